/// A period set by statute (Frist), counted by §§ 187 to 193 BGB, which § 31 VwVfG takes over.
public struct StatutoryPeriod: Hashable, Sendable, Codable {
    /// How long it is.
    public enum Length: Hashable, Sendable, Codable {
        case days(Int)
        case weeks(Int)
        case months(Int)
        case years(Int)
    }

    /// From when it is counted.
    public enum Start: String, Hashable, Sendable, Codable {
        /// From an event in the course of the first day, which is not counted (§ 187 (1) BGB).
        case event
        /// From the beginning of the first day, which is counted (§ 187 (2) BGB).
        case dayBegins
    }

    public var length: Length
    public var start: Start
    /// Whether an end on a Saturday, Sunday or holiday moves to the next business day (§ 193 BGB, § 31 (3) VwVfG).
    public var shifts: Bool

    public init(_ length: Length, from start: Start = .event, shifts: Bool = true) {
        self.length = length
        self.start = start
        self.shifts = shifts
    }

    /// The last day of the period: it ends when this day ends (§ 188 BGB).
    ///
    /// One month from an event on 31 January ends on 28 February. Half a month is 15 days (§ 189 BGB): write `.days(15)`.
    public func end(from first: CivilDate, _ businessDays: BusinessDays) -> CivilDate {
        let end = unshiftedEnd(from: first)
        return shifts ? businessDays.onOrAfter(end) : end
    }

    /// The last day of the period before it is moved to a business day.
    public func unshiftedEnd(from first: CivilDate) -> CivilDate {
        switch length {
        case .days(let count): first.adding(days: start == .event ? count : count - 1)
        case .weeks(let count): byWeeks(count, from: first)
        case .months(let count): byMonths(count, from: first)
        case .years(let count): byMonths(min(max(count, -10_000), 10_000) * 12, from: first)
        }
    }

    private func byWeeks(_ count: Int, from first: CivilDate) -> CivilDate {
        let days = min(max(count, -600_000), 600_000) * 7
        return first.adding(days: start == .event ? days : days - 1)
    }

    /// The day of the last month whose number is that of the event's day, or precedes that of the first day; where
    /// the month lacks it, its last day (§ 188 (2), (3) BGB).
    private func byMonths(_ count: Int, from first: CivilDate) -> CivilDate {
        if start == .event { return first.adding(months: count) }
        let month = CivilDate(uncheckedYear: first.year, month: first.month, day: 1).adding(months: count)
        if first.day == 1 { return month.adding(days: -1) }
        let last = CivilDate.days(inMonth: month.month, of: month.year)
        return CivilDate(uncheckedYear: month.year, month: month.month, day: min(first.day - 1, last))
    }
}
