/// A service of a town, before anything is typed: what it is, who can use it, what is needed, cost, time, other ways.
public struct ServiceView: PageContent {
    /// How the service is begun.
    public enum Beginning: Hashable, Sendable {
        /// Online, with the words for what login is needed and why.
        case online(Button, login: String)
        /// Not online here; where and how instead.
        case elsewhere(String, link: Link?)
    }

    /// A section of the text.
    public struct Section: Hashable, Sendable {
        /// Its heading.
        public var title: String
        /// Its text; blank lines part paragraphs.
        public var text: String
        /// A list below the text.
        public var items: [String]
        /// Whether its text is German on a page of another language.
        public var isGerman: Bool

        /// A section of the text.
        public init(_ title: String, text: String = "", items: [String] = [], isGerman: Bool = false) {
            self.title = title
            self.text = text
            self.items = items
            self.isGerman = isGerman
        }
    }

    /// The name of the service.
    public var name: String
    /// What it is, in one or two sentences.
    public var lead: String
    /// How it is begun.
    public var beginning: Beginning
    /// Cost, time, deadline, login: short facts.
    public var facts: [Facts.Fact]
    /// Who can use it, what is needed, and the rest.
    public var sections: [Section]
    /// The laws it stands on.
    public var legalBasis: [Link]
    /// Where more is said than this page does: from Leichte Sprache to the whole page.
    public var more: Link?
    /// Whom one can ask.
    public var contact: Contact?
    /// Other ways: paper, telephone, visit.
    public var otherWays: String?
    /// When the texts were last changed, in words.
    public var changed: String?
    /// The way back.
    public var back: BackLink?

    /// A service of a town.
    public init(
        name: String, lead: String, beginning: Beginning, facts: [Facts.Fact] = [], sections: [Section] = [],
        legalBasis: [Link] = [], contact: Contact? = nil, otherWays: String? = nil, changed: String? = nil,
        back: BackLink? = nil
    ) {
        self.name = name
        self.lead = lead
        self.beginning = beginning
        self.facts = facts
        self.sections = sections
        self.legalBasis = legalBasis
        self.contact = contact
        self.otherWays = otherWays
        self.changed = changed
        self.back = back
    }

    public var layout: Layout { .wide }
    public func title(in language: Language) -> String { name }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("div", .class("beside")) { html in
            html.tag("div") { html in beginning(&html, language) }
            html.tag("aside", .text("aria-label", language("Auf einen Blick", "At a glance"))) { html in
                html.view(Facts(facts), in: language)
            }
            html.tag("div") { html in body(&html, language) }
        }
    }

    private func beginning(_ html: inout HTML, _ language: Language) {
        html.tag("h1", text: name)
        html.tag("p", .class("lead"), text: lead)
        switch beginning {
        case .online(let button, let login):
            html.tag("p") { html in html.view(button, in: language) }
            html.tag("p", .class("hint"), text: login)
        case .elsewhere(let words, let link):
            html.view(
                Banner(
                    .info, language("Hier noch nicht online", "Not online here yet"), text: words, link: link),
                in: language)
        }
    }

    private func body(_ html: inout HTML, _ language: Language) {
        for section in sections {
            html.tag("h2", text: section.title)
            html.tag("div", section.isGerman ? .fixed("lang", "de") : .none) { html in
                html.paragraphs(section.text)
                if !section.items.isEmpty {
                    html.tag("ul") { html in for item in section.items { html.tag("li", text: item) } }
                }
            }
        }
        if let more { html.tag("p") { html in html.view(more, in: language) } }
        if let otherWays {
            html.tag("h2", text: language("Andere Wege", "Other ways"))
            html.paragraphs(otherWays)
        }
        if !legalBasis.isEmpty {
            html.tag("h2", text: language("Rechtsgrundlage", "Legal basis"))
            html.tag("ul") { html in
                for law in legalBasis { html.tag("li") { html in html.view(law, in: language) } }
            }
        }
        if let contact {
            html.tag("h2", text: language("Wen Sie fragen können", "Whom you can ask"))
            html.view(contact, in: language)
        }
        if let changed {
            html.tag("p", .class("meta"), text: language("Zuletzt geändert: ", "Last changed: ") + changed)
        }
    }
}
