public import Basics

/// One page as it is to be drawn: its words, its fields with what was typed, its place on the way.
public struct PageForm: Hashable, Sendable {
    public var stop: Stop
    public var title: String
    public var section: String?
    public var intro: String?
    public var progress: Progress
    public var content: Content

    public enum Content: Hashable, Sendable {
        case fields([Item])
        case list(RowList)
    }

    /// What stands on a page: a field, a remark, or a group with its label and what is in it.
    public enum Item: Hashable, Sendable {
        case field(FieldView)
        case note(title: String, text: String?)
        case group(GroupView)
    }
}

extension PageForm {
    /// The places that the page asks for, as findings name them.
    public var asked: Set<String> {
        guard case .fields(let items) = content else { return [] }
        return PageForm.places(items)
    }

    /// Groups nest no deeper than the schema, whose depth is bounded.
    private static func places(_ items: [Item]) -> Set<String> {
        var found: Set<String> = []
        for item in items {
            switch item {
            case .field(let field): found.insert(field.path.description)
            case .group(let group): found.formUnion(places(group.items).union([group.path.description]))
            case .note: break
            }
        }
        return found
    }
}

/// A group inside a page.
public struct GroupView: Hashable, Sendable {
    public var path: AnswerPath
    public var label: String
    public var help: String?
    /// Whether it may be left out as a whole.
    public var isOptional: Bool
    /// Exactly one of its parts is to be answered.
    public var isChoice: Bool
    public var items: [PageForm.Item]
}

/// A field as it is to be drawn.
public struct FieldView: Hashable, Sendable {
    /// The control that fits the field.
    public enum Control: Hashable, Sendable {
        case line
        case area
        case number
        case currency
        case date
        case time
        case dateTime
        case yesNo
        /// Up to seven answers stand open, more fold up.
        case radios
        case select
        case checkboxes
        case files
        /// Shown, not to be changed.
        case locked
    }

    public var path: AnswerPath
    public var field: FieldID
    public var control: Control
    public var label: String
    public var help: String?
    public var example: String?
    /// Whether it must be answered as the answers stand now.
    public var isRequired: Bool
    /// Several answers: several lines, boxes or files.
    public var isMultiple: Bool
    public var options: [CodeEntry]
    /// What was typed, by place; for several answers in their order.
    public var answers: [Answer]
    public var constraints: Praezisierung
    public var autocomplete: String?

    public struct Answer: Hashable, Sendable {
        public var path: AnswerPath
        public var raw: RawAnswer

        public init(path: AnswerPath, raw: RawAnswer) {
            self.path = path
            self.raw = raw
        }
    }

    /// The text that was typed first, empty if there is none.
    public var text: String {
        if case .text(let text)? = answers.first?.raw { return text }
        return ""
    }

    /// The date that was typed.
    public var date: DateText {
        if case .date(let date)? = answers.first?.raw { return date }
        return DateText()
    }

    /// The files that were uploaded.
    public var files: [FileReference] {
        if case .files(let files)? = answers.first?.raw { return files }
        return []
    }

    /// The codes or texts that were given, all of them.
    public var texts: [String] {
        answers.compactMap { if case .text(let text) = $0.raw { text } else { nil } }
    }
}

/// The rows of a group with rows: a list with change and remove, and whether one more may be added.
public struct RowList: Hashable, Sendable {
    /// The path of the group with row 0.
    public var path: AnswerPath
    public var label: String
    public var help: String?
    public var rows: [Row]
    public var canAdd: Bool
    public var min: Int
    public var max: Int?

    public struct Row: Hashable, Sendable {
        public var path: AnswerPath
        /// Its first answers, or its number: `Bello, Dackel`, `Hund 2`.
        public var title: String
        /// Where it is changed.
        public var stop: Stop?
        public var isComplete: Bool
        public var canRemove: Bool
    }
}
