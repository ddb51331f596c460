/// A date and a time of day, with or without a zone (DMN 1.5, 10.3.2.3.6). The zone is kept as it was written.
public struct FEELDateTime: Hashable, Sendable {
    public let date: FEELDate
    /// The time of day with the zone.
    public let time: FEELTime

    public init(date: FEELDate, time: FEELTime) {
        self.date = date
        self.time = time
    }

    public var zone: FEELZone? { time.zone }

    /// Midnight in universal time: what a date stands for where a moment is asked for.
    public init(midnightUTC date: FEELDate) {
        self.init(date: date, time: FEELTime(unchecked: 0, .utc))
    }

    /// A moment, seen in a zone (without one: in universal time); `nil` outside the range of years.
    public init?(secondsSinceEpoch seconds: Int, nanosecond: Int = 0, zone: FEELZone?) {
        guard seconds.magnitude < 1 << 60, 0...999_999_999 ~= nanosecond else { return nil }
        let local = seconds + (zone?.offset(at: seconds) ?? 0)
        let day = (local >= 0 ? local : local - 86_399) / 86_400
        guard let date = FEELDate(daysSinceEpoch: day) else { return nil }
        self.date = date
        time = FEELTime(unchecked: (local - day * 86_400) * 1_000_000_000 + nanosecond, zone)
    }

    /// Seconds since 1970-01-01T00:00:00 by the local clock.
    var localSeconds: Int { date.daysSinceEpoch * 86_400 + time.secondOfDay }

    /// The offset from universal time in seconds at this moment.
    public var offset: Int? { zone.map { $0.offset(atLocal: localSeconds) } }

    /// Seconds since 1970-01-01T00:00:00Z; without a zone, as if it were universal time.
    public var secondsSinceEpoch: Int { localSeconds - (offset ?? 0) }

    private var universal: Int128 {
        Int128(secondsSinceEpoch) * 1_000_000_000 + Int128(time.nanosecond)
    }

    /// The moment so much later, in the same zone; `nil` outside the range of years.
    public func adding(_ duration: DaysTimeDuration) -> FEELDateTime? {
        let sum = universal + duration.nanoseconds
        let billion: Int128 = 1_000_000_000
        let seconds = sum >= 0 ? sum / billion : (sum - billion + 1) / billion
        guard let whole = Int(exactly: seconds) else { return nil }
        return FEELDateTime(secondsSinceEpoch: whole, nanosecond: Int(sum - seconds * billion), zone: zone)
    }

    /// The same time of day so many months later; a day that the month does not have becomes its last one.
    public func adding(_ duration: YearsMonthsDuration) -> FEELDateTime? {
        date.adding(months: duration.months).map { FEELDateTime(date: $0, time: time) }
    }

    /// How much later this moment is; `nil` when only one of them has a zone.
    public func since(_ other: FEELDateTime) -> DaysTimeDuration? {
        guard (zone == nil) == (other.zone == nil) else { return nil }
        return DaysTimeDuration(nanoseconds: universal - other.universal)
    }

    /// −1, 0, 1 by the moment; `nil` when only one of them has a zone.
    public func order(_ other: FEELDateTime) -> Int? {
        guard (zone == nil) == (other.zone == nil) else { return nil }
        let (a, b) = (universal, other.universal)
        return (a > b ? 1 : 0) - (a < b ? 1 : 0)
    }

    /// FEEL's `=`: the same moment in whole seconds. One with a zone never equals one without.
    public func isEqual(to other: FEELDateTime) -> Bool {
        (zone == nil) == (other.zone == nil) && secondsSinceEpoch == other.secondsSinceEpoch
    }
}

extension FEELDateTime: CustomStringConvertible {
    /// Reads `2017-08-10T10:20:00@Europe/Paris`; a date alone is its midnight without a zone.
    public init?(_ text: String, zones: ZoneDatabase) {
        var scanner = TemporalScanner(text)
        guard let date = scanner.date() else { return nil }
        if scanner.isAtEnd {
            self.init(date: date, time: FEELTime(unchecked: 0, nil))
            return
        }
        guard scanner.take(UInt8(ascii: "T")), let clock = scanner.clock(zones), scanner.isAtEnd,
            let day = clock.nextDay ? date.adding(days: 1) : date
        else { return nil }
        self.init(date: day, time: clock.time)
    }

    public var description: String { "\(date)T\(time)" }
}
