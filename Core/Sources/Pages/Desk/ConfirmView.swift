/// A question before something grave: decide, deliver, close. It says what will happen, and what cannot be undone.
public struct ConfirmView: PageContent {
    /// The reference and the name of the case.
    public var caption: String
    /// The question: "Bescheid freigeben?"
    public var question: String
    /// What will happen, one thing a line.
    public var effects: [String]
    /// What must be looked at before.
    public var warning: Banner?
    /// Facts to check: recipient, way, deadline.
    public var facts: [Facts.Fact]
    /// Fields: a reason, a way of delivery.
    public var controls: [Control]
    /// Mistakes.
    public var errors: [ErrorSummary.Item]
    /// How it is sent.
    public var target: FormTarget
    /// The button that does it.
    public var button: Button
    /// The way back.
    public var cancel: Link

    /// A question before something grave.
    public init(
        caption: String, question: String, effects: [String], warning: Banner? = nil, facts: [Facts.Fact] = [],
        controls: [Control] = [], errors: [ErrorSummary.Item] = [], target: FormTarget, button: Button, cancel: Link
    ) {
        self.caption = caption
        self.question = question
        self.effects = effects
        self.warning = warning
        self.facts = facts
        self.controls = controls
        self.errors = errors
        self.target = target
        self.button = button
        self.cancel = cancel
    }

    public var hasErrors: Bool { !errors.isEmpty }
    public var layout: Layout { .reading }
    public func title(in language: Language) -> String { question }

    public func write(to html: inout HTML, in language: Language) {
        html.view(ErrorSummary(errors), in: language)
        html.tag("p", .class("caption"), text: caption)
        html.tag("h1", text: question)
        if let warning { html.view(warning, in: language) }
        html.tag("p", text: language("Das wird geschehen:", "This will happen:"))
        html.tag("ul") { html in for effect in effects { html.tag("li", text: effect) } }
        if !facts.isEmpty { html.view(Facts(facts), in: language) }
        html.form(target) { html in
            html.views(controls, in: language)
            html.view(Actions(button, link: cancel), in: language)
        }
    }
}
