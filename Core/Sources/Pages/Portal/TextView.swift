/// A page of plain text: Impressum, Datenschutz, Barrierefreiheit, why a service is not for me.
public struct TextView: PageContent {
    /// Its title.
    public var heading: String
    /// Its first sentence, set larger.
    public var lead: String?
    /// Its sections.
    public var sections: [ServiceView.Section]
    /// Links at its end.
    public var links: [Link]
    /// The way back.
    public var back: BackLink?

    /// A page of plain text.
    public init(
        _ heading: String, lead: String? = nil, sections: [ServiceView.Section], links: [Link] = [],
        back: BackLink? = nil
    ) {
        self.heading = heading
        self.lead = lead
        self.sections = sections
        self.links = links
        self.back = back
    }

    public func title(in language: Language) -> String { heading }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("h1", text: heading)
        if let lead { html.tag("p", .class("lead"), text: lead) }
        for section in sections {
            if !section.title.isEmpty { html.tag("h2", text: section.title) }
            html.paragraphs(section.text)
            if !section.items.isEmpty {
                html.tag("ul") { html in for item in section.items { html.tag("li", text: item) } }
            }
        }
        if !links.isEmpty { html.links(links, in: language) }
    }
}
