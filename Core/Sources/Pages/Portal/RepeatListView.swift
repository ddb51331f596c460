/// The rows of a list that may be repeated (children, vehicles): what is there, change, remove, and "noch eine?".
public struct RepeatListView: PageContent {
    /// One row.
    public struct Row: Hashable, Sendable {
        /// What it is, in short: "Bello, Dackel, 27. März 2021".
        public var words: String
        /// Where it is changed.
        public var change: Address
        /// The value of the button that removes it; nil if it must stay.
        public var removal: String?
        /// Whether something in it must still be put right.
        public var isUnfinished: Bool

        /// One row.
        public init(_ words: String, change: Address, removal: String? = nil, isUnfinished: Bool = false) {
            self.words = words
            self.change = change
            self.removal = removal
            self.isUnfinished = isUnfinished
        }
    }

    /// The names of the fields.
    public enum Name {
        /// The question whether there is one more: `true` or `false`.
        public static let more = "_more"
        /// The button that removes a row.
        public static let remove = "_remove"
    }

    /// What the list is about.
    public var heading: String
    /// The section of the form.
    public var section: String?
    /// How far one is.
    public var step: FormPageView.Step?
    /// A sentence before the list.
    public var intro: String?
    /// The rows.
    public var rows: [Row]
    /// The question for one more: "Möchten Sie noch einen Hund anmelden?"; nil when there may be no more.
    public var more: String?
    /// Mistakes.
    public var errors: [ErrorSummary.Item]
    /// How the page is sent.
    public var target: FormTarget
    /// The way back.
    public var back: BackLink?

    /// The rows of a list.
    public init(
        _ heading: String, section: String? = nil, step: FormPageView.Step? = nil, intro: String? = nil, rows: [Row],
        more: String?, errors: [ErrorSummary.Item] = [], target: FormTarget, back: BackLink? = nil
    ) {
        self.heading = heading
        self.section = section
        self.step = step
        self.intro = intro
        self.rows = rows
        self.more = more
        self.errors = errors
        self.target = target
        self.back = back
    }

    public var hasErrors: Bool { !errors.isEmpty }
    public func title(in language: Language) -> String { heading }

    public func write(to html: inout HTML, in language: Language) {
        html.view(ErrorSummary(errors), in: language)
        html.formCaption(section, step, in: language)
        html.tag("h1", text: heading)
        if let intro { html.paragraphs(intro) }
        html.form(target) { html in
            html.enterButton(FormPageView.Name.go, "weiter")
            if !rows.isEmpty {
                html.tag("ul", .class("files")) { html in
                    for row in rows { write(row, &html, language) }
                }
            }
            if let more {
                let error = errors.first { $0.name == Name.more }?.words
                html.view(
                    Radios.yesOrNo(Question(Name.more, more, error: error), chosen: nil, in: language), in: language)
            }
            html.tag("div", .class("actions")) { html in
                html.view(
                    Button(language("Weiter", "Continue"), name: FormPageView.Name.go, value: "weiter"), in: language)
            }
        }
    }

    private func write(_ row: Row, _ html: inout HTML, _ language: Language) {
        html.tag("li") { html in
            html.tag("span", .class("grow")) { html in
                html.text(row.words)
                if row.isUnfinished {
                    html.view(StatusTag(language("unvollständig", "incomplete"), .attention), in: language)
                }
            }
            html.view(Link(language("Ändern", "Change"), row.change, hidden: row.words), in: language)
            if let removal = row.removal {
                html.tag("button", .class("plain"), .type("submit"), .name(Name.remove), .value(removal)) { html in
                    html.text(language("Entfernen", "Remove"))
                    html.hidden(" " + row.words)
                }
            }
        }
    }
}
