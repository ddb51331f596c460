import Synchronization

/// The mailer's double: keeps what was sent, once a key.
public final class MemoryMailer: Mailer {
    private let mails = Mutex<[(key: String, mail: Mail)]>([])

    public init() {}

    public func send(_ mail: Mail, key: String) async throws {
        mails.withLock { sent in
            if !sent.contains(where: { $0.key == key }) { sent.append((key, mail)) }
        }
    }

    /// All mails in the order of sending.
    public var sent: [Mail] { mails.withLock { $0.map(\.mail) } }
}
