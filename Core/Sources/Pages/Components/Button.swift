/// A button of a form, or a link that looks like one because it starts something.
public struct Button: Hashable, Sendable, View {
    /// How much it weighs: one primary button a page.
    public enum Weight: Hashable, Sendable {
        case primary, secondary, grave
    }

    private enum Deed: Hashable, Sendable {
        case submit(name: String?, value: String?)
        case link(Address)
    }

    /// What it says: a verb, what happens next.
    public var words: String
    /// How much it weighs.
    public var weight: Weight
    /// What a screen reader hears after the words.
    public var hidden: String?
    private var deed: Deed
    private var skipsChecks = false

    /// A button that sends its form, with a name and a value when the form has several.
    public init(
        _ words: String, name: String? = nil, value: String? = nil, _ weight: Weight = .primary, hidden: String? = nil
    ) {
        self.words = words
        self.weight = weight
        self.hidden = hidden
        deed = .submit(name: name, value: value)
    }

    /// A link that starts something.
    public init(_ words: String, to address: Address, _ weight: Weight = .primary, hidden: String? = nil) {
        self.words = words
        self.weight = weight
        self.hidden = hidden
        deed = .link(address)
    }

    public func write(to html: inout HTML, in language: Language) {
        switch deed {
        case .submit(let name, let value):
            html.tag(
                "button", style, .type("submit"), name.map { .name($0) } ?? .none, value.map { .value($0) } ?? .none,
                content: label)
        case .link(let address):
            html.tag("a", style, .href(address), content: label)
        }
    }

    private func label(_ html: inout HTML) {
        html.text(words)
        if let hidden { html.hidden(" " + hidden) }
    }

    private var style: Attribute {
        switch weight {
        case .primary: .class("btn")
        case .secondary: .class("btn quiet")
        case .grave: .class("btn grave")
        }
    }
}

/// Buttons side by side, the primary one first.
public struct Actions: Sendable, View {
    /// The buttons.
    public var buttons: [Button]
    /// A quiet link after them.
    public var link: Link?

    /// Buttons side by side.
    public init(_ buttons: Button..., link: Link? = nil) {
        self.buttons = buttons
        self.link = link
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("div", .class("actions")) { html in
            html.views(buttons, in: language)
            if let link { html.view(link, in: language) }
        }
    }
}
