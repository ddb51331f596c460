public import Basics

/// The way through a form: its pages in order, and what the pages add to the fields of the schema.
///
/// Only the definition is kept. Which pages are on the way, the next, the previous and the progress are derived from
/// the answers each time.
public struct Journey: Hashable, Sendable {
    public var pages: [JourneyPage]
    /// What the journey says about places of the schema.
    public var settings: [SchemaPath: FieldSettings]
    public var calculations: [Calculation]
    public var checks: [JourneyCheck]
    public var declarations: [Declaration]
    /// Whether it was made by rule from the schema and nobody has looked at it yet.
    public var isDefault: Bool

    public init(
        pages: [JourneyPage], settings: [SchemaPath: FieldSettings] = [:], calculations: [Calculation] = [],
        checks: [JourneyCheck] = [], declarations: [Declaration] = [], isDefault: Bool = false
    ) {
        self.pages = pages
        self.settings = settings
        self.calculations = calculations
        self.checks = checks
        self.declarations = declarations
        self.isDefault = isDefault
    }
}

/// One page of a journey. Its title is the question.
public struct JourneyPage: Hashable, Sendable {
    public var id: PageID
    public var title: String
    /// The section it belongs to, shown as caption.
    public var section: String?
    public var intro: String?
    /// The page is on the way only if this holds.
    public var condition: Condition?
    public var content: Content

    /// What a page asks.
    public enum Content: Hashable, Sendable {
        /// Fields, or whole groups whose fields are shown under the group's label.
        case fields([SchemaPath])
        /// The list of the rows of a repeatable or optional group: change, remove, "noch eine?".
        case list(of: SchemaPath)
    }

    public init(
        id: PageID, title: String, section: String? = nil, intro: String? = nil, condition: Condition? = nil,
        content: Content
    ) {
        self.id = id
        self.title = title
        self.section = section
        self.intro = intro
        self.condition = condition
        self.content = content
    }
}

/// What a journey adds to one place of the schema.
public struct FieldSettings: Hashable, Sendable {
    /// Why it is asked (data protection: purpose of the processing).
    public var purpose: String?
    /// A label, help or example that replaces the schema's.
    public var label: String?
    public var help: String?
    public var example: String?
    public var visible: Condition?
    public var required: Condition?
    /// The token for the browser's autocomplete attribute (WCAG 1.3.5): `given-name`, `postal-code`.
    public var autocomplete: String?
    public var format: Feldformat?
    /// Where it is prefilled from: an attribute of the account, `konto.nachname`.
    public var prefill: String?
    /// Whether it may appear in lists and search of the desk.
    public var searchable: Bool
    /// A readable name under which FEEL and letters see the value.
    public var alias: String?

    public init(
        purpose: String? = nil, label: String? = nil, help: String? = nil, example: String? = nil,
        visible: Condition? = nil, required: Condition? = nil, autocomplete: String? = nil,
        format: Feldformat? = nil, prefill: String? = nil, searchable: Bool = false, alias: String? = nil
    ) {
        self.purpose = purpose
        self.label = label
        self.help = help
        self.example = example
        self.visible = visible
        self.required = required
        self.autocomplete = autocomplete
        self.format = format
        self.prefill = prefill
        self.searchable = searchable
        self.alias = alias
    }
}

/// A value that is computed from answers and shown, never typed.
public struct Calculation: Hashable, Sendable {
    public var name: String
    public var label: String
    public var expression: Condition

    public init(name: String, label: String, expression: Condition) {
        self.name = name
        self.label = label
        self.expression = expression
    }
}

/// A sentence that the applicant confirms before sending.
public struct Declaration: Hashable, Sendable {
    public var id: String
    public var text: String
    public var required: Bool

    public init(id: String, text: String, required: Bool = true) {
        self.id = id
        self.text = text
        self.required = required
    }
}

/// Something that must hold between answers, with the words that are shown at a place when it does not.
public struct JourneyCheck: Hashable, Sendable {
    public var target: SchemaPath
    /// The answers are wrong when this is false; while it is null, nothing is said.
    public var condition: Condition
    public var message: String

    public init(target: SchemaPath, condition: Condition, message: String) {
        self.target = target
        self.condition = condition
        self.message = message
    }
}
