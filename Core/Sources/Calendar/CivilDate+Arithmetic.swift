extension CivilDate {
    /// Days since 1970-01-01, which is day 0.
    public var dayNumber: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day with this number; before the first and after the last day of the calendar it is that day.
    public init(dayNumber: Int) {
        let number = min(max(dayNumber, -719_162), 2_932_896) + 719_468
        let era = number / 146_097
        let dayOfEra = number - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        self.init(
            uncheckedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    public var weekday: Weekday {
        Weekday(rawValue: ((dayNumber + 3) % 7 + 7) % 7 + 1) ?? .monday
    }

    /// The day so many days later (earlier, if negative); it stays within the calendar.
    public func adding(days: Int) -> CivilDate {
        CivilDate(dayNumber: dayNumber + min(max(days, -4_000_000), 4_000_000))
    }

    /// The same day so many months later; where the month has no such day, its last one (§ 188 (3) BGB).
    public func adding(months: Int) -> CivilDate {
        let total = year * 12 + month - 1 + min(max(months, -200_000), 200_000)
        let newYear = total >= 0 ? total / 12 : -1
        guard newYear >= 1 else { return .first }
        guard newYear <= 9999 else { return .last }
        let newMonth = total % 12 + 1
        return CivilDate(
            uncheckedYear: newYear, month: newMonth, day: min(day, CivilDate.days(inMonth: newMonth, of: newYear)))
    }

    /// The same day so many years later; 29 February becomes 28 February where there is none.
    public func adding(years: Int) -> CivilDate {
        adding(months: min(max(years, -10_000), 10_000) * 12)
    }

    /// How many days later the other day is (negative, if earlier).
    public func days(until other: CivilDate) -> Int { other.dayNumber - dayNumber }

    /// Completed years on a day: the age of a person born on this one (§ 187 (2) BGB: the birthday counts).
    public func completedYears(on other: CivilDate) -> Int {
        other.year - year - ((other.month, other.day) < (month, day) ? 1 : 0)
    }

    /// 31 December of the year.
    public var endOfYear: CivilDate { CivilDate(uncheckedYear: year, month: 12, day: 31) }
}
