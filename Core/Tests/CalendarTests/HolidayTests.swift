import Basics
import Calendar
import Testing

@Suite struct HolidayTests {
    @Test(
        "Easter falls on the known Sundays",
        arguments: [
            "1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20",
            "2026-04-05",
            "2027-03-28", "2038-04-25",
        ])
    func easter(date: String) throws {
        let expected = try #require(CivilDate(iso: date))
        #expect(Easter.sunday(expected.year) == expected)
        #expect(expected.weekday == .sunday)
    }

    @Test(
        "Each Land has its number of holidays in 2026",
        arguments: [
            (.schleswigHolstein, 10), (.hamburg, 10), (.niedersachsen, 10), (.bremen, 10), (.nordrheinWestfalen, 11),
            (.hessen, 10), (.rheinlandPfalz, 11), (.badenWuerttemberg, 12), (.bayern, 12), (.saarland, 12),
            (.berlin, 10),
            (.brandenburg, 12), (.mecklenburgVorpommern, 11), (.sachsen, 11), (.sachsenAnhalt, 11), (.thueringen, 11),
        ] as [(Land, Int)])
    func counts(land: Land, count: Int) {
        #expect(Holiday.all(in: land, year: 2026).count == count)
    }

    @Test(
        "Movable and special holidays fall on their days",
        arguments: [
            (.sachsen, "2026-11-18", "Buß- und Bettag"), (.hessen, "2026-06-04", "Fronleichnam"),
            (.hessen, "2017-10-31", "Reformationstag"), (.berlin, "2025-05-08", "Tag der Befreiung"),
            (.hessen, "1994-11-16", "Buß- und Bettag"), (.hessen, "2026-05-14", "Christi Himmelfahrt"),
        ] as [(Land, String, String)])
    func days(land: Land, date: String, name: String) throws {
        let day = try #require(CivilDate(iso: date))
        #expect(BusinessDays(land: land).holiday(on: day)?.de == name)
    }

    @Test("What holds in parts of a Land only is chosen by the town")
    func local() throws {
        let assumption = try #require(CivilDate(iso: "2025-08-15"))
        #expect(BusinessDays(land: .bayern).contains(assumption))
        #expect(!BusinessDays(land: .bayern, local: [.mariaeHimmelfahrt]).contains(assumption))
        #expect(BusinessDays(land: .hessen, local: [.mariaeHimmelfahrt]).contains(assumption))
        let peace = try #require(CivilDate(iso: "2025-08-08"))
        #expect(!BusinessDays(land: .bayern, local: [.friedensfest]).contains(peace))
        let corpus = try #require(CivilDate(iso: "2025-06-19"))
        #expect(BusinessDays(land: .thueringen).contains(corpus))
        #expect(!BusinessDays(land: .thueringen, local: [.fronleichnam]).contains(corpus))
    }

    @Test("Business days jump over weekends and holidays")
    func business() throws {
        let days = BusinessDays(land: .hessen)
        let thursday = try #require(CivilDate(iso: "2026-04-02"))
        #expect(days.adding(1, to: thursday).iso == "2026-04-07")
        #expect(days.onOrAfter(thursday.adding(days: 1)).iso == "2026-04-07")
        #expect(days.adding(0, to: thursday) == thursday)
        #expect(days.adding(5, to: try #require(CivilDate(iso: "2026-12-23"))).iso == "2026-12-31")
        #expect(days.onOrAfter(.last) == .last)
    }
}
