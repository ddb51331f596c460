/// A list of cases with its filters as chips that read as a sentence; the search shows its hits the same way.
public struct CaseListView: PageContent {
    /// The title: "Neue Vorgänge", "Suche".
    public var heading: String
    /// The filters; the chosen ones are marked as current.
    public var chips: [Link]
    /// The search and what was asked.
    public var search: FormTarget
    /// What was asked.
    public var asked: String
    /// How many there are, in words.
    public var count: String?
    /// The cases.
    public var table: CaseTable
    /// Steps through the list.
    public var pages: Pagination
    /// A notice: what was just done.
    public var notice: Banner?

    /// A list of cases.
    public init(
        _ heading: String, chips: [Link] = [], search: FormTarget, asked: String = "", count: String? = nil,
        table: CaseTable, pages: Pagination, notice: Banner? = nil
    ) {
        self.heading = heading
        self.chips = chips
        self.search = search
        self.asked = asked
        self.count = count
        self.table = table
        self.pages = pages
        self.notice = notice
    }

    public var layout: Layout { .full }
    public func title(in language: Language) -> String { heading }

    public func write(to html: inout HTML, in language: Language) {
        if let notice { html.view(notice, in: language) }
        html.tag("h1", text: heading)
        html.deskSearch(search, value: asked, in: language)
        if !chips.isEmpty {
            html.tag("nav", .text("aria-label", language("Auswahl", "Filters"))) { html in
                html.tag("ul", .class("chips")) { html in
                    for chip in chips { html.tag("li") { html in html.view(chip, in: language) } }
                }
            }
        }
        if let count { html.tag("p", .class("meta"), .fixed("role", "status"), text: count) }
        html.view(table, in: language)
        html.view(pages, in: language)
    }
}
