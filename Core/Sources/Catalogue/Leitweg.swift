public import Basics

/// Where an application goes: never nowhere.
public struct Leitweg: Hashable, Sendable {
    public var einheit: Organisationseinheit
    public var zustellweg: Zustellweg
    /// The service that the key named; `nil` if it named none or several.
    public var leistung: Id<Leistung>?
    /// The body whose entry decided; `nil` for a central unit and for the catch-all.
    public var gefundenBei: RegionalKey?
    /// Why it went to the catch-all; `nil` if a competent unit was found.
    public var problem: Leitwegproblem?
}

/// Why no competent unit was found. The application still goes to the catch-all, so none is lost.
public enum Leitwegproblem: Hashable, Sendable {
    /// No service has this key.
    case leistungUnbekannt(String)
    /// More than one service has this key.
    case leistungMehrdeutig(String, [Id<Leistung>])
    /// The service is known, but nobody is competent for it at this place.
    case niemandZustaendig(Id<Leistung>, ort: String)

    /// What went wrong, in words for the person and the clerk.
    public var words: Words {
        switch self {
        case .leistungUnbekannt(let key):
            Words(
                de: "Die Leistung \(key) ist nicht bekannt. Ihr Anliegen geht an die allgemeine Annahmestelle.",
                en: "The service \(key) is not known. Your concern goes to the general intake.")
        case .leistungMehrdeutig(let key, let ids):
            Words(
                de:
                    "Der Schlüssel \(key) steht für \(ids.count) Leistungen. Ihr Anliegen geht an die allgemeine Annahmestelle.",
                en: "The key \(key) stands for \(ids.count) services. Your concern goes to the general intake.")
        case .niemandZustaendig(let id, let place):
            Words(
                de:
                    "Für die Leistung \(id) ist in \(place) niemand eingetragen. Ihr Anliegen geht an die allgemeine Annahmestelle.",
                en: "Nobody is named for the service \(id) in \(place). Your concern goes to the general intake.")
        }
    }

    /// The same as a finding: the way goes on, so it is a warning.
    public var finding: Finding {
        switch self {
        case .leistungUnbekannt(let key): Finding("routing-service-unknown", .warning, words, subject: key)
        case .leistungMehrdeutig(let key, _): Finding("routing-service-ambiguous", .warning, words, subject: key)
        case .niemandZustaendig(let id, _): Finding("routing-nobody-competent", .warning, words, subject: id.text)
        }
    }
}
