/// What a command leaves to be carried out of the house.
public enum OutboxTask: Sendable, Hashable, Codable {
    /// Make a document of a released letter.
    case drucke(SchreibenId)
    /// Tell the person that something is there; the words are chosen by occasion, and hold nothing personal.
    case benachrichtige(mail: String, Anlass)

    public enum Anlass: String, Sendable, Hashable, Codable {
        case eingang, rueckfrage, bereitstellung
    }

    /// The courier's kind.
    public var kind: String {
        switch self {
        case .drucke: "letter"
        case .benachrichtige: "mail"
        }
    }
}
