/// The date of Easter and of the holidays that move with it.
public enum Easter {
    /// Easter Sunday of a year in the Gregorian calendar (the anonymous Gregorian computus), for years 1583…9999;
    /// years outside are moved to the nearer end.
    public static func sunday(_ year: Int) -> CivilDate {
        let year = min(max(year, 1583), 9999)
        let golden = year % 19
        let century = year / 100
        let yearOfCentury = year % 100
        let skipped = (8 * century + 13) / 25
        let epact = (19 * golden + century - century / 4 - skipped + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let correction = (golden + 11 * epact + 22 * weekday) / 451
        let code = epact + weekday - 7 * correction + 114
        return CivilDate(uncheckedYear: year, month: code / 31, day: code % 31 + 1)
    }
}
