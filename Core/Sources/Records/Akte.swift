public import Basics
public import Calendar

/// A file (Akte) with its cases and their documents.
///
/// `schluessel` is a text that names the object for ever in this house (the id of a case, of a document): the UUIDs in
/// exchange messages are made from it, so a second export is the same file.
public struct Akte: Hashable, Sendable {
    public var schluessel: String
    public var aktenzeichen: String
    public var betreff: String
    public var einheit: Aktenplaneinheit
    public var angelegt: CivilDate
    /// The day it was closed; the retention period runs from the end of that year.
    public var geschlossen: CivilDate?
    /// The office in charge.
    public var federfuehrung: String
    public var vorgaenge: [Aktenvorgang]
    public var sperren: [Sperre]

    public init(
        schluessel: String, aktenzeichen: String, betreff: String, einheit: Aktenplaneinheit, angelegt: CivilDate,
        geschlossen: CivilDate? = nil, federfuehrung: String = "", vorgaenge: [Aktenvorgang] = [],
        sperren: [Sperre] = []
    ) {
        self.schluessel = schluessel
        self.aktenzeichen = aktenzeichen
        self.betreff = betreff
        self.einheit = einheit
        self.angelegt = angelegt
        self.geschlossen = geschlossen
        self.federfuehrung = federfuehrung
        self.vorgaenge = vorgaenge
        self.sperren = sperren
    }

    /// The last day it is kept; `nil` while it is open, and if it is kept for good.
    public var aufbewahrungsende: CivilDate? {
        geschlossen.flatMap { einheit.aufbewahrung.ende(geschlossen: $0) }
    }
}

/// A case within a file.
public struct Aktenvorgang: Hashable, Sendable {
    public var schluessel: String
    public var betreff: String
    /// What kind of case: the name of the service.
    public var art: String
    public var beginn: CivilDate
    public var ende: CivilDate?
    public var protokoll: [Protokolleintrag]
    public var dokumente: [Aktendokument]

    public init(
        schluessel: String, betreff: String, art: String, beginn: CivilDate, ende: CivilDate? = nil,
        protokoll: [Protokolleintrag] = [], dokumente: [Aktendokument] = []
    ) {
        self.schluessel = schluessel
        self.betreff = betreff
        self.art = art
        self.beginn = beginn
        self.ende = ende
        self.protokoll = protokoll
        self.dokumente = dokumente
    }
}

/// Who did what when, and why.
public struct Protokolleintrag: Hashable, Sendable {
    public var wer: String
    public var wann: Instant
    public var was: String
    public var warum: String?

    public init(_ wer: String, _ wann: Instant, _ was: String, warum: String? = nil) {
        self.wer = wer
        self.wann = wann
        self.was = was
        self.warum = warum
    }
}

/// A document of a case, with all its versions, the oldest first.
public struct Aktendokument: Hashable, Sendable {
    public var schluessel: String
    public var titel: String
    /// What it is: `Antrag`, `Nachweis`, `Bescheid`.
    public var art: String
    public var eingang: CivilDate?
    public var ausgang: CivilDate?
    /// The date on it.
    public var datum: CivilDate?
    public var bearbeiter: String?
    public var versionen: [Dokumentversion]
    public var anlagen: [Aktendokument]

    public init(
        schluessel: String, titel: String, art: String, eingang: CivilDate? = nil, ausgang: CivilDate? = nil,
        datum: CivilDate? = nil, bearbeiter: String? = nil, versionen: [Dokumentversion], anlagen: [Aktendokument] = []
    ) {
        self.schluessel = schluessel
        self.titel = titel
        self.art = art
        self.eingang = eingang
        self.ausgang = ausgang
        self.datum = datum
        self.bearbeiter = bearbeiter
        self.versionen = versionen
        self.anlagen = anlagen
    }
}

/// A version of a document: a file.
public struct Dokumentversion: Hashable, Sendable {
    /// 1 for the first.
    public var nummer: Int
    public var dateiname: String
    /// The bytes; empty where only metadata are exported.
    public var inhalt: [UInt8]
    /// The version of the format, if known: `1.7`, `A-3a`.
    public var formatversion: String?
    public var ersteller: String?
    public var zeitpunkt: Instant?

    public init(
        _ nummer: Int = 1, dateiname: String, inhalt: [UInt8], formatversion: String? = nil, ersteller: String? = nil,
        zeitpunkt: Instant? = nil
    ) {
        self.nummer = nummer
        self.dateiname = dateiname
        self.inhalt = inhalt
        self.formatversion = formatversion
        self.ersteller = ersteller
        self.zeitpunkt = zeitpunkt
    }
}

/// A legal hold (Aufbewahrungssperre): as long as it stands, nothing is offered and nothing destroyed.
public struct Sperre: Hashable, Sendable, Codable {
    /// Why: `Klage VG Gießen 4 K 123/26`.
    public var grund: String
    public var gesetztVon: String
    public var seit: CivilDate
    /// The day it was lifted.
    public var aufgehoben: CivilDate?

    public init(_ grund: String, von gesetztVon: String, seit: CivilDate, aufgehoben: CivilDate? = nil) {
        self.grund = grund
        self.gesetztVon = gesetztVon
        self.seit = seit
        self.aufgehoben = aufgehoben
    }

    /// Whether it stands on a day.
    public func gilt(am tag: CivilDate) -> Bool { seit <= tag && (aufgehoben.map { tag < $0 } ?? true) }
}
