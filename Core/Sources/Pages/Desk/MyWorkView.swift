/// The start of a clerk's day: overdue, due soon, new, came back, waiting; each a figure with words, each a list.
public struct MyWorkView: PageContent {
    /// A figure that is a list.
    public struct Figure: Hashable, Sendable {
        /// How many.
        public var count: Int
        /// Of what: "überfällig".
        public var words: String
        /// The list.
        public var address: Address
        /// Whether something is to be done today.
        public var isUrgent: Bool

        /// A figure that is a list.
        public init(_ count: Int, _ words: String, _ address: Address, isUrgent: Bool = false) {
            self.count = count
            self.words = words
            self.address = address
            self.isUrgent = isUrgent
        }
    }

    /// The name of the person.
    public var name: String
    /// The day, in words.
    public var today: String
    /// The figures.
    public var figures: [Figure]
    /// The cases to begin with.
    public var next: CaseTable
    /// A search over all cases.
    public var search: FormTarget
    /// A notice: "Freigegeben."
    public var notice: Banner?

    /// The start of a clerk's day.
    public init(
        name: String, today: String, figures: [Figure], next: CaseTable, search: FormTarget, notice: Banner? = nil
    ) {
        self.name = name
        self.today = today
        self.figures = figures
        self.next = next
        self.search = search
        self.notice = notice
    }

    public var layout: Layout { .full }
    public func title(in language: Language) -> String { language("Meine Arbeit", "My work") }

    public func write(to html: inout HTML, in language: Language) {
        if let notice { html.view(notice, in: language) }
        html.tag("p", .class("caption"), text: today)
        html.tag("h1", text: title(in: language))
        html.tag("ul", .class("figures")) { html in
            for figure in figures {
                html.tag("li", figure.isUrgent && figure.count > 0 ? .class("urgent") : .none) { html in
                    html.tag("a", .href(figure.address)) { html in
                        html.tag("b") { html in html.text(figure.count) }
                        html.tag("span", text: figure.words)
                    }
                }
            }
        }
        html.deskSearch(search, value: "", in: language)
        html.tag("h2", text: language("Als Nächstes", "Next"))
        html.view(next, in: language)
    }
}

extension HTML {
    /// Writes the search over all cases; the key `/` goes there.
    mutating func deskSearch(_ target: FormTarget, value: String, in language: Language) {
        let question = Question("suche", language("Vorgang suchen", "Find a case"), role: .silent)
        tag("div", .class("search"), .fixed("role", "search")) { html in
            html.form(target) { html in
                question.write(to: &html, in: language) { html in
                    html.tag("div", .class("row")) { html in
                        html.void(
                            "input", .id(question.id), .name(question.name), .type("search"), .value(value),
                            .fixed("data-key", "/"),
                            .text("placeholder", language("Zeichen, Name, Leistung …", "Reference, name, service …")))
                        html.tag("button", .class("btn quiet"), .type("submit"), text: language("Suchen", "Search"))
                    }
                }
            }
        }
    }
}
