public import Basics

/// That a unit is competent for a service in an area: one row of the competence table.
public struct Zustaendigkeit: Hashable, Sendable, Codable {
    public var leistung: Id<Leistung>
    /// The body in whose area it holds; `nil` for a central unit, competent everywhere.
    public var gebiet: RegionalKey?
    public var einheit: Id<Organisationseinheit>
    public var zustellweg: Zustellweg

    public init(
        _ leistung: Id<Leistung>, in gebiet: RegionalKey?, _ einheit: Id<Organisationseinheit>,
        by zustellweg: Zustellweg = .intern
    ) {
        self.leistung = leistung
        self.gebiet = gebiet
        self.einheit = einheit
        self.zustellweg = zustellweg
    }
}

/// The competence table in flat arrays: ten thousand towns times hundreds of services fit.
struct Zustaendigkeitstabelle: Sendable {
    /// `service << 44 | key`, ascending; a central unit has the key 0.
    private var keys: [UInt64] = []
    /// For each, the place in `ways`.
    private var values: [UInt32] = []
    private var ways: [Way] = []

    /// Who and how.
    struct Way: Hashable, Sendable {
        var unit: UInt32
        var zustellweg: Zustellweg
    }

    init(
        _ rows: some Sequence<Zustaendigkeit>, service: (Id<Leistung>) -> Int?,
        unit: (Id<Organisationseinheit>) -> Int?
    ) throws {
        var waysOfUnit: [Int: [UInt32]] = [:]
        var last: (id: Id<Leistung>, number: Int)?
        for row in rows {
            let number = last?.id == row.leistung ? last?.number : service(row.leistung)
            guard let number, let unit = unit(row.einheit) else {
                throw Findings(
                    Finding(
                        "catalogue-competence", .error,
                        Words(
                            de:
                                "Eine Zuständigkeit nennt eine unbekannte Leistung oder Einheit: \(row.leistung), \(row.einheit).",
                            en: "A competence names an unknown service or unit: \(row.leistung), \(row.einheit).")))
            }
            last = (row.leistung, number)
            keys.append(UInt64(number) << 44 | (row.gebiet?.packed ?? 0))
            values.append(way(Way(unit: UInt32(unit), zustellweg: row.zustellweg), &waysOfUnit[unit, default: []]))
        }
        try order()
    }

    /// The place of a way among those of its unit, which are few.
    private mutating func way(_ way: Way, _ known: inout [UInt32]) -> UInt32 {
        if let place = known.first(where: { ways[Int($0)].zustellweg == way.zustellweg }) { return place }
        ways.append(way)
        known.append(UInt32(ways.count - 1))
        return UInt32(ways.count - 1)
    }

    /// Sorts, and refuses two units for the same service at the same place.
    private mutating func order() throws {
        let ascending = keys.indices.dropFirst().allSatisfy { keys[$0 - 1] < keys[$0] }
        guard !ascending else { return }
        let rows = keys.indices.sorted { keys[$0] < keys[$1] }
        (keys, values) = (rows.map { keys[$0] }, rows.map { values[$0] })
        guard keys.indices.dropFirst().allSatisfy({ keys[$0 - 1] < keys[$0] }) else {
            throw Findings(
                Finding(
                    "catalogue-competence-twice", .error,
                    Words(
                        de: "Für dieselbe Leistung sind am selben Ort zwei Einheiten zuständig.",
                        en: "Two units are competent for the same service at the same place.")))
        }
    }

    func find(service: Int, at key: RegionalKey?) -> Way? {
        let wanted = UInt64(service) << 44 | (key?.packed ?? 0)
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == wanted ? ways[Int(values[low])] : nil
    }
}
