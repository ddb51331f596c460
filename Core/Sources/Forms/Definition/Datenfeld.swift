public import Basics

/// A data field: one question with its type and the limits of its answer.
public struct Datenfeld: Hashable, Sendable {
    public var id: FieldID
    public var angaben: Angaben
    /// What the citizen reads (Bezeichnung Eingabe).
    public var label: String
    /// What is printed (Bezeichnung Ausgabe).
    public var printedLabel: String?
    public var help: String?
    public var printedHelp: String?
    public var elementKind: Schemaelementart
    public var kind: Feldart
    public var type: Datentyp
    public var constraints: Praezisierung
    /// Default content; for labels and locked fields the text that is shown.
    public var content: String?
    public var prefill: Vorbefuellung
    /// Values that stand in the field itself (`werte`).
    public var values: [CodeEntry]
    public var codeList: CodeListReference?
    public var rules: [Regel]

    public init(
        id: FieldID, angaben: Angaben = Angaben(), label: String, printedLabel: String? = nil, help: String? = nil,
        printedHelp: String? = nil, elementKind: Schemaelementart = .abstract, kind: Feldart = .input,
        type: Datentyp = .text, constraints: Praezisierung = Praezisierung(), content: String? = nil,
        prefill: Vorbefuellung = .none, values: [CodeEntry] = [], codeList: CodeListReference? = nil,
        rules: [Regel] = []
    ) {
        self.id = id
        self.angaben = angaben
        self.label = label
        self.printedLabel = printedLabel
        self.help = help
        self.printedHelp = printedHelp
        self.elementKind = elementKind
        self.kind = kind
        self.type = type
        self.constraints = constraints
        self.content = content
        self.prefill = prefill
        self.values = values
        self.codeList = codeList
        self.rules = rules
    }
}

/// How a field appears (XDF `feldart`).
public enum Feldart: String, Hashable, Sendable, CaseIterable {
    case input, select, label, hidden, locked
}

/// What kind of value a field holds (XDF `datentyp`).
public enum Datentyp: String, Hashable, Sendable, CaseIterable {
    case text
    /// Text in the letters of DIN 91379 (String.Latin).
    case textLatin = "text_latin"
    case number = "num"
    case integer = "num_int"
    case currency = "num_currency"
    case date
    case time
    case dateTime = "datetime"
    case bool
    case file
    case object = "obj"
}

/// Whether the answer may or must come from a register or account (XDF 3 `vorbefuellung`).
public enum Vorbefuellung: String, Hashable, Sendable, CaseIterable {
    case none = "keine"
    case optional
    case required = "verpflichtend"
}

/// The limits of an answer (XDF `praezisierung`, `maxSize`, `mediaType`).
public struct Praezisierung: Hashable, Sendable {
    /// In characters.
    public var minLength: Int?
    public var maxLength: Int?
    /// As written in the source: a number or a date, compared by the field's type.
    public var minValue: String?
    public var maxValue: String?
    /// In the dialect of XML Schema; it is held against the whole value.
    public var pattern: String?
    /// In bytes.
    public var maxSize: Int?
    public var mediaTypes: [String]
    /// A remark that is no machine-readable limit (XDF 2 allows free text).
    public var note: String?
    /// What the text must be beside its pattern.
    public var format: Feldformat?

    public init(
        minLength: Int? = nil, maxLength: Int? = nil, minValue: String? = nil, maxValue: String? = nil,
        pattern: String? = nil, maxSize: Int? = nil, mediaTypes: [String] = [], note: String? = nil,
        format: Feldformat? = nil
    ) {
        self.minLength = minLength
        self.maxLength = maxLength
        self.minValue = minValue
        self.maxValue = maxValue
        self.pattern = pattern
        self.maxSize = maxSize
        self.mediaTypes = mediaTypes
        self.note = note
        self.format = format
    }
}

/// Texts with a grammar of their own that no pattern holds: check digits, addresses.
public enum Feldformat: String, Hashable, Sendable, CaseIterable {
    case iban
    case postcode = "plz"
    case email
    case phone = "telefon"
    case plate = "kennzeichen"
}
