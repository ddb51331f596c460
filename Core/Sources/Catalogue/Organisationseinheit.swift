public import Basics

/// A unit of the administration that can be competent: an office, a town as a whole, a chamber.
public struct Organisationseinheit: Hashable, Sendable, Codable, Identifiable {
    public var id: Id<Organisationseinheit>
    public var name: String
    public var art: Art
    /// The body it belongs to; `nil` for one that belongs to none (a chamber, the catch-all).
    public var gebiet: RegionalKey?
    /// Whether it takes what its body is competent for and no other unit is named for.
    public var istHauptstelle: Bool
    public var strasse: String
    public var postleitzahl: String
    public var ort: String
    public var email: String
    public var telefon: String
    public var stand: Stand

    /// What kind of unit it is.
    public enum Art: String, Hashable, Sendable, Codable, CaseIterable {
        case amt
        case gemeinde
        case kreis
        case regierungspraesidium
        case kammer
        case andere
    }

    /// When the record was changed last, by whom, and its number for optimistic locking.
    public struct Stand: Hashable, Sendable, Codable {
        public var version: Int
        public var geaendertAm: Instant?
        public var geaendertVon: String

        public init(version: Int = 1, geaendertAm: Instant? = nil, geaendertVon: String = "") {
            self.version = version
            self.geaendertAm = geaendertAm
            self.geaendertVon = geaendertVon
        }
    }

    public init(
        id: Id<Organisationseinheit>, name: String, art: Art, gebiet: RegionalKey?, istHauptstelle: Bool = false,
        strasse: String = "", postleitzahl: String = "", ort: String = "", email: String = "", telefon: String = "",
        stand: Stand = Stand()
    ) {
        self.id = id
        self.name = name
        self.art = art
        self.gebiet = gebiet
        self.istHauptstelle = istHauptstelle
        self.strasse = strasse
        self.postleitzahl = postleitzahl
        self.ort = ort
        self.email = email
        self.telefon = telefon
        self.stand = stand
    }
}

/// How an application reaches the competent unit.
public enum Zustellweg: Hashable, Sendable, Codable {
    /// Into the desk of this house.
    case intern
    case xta
    case email
    /// Over an interface of its own, by name: `fit-connect`.
    case schnittstelle(String)

    /// The word in tables: `intern`, `xta`, `email`, or the name of the interface.
    public init(_ word: String) {
        switch word {
        case "intern": self = .intern
        case "xta": self = .xta
        case "email", "e-mail": self = .email
        default: self = .schnittstelle(word)
        }
    }
}
