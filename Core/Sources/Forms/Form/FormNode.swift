import Basics

/// One place of a schema, made ready: where it stands, how often, what it reads, when it is asked.
public struct FormNode: Sendable {
    /// Its number in `SchemaTree.nodes`; parents come before their children.
    public let index: Int
    /// The last step of its path: the id of the element, made unique among its siblings.
    public let key: String
    public let path: SchemaPath
    public let parent: Int?
    public internal(set) var children: [Int] = []
    public let min: Int
    public let max: Int?
    public let element: Struktur.Element
    /// The words the citizen reads, after the journey's settings.
    public let label: String
    public let help: String?
    public let settings: FieldSettings
    /// The groups with rows in which it stands, from the outside in; for a group with rows, itself last.
    public let rowGroups: [Int]
    /// Whether the group has rows of its own: repeatable, or optional with a list page.
    public let hasRows: Bool
    /// What reads the answers of a field.
    let reader: AnswerReader?
    /// The codes that may be chosen.
    public let entries: [CodeEntry]
    /// How many fields that can be answered lie below it (1 for such a field itself).
    public internal(set) var inputs = 0
    /// Whether rows begin somewhere below it.
    public internal(set) var holdsRows = false

    /// The field, if it is one.
    public var field: Datenfeld? {
        if case .field(let field) = element { return field }
        return nil
    }

    /// The group, if it is one.
    public var group: Datenfeldgruppe? {
        if case .group(let group) = element { return group }
        return nil
    }

    /// Whether a person can answer it.
    public var isInput: Bool {
        guard let field else { return false }
        return field.kind == .input || field.kind == .select
    }

    /// Whether several answers of a field stand beside each other: more texts, more codes, more files.
    public var isMultiple: Bool { field != nil && (max.map { $0 > 1 } ?? true) }

    var words: FaultWords {
        FaultWords(
            label: label, type: field?.type ?? .text, isSelection: field?.kind == .select && field?.type != .bool,
            example: settings.example)
    }

    /// The place of its answer in given rows, one for each of its row groups. A group with rows itself is named
    /// without the last: its path then has row 0.
    public func answerPath(rows: [Int], tree: SchemaTree) -> AnswerPath {
        var steps: [AnswerPath.Step] = []
        var chain: [Int] = [index]
        while let parent = tree.nodes[chain[0]].parent { chain.insert(parent, at: 0) }
        var next = 0
        for link in chain {
            let node = tree.nodes[link]
            let row = node.hasRows && next < rows.count ? rows[next] : 0
            if node.hasRows { next += 1 }
            steps.append(AnswerPath.Step(node.key, row: row))
        }
        return AnswerPath(steps)
    }
}
