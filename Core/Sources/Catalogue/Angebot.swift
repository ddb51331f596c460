public import Basics
public import Calendar

/// What a body says about a service that it offers, over what the service itself says; what it leaves open is taken
/// from the body above, then from the service.
public struct Angebot: Hashable, Sendable, Codable {
    public var leistung: Id<Leistung>
    public var gebiet: RegionalKey
    public var einheit: Id<Organisationseinheit>?
    public var texte: [Leistungstext]
    public var gebuehr: Cents?
    public var vertrauensniveau: Vertrauensniveau?
    /// Documents asked for besides those of the service.
    public var unterlagen: [String]
    /// Where the service is offered online outside this house.
    public var onlinedienste: [String]

    public init(_ leistung: Id<Leistung>, in gebiet: RegionalKey) {
        self.leistung = leistung
        self.gebiet = gebiet
        texte = []
        unterlagen = []
        onlinedienste = []
    }

    /// This offer with what it leaves open taken from one above it.
    public func over(_ above: Angebot) -> Angebot {
        var merged = self
        merged.einheit = einheit ?? above.einheit
        merged.gebuehr = gebuehr ?? above.gebuehr
        merged.vertrauensniveau = vertrauensniveau ?? above.vertrauensniveau
        merged.texte += above.texte.filter { other in
            !texte.contains { $0.modul == other.modul && $0.sprache == other.sprache }
        }
        merged.unterlagen = above.unterlagen.filter { !unterlagen.contains($0) } + unterlagen
        if onlinedienste.isEmpty { merged.onlinedienste = above.onlinedienste }
        return merged
    }

    /// The text of a module: the offer's own, else the service's.
    public func text(_ modul: Textmodul, _ sprache: String = "de", of leistung: Leistung) -> String? {
        let own = texte.filter { $0.modul == modul }
        return own.first { $0.sprache == sprache }?.inhalt
            ?? (leistung.texte.contains { $0.modul == modul && $0.sprache == sprache }
                ? leistung.text(modul, sprache)
                : own.first { $0.sprache == "de" }?.inhalt ?? leistung.text(modul, sprache))
    }
}
