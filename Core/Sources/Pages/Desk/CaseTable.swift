/// A dense list of cases: one line a case, unread ones with a dot, due dates that explain themselves.
public struct CaseTable: Hashable, Sendable, View {
    /// One case.
    public struct Row: Hashable, Sendable {
        /// The reference, which leads to the case.
        public var link: Link
        /// Who it is about; nil while the index has not followed.
        public var title: String?
        /// The service.
        public var service: String
        /// The state.
        public var status: StatusTag
        /// The due date in words, with the remark how it came about.
        public var due: String?
        /// How the due date came about: "Eingang + 3 Monate".
        public var dueNote: String?
        /// Whether it is past.
        public var isOverdue: Bool
        /// Who works on it.
        public var clerk: String?
        /// When it arrived.
        public var arrived: String
        /// Whether there is something new in it.
        public var isUnread: Bool

        /// One case.
        public init(
            link: Link, title: String?, service: String, status: StatusTag, due: String? = nil, dueNote: String? = nil,
            isOverdue: Bool = false, clerk: String? = nil, arrived: String, isUnread: Bool = false
        ) {
            self.link = link
            self.title = title
            self.service = service
            self.status = status
            self.due = due
            self.dueNote = dueNote
            self.isOverdue = isOverdue
            self.clerk = clerk
            self.arrived = arrived
            self.isUnread = isUnread
        }
    }

    /// What the list shows, for screen readers.
    public var caption: String
    /// The cases.
    public var rows: [Row]
    /// What is said when there are none.
    public var whenEmpty: String

    /// A dense list of cases.
    public init(_ caption: String, _ rows: [Row], whenEmpty: String) {
        self.caption = caption
        self.rows = rows
        self.whenEmpty = whenEmpty
    }

    public func write(to html: inout HTML, in language: Language) {
        guard !rows.isEmpty else { return html.tag("p", .class("hint"), text: whenEmpty) }
        html.tag(
            "div", .class("scroll"), .flag("data-list"), .fixed("tabindex", "0"), .fixed("role", "region"),
            .text("aria-label", caption)
        ) { html in
            html.tag("table", .class("cases")) { html in
                html.tag("caption", .class("vh"), text: caption)
                html.tag("thead") { html in head(&html, language) }
                html.tag("tbody") { html in for row in rows { write(row, &html, language) } }
            }
        }
    }

    private func head(_ html: inout HTML, _ language: Language) {
        let words = [
            language("Vorgang", "Case"), language("Status", "State"), language("Fällig", "Due"),
            language("Leistung", "Service"), language("Eingang", "Arrived"), language("Bearbeitung", "Clerk"),
        ]
        html.tag("tr") { html in for word in words { html.tag("th", .fixed("scope", "col"), text: word) } }
    }

    private func write(_ row: Row, _ html: inout HTML, _ language: Language) {
        html.tag("tr") { html in
            html.tag("td") { html in
                if row.isUnread {
                    html.literal("<span class=\"dot\"></span>")
                    html.hidden(language("Neu: ", "New: "))
                }
                html.view(row.link, in: language)
                if let title = row.title { html.tag("span", .class("block"), text: title) }
            }
            html.tag("td") { html in html.view(row.status, in: language) }
            html.tag("td") { html in due(row, &html, language) }
            html.tag("td", text: row.service)
            html.tag("td", text: row.arrived)
            html.tag("td", text: row.clerk ?? language("niemand", "nobody"))
        }
    }

    private func due(_ row: Row, _ html: inout HTML, _ language: Language) {
        guard let due = row.due else { return html.text("–") }
        if row.isOverdue {
            html.view(StatusTag(language("überfällig", "overdue"), .error), in: language)
            html.literal(" ")
        }
        html.tag("span", .text("title", row.dueNote), text: due)
        if let note = row.dueNote { html.hidden(" " + note) }
    }
}
