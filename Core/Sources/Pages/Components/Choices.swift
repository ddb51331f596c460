/// One of the answers that can be chosen.
public struct Choice: Hashable, Sendable {
    /// What the form sends.
    public var value: String
    /// What the person reads.
    public var words: String
    /// A line below it.
    public var hint: String?

    /// An answer that can be chosen.
    public init(_ value: String, _ words: String, hint: String? = nil) {
        self.value = value
        self.words = words
        self.hint = hint
    }
}

/// A question with one answer out of a few, all seen at once.
public struct Radios: Hashable, Sendable, View {
    /// The question.
    public var question: Question
    /// The answers.
    public var choices: [Choice]
    /// The answer given before.
    public var chosen: String?
    /// Whether the answers stand side by side: for yes and no.
    public var isInline: Bool

    /// A question with one answer out of a few.
    public init(_ question: Question, _ choices: [Choice], chosen: String? = nil, isInline: Bool = false) {
        self.question = question
        self.choices = choices
        self.chosen = chosen
        self.isInline = isInline
    }

    /// A question with yes and no.
    public static func yesOrNo(_ question: Question, chosen: Bool?, in language: Language) -> Radios {
        Radios(
            question, [Choice("true", language("Ja", "Yes")), Choice("false", language("Nein", "No"))],
            chosen: chosen.map { $0 ? "true" : "false" }, isInline: true)
    }

    public func write(to html: inout HTML, in language: Language) {
        question.writeGroup(to: &html, in: language) { html in
            html.tag("div", .class(isInline ? "choices inline" : "choices")) { html in
                for (index, choice) in choices.enumerated() {
                    html.choice(choice, "radio", question, index: index, isChosen: choice.value == chosen)
                }
            }
        }
    }
}

/// A question with any number of answers, or a single statement to agree to.
public struct Checkboxes: Hashable, Sendable, View {
    /// The question.
    public var question: Question
    /// The answers.
    public var choices: [Choice]
    /// The answers given before.
    public var chosen: Set<String>

    /// A question with any number of answers.
    public init(_ question: Question, _ choices: [Choice], chosen: Set<String> = []) {
        self.question = question
        self.choices = choices
        self.chosen = chosen
    }

    public func write(to html: inout HTML, in language: Language) {
        question.writeGroup(to: &html, in: language) { html in
            html.tag("div", .class("choices")) { html in
                for (index, choice) in choices.enumerated() {
                    html.choice(choice, "checkbox", question, index: index, isChosen: chosen.contains(choice.value))
                }
            }
        }
    }
}

/// A question with one answer out of many, from a list that opens.
public struct Select: Hashable, Sendable, View {
    /// The question.
    public var question: Question
    /// The answers.
    public var choices: [Choice]
    /// The answer given before.
    public var chosen: String?

    /// A question with one answer out of many.
    public init(_ question: Question, _ choices: [Choice], chosen: String? = nil) {
        self.question = question
        self.choices = choices
        self.chosen = chosen
    }

    public func write(to html: inout HTML, in language: Language) {
        question.write(to: &html, in: language) { html in
            html.tag("select", all: [.id(question.id), .name(question.name)] + question.state) { html in
                html.tag("option", .value(""), text: language("Bitte wählen", "Please choose"))
                for choice in choices {
                    html.tag(
                        "option", .value(choice.value), .flag("selected", choice.value == chosen), text: choice.words)
                }
            }
        }
    }
}

extension HTML {
    fileprivate mutating func choice(
        _ choice: Choice, _ type: StaticString, _ question: Question, index: Int, isChosen: Bool
    ) {
        let id = index == 0 ? question.id : "\(question.id)-\(index + 1)"
        tag("div", .class("choice")) { html in
            html.void(
                "input", .type(type), .id(id), .name(question.name), .value(choice.value), .flag("checked", isChosen),
                .describedBy(choice.hint == nil ? [] : [id + "-hint"]))
            html.tag("label", .for(id), text: choice.words)
            if let hint = choice.hint { html.tag("p", .class("hint"), .id(id + "-hint"), text: hint) }
        }
    }
}
