/// The review before sending: everything as it will reach the town, declarations, fee, and the one button that sends.
public struct ReviewView: PageContent {
    /// A sentence to confirm.
    public struct Declaration: Hashable, Sendable {
        /// The name of its field.
        public var name: String
        /// The sentence.
        public var words: String
        /// Whether it was ticked before.
        public var isConfirmed: Bool
        /// What is wrong when it was not.
        public var error: String?

        /// A sentence to confirm.
        public init(_ name: String, _ words: String, isConfirmed: Bool = false, error: String? = nil) {
            self.name = name
            self.words = words
            self.isConfirmed = isConfirmed
            self.error = error
        }
    }

    /// The name of the service.
    public var service: String
    /// The answers by section.
    public var sections: [ReviewList]
    /// Pages that still miss something, each with its way there.
    public var open: [Link]
    /// The sentences to confirm.
    public var declarations: [Declaration]
    /// Cost and what else is settled by sending: "Gebühr: 30,00 €".
    public var facts: [Facts.Fact]
    /// What becomes of the data, with a link to the notice.
    public var privacy: Link?
    /// Mistakes.
    public var errors: [ErrorSummary.Item]
    /// A notice above: nothing was lost.
    public var notice: Banner?
    /// How it is sent.
    public var target: FormTarget
    /// The way back.
    public var back: BackLink?

    /// The review before sending.
    public init(
        service: String, sections: [ReviewList], open: [Link] = [], declarations: [Declaration] = [],
        facts: [Facts.Fact] = [], privacy: Link? = nil, errors: [ErrorSummary.Item] = [], notice: Banner? = nil,
        target: FormTarget, back: BackLink? = nil
    ) {
        self.service = service
        self.sections = sections
        self.open = open
        self.declarations = declarations
        self.facts = facts
        self.privacy = privacy
        self.errors = errors
        self.notice = notice
        self.target = target
        self.back = back
    }

    public var hasErrors: Bool { !errors.isEmpty }
    public func title(in language: Language) -> String {
        language("Prüfen Sie Ihre Angaben", "Check your answers", easy: "Ist alles richtig?")
    }

    public func write(to html: inout HTML, in language: Language) {
        html.view(ErrorSummary(errors), in: language)
        if let notice { html.view(notice, in: language) }
        html.tag("p", .class("caption"), text: service)
        html.tag("h1", text: title(in: language))
        html.tag(
            "p",
            text: language(
                "So werden Ihre Angaben bei uns ankommen. Sie können noch alles ändern.",
                "This is how your answers will reach us. You can still change everything.",
                easy: "Das haben Sie geschrieben. Bitte lesen Sie alles noch einmal. Sie können alles ändern."))
        if !open.isEmpty { missing(&html, language) }
        html.views(sections, in: language)
        html.form(target) { html in
            if !declarations.isEmpty { confirm(&html, language) }
            if !facts.isEmpty { html.view(Facts(facts), in: language) }
            if let privacy { html.tag("p") { html in html.view(privacy, in: language) } }
            if open.isEmpty {
                html.view(
                    Actions(Button(language("Antrag absenden", "Submit application", easy: "Jetzt abschicken"))),
                    in: language)
            }
        }
    }

    private func missing(_ html: inout HTML, _ language: Language) {
        html.tag("div", .class("panel attention")) { html in
            html.tag("h2", text: language("Hier fehlt noch etwas", "Something is still missing here"))
            html.tag("ul", .class("bare")) { html in
                for link in open { html.tag("li") { html in html.view(link, in: language) } }
            }
        }
    }

    private func confirm(_ html: inout HTML, _ language: Language) {
        html.tag("h2", text: language("Bestätigen Sie bitte", "Please confirm", easy: "Bitte sagen Sie Ja dazu"))
        for declaration in declarations {
            let question = Question(
                declaration.name, language("Erklärung", "Declaration"), role: .silent, error: declaration.error)
            html.view(
                Checkboxes(
                    question, [Choice("true", declaration.words)], chosen: declaration.isConfirmed ? ["true"] : []),
                in: language)
        }
    }
}
