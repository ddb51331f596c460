import Testing

@testable import FEEL

@Suite struct TemporalTests {
    let zones = ZoneDatabase.machine()

    @Test(arguments: ["2017-12-31", "-2017-01-01", "999999999-12-31", "-999999999-12-31", "0000-02-29", "12345-06-07"])
    func aDatePrintsAsItWasWritten(text: String) {
        #expect(FEELDate(text)?.description == text)
    }

    @Test(arguments: [
        "", "2012-12-25T", "2012/12/25", "9999999999-12-25", "2017-13-10", "2017-12-32", "998-12-31", "01211-12-31",
        "+2012-12-02", "2017-02-29", "2017-1-01", "2017-01-01 ",
    ])
    func aDateThatDoesNotExistIsRefused(text: String) {
        #expect(FEELDate(text) == nil)
    }

    @Test func daysAreCountedThereAndBack() throws {
        for days in stride(from: -365_242_000_000, through: 365_242_000_000, by: 12_345_678_901) {
            #expect(FEELDate(daysSinceEpoch: days)?.daysSinceEpoch == days)
        }
        for days in -800_000...(-790_000) { #expect(FEELDate(daysSinceEpoch: days)?.daysSinceEpoch == days) }
        #expect(FEELDate("1970-01-01")?.daysSinceEpoch == 0)
        #expect(FEELDate("2000-03-01")?.daysSinceEpoch == 11_017)
    }

    @Test(arguments: [
        ("2018-12-10", 1, 344, 50), ("2019-09-17", 2, 260, 38), ("2003-12-29", 1, 363, 1), ("2005-01-01", 6, 1, 53),
        ("2020-12-31", 4, 366, 53), ("-0001-03-01", 1, 60, 9),
    ])
    func aDateKnowsItsWeek(text: String, weekday: Int, day: Int, week: Int) throws {
        let date = try #require(FEELDate(text))
        #expect(date.weekday == weekday)
        #expect(date.dayOfYear == day)
        #expect(date.weekOfYear == week)
    }

    @Test(arguments: [
        ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2024-03-31", -1, "2024-02-29"),
        ("0000-01-15", -1, "-0001-12-15"), ("2020-02-29", 12, "2021-02-28"),
    ])
    func addingMonthsClipsToTheEndOfTheMonth(text: String, months: Int, expected: String) throws {
        #expect(try #require(FEELDate(text)).adding(months: months)?.description == expected)
        #expect(FEELDate("999999999-12-01")?.adding(months: 1) == nil)
    }

    @Test(arguments: [
        ("11:22:33.444", "11:22:33.444"), ("23:59:00z", "23:59:00Z"), ("11:22:33-00:00", "11:22:33Z"),
        ("13:20:00+02:45:55", "13:20:00+02:45:55"), ("00:01:00@Etc/UTC", "00:01:00@Etc/UTC"),
        ("24:00:00", "00:00:00"), ("11:22:33.100", "11:22:33.1"),
    ])
    func aTimePrintsInItsNormalForm(text: String, expected: String) {
        #expect(FEELTime(text, zones: zones)?.description == expected)
    }

    @Test(arguments: [
        "", "23:59:60", "24:00:01", "25:00:00", "00:60:00", "7:00:00", "07:1:00", "13:20:00@xyz/abc", "13:20:00+19:00",
        "13:20:00+5:00", "13:20:00+02:00@Europe/Paris", "11:30:00T", "11:30:00.", "11:30:00@../../etc/passwd",
        "11:30:00@", "11:30:00@Europe", "11:30:00@/Europe/Paris",
    ])
    func aTimeThatDoesNotExistIsRefused(text: String) {
        #expect(FEELTime(text, zones: zones) == nil)
    }

    @Test(arguments: [
        ("2018-10-08T00:00:00@Europe/Paris", 7200), ("2018-02-08T00:00:00@Europe/Paris", 3600),
        ("2090-07-01T00:00:00@Europe/Berlin", 7200), ("2090-12-01T00:00:00@Europe/Berlin", 3600),
        ("1850-01-01T00:00:00@Europe/Paris", 561), ("2017-09-06T09:45:30@Asia/Dhaka", 21_600),
        ("2040-01-01T00:00:00@Australia/Melbourne", 39_600), ("2024-10-27T02:30:00@Europe/Berlin", 7200),
        ("2024-03-31T02:30:00@Europe/Berlin", 3600), ("2018-01-01T00:00:00-02:45:55", -9955),
    ])
    func aZoneKnowsItsOffset(text: String, offset: Int) throws {
        #expect(try #require(FEELDateTime(text, zones: zones)).offset == offset)
    }

    @Test(arguments: [
        ("2018-10-08T00:00:00+02:00", "2018-10-08T00:00:00@Europe/Paris", true),
        ("2018-12-08T00:00:00@Europe/Paris", "2018-12-08T00:00:00@Asia/Dhaka", false),
        ("2018-12-08", "2018-12-08T00:00:00", true), ("2018-12-08T00:00:00", "2018-12-08T00:00:00Z", false),
        ("2018-12-08T00:00:00.0001", "2018-12-08T00:00:00", true),
    ])
    func dateTimesAreEqualByMoment(a: String, b: String, equal: Bool) throws {
        let x = try #require(FEELDateTime(a, zones: zones))
        let y = try #require(FEELDateTime(b, zones: zones))
        #expect(x.isEqual(to: y) == equal)
    }

    @Test func addingATimeFollowsTheZone() throws {
        let evening = try #require(FEELDateTime("2024-03-30T12:00:00@Europe/Berlin", zones: zones))
        let day = try #require(DaysTimeDuration("PT24H"))
        #expect(evening.adding(day)?.description == "2024-03-31T13:00:00@Europe/Berlin")
        #expect(try #require(evening.adding(day)).since(evening) == day)
        let local = try #require(FEELDateTime("2016-12-31T23:59:59.999999999", zones: zones))
        #expect(local.adding(DaysTimeDuration(nanoseconds: 1)!)?.description == "2017-01-01T00:00:00")
        #expect(FEELDateTime("999999999-12-31T23:59:59", zones: zones)?.adding(day) == nil)
        #expect(FEELDateTime("2016-12-31T24:00:00", zones: zones)?.description == "2017-01-01T00:00:00")
    }

    @Test func timesWrapAroundMidnight() throws {
        let time = try #require(FEELTime("23:00:00", zones: zones))
        #expect(time.adding(try #require(DaysTimeDuration("PT2H"))).description == "01:00:00")
        #expect(time.adding(try #require(DaysTimeDuration("-P3DT23H1M"))).description == "23:59:00")
        #expect(time.since(try #require(FEELTime("01:00:00", zones: zones)))?.description == "PT22H")
        #expect(time.since(try #require(FEELTime("01:00:00Z", zones: zones))) == nil)
    }

    @Test(arguments: [
        ("P1DT2H3M4.123456789S", "P1DT2H3M4.123456789S"), ("PT0.S", "PT0S"), ("PT1000M", "PT16H40M"), ("P0D", "PT0S"),
        ("-PT1H2M", "-PT1H2M"), ("PT24H", "P1D"), ("P26M", "P2Y2M"), ("P0Y", "P0M"), ("-P100M", "-P8Y4M"),
        ("P999999999M", "P83333333Y3M"), ("-PT0.5S", "-PT0.5S"),
    ])
    func aDurationPrintsInItsNormalForm(text: String, expected: String) throws {
        switch try #require(FEELDuration(text)) {
        case .daysTime(let value): #expect(value.description == expected)
        case .yearsMonths(let value): #expect(value.description == expected)
        }
    }

    @Test(arguments: [
        "", "P", "P0", "1Y", "P1H", "P1S", "PT", "P1DT", "P1Y1D", "P1M1Y", "PT1S1H", "P1.5D", "P-1D", "PT1.5H",
        "P99999999999999999999D",
    ])
    func textThatIsNoDurationIsRefused(text: String) {
        #expect(FEELDuration(text) == nil)
    }

    @Test(arguments: [
        ("2011-12-22", "2013-08-24", "P1Y8M"), ("2013-08-24", "2011-12-22", "-P1Y8M"),
        ("-2016-01-30", "-2017-02-28", "-P11M"), ("2017-09-05", "-2019-10-01", "-P4035Y11M"),
        ("2014-12-31", "2019-10-01", "P4Y9M"),
    ])
    func monthsBetweenDatesAreWholeOnes(from: String, to: String, expected: String) throws {
        let start = try #require(FEELDate(from))
        #expect(YearsMonthsDuration(from: start, to: try #require(FEELDate(to))).description == expected)
    }

    @Test func durationsAreMultipliedAndDivided() throws {
        let day = try #require(DaysTimeDuration("P1D"))
        #expect((day * Decimal128("1.5")!)?.description == "P1DT12H")
        #expect((day / 2)?.description == "PT12H")
        #expect(day / DaysTimeDuration(seconds: 3600) == 24)
        #expect(day / 0 == nil)
        let year = try #require(YearsMonthsDuration("P1Y"))
        #expect((year * Decimal128("1.55")!)?.description == "P1Y6M")
        #expect(DaysTimeDuration("PT0.5S")?.totalSeconds?.description == "0.500000000")
    }
}
