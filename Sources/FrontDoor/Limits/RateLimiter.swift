public import Basics
import Synchronization

/// Token buckets in memory, one for each key: so many tries at once, and one more after each pause.
///
/// A key names a person or an account, and an address only beside it (reliability.md 4: never by address alone). It
/// holds no personal data: doors pass ids or hashes. Nothing is written to the store; after a restart all buckets are
/// full.
public final class RateLimiter: Sendable {
    /// How much of something may happen.
    public struct Rate: Hashable, Sendable {
        /// How many at once.
        public var burst: Int
        /// In which time a spent bucket fills again, in seconds.
        public var seconds: Int64
        /// Whether each try that is refused makes the wait longer, up to six times the whole time.
        public var isGrowing: Bool

        /// So many in so many seconds.
        public init(_ burst: Int, inSeconds seconds: Int64, isGrowing: Bool = false) {
            self.burst = max(1, burst)
            self.seconds = max(1, seconds)
            self.isGrowing = isGrowing
        }

        /// Signing in: 10 in 10 minutes, then a growing delay.
        public static var signIn: Rate { Rate(10, inSeconds: 600, isGrowing: true) }
        /// Sending applications: 30 in an hour.
        public static var submission: Rate { Rate(30, inSeconds: 3_600) }
        /// Trying references and codes: 10 in 10 minutes.
        public static var codes: Rate { Rate(10, inSeconds: 600) }
    }

    /// What a try is told.
    public enum Answer: Hashable, Sendable {
        case allowed
        /// Not now; after so many seconds.
        case wait(seconds: Int64)
    }

    private struct Key: Hashable {
        let name: String
        let rate: Rate
    }

    /// What is left, in parts of one try: a part is a microsecond of refilling.
    private struct Bucket {
        var spent: Int64
        var seen: Instant
    }

    private let buckets = Mutex<[Key: Bucket]>([:])
    private let most: Int

    /// At most so many keys are kept; the ones that are full again are forgotten first.
    public init(mostKeys: Int = 100_000) { most = max(16, mostKeys) }

    /// Takes one try of a key, if there is one.
    public func take(_ name: String, _ rate: Rate, now: Instant) -> Answer {
        let key = Key(name: String(name.prefix(200)), rate: rate)
        return buckets.withLock { buckets in
            if buckets.count >= most, buckets[key] == nil { RateLimiter.sweep(&buckets, keep: most / 2, now: now) }
            let whole = rate.seconds * 1_000_000
            let each = whole / Int64(rate.burst)
            let spent = buckets[key].map { RateLimiter.spent($0, now) } ?? 0
            guard spent + each <= whole else {
                let owed = rate.isGrowing ? min(spent + each, whole * 6) : spent
                buckets[key] = Bucket(spent: owed, seen: now)
                return .wait(seconds: max(1, (owed + each - whole + 999_999) / 1_000_000))
            }
            buckets[key] = Bucket(spent: spent + each, seen: now)
            return .allowed
        }
    }

    /// Gives a key all its tries back: after a sign-in that succeeded.
    public func forgive(_ name: String, _ rate: Rate) {
        buckets.withLock { _ = $0.removeValue(forKey: Key(name: String(name.prefix(200)), rate: rate)) }
    }

    /// How many keys are kept.
    public var count: Int { buckets.withLock { $0.count } }

    /// What is spent now. A clock that was set back gives and takes nothing.
    private static func spent(_ bucket: Bucket, _ now: Instant) -> Int64 {
        let (passed, overflow) = now.microseconds.subtractingReportingOverflow(bucket.seen.microseconds)
        guard !overflow, passed > 0 else { return bucket.spent }
        return passed >= bucket.spent ? 0 : bucket.spent - passed
    }

    /// Forgets buckets that are full again; if that is not enough, the least spent.
    private static func sweep(_ buckets: inout [Key: Bucket], keep: Int, now: Instant) {
        buckets = buckets.filter { spent($0.value, now) > 0 }
        guard buckets.count > keep else { return }
        let dropped = buckets.sorted { spent($0.value, now) < spent($1.value, now) }.prefix(buckets.count - keep)
        for (key, _) in dropped { buckets.removeValue(forKey: key) }
    }
}
