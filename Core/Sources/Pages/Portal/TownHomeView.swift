/// The home of a town: one search field, life situations, the most used services, and how to reach somebody.
public struct TownHomeView: PageContent {
    /// A situation in life with what belongs to it.
    public struct Situation: Hashable, Sendable {
        /// "Umziehen", "Heiraten".
        public var link: Link
        /// A few examples, as a sentence.
        public var note: String

        /// A situation in life.
        public init(_ link: Link, note: String) {
            self.link = link
            self.note = note
        }
    }

    /// The name of the town.
    public var town: String
    /// The form that searches; its field is `suche`.
    public var target: FormTarget
    /// The services most used.
    public var mostUsed: [Link]
    /// Some services, for a town of which nobody knows yet what is used most.
    public var services: [Link]
    /// The situations in life.
    public var situations: [Situation]
    /// Whom one can ask.
    public var contact: Contact
    /// Something everybody should know today.
    public var notice: Banner?
    /// Where an application that was begun goes on, and where its state is seen.
    public var ways: [Link]
    /// Pages in Leichte Sprache and sign language.
    public var help: [Link]

    /// The home of a town.
    public init(
        town: String, target: FormTarget, mostUsed: [Link], services: [Link] = [], situations: [Situation] = [],
        contact: Contact, notice: Banner? = nil, ways: [Link] = [], help: [Link] = []
    ) {
        self.town = town
        self.target = target
        self.mostUsed = mostUsed
        self.services = services
        self.situations = situations
        self.contact = contact
        self.notice = notice
        self.ways = ways
        self.help = help
    }

    public var layout: Layout { .full }

    public func title(in language: Language) -> String {
        language("Was möchten Sie erledigen?", "What would you like to do?", easy: "Was möchten Sie machen?")
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("div", .class("hero")) { html in
            html.tag("div", .class("wrap")) { html in
                html.tag("h1", text: title(in: language))
                let question = Question(
                    "suche", language("Suche nach einer Leistung", "Search for a service"), role: .silent)
                html.view(
                    SearchField(target, question, button: language("Suchen", "Search")), in: language)
                html.tag(
                    "p", .class("hint"),
                    text: language(
                        "Zum Beispiel: Hund anmelden, Parkausweis, Geburtsurkunde",
                        "For example: register a dog, parking permit, birth certificate"))
            }
        }
        html.tag("div", .class("wrap")) { html in
            if let notice { html.view(notice, in: language) }
            html.tag("div", .class("beside")) { html in
                html.tag("div") { html in services(&html, language) }
                html.tag("aside") { html in aside(&html, language) }
            }
        }
    }

    private func services(_ html: inout HTML, _ language: Language) {
        if !mostUsed.isEmpty {
            html.tag("h2", text: language("Oft gebraucht", "Often needed", easy: "Das machen viele"))
            html.links(mostUsed, in: language)
        } else if !services.isEmpty {
            html.tag("h2", text: language("Leistungen", "Services", easy: "Das können Sie machen"))
            html.links(services, in: language)
        }
        if !situations.isEmpty {
            html.tag("h2", text: language("Was steht an?", "What is coming up?", easy: "Um was geht es?"))
            html.tag("ul", .class("list")) { html in
                for situation in situations {
                    html.tag("li") { html in
                        html.tag("p", .class("name")) { html in html.view(situation.link, in: language) }
                        html.tag("p", text: situation.note)
                    }
                }
            }
        }
    }

    private func aside(_ html: inout HTML, _ language: Language) {
        if !ways.isEmpty {
            html.tag("h2", text: language("Schon begonnen?", "Already begun?", easy: "Haben Sie schon angefangen?"))
            html.tag("ul", .class("bare")) { html in
                for way in ways { html.tag("li") { html in html.view(way, in: language) } }
            }
        }
        html.tag("h2", text: language("Wir sind für Sie da", "We are here for you", easy: "Wir helfen Ihnen"))
        html.view(contact, in: language)
        for link in help { html.tag("p") { html in html.view(link, in: language) } }
    }
}

extension HTML {
    /// Writes links in columns.
    mutating func links(_ links: [Link], in language: Language) {
        tag("ul", .class("cols")) { html in
            for link in links { html.tag("li") { html in html.view(link, in: language) } }
        }
    }
}
