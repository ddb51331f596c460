public import Basics

/// All services that a house knows, found by key, by id and by everyday words.
public struct Leistungsverzeichnis: Sendable {
    public let leistungen: [Leistung]
    private let byKey: [LeiKaKey: [Int]]
    private let byInternalKey: [String: [Int]]
    private let byId: [Id<Leistung>: Int]
    private let index: Suchindex

    public init(_ leistungen: [Leistung]) {
        self.leistungen = leistungen
        var byKey: [LeiKaKey: [Int]] = [:]
        var byInternalKey: [String: [Int]] = [:]
        var byId: [Id<Leistung>: Int] = [:]
        for (number, leistung) in leistungen.enumerated() {
            for key in Set(leistung.schluessel) { byKey[key, default: []].append(number) }
            if let key = leistung.internerSchluessel { byInternalKey[key, default: []].append(number) }
            if byId[leistung.id] == nil { byId[leistung.id] = number }
        }
        self.byKey = byKey
        self.byInternalKey = byInternalKey
        self.byId = byId
        index = Suchindex(leistungen)
    }

    public subscript(id: Id<Leistung>) -> Leistung? { byId[id].map { leistungen[$0] } }

    /// The place of a service in `leistungen`.
    func number(_ id: Id<Leistung>) -> Int? { byId[id] }

    /// All services that a written key names: a LeiKa key, else an internal key, else an id.
    public func find(key text: String) -> [Leistung] {
        if let key = LeiKaKey(text), let found = byKey[key] { return found.map { leistungen[$0] } }
        if let found = byInternalKey[text] { return found.map { leistungen[$0] } }
        return byId[Id(text)].map { [leistungen[$0]] } ?? []
    }

    /// The services that fit what a person typed, best first. A key of 14 digits finds its services.
    public func search(_ text: String, limit: Int = 20) -> [Leistung] {
        if let key = LeiKaKey(text.prefix(80)), let found = byKey[key] { return found.map { leistungen[$0] } }
        return index.search(text).prefix(max(0, limit)).map { leistungen[$0.service] }
    }

    /// The services of a situation in life, in the order of the list.
    public func leistungen(lebenslage: String) -> [Leistung] {
        leistungen.filter { $0.lebenslagen.contains(lebenslage) }
    }
}
