/// The first page of the house: in which town, and what is to be done.
public struct StartView: PageContent {
    /// A town to choose.
    public struct Place: Hashable, Sendable {
        /// Its name, made distinct: "Neustadt (Hessen)".
        public var link: Link
        /// What tells it from others: "Kreis Marburg-Biedenkopf, 35279".
        public var note: String?

        /// A town to choose.
        public init(_ link: Link, note: String? = nil) {
            self.link = link
            self.note = note
        }
    }

    /// What became of the question for a place.
    public enum Answer: Hashable, Sendable {
        /// Nothing was asked yet.
        case none
        /// These towns fit.
        case places([Place])
        /// One postcode lies in several towns.
        case several(postcode: String, [Place])
        /// No town fits.
        case nothing
    }

    /// The form that asks; its field is `ort`.
    public var target: FormTarget
    /// What was typed for the place.
    public var typed: String
    /// What became of it.
    public var answer: Answer
    /// The towns that are served here, when they are few.
    public var served: [Place]

    /// The first page of the house.
    public init(target: FormTarget, typed: String = "", answer: Answer = .none, served: [Place] = []) {
        self.target = target
        self.typed = typed
        self.answer = answer
        self.served = served
    }

    public var layout: Layout { .wide }

    public func title(in language: Language) -> String {
        language("Was möchten Sie erledigen?", "What would you like to do?", easy: "Was möchten Sie machen?")
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("h1", text: title(in: language))
        html.tag(
            "p", .class("lead"),
            text: language(
                "Sagen Sie uns zuerst, wo Sie wohnen. Dann zeigen wir Ihnen, was Sie dort online erledigen können.",
                "First tell us where you live. Then we show you what you can do online there.",
                easy: "Schreiben Sie zuerst: Wo wohnen Sie? Dann sehen Sie: Das können Sie im Internet machen."))
        let question = Question(
            "ort", language("Ort oder Postleitzahl", "Place or postcode"),
            hint: language("Zum Beispiel 36037 oder Fulda", "For example 36037 or Fulda"))
        html.view(
            SearchField(target, question, value: typed, button: language("Ort suchen", "Find place"), suggests: true),
            in: language)
        html.tag("div", .fixed("id", "treffer")) { html in answer(&html, language) }
        guard !served.isEmpty, answer == .none else { return }
        html.tag("h2", text: language("Diese Orte sind dabei", "These places take part"))
        list(served, &html, language)
    }

    private func answer(_ html: inout HTML, _ language: Language) {
        switch answer {
        case .none: break
        case .places(let places):
            html.tag("h2", text: language("Ihr Ort", "Your place"))
            list(places, &html, language)
        case .several(let postcode, let places):
            html.tag(
                "h2",
                text: language("\(postcode) gehört zu mehreren Orten", "\(postcode) belongs to several places"))
            html.tag("p", text: language("Wählen Sie bitte Ihren Ort.", "Please choose your place."))
            list(places, &html, language)
        case .nothing:
            html.view(
                Banner(
                    .info, language("Diesen Ort kennen wir nicht", "We do not know this place"),
                    text: language(
                        "Prüfen Sie die Schreibweise, oder geben Sie die fünf Ziffern Ihrer Postleitzahl ein. Für Fragen zu "
                            + "jeder Behörde in Deutschland ist die Rufnummer 115 da.",
                        "Check the spelling, or type the five digits of your postcode. For questions about any authority "
                            + "in Germany, call 115."),
                    isAnswer: true), in: language)
        }
    }

    private func list(_ places: [Place], _ html: inout HTML, _ language: Language) {
        html.tag("ul", .class("list")) { html in
            for place in places {
                html.tag("li") { html in
                    html.tag("p", .class("name")) { html in html.view(place.link, in: language) }
                    if let note = place.note { html.tag("p", .class("meta"), text: note) }
                }
            }
        }
    }
}
