public import Basics

/// Tells business days from others at a place: Saturdays, Sundays and the public holidays there are none.
public struct BusinessDays: Hashable, Sendable {
    public let land: Land
    public let local: Set<LocalHoliday>

    public init(land: Land, local: Set<LocalHoliday> = []) {
        self.land = land
        self.local = local
    }

    /// The name of the holiday that a day is here, if it is one.
    public func holiday(on date: CivilDate) -> Words? {
        Holiday.all(in: land, year: date.year, local: local).first { $0.date == date }?.name
    }

    /// Whether offices work on this day.
    public func contains(_ date: CivilDate) -> Bool {
        date.weekday.rawValue <= Weekday.friday.rawValue && holiday(on: date) == nil
    }

    /// The day itself if it is a business day, else the next one (§ 193 BGB, § 31 (3) VwVfG).
    public func onOrAfter(_ date: CivilDate) -> CivilDate {
        var day = date
        while !contains(day), day < .last { day = day.adding(days: 1) }
        return day
    }

    /// The day so many business days later (not counting the day itself); with zero, `onOrAfter`.
    ///
    /// At most 10,000 business days are counted: more no deadline has.
    public func adding(_ count: Int, to date: CivilDate) -> CivilDate {
        guard count > 0 else { return onOrAfter(date) }
        var day = date
        for _ in 0..<min(count, 10_000) { day = onOrAfter(day.adding(days: 1)) }
        return day
    }
}
