/// Who speaks on a page: a town with its arms and colour, or the house when no town is chosen yet.
public struct Face: Hashable, Sendable {
    /// The name as it is spoken: "Stadt Auenfeld".
    public var name: String
    /// The first page of the town.
    public var home: Address
    /// Its arms.
    public var crest: Crest
    /// Its colour.
    public var accent: Accent
    /// A line below the name: "Digitales Rathaus", "Sachbearbeitung".
    public var line: String?

    /// Who speaks on a page.
    public init(name: String, home: Address, crest: Crest, accent: Accent, line: String? = nil) {
        self.name = name
        self.home = home
        self.crest = crest
        self.accent = accent
        self.line = line
    }
}

/// Everything around the content of a page: head, skip link, header, footer.
public struct Shell: Sendable {
    /// Whose page it is: the citizen's are set wide and large, the staff's dense.
    public enum Door: Hashable, Sendable {
        case portal, desk
    }

    /// Which door the page belongs to.
    public var door: Door
    /// Who speaks.
    public var face: Face
    /// The language of the page.
    public var language: Language
    /// The same page in the other languages.
    public var languages: [(Language, Address)]
    /// The main ways, in the header.
    public var navigation: [Link]
    /// The person who is signed in, and the form that signs out.
    public var person: (name: String, signOut: FormTarget)?
    /// Impressum, Datenschutz, Barrierefreiheit and the like.
    public var footer: [Link]
    /// The style sheets, the design system's first, then the accent's.
    public var styleSheets: [Address]
    /// The optional script.
    public var script: Address?
    /// The small picture in the tab of the browser.
    public var icon: Address?
    /// After how many seconds without a page the session ends, so that the script can warn in time.
    public var sessionSeconds: Int?

    /// Everything around the content.
    public init(
        door: Door = .portal, face: Face, language: Language, languages: [(Language, Address)] = [],
        navigation: [Link] = [], person: (name: String, signOut: FormTarget)? = nil, footer: [Link] = [],
        styleSheets: [Address], script: Address?, icon: Address? = nil, sessionSeconds: Int? = nil
    ) {
        self.door = door
        self.face = face
        self.language = language
        self.languages = languages
        self.navigation = navigation
        self.person = person
        self.footer = footer
        self.styleSheets = styleSheets
        self.script = script
        self.icon = icon
        self.sessionSeconds = sessionSeconds
    }

    /// The whole page around its content, as UTF-8.
    public func page(_ content: some PageContent) -> [UInt8] {
        var html = HTML()
        html.literal("<!doctype html>\n")
        html.tag("html", .fixed("lang", language.code), .class(door == .desk ? "desk" : "portal")) { html in
            head(content, &html)
            html.tag("body", .number("data-session", sessionSeconds)) { html in
                html.tag(
                    "a", .class("skip"), .fixed("href", "#inhalt"), text: language("Zum Inhalt", "Skip to content"))
                header(&html)
                main(content, &html)
                foot(&html)
            }
        }
        return html.bytes
    }

    private func head(_ content: some PageContent, _ html: inout HTML) {
        html.tag("head") { html in
            html.literal("<meta charset=\"utf-8\">")
            html.tag("title") { html in
                if content.hasErrors { html.text(language("Fehler: ", "Error: ")) }
                html.text(content.title(in: language))
                html.text(" – " + face.name)
            }
            html.literal("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            html.literal("<meta name=\"color-scheme\" content=\"light dark\">")
            for sheet in styleSheets { html.void("link", .fixed("rel", "stylesheet"), .href(sheet)) }
            if let icon { html.void("link", .fixed("rel", "icon"), .fixed("type", "image/svg+xml"), .href(icon)) }
            if let script { html.tag("script", .source(script), .flag("defer")) { _ in } }
        }
    }

    private func header(_ html: inout HTML) {
        html.tag("header", .class("top")) { html in
            html.tag("div", .class("wrap")) { html in
                html.tag("a", .class("town"), .href(face.home)) { html in
                    face.crest.write(to: &html)
                    html.tag("span") { html in
                        html.tag("strong", text: face.name)
                        if let line = face.line { html.tag("span", .class("line"), text: line) }
                    }
                }
                navigation(&html)
                languageSwitch(&html)
            }
        }
    }

    private func navigation(_ html: inout HTML) {
        guard !navigation.isEmpty || person != nil else { return }
        html.tag("nav", .text("aria-label", language("Hauptwege", "Main"))) { html in
            html.views(navigation, in: language)
            guard let person else { return }
            html.tag("span", .class("meta"), text: person.name)
            html.form(person.signOut) { html in
                html.tag("button", .class("plain"), .type("submit"), text: language("Abmelden", "Sign out"))
            }
        }
    }

    private func languageSwitch(_ html: inout HTML) {
        guard languages.count > 1 else { return }
        html.tag("nav", .class("lang"), .text("aria-label", language("Sprache", "Language"))) { html in
            for (other, address) in languages {
                html.tag(
                    "a", .href(address), .fixed("lang", other.code), .fixed("hreflang", other.code),
                    other == language ? .fixed("aria-current", "true") : .none, text: other.ownName)
            }
        }
    }

    private func main(_ content: some PageContent, _ html: inout HTML) {
        html.tag("main", .fixed("id", "inhalt"), .fixed("tabindex", "-1"), content.layout.style) { html in
            if let back = content.back { html.view(back, in: language) }
            content.write(to: &html, in: language)
        }
    }

    private func foot(_ html: inout HTML) {
        guard !footer.isEmpty else { return }
        html.tag("footer", .class("foot")) { html in
            html.tag("div", .class("wrap")) { html in
                html.tag("p", .class("meta"), text: face.name)
                html.tag("nav", .text("aria-label", language("Rechtliches", "Legal"))) { html in
                    html.views(footer, in: language)
                }
            }
        }
    }
}

/// What a page shows inside the shell.
public protocol PageContent: View {
    /// The title of the page, which is the question where it asks one.
    func title(in language: Language) -> String
    /// Whether something typed must be put right: the title then begins with "Fehler:".
    var hasErrors: Bool { get }
    /// The way back, above the title.
    var back: BackLink? { get }
    /// How wide the page is.
    var layout: Layout { get }
}

extension PageContent {
    public var hasErrors: Bool { false }
    public var back: BackLink? { nil }
    public var layout: Layout { .reading }
}

/// How wide a page is.
public enum Layout: Hashable, Sendable {
    /// Text and forms: at most 38 rem.
    case reading
    /// Text with a column beside it, lists.
    case wide
    /// The desk: the whole width.
    case full

    var style: Attribute {
        switch self {
        case .reading: .class("wrap reading")
        case .wide: .class("wrap")
        case .full: .class("full")
        }
    }
}
