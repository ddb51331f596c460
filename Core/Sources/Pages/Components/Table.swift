/// A table with a caption, heads and rows; on narrow screens it scrolls in its own frame.
public struct Table: Hashable, Sendable, View {
    /// A column.
    public struct Column: Hashable, Sendable {
        /// Its head.
        public var words: String
        /// Whether it holds numbers, which end at the right.
        public var isNumeric: Bool

        /// A column.
        public init(_ words: String, isNumeric: Bool = false) {
            self.words = words
            self.isNumeric = isNumeric
        }
    }

    /// What a cell holds.
    public enum Cell: Hashable, Sendable {
        case text(String)
        case link(Link)
        case tag(StatusTag)
        case lines(String, note: String)
    }

    /// What the table shows.
    public var caption: String
    /// Whether the caption is for screen readers only.
    public var hidesCaption: Bool
    /// The columns; the first is the head of each row.
    public var columns: [Column]
    /// The rows.
    public var rows: [[Cell]]

    /// A table.
    public init(_ caption: String, hidesCaption: Bool = false, _ columns: [Column], _ rows: [[Cell]]) {
        self.caption = caption
        self.hidesCaption = hidesCaption
        self.columns = columns
        self.rows = rows
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag(
            "div", .class("scroll"), .fixed("tabindex", "0"), .fixed("role", "region"), .text("aria-label", caption)
        ) { html in
            html.tag("table") { html in
                html.tag("caption", hidesCaption ? .class("vh") : .none, text: caption)
                html.tag("thead") { html in
                    html.tag("tr") { html in
                        for column in columns {
                            html.tag("th", .fixed("scope", "col"), style(of: column), text: column.words)
                        }
                    }
                }
                html.tag("tbody") { html in
                    for row in rows { write(row, to: &html, in: language) }
                }
            }
        }
    }

    private func write(_ row: [Cell], to html: inout HTML, in language: Language) {
        html.tag("tr") { html in
            for (column, cell) in zip(columns, row) {
                html.tag("td", style(of: column)) { html in html.view(cell, in: language) }
            }
        }
    }

    private func style(of column: Column) -> Attribute { column.isNumeric ? .class("num") : .none }
}

extension Table.Cell: View {
    public func write(to html: inout HTML, in language: Language) {
        switch self {
        case .text(let text): html.text(text)
        case .link(let link): html.view(link, in: language)
        case .tag(let tag): html.view(tag, in: language)
        case .lines(let text, let note):
            html.text(text)
            html.tag("span", .class("meta block"), text: note)
        }
    }
}

/// Steps through a long list: earlier and later, by cursor.
public struct Pagination: Hashable, Sendable, View {
    /// The part before; nil at the beginning.
    public var earlier: Address?
    /// The part after; nil at the end.
    public var later: Address?
    /// Where in the list this is: "51 bis 100 von 1.204".
    public var position: String?

    /// Steps through a long list.
    public init(earlier: Address?, later: Address?, position: String? = nil) {
        self.earlier = earlier
        self.later = later
        self.position = position
    }

    public func write(to html: inout HTML, in language: Language) {
        guard earlier != nil || later != nil || position != nil else { return }
        html.tag("nav", .class("steps"), .text("aria-label", language("Blättern", "Pages"))) { html in
            if let earlier {
                html.tag("a", .href(earlier), .fixed("rel", "prev"), text: language("Vorige Seite", "Previous page"))
            }
            if let position { html.tag("span", .class("meta"), text: position) }
            if let later {
                html.tag("a", .href(later), .fixed("rel", "next"), text: language("Nächste Seite", "Next page"))
            }
        }
    }
}
