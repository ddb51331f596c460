/// A change of a running process by hand: what can be chosen, what the choice would do, in words and as a picture, and the
/// form that does it or asks for it. Without script: choosing asks with GET, only the last form changes anything.
public struct ProcessChangeView: PageContent {
    /// A picture of the process with what it shows in words.
    public struct Picture: Hashable, Sendable {
        public var address: Address
        public var words: String

        public init(_ address: Address, words: String) {
            self.address = address
            self.words = words
        }
    }

    /// What the choice would do.
    public struct Preview: Sendable {
        /// What is asked for, in a sentence.
        public var asked: String
        /// One thing a line.
        public var effects: [String]
        /// What must be looked at before.
        public var warnings: [String]
        /// What is different in the process itself, one thing a line.
        public var differences: [String]
        /// Why it cannot be done; then there is neither picture nor deed.
        public var obstacles: [String]
        public var picture: Picture?
        public var deed: CaseView.Deed?

        public init(
            asked: String, effects: [String], warnings: [String] = [], obstacles: [String] = [],
            differences: [String] = [], picture: Picture? = nil, deed: CaseView.Deed? = nil
        ) {
            self.asked = asked
            self.effects = effects
            self.warnings = warnings
            self.obstacles = obstacles
            self.differences = differences
            self.picture = picture
            self.deed = deed
        }
    }

    /// The reference and the service.
    public var caption: String
    public var heading: String
    /// What this is for, and who must agree.
    public var text: String
    /// Where the process stands now.
    public var now: Picture
    /// What can be chosen; nil if there is no choice.
    public var choice: CaseView.Deed?
    public var preview: Preview?
    public var errors: [ErrorSummary.Item]
    public var notice: Banner?
    public var back: BackLink?

    public init(
        caption: String, heading: String, text: String, now: Picture, choice: CaseView.Deed?, preview: Preview? = nil,
        errors: [ErrorSummary.Item] = [], notice: Banner? = nil, back: BackLink? = nil
    ) {
        self.caption = caption
        self.heading = heading
        self.text = text
        self.now = now
        self.choice = choice
        self.preview = preview
        self.errors = errors
        self.notice = notice
        self.back = back
    }

    public var hasErrors: Bool { !errors.isEmpty }
    public var layout: Layout { .full }
    public func title(in language: Language) -> String { heading }

    public func write(to html: inout HTML, in language: Language) {
        html.view(ErrorSummary(errors), in: language)
        if let notice { html.view(notice, in: language) }
        html.tag("p", .class("caption"), text: caption)
        html.tag("h1", text: heading)
        html.paragraphs(text)
        if let choice { html.view(choice, in: language) }
        if let preview { write(preview, &html, language) }
        html.tag("h2", text: language("So steht das Verfahren jetzt", "Where the process stands now"))
        html.view(now, in: language)
    }

    private func write(_ preview: Preview, _ html: inout HTML, _ language: Language) {
        html.tag("h2", .id("vorschau"), text: language("Vorschau", "Preview"))
        html.tag("p") { html in html.tag("strong", text: preview.asked) }
        guard preview.obstacles.isEmpty else {
            let words = preview.obstacles.joined(separator: "\n\n")
            return html.view(
                Banner(.error, language("Das geht so nicht", "This cannot be done"), text: words, isAnswer: true),
                in: language)
        }
        html.tag("p", text: language("Das wird geschehen:", "This will happen:"))
        html.tag("ul") { html in
            for effect in preview.effects { html.tag("li", text: effect) }
            if preview.effects.isEmpty {
                html.tag(
                    "li", text: language("Für Aufgaben und Fristen ändert sich nichts.", "No task or period changes."))
            }
        }
        if !preview.warnings.isEmpty {
            let words = preview.warnings.joined(separator: "\n\n")
            html.view(Banner(.attention, language("Beachten Sie", "Please note"), text: words), in: language)
        }
        if !preview.differences.isEmpty { write(preview.differences, &html, language) }
        if let deed = preview.deed { html.view(deed, in: language) }
        if let picture = preview.picture {
            html.tag("h3", text: language("So stünde es danach", "Where it would stand then"))
            html.view(picture, in: language)
        }
    }

    private func write(_ differences: [String], _ html: inout HTML, _ language: Language) {
        html.tag("details") { html in
            html.tag("summary") { html in
                html.tag(
                    "span",
                    text: language(
                        "Was im Verfahren anders ist (\(differences.count))",
                        "What is different in the process (\(differences.count))"))
            }
            html.tag("div", .class("inset")) { html in
                html.tag("ul") { html in for difference in differences { html.tag("li", text: difference) } }
            }
        }
    }
}

extension ProcessChangeView.Picture: View {
    /// In a region of its own that scrolls, so that a wide process stays readable on a narrow screen.
    public func write(to html: inout HTML, in language: Language) {
        html.tag(
            "div", .class("scroll"), .fixed("tabindex", "0"), .fixed("role", "region"),
            .text("aria-label", words)
        ) { html in html.void("img", .source(address), .text("alt", words)) }
    }
}
