/// A time of day with nanoseconds, with or without a zone (DMN 1.5, 10.3.2.3.4).
public struct FEELTime: Hashable, Sendable {
    static let nanosecondsPerDay = 86_400_000_000_000

    /// Nanoseconds since midnight.
    public let nanosecondOfDay: Int
    public let zone: FEELZone?

    /// `nil` when a part is out of range. A second 60 does not exist.
    public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0, zone: FEELZone? = nil) {
        guard 0...23 ~= hour, 0...59 ~= minute, 0...59 ~= second, 0...999_999_999 ~= nanosecond else { return nil }
        self.init(unchecked: (hour * 3600 + minute * 60 + second) * 1_000_000_000 + nanosecond, zone)
    }

    init(unchecked nanosecondOfDay: Int, _ zone: FEELZone?) {
        self.nanosecondOfDay = nanosecondOfDay
        self.zone = zone
    }

    public var hour: Int { secondOfDay / 3600 }
    public var minute: Int { secondOfDay / 60 % 60 }
    public var second: Int { secondOfDay % 60 }
    public var nanosecond: Int { nanosecondOfDay % 1_000_000_000 }
    public var secondOfDay: Int { nanosecondOfDay / 1_000_000_000 }

    /// The offset from universal time in seconds. A named zone answers what holds on the reference day 1970-01-01.
    public var offset: Int? { zone.map { $0.offset(atLocal: secondOfDay) } }

    /// The same time in another zone, or in none.
    public func with(zone: FEELZone?) -> FEELTime { FEELTime(unchecked: nanosecondOfDay, zone) }

    /// The time so much later, past midnight from the start again; the zone stays.
    public func adding(_ duration: DaysTimeDuration) -> FEELTime {
        let day = Int128(FEELTime.nanosecondsPerDay)
        let sum = (Int128(nanosecondOfDay) + duration.nanoseconds) % day
        return FEELTime(unchecked: Int(sum < 0 ? sum + day : sum), zone)
    }

    /// Nanoseconds of universal time, on the reference day.
    private var universal: Int { nanosecondOfDay - (offset ?? 0) * 1_000_000_000 }

    /// How much later this time is; `nil` when only one of them has a zone.
    public func since(_ other: FEELTime) -> DaysTimeDuration? {
        guard (zone == nil) == (other.zone == nil) else { return nil }
        return DaysTimeDuration(nanoseconds: Int128(universal - other.universal))
    }

    /// −1, 0, 1 by the moment of the day; `nil` when only one of them has a zone.
    public func order(_ other: FEELTime) -> Int? {
        guard (zone == nil) == (other.zone == nil) else { return nil }
        return (universal > other.universal ? 1 : 0) - (universal < other.universal ? 1 : 0)
    }

    /// FEEL's `=`: same moment of the day in whole seconds. A time with a zone never equals one without.
    public func isEqual(to other: FEELTime) -> Bool {
        guard (zone == nil) == (other.zone == nil) else { return false }
        return secondOfDay - (offset ?? 0) == other.secondOfDay - (other.offset ?? 0)
    }
}

extension FEELTime: CustomStringConvertible {
    /// Reads `11:22:33.444+02:00`, `00:01:00@Europe/Paris`. `24:00:00` is midnight.
    public init?(_ text: String, zones: ZoneDatabase) {
        var scanner = TemporalScanner(text)
        guard let clock = scanner.clock(zones), scanner.isAtEnd else { return nil }
        self = clock.time
    }

    public var description: String { clockText + (zone?.description ?? "") }

    var clockText: String {
        let clock = [hour, minute, second].map { TemporalScanner.padded(UInt($0), 2) }.joined(separator: ":")
        return clock + TemporalScanner.fraction(nanosecond)
    }
}
