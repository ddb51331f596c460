import Calendar
import Catalogue
import Hall
import Pages
import ServicePackages

/// The page of a service in a town, made of the texts of its package. A text that is missing leaves no gap behind.
struct ServicePage {
    private let service: TownService
    private let town: Town
    private let language: Language

    init(_ service: TownService, _ town: Town, _ language: Language) {
        self.service = service
        self.town = town
        self.language = language
    }

    private var leistung: Leistung { service.leistung }

    private func text(_ modul: Textmodul) -> String? {
        guard let text = leistung.text(modul, language.rawValue).map(TextFragment.plain), !text.isEmpty else {
            return nil
        }
        return text
    }

    /// Whether a text module is written in the language of the page.
    private func isOwn(_ modul: Textmodul) -> Bool {
        language == .german || leistung.texte.contains { $0.modul == modul && $0.sprache == language.rawValue }
    }

    /// What it is, in a sentence.
    var summary: String? { text(.teaser) ?? text(.kurztext) }

    var view: ServiceView {
        let lead = summary ?? text(.volltext) ?? ""
        var view = ServiceView(
            name: leistung.name(language.rawValue), lead: lead, beginning: beginning,
            facts: facts, sections: sections(below: lead), contact: Contact(of: town, for: service),
            otherWays: otherWays,
            changed: leistung.stand.map { language.date($0) },
            back: BackLink(Address(town.slug, "leistungen"), words: language("Alle Leistungen", "All services")))
        if language == .easy {
            let page = Address(town.slug, "leistungen", service.offer.slug)
            view.more = Link("Mehr dazu in Standard-Sprache", page.adding("sprache", Language.german.rawValue))
        }
        return view
    }

    private var beginning: ServiceView.Beginning {
        guard service.damage.isEmpty else {
            return .elsewhere(
                language(
                    "Was die Gemeinde zu dieser Leistung angegeben hat, lässt sich gerade nicht lesen. Deshalb nennen wir "
                        + "hier keine Kosten und nehmen keinen Antrag an. Fragen Sie uns bitte.",
                    "What the municipality has said about this service cannot be read at the moment. So we name no costs "
                        + "here and take no application. Please ask us.",
                    easy: "Hier ist etwas kaputt. Sie können gerade keinen Antrag stellen. Bitte rufen Sie uns an."),
                link: nil)
        }
        let begin = Button(
            language("Antrag beginnen", "Begin application", easy: "Hier anfangen"),
            to: Address(town.slug, "leistungen", service.offer.slug, "antrag"))
        return .online(begin, login: login)
    }

    // MARK: At a glance

    private var facts: [Facts.Fact] {
        // What is free and what is not would contradict each other in two lines of the same name.
        let notFree = leistung.kosten.filter { $0 != .frei }
        var facts = (notFree.isEmpty ? leistung.kosten : notFree).map(fact)
        if let filling = service.service.text("ausfuelldauer", language.rawValue) {
            facts.append(.init(language("Ausfüllen", "Filling in"), filling))
        }
        if let time = leistung.bearbeitungsdauer { facts += fact(language("Bearbeitung", "Processing"), time) }
        facts += leistung.fristen.flatMap { fact(language("Frist", "Deadline"), $0) }
        if let level = leistung.vertrauensniveau {
            facts.append(.init(language("Vertrauensniveau", "Level of assurance"), words(of: level)))
        }
        return facts
    }

    /// A time in words; without words in the language of the page its length says it.
    private func fact(_ term: String, _ time: Leistungsfrist) -> [Facts.Fact] {
        let own = time.text[language.rawValue] ?? (language == .easy ? time.text["de"] : nil)
        let length = time.laenge.map { language($0.words) }
        if let said = own ?? (language == .english ? length : nil) { return [.init(term, TextFragment.plain(said))] }
        if let said = time.text.text() { return [.init(term, TextFragment.plain(said), german: german([.words]))] }
        return length.map { [.init(term, $0)] } ?? []
    }

    private func fact(_ cost: Leistungskosten) -> Facts.Fact {
        let term = language("Kosten", "Cost")
        switch cost {
        case .frei: return .init(term, language("kostenlos", "free of charge"))
        case .fest(let cents, let text):
            return .init(term, language.money(cents), note: words(of: text), german: isOwn(text) ? [] : german([.note]))
        case .rahmen(let from, let to, let text):
            let range = language("\(from.german) bis \(to.german)", "\(language.money(from)) to \(language.money(to))")
            return .init(term, range, note: words(of: text), german: isOwn(text) ? [] : german([.note]))
        case .variabel(let text):
            guard let said = words(of: text) else {
                return .init(term, language("je nach Fall", "depends on the case"))
            }
            return .init(term, said, german: isOwn(text) ? [] : german([.words]))
        }
    }

    /// Marks what is German only where the page is not.
    private func german(_ parts: Set<Facts.Fact.Part>) -> Set<Facts.Fact.Part> { language == .english ? parts : [] }

    private func words(of text: Sprachtext) -> String? { text.text(language.rawValue).map(TextFragment.plain) }

    private func isOwn(_ text: Sprachtext) -> Bool { text[language.rawValue] != nil }

    private func words(of level: Vertrauensniveau) -> String {
        switch level {
        case .keines: language("keines", "none")
        case .basis: language("Basis", "basic")
        case .substanziell: language("substanziell", "substantial")
        case .hoch: language("hoch", "high")
        }
    }

    private var login: String {
        switch leistung.vertrauensniveau {
        case nil, .keines, .basis:
            language(
                "Sie brauchen kein Konto und keine Anmeldung.", "You need no account and no sign-in.",
                easy: "Sie brauchen kein Pass-Wort.")
        case .substanziell, .hoch:
            language(
                "Sie beginnen ohne Anmeldung. Bei dieser Leistung muss sicher sein, wer Sie sind: Das Amt kann nach dem "
                    + "Absenden einen Nachweis verlangen.",
                "You begin without signing in. For this service it must be certain who you are: the office may ask for "
                    + "proof after you have sent the application.")
        }
    }

    // MARK: Texts

    private func sections(below lead: String) -> [ServiceView.Section] {
        let titled: [(Textmodul, String)] = [
            (.volltext, language("Worum es geht", "What it is about", easy: "Darum geht es")),
            (.voraussetzungen, language("Wer das nutzen kann", "Who can use it", easy: "Wer darf das?")),
            (.unterlagen, language("Was Sie brauchen", "What you need", easy: "Das brauchen Sie")),
            (.verfahrensablauf, language("Wie es abläuft", "How it works", easy: "So geht es")),
            (.hinweise, language("Gut zu wissen", "Good to know")),
            (.handlungsgrundlagen, language("Rechtsgrundlage", "Legal basis")),
            (.rechtsbehelf, language("Wenn Sie nicht einverstanden sind", "If you do not agree")),
            (.weiterfuehrendes, language("Weitere Informationen", "Further information")),
        ]
        // Leichte Sprache shows what is written in it and leads to the rest; English shows the rest in German and says so.
        let shown = titled.filter { language != .easy || isOwn($0.0) }
        var sections = shown.compactMap { modul, title in
            text(modul).flatMap { $0 == lead ? nil : ServiceView.Section(title, text: $0, isGerman: !isOwn(modul)) }
        }
        if language == .easy, let steps = service.service.text("naechste-schritte", language.rawValue) {
            sections.append(.init("So geht es weiter", text: steps))
        }
        return sections
    }

    private var otherWays: String {
        language(
            "Sie müssen den Antrag nicht online stellen. Rufen Sie uns an, schreiben Sie uns oder kommen Sie vorbei.",
            "You do not have to apply online. Call us, write to us or come by.",
            easy: "Sie müssen das nicht im Internet machen. Sie können uns auch anrufen. Oder Sie kommen zu uns.")
    }
}
