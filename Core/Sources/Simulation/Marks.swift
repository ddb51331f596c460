import Basics
import Casework
import Forms

/// What the world remembers of one thing that it asked for: how often it was told that it was done, and how often it
/// was told nothing.
struct Mark: Sendable {
    /// Whether it may happen once only, however often it is asked for.
    let once: Bool
    var done = 0
    var open = 0

    /// How often it must at least, and may at most, be in the journal. What was refused must not be there at all.
    var allowed: ClosedRange<Int> {
        let most = once ? min(1, done + open) : done + open
        return (done > 0 ? 1 : 0)...most
    }
}

/// A name for what a command asks for that the event which it leads to has too: the world's own, simple view of both.
enum Fingerprint {
    static let begun = "begun"

    static func of(_ command: Command, by actor: Actor) -> (name: String, once: Bool)? {
        switch command {
        case .speichereSeite(let page, let answers): ("save|\(page)|\(text(answers))", false)
        case .reicheEin(let declarations, _, let mail): ("submit|\(declarations)|\(mail ?? "")", true)
        case .zieheZurueck(let reason): ("withdraw|\(reason)", true)
        case .beantworteRueckfrage(let id, let text, _): ("answer|\(id)|\(text)", true)
        case .rufeAb(let document): ("fetch|\(document)", true)
        case .uebernehme: ("take|\(name(actor.signature))", false)
        case .weiseZu(let staff, _, let reason): ("assign|\(staff)|\(reason)", true)
        case .schreibeNotiz(let text): ("note|\(text)", true)
        case .stelleRueckfrage(let text, _): ("ask|\(text)", true)
        case .entwirfSchreiben(_, let title, _): ("draft|\(title)", true)
        case .aendereSchreiben(let id, let values): ("change|\(id)|\(values["text"] ?? "")", true)
        case .verwirfSchreiben(let id): ("discard|\(id)", true)
        // A notice that does not get its second signature goes back, and may be decided again.
        case .entscheide(let kind, let letter): ("decide|\(kind)|\(letter)", false)
        case .stelleZu(let document, let way): ("deliver|\(document)|\(way)", true)
        case .schliesseAb(let reference, _, _, _): ("close|\(reference)", true)
        case .erledigeAufgabe(let id, _): ("task|\(id)", true)
        case .loeseStoerung(let id, _, let reason): ("solve|\(id)|\(reason)", false)
        case .bestaetigeZahlung(let kassenzeichen): ("paid|\(kassenzeichen)", true)
        case .beantrageEingriff, .entscheideEingriff, .wechsleVersion, .beginneEntwurf, .schreibenGedruckt,
            .erledigeAuftrag, .auftragGescheitert, .wecke:
            nil
        }
    }

    /// Nil for what the house does by itself.
    static func of(_ recorded: RecordedEvent) -> String? {
        if case .system = recorded.by, !recorded.event.isPrint { return nil }
        return switch recorded.event {
        case .entwurfBegonnen: begun
        case .seiteGespeichert(let page, let stored): "save|\(page)|\(text(stored.answers))"
        case .eingereicht(let it): "submit|\(it.declarations)|\(it.mail ?? "")"
        case .zurueckgezogen(let reason): "withdraw|\(reason)"
        case .rueckfrageBeantwortet(let id, let text, _): "answer|\(id)|\(text)"
        case .abgerufen(let document): "fetch|\(document)"
        case .uebernommen: "take|\(name(recorded.by))"
        case .zugewiesen(let staff, _, let reason): "assign|\(staff)|\(reason)"
        case .notizGeschrieben(let text): "note|\(text)"
        case .rueckfrageGestellt(_, let text, _): "ask|\(text)"
        case .schreibenEntworfen(_, _, let title, _): "draft|\(title)"
        case .schreibenGeaendert(let id, let values): "change|\(id)|\(values["text"] ?? "")"
        case .schreibenVerworfen(let id): "discard|\(id)"
        case .entschieden(let kind, let letter): "decide|\(kind)|\(letter)"
        case .zugestellt(let document, let way): "deliver|\(document)|\(way)"
        case .abgeschlossen(let reference, _, _, _): "close|\(reference)"
        case .schreibenGedruckt(let letter, _): "print|\(letter)"
        case .aufgabeErledigt(let it): "task|\(it.aufgabe)"
        case .zahlungEingegangen(let kassenzeichen): "paid|\(kassenzeichen)"
        case .eingriffBeantragt, .eingriffEntschieden, .versionGewechselt, .verfahrenGegangen, .schreibenFreigegeben,
            .bescheidZurueckgegeben, .fristAbgelaufen, .stoerungGeloest,
            .zahlungAngefordert:
            nil
        }
    }

    static func text(_ answers: Answers) -> String {
        if case .text(let text) = answers["TEXT"] { text } else { "" }
    }

    private static func name(_ by: Actor.Signature) -> String {
        if case .staff(let id, _) = by { id.text } else { "" }
    }
}

extension Event {
    fileprivate var isPrint: Bool { if case .schreibenGedruckt = self { true } else { false } }
}
