/// What every field of a form says about itself: name, question, hint, help, and what is wrong with its answer.
public struct Question: Hashable, Sendable {
    /// How the question stands on the page.
    public enum Role: Hashable, Sendable {
        /// One of several on a page.
        case field
        /// The only one: its words are the title of the page.
        case title
        /// Said by its surroundings (a search field beside its button): for screen readers only.
        case silent
    }

    /// The name under which the form sends the answer.
    public var name: String
    /// The words of the question.
    public var words: String
    /// How the question stands on the page.
    public var role: Role
    /// A short hint between question and field, with an example.
    public var hint: String?
    /// A longer help behind a disclosure.
    public var help: Help?
    /// What is wrong with the answer and how to put it right.
    public var error: String?
    /// Whether it may be left out: marked "(freiwillig)".
    public var isOptional: Bool

    /// A question.
    public init(
        _ name: String, _ words: String, role: Role = .field, hint: String? = nil, help: Help? = nil,
        error: String? = nil, isOptional: Bool = false
    ) {
        self.name = name
        self.words = words
        self.role = role
        self.hint = hint
        self.help = help
        self.error = error
        self.isOptional = isOptional
    }

    /// The identifier of the first input, to which error summaries link.
    public var id: String { Question.id(of: name) }

    /// The identifier for a name: letters, digits and hyphens are kept, all other bytes become `_` and two digits.
    public static func id(of name: String) -> String {
        var out = Array("f-".utf8)
        let hex = Array("0123456789abcdef".utf8)
        for byte in name.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d: out.append(byte)
            default: out += [UInt8(ascii: "_"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The elements that describe the inputs.
    var describedBy: [String] {
        var ids: [String] = []
        if hint != nil { ids.append(id + "-hint") }
        if error != nil { ids.append(id + "-err") }
        return ids
    }

    /// What inputs carry besides their own attributes: description and error state.
    var state: [Attribute] {
        [.describedBy(describedBy), error == nil ? .none : .fixed("aria-invalid", "true")]
    }

    // MARK: Around one input

    /// Writes question, hint, help and error around a single input.
    func write(to html: inout HTML, in language: Language, input: (inout HTML) -> Void) {
        html.tag("div", .class(error == nil ? "field" : "field bad")) { html in
            switch role {
            case .title: html.tag("h1", .class("ask")) { html in label(&html, language) }
            case .field: label(&html, language)
            case .silent: html.tag("label", .class("vh"), .for(id), text: words)
            }
            notes(&html, language)
            input(&html)
        }
    }

    private func label(_ html: inout HTML, _ language: Language) {
        html.tag("label", .for(id)) { html in text(&html, language) }
    }

    // MARK: Around several inputs

    /// Writes question, hint, help and error around a group of inputs: `fieldset` and `legend`.
    func writeGroup(
        to html: inout HTML, in language: Language, isFrame: Bool = false, inputs: (inout HTML) -> Void
    ) {
        let style: StaticString = isFrame ? "field group" : "field"
        html.tag(
            "fieldset", .class(error == nil ? style : "field bad"), isFrame ? .id(id) : .none,
            isFrame ? .fixed("tabindex", "-1") : .none, .describedBy(describedBy)
        ) { html in
            html.tag("legend", role == .silent ? .class("vh") : .none) { html in
                if role == .title {
                    html.tag("h1", .class("ask")) { html in text(&html, language) }
                } else {
                    text(&html, language)
                }
            }
            notes(&html, language)
            inputs(&html)
        }
    }

    private func text(_ html: inout HTML, _ language: Language) {
        html.text(words)
        if isOptional { html.tag("span", .class("opt"), text: language(" (freiwillig)", " (optional)")) }
    }

    private func notes(_ html: inout HTML, _ language: Language) {
        if let hint { html.tag("p", .class("hint"), .id(id + "-hint"), text: hint) }
        if let help { html.view(help, in: language) }
        guard let error else { return }
        html.tag("p", .class("err"), .id(id + "-err")) { html in
            html.hidden(language("Fehler: ", "Error: "))
            html.text(error)
        }
    }
}

/// Help in place: a line that opens.
public struct Help: Hashable, Sendable, View {
    /// The line that opens it.
    public var title: String
    /// What it says; blank lines part paragraphs.
    public var text: String

    /// Help in place.
    public init(_ title: String, _ text: String) {
        self.title = title
        self.text = text
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("details") { html in
            html.tag("summary") { html in html.tag("span", text: title) }
            html.tag("div", .class("inset")) { html in html.paragraphs(text) }
        }
    }
}
