public import Basics

/// An event with who, when and its place in the stream.
public struct RecordedEvent: Sendable, Hashable {
    /// 1 for the first event of a case.
    public var version: Int
    public var at: Instant
    public var by: Actor.Signature
    public var event: Event

    public init(version: Int, at: Instant, by: Actor.Signature, event: Event) {
        self.version = version
        self.at = at
        self.by = by
        self.event = event
    }
}
