/// A mail to one person: plain text; the subject and text hold nothing that a postcard may not.
public struct Mail: Sendable, Hashable, Codable {
    public var to: String
    public var subject: String
    public var text: String

    public init(to: String, subject: String, text: String) {
        self.to = to
        self.subject = subject
        self.text = text
    }
}

/// Sends mail. `key` is the outbox id, so that a repeated sending is known as such (Message-ID).
public protocol Mailer: Sendable {
    func send(_ mail: Mail, key: String) async throws
}
