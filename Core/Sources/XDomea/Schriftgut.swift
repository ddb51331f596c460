public import Basics
public import Calendar

/// The records of an authority as the standard xdomea sees them: Akte, Vorgang, Dokument with what is common to them.
public enum Schriftgut {
    /// One of the three objects that a message carries at its top.
    public indirect enum Objekt: Hashable, Sendable {
        case akte(Akte)
        case vorgang(Vorgang)
        case dokument(Dokument)
    }

    /// A file: what belongs together, for years.
    public struct Akte: Hashable, Sendable {
        public var id: ObjektID
        public var metadaten = Metadaten()
        public var archiv = Archivmetadaten()
        public var typ: String?
        public var laufzeit = Zeitraum()
        public var historie: [Historieneintrag] = []
        public var vorgaenge: [Vorgang] = []
        /// Documents that belong to no Vorgang.
        public var dokumente: [Dokument] = []
        public var teilakten: [Akte] = []
        /// The day it was closed (zu den Akten).
        public var zdA: CivilDate?

        public init(id: ObjektID) { self.id = id }
    }

    /// A case within a file.
    public struct Vorgang: Hashable, Sendable {
        public var id: ObjektID
        public var metadaten = Metadaten()
        public var archiv = Archivmetadaten()
        public var typ: String?
        public var laufzeit = Zeitraum()
        public var historie: [Historieneintrag] = []
        public var dokumente: [Dokument] = []
        public var teilvorgaenge: [Vorgang] = []
        /// The day it was closed.
        public var zdA: CivilDate?

        public init(id: ObjektID) { self.id = id }
    }

    /// A document with its versions.
    public struct Dokument: Hashable, Sendable {
        public var id: ObjektID
        public var metadaten = Metadaten()
        public var fremdesGeschaeftszeichen: String?
        public var posteingang: CivilDate?
        public var postausgang: CivilDate?
        /// The date on the letter.
        public var datum: CivilDate?
        public var bearbeiter: String?
        public var typ: String?
        public var historie: [Historieneintrag] = []
        public var versionen: [Version] = []
        public var anlagen: [Dokument] = []

        public init(id: ObjektID) { self.id = id }
    }

    /// A version of a document, in one or more file formats.
    public struct Version: Hashable, Sendable {
        public var nummer: String
        public var formate: [Format]

        public init(_ nummer: String, _ formate: [Format]) {
            self.nummer = nummer
            self.formate = formate
        }
    }

    /// A primary document: the file, its format, and its name in the package.
    public struct Format: Hashable, Sendable {
        /// The code in the list `dateiformat`, `018` for PDF; `100` for others, which then have `sonstiges`.
        public var code: String
        public var sonstiges: String?
        /// The version of the format, `1.7`; `unbekannt` if nobody knows.
        public var version: String
        /// The name in the package: a UUID of its own, an underscore, the name.
        public var dateiname: String
        public var dateinameOriginal: String?
        public var ersteller: String?
        public var zeitpunkt: Instant?

        public init(
            code: String, sonstiges: String? = nil, version: String = "unbekannt", dateiname: String,
            dateinameOriginal: String? = nil, ersteller: String? = nil, zeitpunkt: Instant? = nil
        ) {
            self.code = code
            self.sonstiges = sonstiges
            self.version = version
            self.dateiname = dateiname
            self.dateinameOriginal = dateinameOriginal
            self.ersteller = ersteller
            self.zeitpunkt = zeitpunkt
        }
    }

    /// What every object says about itself.
    public struct Metadaten: Hashable, Sendable {
        public var betreff: String?
        /// The file reference (Aktenzeichen) or number.
        public var kennzeichen: String?
        public var federfuehrung: String?
        public var aktenfuehrung: String?
        public var bemerkung: String?
        public var medium: Medium?
        public var aktenplaneinheit: Einheit?

        public init() {}
    }

    /// Where something is kept; the raw value is the code in the list `medium`.
    public enum Medium: String, Hashable, Sendable {
        case elektronisch = "001"
        case hybrid = "002"
        case papier = "003"
    }

    /// A unit of the file plan that an object belongs to.
    public struct Einheit: Hashable, Sendable {
        public var kennzeichen: String
        public var inhalt: String

        public init(_ kennzeichen: String, _ inhalt: String) {
            self.kennzeichen = kennzeichen
            self.inhalt = inhalt
        }
    }

    /// What the archive wants to know.
    public struct Archivmetadaten: Hashable, Sendable {
        public var aufbewahrung: Aufbewahrungsdauer?
        public var aussonderungsart: Aussonderungsart?
        /// The last day of the retention period; 2.x keeps its year only.
        public var aufbewahrungsende: CivilDate?
        public var bewertungsvorschlag: Bewertungsvorschlag?

        public init() {}

        var isEmpty: Bool { self == Archivmetadaten() }
    }

    /// How long something is kept.
    public enum Aufbewahrungsdauer: Hashable, Sendable {
        case jahre(Int)
        case unbefristet
    }

    /// What is to happen: archive, decide, destroy.
    public enum Aussonderungsart: String, Hashable, Sendable, Codable {
        case archivieren = "A"
        case bewerten = "B"
        case vernichten = "V"
    }

    /// What the authority suggests to the archive.
    public enum Bewertungsvorschlag: String, Hashable, Sendable {
        case archivieren = "A"
        case vernichten = "V"
    }

    /// From when until when something ran.
    public struct Zeitraum: Hashable, Sendable {
        public var beginn: CivilDate?
        public var ende: CivilDate?

        public init(_ beginn: CivilDate? = nil, _ ende: CivilDate? = nil) {
            self.beginn = beginn
            self.ende = ende
        }
    }

    /// Who did what when: one entry of the log of an object.
    public struct Historieneintrag: Hashable, Sendable {
        public var akteur: String
        public var zeitpunkt: Instant
        public var aktion: String
        public var bemerkung: String?
        public var metadatum: String?
        public var alterWert: String?
        public var neuerWert: String?

        public init(_ akteur: String, _ zeitpunkt: Instant, _ aktion: String, bemerkung: String? = nil) {
            self.akteur = akteur
            self.zeitpunkt = zeitpunkt
            self.aktion = aktion
            self.bemerkung = bemerkung
        }
    }
}
