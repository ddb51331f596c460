/// What happened, in sentences, and what is still to come.
public struct Timeline: Hashable, Sendable, View {
    /// One entry.
    public struct Entry: Hashable, Sendable {
        /// Whether it lies behind, is going on, or lies ahead.
        public enum Time: Hashable, Sendable {
            case done, now, ahead
        }

        /// What happened, as a sentence.
        public var words: String
        /// When, in words.
        public var when: String?
        /// Who, with the role.
        public var who: String?
        /// More words.
        public var text: String?
        /// A document or page that belongs to it.
        public var links: [Link]
        /// Whether it lies behind, is going on, or lies ahead.
        public var time: Time

        /// One entry.
        public init(
            _ words: String, when: String? = nil, who: String? = nil, text: String? = nil, links: [Link] = [],
            _ time: Time = .done
        ) {
            self.words = words
            self.when = when
            self.who = who
            self.text = text
            self.links = links
            self.time = time
        }
    }

    /// The entries in the order in which they are read.
    public var entries: [Entry]

    /// What happened and what is to come.
    public init(_ entries: [Entry]) { self.entries = entries }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("ol", .class("timeline")) { html in
            for entry in entries { write(entry, to: &html, in: language) }
        }
    }

    private func write(_ entry: Entry, to html: inout HTML, in language: Language) {
        html.tag("li", style(of: entry.time), entry.time == .now ? .fixed("aria-current", "step") : .none) { html in
            html.tag("p", .class("head")) { html in
                html.text(entry.words)
                if entry.time == .ahead { html.hidden(language(" (kommt noch)", " (still to come)")) }
            }
            if entry.when != nil || entry.who != nil {
                html.tag(
                    "p", .class("meta"), text: [entry.when, entry.who].compactMap(\.self).joined(separator: " · "))
            }
            if let text = entry.text { html.paragraphs(text) }
            for link in entry.links { html.tag("p") { html in html.view(link, in: language) } }
        }
    }

    private func style(of time: Entry.Time) -> Attribute {
        switch time {
        case .done: .class("done")
        case .now: .class("now")
        case .ahead: .class("ahead")
        }
    }
}
