public import Basics

/// What is wrong on a page, above everything else, with a link to each field. It takes the focus.
public struct ErrorSummary: Hashable, Sendable, View {
    /// One mistake: the same words as at the field, and where it is.
    public struct Item: Hashable, Sendable {
        /// What is wrong and how to put it right.
        public var words: String
        /// The name of the question; nil for what concerns the whole page.
        public var name: String?

        /// One mistake.
        public init(_ words: String, name: String? = nil) {
            self.words = words
            self.name = name
        }
    }

    /// The mistakes in the order of the page.
    public var items: [Item]

    /// A summary of mistakes; an empty one writes nothing.
    public init(_ items: [Item]) { self.items = items }

    /// A summary of findings whose subjects are the names of questions.
    public init(_ findings: [Finding], in language: Language) {
        items = findings.filter { $0.severity == .error }.map { Item(language($0.words), name: $0.subject) }
    }

    public func write(to html: inout HTML, in language: Language) {
        guard !items.isEmpty else { return }
        html.tag(
            "div", .class("panel error"), .fixed("role", "alert"), .fixed("tabindex", "-1"), .fixed("id", "fehler"),
            .flag("autofocus")
        ) { html in
            html.tag("h2", text: title(language))
            html.tag("ul", .class("bare")) { html in
                for item in items {
                    html.tag("li") { html in
                        if let name = item.name {
                            html.view(Link(item.words, .place(Question.id(of: name))), in: language)
                        } else {
                            html.text(item.words)
                        }
                    }
                }
            }
        }
    }

    private func title(_ language: Language) -> String {
        items.count == 1
            ? language("Bitte sehen Sie sich eine Angabe noch einmal an", "Please look at one answer again")
            : language(
                "Bitte sehen Sie sich \(items.count) Angaben noch einmal an",
                "Please look at \(items.count) answers again")
    }
}
