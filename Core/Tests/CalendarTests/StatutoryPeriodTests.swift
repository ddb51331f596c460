import Calendar
import Testing

@Suite struct StatutoryPeriodTests {
    private let hessen = BusinessDays(land: .hessen)

    @Test(
        "A period from an event ends by § 188 BGB",
        arguments: [
            (.months(1), "2026-01-31", "2026-02-28"), (.months(1), "2024-01-30", "2024-02-29"),
            (.months(1), "2026-02-28", "2026-03-28"), (.weeks(2), "2026-07-01", "2026-07-15"),
            (.days(3), "2026-07-01", "2026-07-04"), (.years(1), "2024-02-29", "2025-02-28"),
        ] as [(StatutoryPeriod.Length, String, String)])
    func event(length: StatutoryPeriod.Length, first: String, end: String) throws {
        let first = try #require(CivilDate(iso: first))
        #expect(StatutoryPeriod(length).unshiftedEnd(from: first).iso == end)
    }

    @Test(
        "A period from the beginning of a day counts that day",
        arguments: [
            (.months(1), "2026-02-01", "2026-02-28"), (.months(1), "2026-01-31", "2026-02-28"),
            (.years(18), "2008-03-27", "2026-03-26"), (.weeks(1), "2026-07-06", "2026-07-12"),
            (.days(1), "2026-07-06", "2026-07-06"), (.months(2), "2026-01-15", "2026-03-14"),
        ] as [(StatutoryPeriod.Length, String, String)])
    func dayBegins(length: StatutoryPeriod.Length, first: String, end: String) throws {
        let first = try #require(CivilDate(iso: first))
        #expect(StatutoryPeriod(length, from: .dayBegins).unshiftedEnd(from: first).iso == end)
    }

    @Test("An end on a weekend or holiday moves to the next business day")
    func shift() throws {
        let announced = try #require(CivilDate(iso: "2026-03-03"))
        #expect(StatutoryPeriod(.months(1)).end(from: announced, hessen).iso == "2026-04-07")
        #expect(StatutoryPeriod(.months(1), shifts: false).end(from: announced, hessen).iso == "2026-04-03")
    }

    @Test(
        "A month's period ends on the next business day of its Land",
        arguments: [
            ("2026-01-31", 1, Land.hessen, "2026-03-02"), ("2024-01-31", 1, .hessen, "2024-02-29"),
            ("2026-02-28", 1, .hessen, "2026-03-30"), ("2025-11-30", 3, .hessen, "2026-03-02"),
            ("2026-01-15", 1, .hessen, "2026-02-16"), ("2026-07-15", 1, .saarland, "2026-08-17"),
            ("2026-11-25", 1, .hessen, "2026-12-28"), ("2025-12-06", 1, .bayern, "2026-01-07"),
            ("2025-12-06", 1, .hessen, "2026-01-06"),
        ])
    func months(first: String, months: Int, land: Land, end: String) throws {
        let first = try #require(CivilDate(iso: first))
        #expect(StatutoryPeriod(.months(months)).end(from: first, BusinessDays(land: land)).iso == end)
    }

    @Test("Absurd lengths stay in the calendar")
    func absurd() {
        #expect(StatutoryPeriod(.years(.max), shifts: false).unshiftedEnd(from: .first) == .last)
        #expect(StatutoryPeriod(.weeks(.min), shifts: false).unshiftedEnd(from: .last) == .first)
        #expect(StatutoryPeriod(.days(.max)).end(from: .last, hessen) == .last)
    }
}
