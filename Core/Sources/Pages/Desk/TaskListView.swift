/// The open tasks of a person or office, those due first; failed steps and repairs among them.
public struct TaskListView: PageContent {
    /// What a line is beside a usual task.
    public enum Mark: Hashable, Sendable {
        /// A step that failed.
        case incident
        /// A repair of the process that waits for a second person.
        case change

        func tag(_ language: Language) -> StatusTag {
            switch self {
            case .incident: StatusTag(language("Störung", "Incident"), .error)
            case .change: StatusTag(language("Zweite Person", "Second person"), .attention)
            }
        }
    }

    /// One task.
    public struct Row: Hashable, Sendable {
        /// What is to be done; leads to the case.
        public var link: Link
        /// The reference of the case.
        public var reference: String
        /// The service.
        public var service: String
        /// The office.
        public var unit: String
        /// When it came up.
        public var since: String
        /// Until when.
        public var due: String?
        /// Whether it is past its date.
        public var isOverdue: Bool
        /// What it is beside a usual task.
        public var mark: Mark?

        /// One task.
        public init(
            link: Link, reference: String, service: String, unit: String, since: String, due: String?,
            isOverdue: Bool = false, mark: Mark? = nil
        ) {
            self.link = link
            self.reference = reference
            self.service = service
            self.unit = unit
            self.since = since
            self.due = due
            self.isOverdue = isOverdue
            self.mark = mark
        }
    }

    /// The filters; the chosen one is marked as current.
    public var chips: [Link]
    /// The tasks.
    public var rows: [Row]
    /// Where the list goes on.
    public var pages: Pagination

    /// The open tasks.
    public init(chips: [Link], rows: [Row], pages: Pagination) {
        self.chips = chips
        self.rows = rows
        self.pages = pages
    }

    public var layout: Layout { .full }
    public func title(in language: Language) -> String { language("Aufgaben", "Tasks") }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("h1", text: title(in: language))
        html.tag("nav", .text("aria-label", language("Auswahl", "Filters"))) { html in
            html.tag("ul", .class("chips")) { html in
                for chip in chips { html.tag("li") { html in html.view(chip, in: language) } }
            }
        }
        if rows.isEmpty {
            html.tag("p", .class("hint"), text: language("Hier ist gerade nichts zu tun.", "Nothing to do here now."))
        } else {
            table(&html, language)
        }
        html.view(pages, in: language)
    }

    private func table(_ html: inout HTML, _ language: Language) {
        let words = [
            language("Aufgabe", "Task"), language("Fällig", "Due"), language("Leistung", "Service"),
            language("Stelle", "Office"), language("Seit", "Since"),
        ]
        html.tag(
            "div", .class("scroll"), .flag("data-list"), .fixed("tabindex", "0"), .fixed("role", "region"),
            .text("aria-label", title(in: language))
        ) { html in
            html.tag("table", .class("cases")) { html in
                html.tag("caption", .class("vh"), text: title(in: language))
                html.tag("thead") { html in
                    html.tag("tr") { html in for word in words { html.tag("th", .fixed("scope", "col"), text: word) } }
                }
                html.tag("tbody") { html in for row in rows { write(row, &html, language) } }
            }
        }
    }

    private func write(_ row: Row, _ html: inout HTML, _ language: Language) {
        html.tag("tr") { html in
            html.tag("td") { html in
                if let mark = row.mark {
                    html.view(mark.tag(language), in: language)
                    html.literal(" ")
                }
                html.view(row.link, in: language)
                html.tag("span", .class("block"), text: row.reference)
            }
            html.tag("td") { html in
                if row.isOverdue {
                    html.view(StatusTag(language("überfällig", "overdue"), .error), in: language)
                    html.literal(" ")
                }
                html.text(row.due ?? "–")
            }
            html.tag("td", text: row.service)
            html.tag("td", text: row.unit)
            html.tag("td", text: row.since)
        }
    }
}
