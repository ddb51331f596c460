public import Basics

/// What a person does at a step of a process: the word of `rathaus:taetigkeit` at a user task.
///
/// The words are explained in docs/verfahren-schreiben.md.
public enum Taetigkeit: String, Sendable, Hashable, Codable, CaseIterable {
    case pruefen, rueckfrage, beteiligen, entscheiden, mitzeichnen, bescheiden, zustellen, ablegen, aufgabe

    public var words: Words {
        switch self {
        case .pruefen: Words(de: "Prüfen", en: "Examine")
        case .rueckfrage: Words(de: "Zurückfragen", en: "Ask back")
        case .beteiligen: Words(de: "Stellung nehmen", en: "Give an opinion")
        case .entscheiden: Words(de: "Entscheiden", en: "Decide")
        case .mitzeichnen: Words(de: "Mitzeichnen", en: "Countersign")
        case .bescheiden: Words(de: "Bescheid bekannt geben", en: "Make the notice known")
        case .zustellen: Words(de: "Zustellen", en: "Deliver")
        case .ablegen: Words(de: "Zu den Akten nehmen", en: "File")
        case .aufgabe: Words(de: "Erledigen", en: "Do")
        }
    }

    /// Whether it is done with the task's own small form; the others are legal acts with commands of their own.
    public var hasForm: Bool {
        switch self {
        case .pruefen, .beteiligen, .mitzeichnen, .aufgabe: true
        case .rueckfrage, .entscheiden, .bescheiden, .zustellen, .ablegen: false
        }
    }
}

/// What carries out a step without people: the word of `rathaus:verbinder` at a service or send task.
public enum Verbinder: String, Sendable, Hashable, Codable, CaseIterable {
    case schreiben, nachricht, zahlung, zustellen, ablegen, dienst, register, entscheidung

    /// The attribute without which it cannot work.
    public var required: String? {
        switch self {
        case .schreiben: "schreiben"
        case .zahlung: "betrag"
        case .dienst: "dienst"
        case .register: "register"
        case .entscheidung: "entscheidung"
        case .nachricht, .zustellen, .ablegen: nil
        }
    }

    /// The words of `rathaus:anlass` at a message to the applicant.
    public static let occasions: Set<String> = ["stand", "rueckfrage", "bereitstellung"]
}
