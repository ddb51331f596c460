import Basics

/// The official list of municipalities with the bodies above them, their postcodes and the keys that were given up.
///
/// It is read from three small tables (see `Municipalities/README.md`) into flat arrays, since it is asked on every
/// page and there may be 10,943 towns to keep. Numbers inside (`row`) are places in these arrays, sorted by key.
public struct Gemeindeverzeichnis: Sendable {
    let keys: [RegionalKey]
    let names: ByteTable
    /// Names before the comma in folded words.
    let folded: ByteTable
    let arten: [Koerperschaft.Art]
    let seats: [UInt32]
    let populations: [UInt32]
    let slugs: ByteTable
    let slugOrder: [UInt32]
    /// Rows of the Gemeinden, by AGS, as `ags << 32 | row`.
    let byAGS: [UInt64]
    let postcodes: Postleitzahlen
    let dissolved: [Aufgeloest]

    /// A municipality that was merged into another.
    public struct Aufgeloest: Hashable, Sendable {
        /// Its municipality key, 8 digits.
        public var ags: String
        public var name: String
        /// Where it lies now; `nil` if the table does not know.
        public var successor: RegionalKey?
        public var postcodes: [String]
    }

    /// Reads the three tables; throws findings with file and line if a row is not as it should be.
    public init(gemeinden: [UInt8], postleitzahlen: [UInt8], alteSchluessel: [UInt8]) throws {
        var table = BodyTable()
        try table.read(gemeinden)
        keys = table.keys
        names = table.names
        folded = table.folded
        arten = table.arten
        seats = table.seats
        populations = table.populations
        byAGS = table.keys.indices.lazy.filter { table.keys[$0].level == .gemeinde }
            .map { UInt64(table.keys[$0].agsNumber) << 32 | UInt64($0) }.sorted()
        (slugs, slugOrder) = Slugs.make(table)
        postcodes = try Postleitzahlen(postleitzahlen, keys: table.keys)
        dissolved = try Gemeindeverzeichnis.dissolved(alteSchluessel)
    }

    /// How many bodies there are, and how many of them are Gemeinden.
    public var count: Int { keys.count }
    public var gemeindeCount: Int { byAGS.count }

    /// The body with this key.
    public subscript(key: RegionalKey) -> Koerperschaft? {
        row(key).map { body($0) }
    }

    /// The body with this name in addresses.
    public func body(slug: String) -> Koerperschaft? {
        slugs.find(Array(slug.utf8.prefix(256)), in: slugOrder).map { body($0) }
    }

    /// The bodies that one belongs to, the nearest first; a Kreis that is the town itself is left out.
    public func ancestors(of key: RegionalKey) -> [Koerperschaft] {
        key.ancestors.compactMap { self[$0] }.filter { !$0.slug.isEmpty }
    }

    /// The body's name with what tells it from its namesakes: `Münster (Landkreis Darmstadt-Dieburg)`.
    public func label(of body: Koerperschaft) -> String {
        guard body.key.level == .gemeinde, !body.art.isKreisfrei, let kreis = body.key.ancestor(.kreis),
            let above = self[kreis]
        else { return body.spokenName }
        return "\(body.shortName) (\(above.spokenName))"
    }

    /// All bodies in the order of their keys.
    public var all: some Sequence<Koerperschaft> { keys.indices.lazy.map { body($0) } }

    func row(_ key: RegionalKey) -> Int? {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == key ? low : nil
    }

    func body(_ row: Int) -> Koerperschaft {
        Koerperschaft(
            key: keys[row], name: names.text(row), art: arten[row],
            postcode: seats[row] == 0 ? nil : Postleitzahlen.text(seats[row]), population: Int(populations[row]),
            slug: slugs.text(row))
    }

    private static func dissolved(_ bytes: [UInt8]) throws -> [Aufgeloest] {
        var lines = TabLines(bytes)
        var out: [Aufgeloest] = []
        while lines.next() {
            guard lines.fields.count == 4, lines[0].count == 8, lines.number(0) != nil else {
                throw Findings(
                    lines.finding(
                        "catalogue-old-key",
                        Words(
                            de: "Eine Zeile der alten Schlüssel hat AGS, Name, Nachfolger und Postleitzahlen.",
                            en: "A row of old keys has AGS, name, successor and postcodes.")))
            }
            let postcodes = lines[3].split(separator: 0x2c).map { String(decoding: $0, as: UTF8.self) }
            out.append(
                Aufgeloest(
                    ags: lines.text(0), name: lines.text(1), successor: RegionalKey(digits: lines[2]),
                    postcodes: postcodes))
        }
        return out.sorted { $0.ags < $1.ags }
    }
}
