public import Basics

/// What an evaluation is given from outside: the clock, the zone of `now()`, and its limits.
public struct Environment: Sendable {
    /// How much an evaluation may do.
    public struct Bounds: Hashable, Sendable {
        /// Function calls, turns of loops and visited items, taken together: the time that an evaluation may use.
        public var steps: Int
        /// Function calls inside one another.
        public var depth: Int
        /// Items of a list that is made.
        public var items: Int
        /// Bytes of a text that is made.
        public var textBytes: Int
        /// Findings that are kept.
        public var findings: Int

        public init(
            steps: Int = Limits.feelSteps, depth: Int = Limits.feelDepth, items: Int = Limits.feelItems,
            textBytes: Int = 16 << 20, findings: Int = 100
        ) {
            self.steps = steps
            self.depth = depth
            self.items = items
            self.textBytes = textBytes
            self.findings = findings
        }
    }

    public var clock: WallClock
    /// The zone in which `now()` and `today()` are told: an IANA name.
    public var zone: String
    /// The rules of the zones. Keep one for the whole program: it remembers what it has read.
    public var zones: ZoneDatabase
    public var bounds: Bounds

    public init(
        clock: WallClock, zone: String = "Etc/UTC", zones: ZoneDatabase = .machine(), bounds: Bounds = Bounds()
    ) {
        self.clock = clock
        self.zone = zone
        self.zones = zones
        self.bounds = bounds
    }
}
