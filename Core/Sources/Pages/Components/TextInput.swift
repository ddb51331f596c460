/// A field for one line of text: words, a number, an amount of money, a mail address, a telephone number, a code.
public struct TextInput: Hashable, Sendable, View {
    /// What is typed; it chooses the keyboard of a telephone, never a check of the browser's own.
    public enum Kind: Hashable, Sendable {
        case text, number, money, mail, telephone, code, password, search
    }

    /// How wide the field is: as wide as what belongs in it, so that it says what is expected.
    public enum Width: Hashable, Sendable {
        case full, long, middle, short, tiny
    }

    /// The question.
    public var question: Question
    /// What was typed before, valid or not.
    public var value: String
    /// What is typed.
    public var kind: Kind
    /// How wide the field is.
    public var width: Width
    /// What belongs here, in the words of HTML (`given-name`), so that browsers can help (WCAG 1.3.5).
    public var autocomplete: String?
    /// A unit behind the field: "cm", "kWh".
    public var unit: String?
    /// The most characters it takes.
    public var maxLength: Int?

    /// A field for one line.
    public init(
        _ question: Question, value: String = "", kind: Kind = .text, width: Width = .full,
        autocomplete: String? = nil, unit: String? = nil, maxLength: Int? = nil
    ) {
        self.question = question
        self.value = value
        self.kind = kind
        self.width = width
        self.autocomplete = autocomplete
        self.unit = unit
        self.maxLength = maxLength
    }

    public func write(to html: inout HTML, in language: Language) {
        question.write(to: &html, in: language) { html in
            guard let unit = kind == .money ? "€" : unit else { return input(&html) }
            html.tag("div", .class("affix")) { html in
                input(&html)
                html.tag("span", .fixed("aria-hidden", "true"), text: unit)
            }
        }
    }

    private func input(_ html: inout HTML) {
        let attributes: [Attribute] = [
            style, .id(question.id), .name(question.name), .type(type), mode, .value(kind == .password ? "" : value),
            .text("autocomplete", autocomplete ?? (kind == .code ? "off" : nil)), .number("maxlength", maxLength),
            kind == .code ? .fixed("spellcheck", "false") : .none,
        ]
        html.void("input", all: attributes + question.state)
    }

    private var type: StaticString {
        switch kind {
        case .mail: "email"
        case .telephone: "tel"
        case .password: "password"
        case .search: "search"
        case .text, .number, .money, .code: "text"
        }
    }

    private var mode: Attribute {
        switch kind {
        case .number: .fixed("inputmode", "numeric")
        case .money: .fixed("inputmode", "decimal")
        default: .none
        }
    }

    private var style: Attribute {
        switch kind == .money && width == .full ? .short : width {
        case .full: .none
        case .long: .class("w20")
        case .middle: .class("w10")
        case .short: .class("w6")
        case .tiny: .class("w3")
        }
    }
}

/// A field for several lines.
public struct TextArea: Hashable, Sendable, View {
    /// The question.
    public var question: Question
    /// What was typed before.
    public var value: String
    /// How many lines are seen.
    public var rows: Int
    /// The most characters it takes; said in words below the field.
    public var maxLength: Int?

    /// A field for several lines.
    public init(_ question: Question, value: String = "", rows: Int = 6, maxLength: Int? = nil) {
        self.question = question
        self.value = value
        self.rows = rows
        self.maxLength = maxLength
    }

    public func write(to html: inout HTML, in language: Language) {
        question.write(to: &html, in: language) { html in
            let limit = question.id + "-max"
            let state: [Attribute] = [
                .describedBy(question.describedBy + (maxLength == nil ? [] : [limit])),
                question.error == nil ? .none : .fixed("aria-invalid", "true"),
            ]
            let attributes: [Attribute] = [
                .id(question.id), .name(question.name), .number("rows", rows), .number("data-max", maxLength),
            ]
            html.tag("textarea", all: attributes + state) { html in
                // A line end right after the tag is dropped by browsers: an extra one keeps the text as it is.
                html.literal("\n")
                html.text(value)
            }
            if let maxLength {
                html.tag(
                    "p", .class("hint"), .id(limit),
                    text: language("Höchstens \(maxLength) Zeichen.", "At most \(maxLength) characters."))
            }
        }
    }
}
