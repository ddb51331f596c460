/// A data schema (Stammdatenschema) as XDatenfelder 2.0 or 3.0.0 writes it, message 0102.
///
/// Files repeat an element in full at each of its places. Here each distinct element is held once in a pool, and a
/// place (`XDFStruktur`) holds its index; writing expands it again. Relations are not held: they are up to nine tenths
/// of a file and say nothing about the form.
public struct XDFSchema: Hashable, Sendable {
    public var format: XDFFormat
    public var header: XDFHeader
    public var base: XDFBase
    /// The title for citizens (XDF 2: `bezeichnungEingabe`).
    public var bezeichnung: String
    /// XDF 2 only.
    public var bezeichnungAusgabe: String?
    public var hilfetext: String?
    public var ableitungsmodifikationenStruktur: String
    public var ableitungsmodifikationenRepraesentation: String
    /// XDF 3 only; often the placeholder D99000000001.
    public var dokumentsteckbrief: XDFIdentifikation?
    public var regeln: [Int] = []
    public var struktur: [XDFStruktur] = []

    public var fieldPool: [XDFField] = []
    public var groupPool: [XDFGroup] = []
    public var rulePool: [XDFRule] = []
}

/// The head of a message.
public struct XDFHeader: Hashable, Sendable {
    public var nachrichtID: String
    public var erstellungszeitpunkt: String
    public var referenzID: String?
    public var produktbezeichnung: String?
    public var produkthersteller: String?
    public var produktversion: String?
    public var datenqualitaet: String?
}

/// Id and version of an element; both are opaque, and no version means draft.
public struct XDFIdentifikation: Hashable, Sendable {
    public var id: String
    public var version: String?

    public init(id: String, version: String?) {
        self.id = id
        self.version = version
    }
}

/// What all elements say about themselves (AllgemeineAngaben).
public struct XDFBase: Hashable, Sendable {
    public var identifikation = XDFIdentifikation(id: "", version: nil)
    public var name = ""
    public var beschreibung: String?
    public var definition: String?
    public var bezug: [XDFBezug] = []
    /// The code of `freigabestatus` (XDF 3: 1 to 8) or `status` (XDF 2: inVorbereitung, aktiv, inaktiv).
    public var status = ""
    public var statusListVersion: String?
    public var statusGesetztAm: String?
    public var statusGesetztDurch: String?
    public var gueltigAb: String?
    public var gueltigBis: String?
    public var versionshinweis: String?
    public var veroeffentlichungsdatum: String?
    /// XDF 3 only.
    public var letzteAenderung: String?
    public var stichwort: [XDFStichwort] = []
}

/// A legal or other source of an element.
public struct XDFBezug: Hashable, Sendable {
    public var text: String
    public var link: String?
}

public struct XDFStichwort: Hashable, Sendable {
    public var text: String
    public var uri: String
}

/// One place in a schema or group: what stands there and how often.
public struct XDFStruktur: Hashable, Sendable {
    /// `min:max`, where max may be `*`.
    public var anzahl: String
    public var bezug: [XDFBezug]
    public var enthaelt: XDFElement

    public var minimum: Int { Int(anzahl.prefix { $0 != ":" }) ?? 0 }

    /// Nil stands for any number.
    public var maximum: Int? { Int(anzahl.drop { $0 != ":" }.dropFirst()) }

    public var isRepeatable: Bool { maximum != 1 && maximum != 0 }
}

/// A field or a group by its index in the pool.
public enum XDFElement: Hashable, Sendable {
    case field(Int)
    case group(Int)
}

/// What fields and groups have in common (Schemaelementangaben).
public struct XDFLabels: Hashable, Sendable {
    public var bezeichnungEingabe = ""
    public var bezeichnungAusgabe: String?
    public var schemaelementart = "ABS"
    public var hilfetextEingabe: String?
    public var hilfetextAusgabe: String?
}

/// A data field.
public struct XDFField: Hashable, Sendable {
    public var base = XDFBase()
    public var labels = XDFLabels()
    public var feldart = "input"
    public var datentyp = "text"
    public var praezisierung: XDFPraezisierung?
    public var inhalt: String?
    public var vorbefuellung = "keine"
    /// The values that stand in the field itself; nil if the field has no such list.
    public var werte: [XDFWert]?
    public var codeliste: XDFCodelistenReferenz?
    public var codeKey: String?
    public var nameKey: String?
    public var helpKey: String?
    public var regeln: [Int] = []
    /// In bytes.
    public var maxSize: String?
    public var mediaTypes: [String] = []

    /// By id and version alone: elements that share these are the same but for a few.
    public func hash(into hasher: inout Hasher) { hasher.combine(base.identifikation) }
}

/// The limits of an answer: attributes in XDF 3, a text of several kinds in XDF 2.
public struct XDFPraezisierung: Hashable, Sendable {
    public var text = ""
    public var minLength: String?
    public var maxLength: String?
    public var minValue: String?
    public var maxValue: String?
    public var pattern: String?

    /// Whether a machine finds nothing in it.
    public var hasNoLimits: Bool {
        minLength == nil && maxLength == nil && minValue == nil && maxValue == nil && pattern == nil
    }
}

public struct XDFWert: Hashable, Sendable {
    public var code: String
    public var name: String
    public var hilfe: String?

    public init(code: String, name: String, hilfe: String? = nil) {
        self.code = code
        self.name = name
        self.hilfe = hilfe
    }
}

/// Which code list a field takes its values from.
public struct XDFCodelistenReferenz: Hashable, Sendable {
    /// XDF 2 only: the list as an element (`C60000017`).
    public var identifikation: XDFIdentifikation?
    public var canonicalIdentification: String?
    public var version: String?
    public var canonicalVersionUri: String?
}

/// A group of fields and groups.
public struct XDFGroup: Hashable, Sendable {
    public var base = XDFBase()
    public var labels = XDFLabels()
    /// `X` marks a choice: one of the members is answered (XDF 3).
    public var art: String?
    public var regeln: [Int] = []
    public var struktur: [XDFStruktur] = []

    /// By id and version alone: elements that share these are the same but for a few.
    public func hash(into hasher: inout Hasher) { hasher.combine(base.identifikation) }
}

/// A rule. Its substance is prose: `freitextRegel` (XDF 3) or `definition` (XDF 2).
public struct XDFRule: Hashable, Sendable {
    public var base = XDFBase()
    public var freitext: String?
    /// XDF 2 only.
    public var bezeichnungEingabe: String?
    public var bezeichnungAusgabe: String?
    /// K, B, M or V (XDF 3).
    public var typ: String?
    public var param: [XDFRuleParameter] = []
    public var ziel: [XDFRuleTarget] = []
    public var skript: String?
    public var fehler: [XDFRuleMessage] = []

    /// By id and version alone: elements that share these are the same but for a few.
    public func hash(into hasher: inout Hasher) { hasher.combine(base.identifikation) }
}

public struct XDFRuleParameter: Hashable, Sendable {
    public var element: String
    public var name: String
    public var typ: String
}

public struct XDFRuleTarget: Hashable, Sendable {
    public var element: String
    public var name: String
}

public struct XDFRuleMessage: Hashable, Sendable {
    public var code: String
    public var text: String
}
