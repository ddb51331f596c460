/// A notice that stands out: its mood is said by an icon and its words, the colour only helps.
public struct Banner: Hashable, Sendable, View {
    /// What it says about itself.
    public enum Mood: Hashable, Sendable {
        case info, good, attention, error
    }

    /// What kind of notice it is.
    public var mood: Mood
    /// Its first line.
    public var title: String
    /// More words; blank lines part paragraphs.
    public var text: String?
    /// What can be done about it.
    public var button: Button?
    /// A link at its end.
    public var link: Link?
    /// Whether it answers what the person has just done, so that a screen reader tells it at once.
    public var isAnswer: Bool

    /// A notice.
    public init(
        _ mood: Mood, _ title: String, text: String? = nil, button: Button? = nil, link: Link? = nil,
        isAnswer: Bool = false
    ) {
        self.mood = mood
        self.title = title
        self.text = text
        self.button = button
        self.link = link
        self.isAnswer = isAnswer
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("div", style, isAnswer ? .fixed("role", "status") : .none) { html in
            html.tag("p", .class("head")) { html in
                icon.write(to: &html)
                html.tag("strong", text: title)
            }
            if let text { html.paragraphs(text) }
            if let button { html.view(button, in: language) }
            if let link { html.tag("p") { html in html.view(link, in: language) } }
        }
    }

    private var style: Attribute {
        switch mood {
        case .info: .class("panel info")
        case .good: .class("panel good")
        case .attention: .class("panel attention")
        case .error: .class("panel error")
        }
    }

    private var icon: Icon {
        switch mood {
        case .info: .info
        case .good: .check
        case .attention, .error: .attention
        }
    }
}

/// A state in one or two words.
public struct StatusTag: Hashable, Sendable, View {
    /// What the colour says besides the words.
    public enum Mood: Hashable, Sendable {
        case quiet, info, good, attention, error
    }

    /// The words.
    public var words: String
    /// What the colour says besides.
    public var mood: Mood

    /// A state in one or two words.
    public init(_ words: String, _ mood: Mood = .quiet) {
        self.words = words
        self.mood = mood
    }

    public func write(to html: inout HTML, in language: Language) { html.tag("span", style, text: words) }

    private var style: Attribute {
        switch mood {
        case .quiet: .class("tag")
        case .info: .class("tag info")
        case .good: .class("tag good")
        case .attention: .class("tag attention")
        case .error: .class("tag error")
        }
    }
}
