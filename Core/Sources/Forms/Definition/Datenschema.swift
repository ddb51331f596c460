public import Basics

/// A data schema: all that a form asks, as a tree of groups and fields, with its rules and code lists.
///
/// It is what XDatenfelder calls a Stammdatenschema, read from any of its versions. The same field may stand at
/// several places; a place is a `SchemaPath`.
public struct Datenschema: Hashable, Sendable {
    public var id: SchemaID
    public var angaben: Angaben
    /// The title for citizens; the editor's name where it is empty.
    public var title: String
    public var help: String?
    /// The document profile (Dokumentsteckbrief) that it belongs to.
    public var documentProfile: String?
    public var structure: [Struktur]
    public var rules: [Regel]
    /// Code lists that came along, by the key that `CodeListReference.key` gives.
    public var codeLists: [String: CodeList]

    public init(
        id: SchemaID, angaben: Angaben = Angaben(), title: String, help: String? = nil,
        documentProfile: String? = nil, structure: [Struktur], rules: [Regel] = [], codeLists: [String: CodeList] = [:]
    ) {
        self.id = id
        self.angaben = angaben
        self.title = title
        self.help = help
        self.documentProfile = documentProfile
        self.structure = structure
        self.rules = rules
        self.codeLists = codeLists
    }
}

/// One place in a structure: which element stands there and how often (`anzahl`, `min:max`).
public struct Struktur: Hashable, Sendable {
    public var min: Int
    /// `nil` stands for `*`, any number.
    public var max: Int?
    public var bezug: [Bezug]
    public var element: Element

    /// What stands at a place: a field or a group.
    public enum Element: Hashable, Sendable {
        case field(Datenfeld)
        case group(Datenfeldgruppe)
    }

    public init(_ element: Element, min: Int = 1, max: Int? = 1, bezug: [Bezug] = []) {
        self.element = element
        self.min = min
        self.max = max
        self.bezug = bezug
    }

    /// A field that stands once.
    public static func field(_ field: Datenfeld, min: Int = 1, max: Int? = 1) -> Struktur {
        Struktur(.field(field), min: min, max: max)
    }

    /// A group that stands once.
    public static func group(_ group: Datenfeldgruppe, min: Int = 1, max: Int? = 1) -> Struktur {
        Struktur(.group(group), min: min, max: max)
    }

    /// Whether it may stand more than once.
    public var isRepeatable: Bool { max.map { $0 > 1 } ?? true }

    /// The id of the element, whatever it is.
    public var id: String {
        switch element {
        case .field(let field): field.id.text
        case .group(let group): group.id.text
        }
    }
}

/// A group of data fields that belong together: an address, a person, a dog.
public struct Datenfeldgruppe: Hashable, Sendable {
    public var id: GroupID
    public var angaben: Angaben
    /// What the citizen reads above it (Bezeichnung Eingabe).
    public var label: String
    /// What is printed above it (Bezeichnung Ausgabe).
    public var printedLabel: String?
    public var help: String?
    public var printedHelp: String?
    public var elementKind: Schemaelementart
    /// Whether exactly one of its children is to be answered (XDF 3 `art` X).
    public var isChoice: Bool
    public var structure: [Struktur]
    public var rules: [Regel]

    public init(
        id: GroupID, angaben: Angaben = Angaben(), label: String, printedLabel: String? = nil, help: String? = nil,
        printedHelp: String? = nil, elementKind: Schemaelementart = .abstract, isChoice: Bool = false,
        structure: [Struktur], rules: [Regel] = []
    ) {
        self.id = id
        self.angaben = angaben
        self.label = label
        self.printedLabel = printedLabel
        self.help = help
        self.printedHelp = printedHelp
        self.elementKind = elementKind
        self.isChoice = isChoice
        self.structure = structure
        self.rules = rules
    }
}

/// Who vouches for an element: abstract (ABS), harmonised (HAR) or grounded in law (RNG).
public enum Schemaelementart: String, Hashable, Sendable {
    case abstract = "ABS"
    case harmonised = "HAR"
    case legal = "RNG"
}
