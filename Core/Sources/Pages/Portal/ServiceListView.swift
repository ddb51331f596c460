/// The services of a town: all by letter or subject, or those that a search found.
public struct ServiceListView: PageContent {
    /// A service that fits.
    public struct Hit: Hashable, Sendable {
        /// Its name.
        public var link: Link
        /// What it is, in a sentence.
        public var summary: String?
        /// Where it is done when not here: "Kreis Beispielkreis".
        public var note: String?

        /// A service that fits.
        public init(_ link: Link, summary: String? = nil, note: String? = nil) {
            self.link = link
            self.summary = summary
            self.note = note
        }
    }

    /// Services under one heading.
    public struct Group: Hashable, Sendable {
        /// The subject or letter; nil for a plain list.
        public var title: String?
        /// The services.
        public var hits: [Hit]

        /// Services under one heading.
        public init(_ title: String?, _ hits: [Hit]) {
            self.title = title
            self.hits = hits
        }
    }

    /// The form that searches; its field is `suche`.
    public var target: FormTarget
    /// What was asked; nil for the whole list.
    public var asked: String?
    /// What was found.
    public var groups: [Group]
    /// The whole list, when nothing was found. What is merely near was found already.
    public var all: Link?
    /// Whom one can ask when nothing fits.
    public var contact: Contact?
    /// The way back.
    public var back: BackLink?

    /// The services of a town.
    public init(
        target: FormTarget, asked: String? = nil, groups: [Group], all: Link? = nil, contact: Contact? = nil,
        back: BackLink? = nil
    ) {
        self.target = target
        self.asked = asked
        self.groups = groups
        self.all = all
        self.contact = contact
        self.back = back
    }

    public func title(in language: Language) -> String {
        guard let asked, !asked.isEmpty else { return language("Alle Leistungen", "All services") }
        return language("Suche nach „\(asked)“", "Search for “\(asked)”")
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("h1", text: language("Leistungen", "Services"))
        let question = Question("suche", language("Was möchten Sie erledigen?", "What would you like to do?"))
        html.view(
            SearchField(target, question, value: asked ?? "", button: language("Suchen", "Search"), suggests: true),
            in: language)
        html.tag("div", .fixed("id", "treffer")) { html in results(&html, language) }
    }

    private func results(_ html: inout HTML, _ language: Language) {
        let count = groups.reduce(0) { $0 + $1.hits.count }
        if let asked, !asked.isEmpty {
            html.tag("p", .class("meta"), .fixed("role", "status"), text: found(count, language))
        }
        guard count > 0 else { return nothing(&html, language) }
        for group in groups {
            if let title = group.title { html.tag("h2", text: title) }
            html.tag("ul", .class("list")) { html in
                for hit in group.hits { write(hit, &html, language) }
            }
        }
    }

    private func found(_ count: Int, _ language: Language) -> String {
        switch count {
        case 0: language("Nichts gefunden.", "Nothing found.")
        case 1: language("Eine Leistung gefunden.", "One service found.")
        default: language("\(count) Leistungen gefunden.", "\(count) services found.")
        }
    }

    private func write(_ hit: Hit, _ html: inout HTML, _ language: Language) {
        html.tag("li") { html in
            html.tag("p", .class("name")) { html in html.view(hit.link, in: language) }
            if let summary = hit.summary { html.tag("p", text: summary) }
            if let note = hit.note { html.tag("p", .class("meta"), text: note) }
        }
    }

    private func nothing(_ html: inout HTML, _ language: Language) {
        html.tag(
            "p",
            text: language(
                "Versuchen Sie es mit einem anderen Wort, so wie Sie es im Gespräch sagen würden: „Hund“ statt "
                    + "„Hundesteueranmeldung“.",
                "Try another word, as you would say it when talking: “dog” rather than “dog tax registration”."))
        if let all { html.tag("p") { html in html.view(all, in: language) } }
        if let contact {
            html.tag("h2", text: language("Fragen Sie uns", "Ask us"))
            html.view(contact, in: language)
        }
    }
}
