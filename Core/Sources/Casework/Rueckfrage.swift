public import Basics

/// A query to the applicant: what the clerk asks, until when, and the answer.
public struct Rueckfrage: Sendable, Hashable, Codable {
    public var id: RueckfrageId
    public var text: String
    public var at: Instant
    /// The civil day by which an answer is asked for, ISO 8601.
    public var due: String
    /// Nil while it is open.
    public var answer: Answer?

    public struct Answer: Sendable, Hashable, Codable {
        public var text: String
        public var documents: [DocumentId]
        public var at: Instant

        public init(text: String, documents: [DocumentId], at: Instant) {
            self.text = text
            self.documents = documents
            self.at = at
        }
    }

    public init(id: RueckfrageId, text: String, at: Instant, due: String, answer: Answer? = nil) {
        self.id = id
        self.text = text
        self.at = at
        self.due = due
        self.answer = answer
    }
}
