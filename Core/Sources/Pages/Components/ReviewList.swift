/// Answers under a heading, as the town will read them, each with its way back to the question.
public struct ReviewList: Hashable, Sendable, View {
    /// One answer.
    public struct Row: Hashable, Sendable {
        /// The question in short.
        public var term: String
        /// The answer; several lines for lists.
        public var values: [String]
        /// The question's page; nil when it cannot be changed any more.
        public var change: Address?
        /// A remark at the answer: a correction, where it came from.
        public var mark: StatusTag?
        /// A file or page that the answer shows.
        public var link: Link?

        /// One answer.
        public init(
            _ term: String, _ values: [String], change: Address? = nil, mark: StatusTag? = nil, link: Link? = nil
        ) {
            self.term = term
            self.values = values
            self.change = change
            self.mark = mark
            self.link = link
        }
    }

    /// The heading: the section of the form.
    public var title: String?
    /// The answers.
    public var rows: [Row]

    /// Answers under a heading.
    public init(title: String? = nil, _ rows: [Row]) {
        self.title = title
        self.rows = rows
    }

    public func write(to html: inout HTML, in language: Language) {
        if let title { html.tag("h2", text: title) }
        html.tag("dl", .class("rows")) { html in
            for row in rows { write(row, to: &html, in: language) }
        }
    }

    private func write(_ row: Row, to html: inout HTML, in language: Language) {
        html.tag("div") { html in
            html.tag("dt", text: row.term)
            html.tag("dd") { html in
                if row.values.isEmpty && row.link == nil {
                    html.tag("span", .class("meta"), text: language("keine Angabe", "no answer"))
                }
                for (index, value) in row.values.enumerated() {
                    if index > 0 { html.literal("<br>") }
                    html.tag("span", value.utf8.contains(0x0a) ? .class("lines") : .none, text: value)
                }
                if let link = row.link { html.view(link, in: language) }
                if let mark = row.mark { html.view(mark, in: language) }
            }
            if let change = row.change {
                html.tag("dd", .class("act")) { html in
                    html.view(Link(language("Ändern", "Change"), change, hidden: row.term), in: language)
                }
            }
        }
    }
}

/// Facts side by side: short terms with short answers, for service pages and cases.
public struct Facts: Hashable, Sendable, View {
    /// One fact.
    public struct Fact: Hashable, Sendable {
        /// What it is about.
        public var term: String
        /// What is so.
        public var words: String
        /// A second, quieter line: how a deadline was computed.
        public var note: String?
        /// Which of the two are in German on a page in another language.
        public var german: Set<Part>

        /// What a fact says.
        public enum Part: Hashable, Sendable {
            case words, note
        }

        /// One fact.
        public init(_ term: String, _ words: String, note: String? = nil, german: Set<Part> = []) {
            self.term = term
            self.words = words
            self.note = note
            self.german = german
        }
    }

    /// The facts.
    public var facts: [Fact]

    /// Whether they are keys to be kept: reference and code, set large.
    public var areKeys: Bool

    /// Facts side by side.
    public init(_ facts: [Fact], areKeys: Bool = false) {
        self.facts = facts
        self.areKeys = areKeys
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("dl", .class(areKeys ? "facts key" : "facts")) { html in
            for fact in facts {
                html.tag("div") { html in
                    html.tag("dt", text: fact.term)
                    html.tag("dd") { html in
                        if fact.german.contains(.words) {
                            html.tag("span", .fixed("lang", "de"), text: fact.words)
                        } else {
                            html.text(fact.words)
                        }
                        if let note = fact.note {
                            let language: Attribute = fact.german.contains(.note) ? .fixed("lang", "de") : .none
                            html.tag("span", .class("meta block"), language, text: note)
                        }
                    }
                }
            }
        }
    }
}
