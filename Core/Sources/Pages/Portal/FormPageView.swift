/// One page of a form: the question as title, its fields, and the way on.
public struct FormPageView: PageContent {
    /// How far one is: "Schritt 3 von 7".
    public struct Step: Hashable, Sendable {
        /// The number of this page, from 1.
        public var number: Int
        /// How many there are on the way, as far as it is known.
        public var count: Int

        /// How far one is.
        public init(_ number: Int, of count: Int) {
            self.number = number
            self.count = count
        }
    }

    /// The names of the buttons.
    public enum Name {
        /// The button that goes on; its value is `weiter` or `spaeter`.
        public static let go = "_go"
    }

    /// The question, or what the page is about.
    public var question: String
    /// The section of the form.
    public var section: String?
    /// How far one is.
    public var step: Step?
    /// A sentence before the fields.
    public var intro: String?
    /// The fields.
    public var controls: [Control]
    /// Mistakes, in the order of the page.
    public var errors: [ErrorSummary.Item]
    /// A notice above the fields: what was typed is still there after the session had ended.
    public var notice: Banner?
    /// How the page is sent.
    public var target: FormTarget
    /// The words of the button, when "Weiter" is not what happens.
    public var button: String?
    /// Whether "Später weitermachen" is offered.
    public var canPause: Bool
    /// The way back.
    public var back: BackLink?

    /// One page of a form.
    public init(
        _ question: String, section: String? = nil, step: Step? = nil, intro: String? = nil, controls: [Control],
        errors: [ErrorSummary.Item] = [], notice: Banner? = nil, target: FormTarget, button: String? = nil,
        canPause: Bool = true, back: BackLink? = nil
    ) {
        self.question = question
        self.section = section
        self.step = step
        self.intro = intro
        self.controls = controls
        self.errors = errors
        self.notice = notice
        self.target = target
        self.button = button
        self.canPause = canPause
        self.back = back
    }

    public var hasErrors: Bool { !errors.isEmpty }
    public func title(in language: Language) -> String { question }

    public func write(to html: inout HTML, in language: Language) {
        html.view(ErrorSummary(errors), in: language)
        if let notice { html.view(notice, in: language) }
        html.formCaption(section, step, in: language)
        let asksItself = controls.contains { $0.question?.role == .title }
        if !asksItself { html.tag("h1", text: question) }
        if let intro, !asksItself { html.paragraphs(intro) }
        html.form(target) { html in
            if target.takesFiles { html.enterButton(Name.go, "weiter") }
            html.views(controls, in: language)
            html.tag("div", .class("actions")) { html in
                html.view(
                    Button(button ?? language("Weiter", "Continue"), name: Name.go, value: "weiter"), in: language)
                if canPause {
                    html.tag(
                        "button", .class("plain"), .type("submit"), .name(Name.go), .value("spaeter"),
                        text: language(
                            "Speichern und später weitermachen", "Save and continue later", easy: "Später weitermachen")
                    )
                }
            }
        }
    }
}

extension HTML {
    /// Writes the line above the title: the section and how far one is.
    mutating func formCaption(_ section: String?, _ step: FormPageView.Step?, in language: Language) {
        let place = step.map { language("Schritt \($0.number) von \($0.count)", "Step \($0.number) of \($0.count)") }
        let parts = [section, place].compactMap(\.self)
        guard !parts.isEmpty else { return }
        tag("p", .class("caption"), text: parts.joined(separator: " · "))
    }
}
