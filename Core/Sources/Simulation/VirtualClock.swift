import Basics
import Synchronization

/// The time of a run: it goes on only when somebody says so, and now and then it jumps.
final class VirtualClock: Sendable {
    /// A Wednesday in February 2026.
    private let instant = Mutex(Instant(microseconds: 1_772_000_000_000_000))

    var now: Instant { instant.withLock { $0 } }
    var wallClock: WallClock { WallClock { self.now } }

    func advance(_ seconds: Int64) { instant.withLock { $0 = $0.advanced(bySeconds: seconds) } }
    func move(to later: Instant) { instant.withLock { if $0 < later { $0 = later } } }
}
