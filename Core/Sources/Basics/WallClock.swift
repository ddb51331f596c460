/// Tells the time. The live clock reads the machine's; a test's stands still or is moved by hand.
public struct WallClock: Sendable {
    public let now: @Sendable () -> Instant

    public init(now: @escaping @Sendable () -> Instant) { self.now = now }

    /// A clock that always shows the same moment.
    public static func standing(at instant: Instant) -> WallClock { WallClock { instant } }
}
