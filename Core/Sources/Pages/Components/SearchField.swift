/// One search field with its button; it works as a plain form, the script only brings the results sooner.
public struct SearchField: Hashable, Sendable, View {
    /// The form that asks.
    public var target: FormTarget
    /// The question, read above the field.
    public var question: Question
    /// What was typed before.
    public var value: String
    /// The words of the button.
    public var button: String
    /// Whether the script may ask while one types; the results stand in the element `treffer`.
    public var suggests: Bool

    /// A search field.
    public init(_ target: FormTarget, _ question: Question, value: String = "", button: String, suggests: Bool = false)
    {
        self.target = target
        self.question = question
        self.value = value
        self.button = button
        self.suggests = suggests
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("div", .class("search"), .fixed("role", "search"), .flag("data-suggest", suggests)) { html in
            html.form(target) { html in
                question.write(to: &html, in: language) { html in
                    html.tag("div", .class("row")) { html in
                        html.void(
                            "input",
                            all: [
                                .id(question.id), .name(question.name), .type("search"), .value(value),
                                .fixed("autocomplete", "off"), .fixed("enterkeyhint", "search"),
                            ] + question.state)
                        html.tag("button", .class("btn"), .type("submit")) { html in
                            Icon.search.write(to: &html)
                            html.text(button)
                        }
                    }
                }
            }
        }
    }
}
