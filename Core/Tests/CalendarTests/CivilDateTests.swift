import Calendar
import Testing

@Suite struct CivilDateTests {
    @Test("A day prints in German and in ISO form")
    func prints() throws {
        let day = try #require(CivilDate(iso: "1984-03-27"))
        #expect(day.german == "27. März 1984")
        #expect(day.germanShort == "27.03.1984")
        #expect(day.iso == "1984-03-27")
        #expect(day.weekday == .tuesday)
    }

    @Test("Every day of four centuries comes back from its number, one after another")
    func numbers() throws {
        var day = try #require(CivilDate(iso: "1799-12-31"))
        var weekday = day.weekday.rawValue
        while day.year < 2201 {
            let next = day.adding(days: 1)
            #expect(next.dayNumber == day.dayNumber + 1)
            #expect(CivilDate(dayNumber: next.dayNumber) == next)
            #expect(next.weekday.rawValue == weekday % 7 + 1)
            #expect(CivilDate(iso: next.iso) == next)
            weekday = next.weekday.rawValue
            day = next
        }
        #expect(CivilDate(iso: "1970-01-01")?.dayNumber == 0)
        #expect(CivilDate(iso: "2000-02-29")?.dayNumber == 11_016)
    }

    @Test("The calendar ends where it ends")
    func ends() {
        #expect(CivilDate.last.adding(days: 1) == .last)
        #expect(CivilDate.first.adding(days: -1) == .first)
        #expect(CivilDate.last.adding(years: 10) == .last)
        #expect(CivilDate.first.adding(months: -1) == .first)
        #expect(CivilDate.last.adding(days: .max) == .last)
        #expect(CivilDate.first.adding(months: .min) == .first)
        #expect(CivilDate(dayNumber: .min) == .first)
        #expect(CivilDate(dayNumber: CivilDate.first.dayNumber) == .first)
        #expect(CivilDate(dayNumber: CivilDate.last.dayNumber) == .last)
    }

    @Test(
        "What is no day is refused",
        arguments: [
            "2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "0000-01-01", "2024-1-1", "24-01-01",
            "2024-01-01 ", " 2024-01-01", "20240101", "2024-01-01Z", "2024-W01-1", "2024-366", "10000-01-01",
            "-001-01-01", "٢٠٢٦-01-05", "2024/01/01", "２０２４-01-01", "+024-01-01", "",
        ])
    func refuse(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test("A German date is read with and without leading zeros")
    func german() {
        #expect(CivilDate(german: "27.3.1984")?.iso == "1984-03-27")
        #expect(CivilDate(german: " 07.03.1984 ")?.iso == "1984-03-07")
        #expect(CivilDate(german: "5. 1. 2026")?.iso == "2026-01-05")
        for text in [
            "27.3.84", "31.4.2024", "05.01.0026", "05/01/2026", "5 1 2026", "0 5.1.2026", "00.00.1950",
            "5.1.2026\u{200b}",
        ] {
            #expect(CivilDate(german: text) == nil)
        }
    }

    @Test("Months and years stop at the end of a shorter month")
    func months() {
        #expect(CivilDate(iso: "2023-01-31")?.adding(months: 1).iso == "2023-02-28")
        #expect(CivilDate(iso: "2024-02-29")?.adding(years: 1).iso == "2025-02-28")
        #expect(CivilDate(iso: "2024-03-31")?.adding(months: -13).iso == "2023-02-28")
    }

    @Test("Age counts the birthday itself; who was born on 29 February has it on 1 March")
    func age() throws {
        let born = try #require(CivilDate(iso: "2008-02-29"))
        #expect(born.completedYears(on: try #require(CivilDate(iso: "2026-02-28"))) == 17)
        #expect(born.completedYears(on: try #require(CivilDate(iso: "2026-03-01"))) == 18)
    }
}
