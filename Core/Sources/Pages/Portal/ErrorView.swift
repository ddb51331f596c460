/// A page for what went wrong, that helps on: what happened, what is safe, what can be done now.
public struct ErrorView: PageContent {
    /// What went wrong.
    public enum Kind: Hashable, Sendable {
        /// The address leads nowhere: page, town or service unknown.
        case notFound(asked: String?)
        /// The page exists but not for this person.
        case forbidden
        /// What was sent is too large.
        case tooLarge(limit: String)
        /// What was sent cannot be read.
        case unreadable
        /// Another way than this one is meant for the address.
        case wrongMethod
        /// Too many tries in a short time.
        case tooMany(minutes: Int)
        /// Nothing goes at the moment.
        case unavailable
        /// A mistake of ours, with the number under which we find it.
        case failure(number: String)
    }

    /// What went wrong.
    public var kind: Kind
    /// Ways on.
    public var ways: [Link]
    /// A search for services that helps on.
    public var search: FormTarget?
    /// A search for a place that helps on; its field is `ort`.
    public var placeSearch: FormTarget?
    /// Whom one can ask.
    public var contact: Contact?

    /// A page for what went wrong.
    public init(
        _ kind: Kind, ways: [Link] = [], search: FormTarget? = nil, placeSearch: FormTarget? = nil,
        contact: Contact? = nil
    ) {
        self.kind = kind
        self.ways = ways
        self.search = search
        self.placeSearch = placeSearch
        self.contact = contact
    }

    public func title(in language: Language) -> String {
        switch kind {
        case .notFound: language("Diese Seite gibt es nicht", "This page does not exist")
        case .forbidden: language("Diese Seite ist nicht für Sie freigegeben", "This page is not open to you")
        case .tooLarge: language("Das war zu groß", "That was too large")
        case .unreadable: language("Das konnten wir nicht lesen", "We could not read that")
        case .wrongMethod: language("So geht es hier nicht weiter", "This way does not lead on")
        case .tooMany: language("Bitte warten Sie einen Moment", "Please wait a moment")
        case .unavailable: language("Gerade geht es nicht", "This does not work right now")
        case .failure: language("Da ist uns ein Fehler passiert", "We made a mistake")
        }
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("h1", text: title(in: language))
        html.tag("p", .class("lead"), text: text(language))
        if case .failure(let number) = kind {
            html.view(Facts([.init(language("Nummer des Fehlers", "Number of the mistake"), number)]), in: language)
        }
        if let search {
            let question = Question("suche", language("Was möchten Sie erledigen?", "What would you like to do?"))
            html.view(SearchField(search, question, button: language("Suchen", "Search")), in: language)
        }
        if let placeSearch {
            let question = Question("ort", language("Ort oder Postleitzahl", "Place or postcode"))
            html.view(
                SearchField(placeSearch, question, value: asked, button: language("Ort suchen", "Find place")),
                in: language)
        }
        if !ways.isEmpty {
            html.tag("h2", text: language("Hier geht es weiter", "Ways on"))
            html.links(ways, in: language)
        }
        if let contact {
            html.tag("h2", text: language("Wen Sie fragen können", "Whom you can ask"))
            html.view(contact, in: language)
        }
    }

    /// What was asked for, so that nobody has to type it again.
    private var asked: String {
        if case .notFound(let asked?) = kind { asked } else { "" }
    }

    private func text(_ language: Language) -> String {
        switch kind {
        case .notFound(let asked):
            asked.map {
                language(
                    "Unter „\($0)“ haben wir nichts gefunden. Vielleicht hilft die Suche.",
                    "We found nothing under “\($0)”. Perhaps the search helps.")
            }
                ?? language(
                    "Vielleicht ist die Adresse nicht vollständig, oder die Seite ist umgezogen. Die Suche hilft weiter.",
                    "Perhaps the address is not complete, or the page has moved. The search helps on.")
        case .forbidden:
            language(
                "Vielleicht sind Sie nicht mehr angemeldet. Melden Sie sich noch einmal an und versuchen Sie es erneut.",
                "Perhaps you are no longer signed in. Sign in again and try once more.")
        case .tooLarge(let limit):
            language(
                "Mehr als \(limit) auf einmal nehmen wir nicht an. Von dieser Seite ist deshalb nichts angekommen; was Sie "
                    + "vorher gespeichert haben, ist noch da. Gehen Sie zurück und schicken Sie die Dateien einzeln. Ein "
                    + "Foto oder ein PDF in geringerer Auflösung ist meist klein genug.",
                "We do not take more than \(limit) at once. Nothing of this page has arrived; what you saved before is "
                    + "still there. Go back and send the files one by one. A photo or a PDF of lower resolution is "
                    + "usually small enough.")
        case .unreadable:
            language(
                "Ihr Browser hat etwas geschickt, das nicht vollständig war. Gehen Sie zurück und versuchen Sie es noch einmal.",
                "Your browser sent something that was not complete. Go back and try once more.")
        case .wrongMethod:
            language(
                "Gehen Sie zurück und benutzen Sie die Schaltfläche auf der Seite.",
                "Go back and use the button on the page.")
        case .tooMany(let minutes):
            language(
                "Es gab sehr viele Versuche hintereinander. Versuchen Sie es in \(ErrorView.german(minutes)) noch einmal.",
                "There were very many tries in a row. Try again in \(ErrorView.english(minutes)).")
        case .unavailable:
            language(
                "Wir arbeiten daran. Was gespeichert war, ist noch da. Versuchen Sie es in einigen Minuten noch einmal.",
                "We are working on it. What was saved is still there. Try again in a few minutes.")
        case .failure:
            language(
                "Was gespeichert war, ist noch da. Versuchen Sie es in einigen Minuten noch einmal. Wenn Sie uns anrufen, nennen "
                    + "Sie bitte diese Nummer.",
                "What was saved is still there. Try again in a few minutes. If you call us, please tell us this number."
            )
        }
    }

    private static func german(_ minutes: Int) -> String {
        switch minutes {
        case ...1: "einer Minute"
        case ...90: "\(minutes) Minuten"
        default: "\((minutes + 59) / 60) Stunden"
        }
    }

    private static func english(_ minutes: Int) -> String {
        switch minutes {
        case ...1: "a minute"
        case ...90: "\(minutes) minutes"
        default: "\((minutes + 59) / 60) hours"
        }
    }
}
