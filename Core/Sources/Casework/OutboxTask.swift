public import Basics

/// What a command leaves to be carried out of the house.
public enum OutboxTask: Sendable, Hashable, Codable {
    /// Make a document of a released letter.
    case drucke(SchreibenId)
    /// Tell the person that something is there; the words are chosen by occasion, and hold nothing personal.
    case benachrichtige(mail: String, Anlass)

    /// Carry out an order of the process.
    case verrichte(Int)
    /// Wake a timer of the process when it is due.
    case wecke(Int, at: Instant)

    public enum Anlass: String, Sendable, Hashable, Codable {
        case eingang, rueckfrage, bereitstellung, stand
    }

    /// The courier's kind.
    public var kind: String {
        switch self {
        case .drucke: "letter"
        case .benachrichtige: "mail"
        case .verrichte: "order"
        case .wecke: "timer"
        }
    }

    /// Not before this moment; nil for at once.
    public var due: Instant? {
        if case .wecke(_, let due) = self { due } else { nil }
    }
}
