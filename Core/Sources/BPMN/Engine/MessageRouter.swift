public import Basics

/// Brings messages to those who await them: by name and key, first come first served, each message once.
///
/// A message that nobody awaits is kept until its time to live ends. A value: state in, state out.
public struct MessageRouter: Sendable, Equatable, Codable {
    /// Someone who awaits a message.
    public struct Receiver: Sendable, Hashable, Codable {
        public var instance: String
        public var subscription: Int

        public init(instance: String, subscription: Int) {
            self.instance = instance
            self.subscription = subscription
        }
    }

    private struct Awaiting: Sendable, Equatable, Codable {
        var receiver: Receiver
        var name: String
        var key: String?
    }

    private struct Kept: Sendable, Equatable, Codable {
        var message: OutgoingMessage
        var until: Instant
    }

    private var awaiting: [Awaiting] = []
    private var kept: [Kept] = []

    /// How many messages are kept at the most; the oldest go first.
    public static let keptLimit = 10_000

    public init() {}

    /// Someone awaits a message from now on. Gives the message if one is kept.
    public mutating func await(_ receiver: Receiver, name: String, key: String?, at now: Instant) -> OutgoingMessage? {
        expire(at: now)
        if let index = kept.firstIndex(where: { MessageRouter.fits(name, key, $0.message) }) {
            return kept.remove(at: index).message
        }
        awaiting.append(Awaiting(receiver: receiver, name: name, key: key))
        return nil
    }

    /// Someone awaits it no longer.
    public mutating func forget(_ receiver: Receiver) { awaiting.removeAll { $0.receiver == receiver } }

    /// All that an instance awaits is forgotten.
    public mutating func forget(instance: String) { awaiting.removeAll { $0.receiver.instance == instance } }

    /// The receiver of a message, who then no longer awaits it; nil if nobody does.
    public mutating func receiver(of message: OutgoingMessage) -> Receiver? {
        guard let index = awaiting.firstIndex(where: { MessageRouter.fits($0.name, $0.key, message) }) else {
            return nil
        }
        return awaiting.remove(at: index).receiver
    }

    /// Keeps a message that nobody awaits yet.
    public mutating func keep(_ message: OutgoingMessage, at now: Instant) {
        expire(at: now)
        guard !message.timeToLive.isZero else { return }
        kept.append(Kept(message: message, until: message.timeToLive.after(now)))
        if kept.count > MessageRouter.keptLimit { kept.removeFirst(kept.count - MessageRouter.keptLimit) }
    }

    /// Forgets messages whose time to live has ended.
    public mutating func expire(at now: Instant) { kept.removeAll { $0.until <= now } }

    /// How many messages are kept.
    public var keptCount: Int { kept.count }

    private static func fits(_ name: String, _ key: String?, _ message: OutgoingMessage) -> Bool {
        name == message.name && (key == nil || key == message.key)
    }
}
