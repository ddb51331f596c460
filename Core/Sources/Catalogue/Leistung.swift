public import Basics
public import Calendar

/// A service of the administration (Leistung): what it is called, what is said of it, who does it.
///
/// The record of the national standard XZuFi as the town hall needs it; a text module that is missing is absent and
/// never made up.
public struct Leistung: Hashable, Sendable, Codable, Identifiable {
    public var id: Id<Leistung>
    /// Its keys in the national catalogue, usually one; a bundle has several.
    public var schluessel: [LeiKaKey]
    /// A key of its own that the publisher uses, if any.
    public var internerSchluessel: String?
    public var texte: [Leistungstext]
    /// Other names for it: `Hundemarke`.
    public var synonyme: [String]
    /// How people say it: `mein Hund`, `Welpe`.
    public var alltagswoerter: [String]
    /// Situations in life it belongs to: `Umzug`, `Geburt`.
    public var lebenslagen: [String]
    public var fristen: [Leistungsfrist]
    public var kosten: [Leistungskosten]
    public var bearbeitungsdauer: Leistungsfrist?
    public var vertrauensniveau: Vertrauensniveau?
    /// The level that does it where nothing else is said: the Gemeinde for a parking permit, the Kreis for a car.
    public var ebene: RegionalKey.Level
    /// Who executes whose law, as the catalogue types it: `2`, `3`, `2/3`, `5`.
    public var typisierung: [String]
    /// Where it is valid; empty for everywhere.
    public var gebiete: [RegionalKey]
    /// The day of the last change to its texts.
    public var stand: CivilDate?

    public init(
        id: Id<Leistung>, schluessel: [LeiKaKey] = [], texte: [Leistungstext] = [], synonyme: [String] = [],
        alltagswoerter: [String] = [], lebenslagen: [String] = [], ebene: RegionalKey.Level = .gemeinde
    ) {
        self.id = id
        self.schluessel = schluessel
        self.texte = texte
        self.synonyme = synonyme
        self.alltagswoerter = alltagswoerter
        self.lebenslagen = lebenslagen
        self.ebene = ebene
        fristen = []
        kosten = []
        typisierung = []
        gebiete = []
    }

    /// The text of a module in a language; in German if it has none in that language.
    public func text(_ modul: Textmodul, _ sprache: String = "de") -> String? {
        let all = texte.lazy.filter { $0.modul == modul }
        return (all.first { $0.sprache == sprache } ?? all.first { $0.sprache == "de" })?.inhalt
    }

    /// What citizens read as its name: the plain name, else the official one, else the id.
    public func name(_ sprache: String = "de") -> String {
        text(.name, sprache) ?? text(.bezeichnung, sprache) ?? id.text
    }
}

/// A text about a service, in one language.
public struct Leistungstext: Hashable, Sendable, Codable {
    public var modul: Textmodul
    /// A language tag: `de`, `de-leicht`, `en`.
    public var sprache: String
    /// Plain text or an HTML fragment, as the source has it.
    public var inhalt: String

    public init(_ modul: Textmodul, _ inhalt: String, sprache: String = "de") {
        self.modul = modul
        self.inhalt = inhalt
        self.sprache = sprache
    }
}

/// The text modules of a service; the raw value is their code in the list `leistungstextmodulleika`.
public enum Textmodul: String, Hashable, Sendable, Codable, CaseIterable {
    case bezeichnung = "02"
    case name = "03"
    case kurztext = "05"
    case volltext = "06"
    case handlungsgrundlagen = "07"
    case unterlagen = "08"
    case voraussetzungen = "09"
    case verfahrensablauf = "11"
    case formulare = "14"
    case weiterfuehrendes = "15"
    case hinweise = "16"
    case urheber = "18"
    case zustaendigeStelle = "22"
    case ansprechpunkt = "23"
    case teaser = "24"
    case rechtsbehelf = "25"
}

/// A short text in several languages, as the descriptions of deadlines and costs are.
public struct Sprachtext: Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// Texts by their language tag: `de`, `de-leicht`, `en`. None is empty.
    public private(set) var inhalte: [String: String] = [:]

    public init() {}

    /// A text in German; none if it is empty.
    public init(_ deutsch: String) { self["de"] = deutsch }

    public init(stringLiteral deutsch: String) { self.init(deutsch) }

    /// In German and English.
    public init(_ words: Words) {
        self.init(words.de)
        self["en"] = words.en
    }

    public var isEmpty: Bool { inhalte.isEmpty }

    /// The text in exactly this language; an empty one takes it away.
    public subscript(sprache: String) -> String? {
        get { inhalte[sprache] }
        set { inhalte[sprache] = newValue?.isEmpty == false ? newValue : nil }
    }

    /// The text in a language; in German if there is none in that language, else in the first of those there are.
    public func text(_ sprache: String = "de") -> String? {
        inhalte[sprache] ?? inhalte["de"] ?? inhalte.min { $0.key < $1.key }?.value
    }
}

/// A time that a service sets or takes, in words and, where it can be computed, as a period.
public struct Leistungsfrist: Hashable, Sendable, Codable {
    public var text: Sprachtext
    public var laenge: StatutoryPeriod.Length?

    public init(_ text: Sprachtext, _ laenge: StatutoryPeriod.Length? = nil) {
        self.text = text
        self.laenge = laenge
    }
}

/// What a service costs.
public enum Leistungskosten: Hashable, Sendable, Codable {
    case frei
    case fest(Cents, text: Sprachtext)
    case rahmen(von: Cents, bis: Cents, text: Sprachtext)
    case variabel(text: Sprachtext)
}

/// How surely a person must be known (Vertrauensniveau).
public enum Vertrauensniveau: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// None: no sign-in needed.
    case keines
    /// A name and a password.
    case basis
    case substanziell
    case hoch

    public static func < (a: Vertrauensniveau, b: Vertrauensniveau) -> Bool { a.rank < b.rank }

    private var rank: Int { Vertrauensniveau.allCases.firstIndex(of: self) ?? 0 }
}
