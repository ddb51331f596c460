import Basics

/// One place of a schema, made ready: where it stands, how often, what it reads, when it is asked.
///
/// Nodes are passed around for every look at a form: what never changes lies behind one reference.
public struct FormNode: Sendable {
    /// What the node is from the start.
    let traits: Traits
    public internal(set) var children: [Int] = []
    /// How many fields that can be answered lie below it (1 for such a field itself).
    public internal(set) var inputs = 0
    /// Whether rows begin somewhere below it.
    public internal(set) var holdsRows = false

    /// Its number in `SchemaTree.nodes`; parents come before their children.
    public var index: Int { traits.index }
    /// The last step of its path: the id of the element, made unique among its siblings.
    public var key: String { traits.key }
    public var path: SchemaPath { traits.path }
    public var parent: Int? { traits.parent }
    public var min: Int { traits.min }
    public var max: Int? { traits.max }
    public var element: Struktur.Element { traits.element }
    /// The field, if it is one.
    public var field: Datenfeld? { traits.field }
    /// The group, if it is one.
    public var group: Datenfeldgruppe? {
        if case .group(let group) = traits.element { return group }
        return nil
    }
    /// The words the citizen reads, after the journey's settings.
    public var label: String { traits.label }
    public var help: String? { traits.help }
    public var settings: FieldSettings { traits.settings }
    /// The groups with rows in which it stands, from the outside in; for a group with rows, itself last.
    public var rowGroups: [Int] { traits.rowGroups }
    /// Whether the group has rows of its own: repeatable, or optional with a list page.
    public var hasRows: Bool { traits.hasRows }
    /// What reads the answers of a field.
    var reader: AnswerReader? { traits.reader }
    /// The codes that may be chosen.
    public var entries: [CodeEntry] { traits.entries }
    /// Whether a person can answer it.
    public var isInput: Bool { traits.isInput }
    /// Whether several answers of a field stand beside each other: more texts, more codes, more files.
    public var isMultiple: Bool { traits.isMultiple }

    /// Whether lists and search show it.
    public var isSearchable: Bool { traits.settings.searchable }
    /// Whether it asks for an address for mail.
    public var asksForMail: Bool { traits.settings.autocomplete == "email" || traits.settings.format == .email }
    /// What of a name the field asks for; nil if it asks for something else.
    public var namePart: NamePart? { traits.namePart }
    /// Whether the field asks for a person's name, by what the browser may fill in or by the label.
    public var holdsName: Bool { traits.namePart != nil }

    /// What of a name a field may ask for.
    public enum NamePart: Sendable {
        case given, family, whole

        init?(_ settings: FieldSettings, label: String) {
            switch settings.autocomplete {
            case "given-name": self = .given
            case "family-name": self = .family
            case "name", "organization": self = .whole
            case nil:
                switch label.lowercased() {
                case "vorname", "vornamen": self = .given
                case "nachname", "familienname": self = .family
                case "name", "firma": self = .whole
                default: return nil
                }
            default: return nil
            }
        }
    }

    var words: FaultWords {
        FaultWords(
            label: label, type: field?.type ?? .text, isSelection: field?.kind == .select && field?.type != .bool,
            example: settings.example)
    }

    /// The place of its answer in given rows, one for each of its row groups. A group with rows itself is named
    /// without the last: its path then has row 0.
    public func answerPath(rows: [Int]) -> AnswerPath {
        var path = traits.firstPath
        for (step, row) in zip(traits.rowSteps, rows) { path.steps[step].row = row }
        return path
    }

    /// What is fixed when the node is made; see the node's own members.
    final class Traits: Sendable {
        let index: Int
        let key: String
        let path: SchemaPath
        let parent: Int?
        let min: Int
        let max: Int?
        let element: Struktur.Element
        let field: Datenfeld?
        let label: String
        let help: String?
        let settings: FieldSettings
        let rowGroups: [Int]
        let hasRows: Bool
        let reader: AnswerReader?
        let entries: [CodeEntry]
        let isInput: Bool
        let isMultiple: Bool
        let namePart: NamePart?
        /// The place of its answer in the first rows.
        let firstPath: AnswerPath
        /// Which steps of the place have rows.
        let rowSteps: [Int]

        init(
            index: Int, key: String, path: SchemaPath, above: FormNode?, min: Int, max: Int?, element: Struktur.Element,
            words: (label: String, help: String?), settings: FieldSettings, hasRows: Bool, reader: AnswerReader?,
            entries: [CodeEntry]
        ) {
            self.index = index
            self.key = key
            self.path = path
            parent = above?.index
            self.min = min
            self.max = max
            self.element = element
            if case .field(let field) = element { self.field = field } else { field = nil }
            label = words.label
            help = words.help
            self.settings = settings
            rowGroups = (above?.rowGroups ?? []) + (hasRows ? [index] : [])
            self.hasRows = hasRows
            self.reader = reader
            self.entries = entries
            isInput = field?.kind == .input || field?.kind == .select
            isMultiple = field != nil && (max.map { $0 > 1 } ?? true)
            namePart = NamePart(settings, label: words.label)
            let steps = above?.traits.firstPath.steps ?? []
            firstPath = AnswerPath(steps + [AnswerPath.Step(key, row: 0)])
            rowSteps = (above?.traits.rowSteps ?? []) + (hasRows ? [steps.count] : [])
        }
    }
}
