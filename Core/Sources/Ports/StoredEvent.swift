public import Basics

/// Marks ids of streams: one stream a case.
public enum StreamKind {}
public typealias StreamId = Id<StreamKind>

/// One entry of the journal as it is kept: a readable header and a ciphertext, and the hash over both.
///
/// The hash is SHA-256 over header and body, so that an entry can be verified after its key is gone.
public struct StoredEvent: Sendable, Hashable {
    public let stream: StreamId
    /// 1 for the first entry of a stream, without gaps.
    public let version: Int
    public let header: [UInt8]
    public let body: [UInt8]
    public let hash: [UInt8]

    public init(stream: StreamId, version: Int, header: [UInt8], body: [UInt8], hash: [UInt8]) {
        self.stream = stream
        self.version = version
        self.header = header
        self.body = body
        self.hash = hash
    }
}

/// Marks ids of outbox entries.
public enum OutboxKind {}
public typealias OutboxId = Id<OutboxKind>

/// Something that must still be carried out of the house, kept in the transaction that caused it.
///
/// The id is the key by which a receiver knows a repeated delivery.
public struct OutboxEntry: Sendable, Hashable {
    public let id: OutboxId
    public let town: TownId
    public let stream: StreamId
    /// Which courier carries it: `letter`, `mail`.
    public let kind: String
    /// Not before this moment.
    public let due: Instant
    /// Encrypted with the key of the case.
    public let body: [UInt8]

    public init(id: OutboxId, town: TownId, stream: StreamId, kind: String, due: Instant, body: [UInt8]) {
        self.id = id
        self.town = town
        self.stream = stream
        self.kind = kind
        self.due = due
        self.body = body
    }
}

/// An outbox entry in a courier's hands, with how often it was tried before.
public struct ClaimedEntry: Sendable, Hashable {
    public let entry: OutboxEntry
    public let attempts: Int

    public init(entry: OutboxEntry, attempts: Int) {
        self.entry = entry
        self.attempts = attempts
    }
}
