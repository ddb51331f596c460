/// The page that answers a query of the town: its question and reason first, then only the fields it asks about.
public struct QueryAnswerView: PageContent {
    /// The name of the service and the reference.
    public var caption: String
    /// What the town asks.
    public var question: String
    /// Who asks, and when.
    public var from: String
    /// By when an answer is expected, as a sentence.
    public var due: String?
    /// The fields to fill in: marked answers, files, a free text.
    public var controls: [Control]
    /// Mistakes.
    public var errors: [ErrorSummary.Item]
    /// How the answer is sent.
    public var target: FormTarget
    /// The way back.
    public var back: BackLink?

    /// The page that answers a query.
    public init(
        caption: String, question: String, from: String, due: String? = nil, controls: [Control],
        errors: [ErrorSummary.Item] = [], target: FormTarget, back: BackLink? = nil
    ) {
        self.caption = caption
        self.question = question
        self.from = from
        self.due = due
        self.controls = controls
        self.errors = errors
        self.target = target
        self.back = back
    }

    public var hasErrors: Bool { !errors.isEmpty }
    public func title(in language: Language) -> String { language("Wir haben eine Frage", "We have a question") }

    public func write(to html: inout HTML, in language: Language) {
        html.view(ErrorSummary(errors), in: language)
        html.tag("p", .class("caption"), text: caption)
        html.tag("h1", text: title(in: language))
        html.tag("div", .class("inset")) { html in
            html.paragraphs(question)
            html.tag("p", .class("meta"), text: from)
        }
        if let due { html.tag("p", text: due) }
        html.form(target) { html in
            html.enterButton(FormPageView.Name.go, "weiter")
            html.views(controls, in: language)
            html.view(Actions(Button(language("Antwort absenden", "Send answer"))), in: language)
        }
    }
}
