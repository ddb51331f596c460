public import Basics

/// A public holiday on a certain day.
public struct Holiday: Hashable, Sendable {
    public let date: CivilDate
    public let name: Words

    init(_ date: CivilDate, _ de: String, _ en: String) {
        self.date = date
        name = Words(de: de, en: en)
    }
}

/// A holiday that holds in parts of a Land only; whether it holds in a town, the town says in its settings.
public enum LocalHoliday: String, Hashable, Sendable, Codable, CaseIterable {
    /// Mariä Himmelfahrt (15 August) in the Bavarian towns with more Catholic than Protestant inhabitants
    /// (Art. 1 BayFTG); in the Saarland it holds everywhere.
    case mariaeHimmelfahrt
    /// Fronleichnam in certain towns of Saxony (Bautzen district) and Thuringia (Eichsfeld and neighbours).
    case fronleichnam
    /// Friedensfest (8 August) in the city of Augsburg.
    case friedensfest
}

extension Holiday {
    /// The public holidays of a Land in a year, in order, from 1991 on as the holiday laws of the Länder have them.
    ///
    /// Easter Sunday and Whit Sunday are named in Brandenburg only (§ 2 FTG); elsewhere they are Sundays anyway.
    /// Single holidays by law: 31 October 2017 everywhere; in Berlin 8 May 2020, 8 May 2025 and 17 June 2028.
    public static func all(in land: Land, year: Int, local: Set<LocalHoliday> = []) -> [Holiday] {
        guard (1...9999).contains(year) else { return [] }
        let days = nationwide(year) + religious(land, year, local) + secular(land, year)
        return days.sorted { $0.date < $1.date }
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        CivilDate(uncheckedYear: year, month: month, day: day)
    }

    private static func nationwide(_ year: Int) -> [Holiday] {
        let easter = Easter.sunday(year)
        return [
            Holiday(day(year, 1, 1), "Neujahr", "New Year's Day"),
            Holiday(easter.adding(days: -2), "Karfreitag", "Good Friday"),
            Holiday(easter.adding(days: 1), "Ostermontag", "Easter Monday"),
            Holiday(day(year, 5, 1), "Tag der Arbeit", "Labour Day"),
            Holiday(easter.adding(days: 39), "Christi Himmelfahrt", "Ascension Day"),
            Holiday(easter.adding(days: 50), "Pfingstmontag", "Whit Monday"),
            Holiday(day(year, 10, 3), "Tag der Deutschen Einheit", "German Unity Day"),
            Holiday(day(year, 12, 25), "1. Weihnachtstag", "Christmas Day"),
            Holiday(day(year, 12, 26), "2. Weihnachtstag", "Boxing Day"),
        ]
    }

    private static func religious(_ land: Land, _ year: Int, _ local: Set<LocalHoliday>) -> [Holiday] {
        let easter = Easter.sunday(year)
        var out: [Holiday] = []
        if [.badenWuerttemberg, .bayern, .sachsenAnhalt].contains(land) {
            out.append(Holiday(day(year, 1, 6), "Heilige Drei Könige", "Epiphany"))
        }
        if land == .brandenburg {
            out.append(Holiday(easter, "Ostersonntag", "Easter Sunday"))
            out.append(Holiday(easter.adding(days: 49), "Pfingstsonntag", "Whit Sunday"))
        }
        let corpusChristi: Set<Land> = [
            .badenWuerttemberg, .bayern, .hessen, .nordrheinWestfalen, .rheinlandPfalz, .saarland,
        ]
        if corpusChristi.contains(land) || (local.contains(.fronleichnam) && [.sachsen, .thueringen].contains(land)) {
            out.append(Holiday(easter.adding(days: 60), "Fronleichnam", "Corpus Christi"))
        }
        if land == .bayern && local.contains(.friedensfest) {
            out.append(Holiday(day(year, 8, 8), "Augsburger Friedensfest", "Augsburg Peace Festival"))
        }
        if land == .saarland || (land == .bayern && local.contains(.mariaeHimmelfahrt)) {
            out.append(Holiday(day(year, 8, 15), "Mariä Himmelfahrt", "Assumption Day"))
        }
        if reformation(land, year) {
            out.append(Holiday(day(year, 10, 31), "Reformationstag", "Reformation Day"))
        }
        if [.badenWuerttemberg, .bayern, .nordrheinWestfalen, .rheinlandPfalz, .saarland].contains(land) {
            out.append(Holiday(day(year, 11, 1), "Allerheiligen", "All Saints' Day"))
        }
        if land == .sachsen || year <= 1994 {
            out.append(Holiday(penance(year), "Buß- und Bettag", "Day of Repentance and Prayer"))
        }
        return out
    }

    /// Whether 31 October is a holiday: in the east always, in the north since 2018, everywhere in 2017.
    private static func reformation(_ land: Land, _ year: Int) -> Bool {
        switch land {
        case .brandenburg, .mecklenburgVorpommern, .sachsen, .sachsenAnhalt, .thueringen: true
        case .bremen, .hamburg, .niedersachsen, .schleswigHolstein: year >= 2017
        default: year == 2017
        }
    }

    /// The Wednesday before 23 November.
    private static func penance(_ year: Int) -> CivilDate {
        let limit = day(year, 11, 22)
        return limit.adding(days: -((limit.weekday.rawValue - Weekday.wednesday.rawValue + 7) % 7))
    }

    private static func secular(_ land: Land, _ year: Int) -> [Holiday] {
        var out: [Holiday] = []
        if (land == .berlin && year >= 2019) || (land == .mecklenburgVorpommern && year >= 2023) {
            out.append(Holiday(day(year, 3, 8), "Internationaler Frauentag", "International Women's Day"))
        }
        if land == .berlin && (year == 2020 || year == 2025) {
            out.append(Holiday(day(year, 5, 8), "Tag der Befreiung", "Liberation Day"))
        }
        if land == .berlin && year == 2028 {
            out.append(Holiday(day(year, 6, 17), "75. Jahrestag des 17. Juni 1953", "75 years of 17 June 1953"))
        }
        if land == .thueringen && year >= 2019 {
            out.append(Holiday(day(year, 9, 20), "Weltkindertag", "World Children's Day"))
        }
        return out
    }
}
