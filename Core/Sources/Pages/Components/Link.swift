/// A link: words and where they lead.
public struct Link: Hashable, Sendable, View {
    /// The words.
    public var words: String
    /// Where they lead.
    public var address: Address
    /// What a screen reader hears after the words, when they alone do not say it: "Ändern" – "Vorname".
    public var hidden: String?
    /// Whether this is the page that is shown.
    public var isCurrent: Bool

    /// A link.
    public init(_ words: String, _ address: Address, hidden: String? = nil, isCurrent: Bool = false) {
        self.words = words
        self.address = address
        self.hidden = hidden
        self.isCurrent = isCurrent
    }

    public func write(to html: inout HTML, in language: Language) { write(to: &html, key: nil) }

    /// Writes the link, with a key that the script gives it.
    func write(to html: inout HTML, key: StaticString?) {
        html.tag(
            "a", .href(address), isCurrent ? .fixed("aria-current", "page") : .none,
            key.map { .fixed("data-key", $0) } ?? .none
        ) { html in
            html.text(words)
            if let hidden { html.hidden(" " + hidden) }
        }
    }
}

/// The link above the title that leads to the page before, without losing anything.
public struct BackLink: Hashable, Sendable, View {
    /// Where it leads.
    public var address: Address
    /// Its words, when "Zurück" is not enough.
    public var words: String?

    /// A link to the page before.
    public init(_ address: Address, words: String? = nil) {
        self.address = address
        self.words = words
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("a", .class("back"), .href(address)) { html in
            Icon.back.write(to: &html)
            html.text(words ?? language("Zurück", "Back"))
        }
    }
}

extension HTML {
    /// Writes text that only a screen reader tells.
    mutating func hidden(_ words: String) { tag("span", .class("vh"), text: words) }

    /// Writes paragraphs: blank lines part them, single line ends are kept.
    mutating func paragraphs(_ text: String) {
        var paragraph = ""
        var lines = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                if lines > 0 { paragraphTag(paragraph) }
                (paragraph, lines) = ("", 0)
            } else {
                paragraph += lines > 0 ? "\n" + String(line) : String(line)
                lines += 1
            }
        }
        if lines > 0 { paragraphTag(paragraph) }
    }

    private mutating func paragraphTag(_ text: String) {
        tag("p", text.utf8.contains(0x0a) ? .class("lines") : .none, text: text)
    }
}
