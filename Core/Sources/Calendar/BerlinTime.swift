public import Basics

/// Legal time in Germany (Europe/Berlin): one hour ahead of universal time, two in summer.
///
/// Summer time runs from the last Sunday in March to the last Sunday in October, changing at 01:00 UTC (Directive
/// 2000/84/EC, in force so since 1996); from 1981 to 1995 it ended on the last Sunday in September. For years before
/// 1981 winter time is taken throughout: no clock of Rathaus runs there, only dates of birth lie there.
public enum BerlinTime {
    /// What the clocks in Germany show at a moment.
    public static func local(_ instant: Instant) -> CivilDateTime {
        let seconds = floorDivide(instant.microseconds, by: 1_000_000)
        let (local, overflow) = seconds.addingReportingOverflow(Int64(offset(atUTCSecond: seconds)))
        let shown = overflow ? seconds : local
        let day = floorDivide(shown, by: 86_400)
        let date = CivilDate(dayNumber: Int(day))
        return CivilDateTime(date: date, secondOfDay: Int(shown - day * 86_400))
    }

    /// The moment when the clocks in Germany show this.
    ///
    /// The hour that does not exist in March is read as the one after it; of the hour that comes twice in October the
    /// first is taken.
    public static func instant(_ local: CivilDateTime) -> Instant {
        let wall = Int64(local.date.dayNumber) * 86_400 + Int64(local.secondOfDay)
        let summer = wall - 7_200
        let isSummer = offset(atUTCSecond: summer) == 7_200
        return Instant(microseconds: (isSummer ? summer : wall - 3_600) * 1_000_000)
    }

    /// The first moment of a day in Germany.
    public static func start(of date: CivilDate) -> Instant {
        instant(CivilDateTime(date: date, secondOfDay: 0))
    }

    /// Seconds that legal time is ahead of universal time: 3,600 or 7,200.
    public static func offset(at instant: Instant) -> Int {
        offset(atUTCSecond: floorDivide(instant.microseconds, by: 1_000_000))
    }

    static func offset(atUTCSecond second: Int64) -> Int {
        let year = CivilDate(dayNumber: Int(floorDivide(second, by: 86_400))).year
        guard year >= 1981 else { return 3_600 }
        let from = change(month: 3, year: year)
        let until = change(month: year >= 1996 ? 10 : 9, year: year)
        return second >= from && second < until ? 7_200 : 3_600
    }

    /// 01:00 UTC on the last Sunday of a month.
    private static func change(month: Int, year: Int) -> Int64 {
        let end = CivilDate(uncheckedYear: year, month: month, day: CivilDate.days(inMonth: month, of: year))
        let sunday = end.dayNumber - end.weekday.rawValue % 7
        return Int64(sunday) * 86_400 + 3_600
    }

    static func floorDivide(_ value: Int64, by divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}
