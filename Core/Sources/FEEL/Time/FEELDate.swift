/// A calendar date of the proleptic Gregorian calendar with years of ±999,999,999 (DMN 1.5, 10.3.2.3.5).
public struct FEELDate: Hashable, Sendable {
    /// Years that a date may have.
    public static let years = -999_999_999...999_999_999

    private let storedYear: Int32
    private let storedMonth: UInt8
    private let storedDay: UInt8

    public var year: Int { Int(storedYear) }
    public var month: Int { Int(storedMonth) }
    public var day: Int { Int(storedDay) }

    /// `nil` when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard FEELDate.years.contains(year), 1...12 ~= month, day >= 1, day <= Gregorian.days(in: month, of: year)
        else { return nil }
        self.init(unchecked: year, month, day)
    }

    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        storedYear = Int32(year)
        storedMonth = UInt8(month)
        storedDay = UInt8(day)
    }

    /// The date so many days after 1970-01-01; `nil` outside the range of years.
    public init?(daysSinceEpoch days: Int) {
        guard days.magnitude < 400_000_000_000 else { return nil }
        let (year, month, day) = Gregorian.civil(days)
        guard FEELDate.years.contains(year) else { return nil }
        self.init(unchecked: year, month, day)
    }

    /// Days after 1970-01-01.
    public var daysSinceEpoch: Int { Gregorian.days(year, month, day) }

    /// 1 for Monday … 7 for Sunday.
    public var weekday: Int {
        let rest = (daysSinceEpoch + 3) % 7
        return (rest < 0 ? rest + 7 : rest) + 1
    }

    /// 1…366.
    public var dayOfYear: Int { daysSinceEpoch - Gregorian.days(year, 1, 1) + 1 }

    /// The week of ISO 8601: week 1 is the one that holds 4 January.
    public var weekOfYear: Int {
        let week = (dayOfYear - weekday + 10) / 7
        if week < 1 { return Gregorian.weeks(of: year - 1) }
        return week > Gregorian.weeks(of: year) ? 1 : week
    }

    /// The date so many days later; `nil` outside the range of years.
    public func adding(days: Int) -> FEELDate? {
        let (sum, over) = daysSinceEpoch.addingReportingOverflow(days)
        return over ? nil : FEELDate(daysSinceEpoch: sum)
    }

    /// The date so many months later; a day that the month does not have becomes its last one.
    public func adding(months: Int) -> FEELDate? {
        let (sum, over) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !over else { return nil }
        let target = sum >= 0 ? sum / 12 : (sum - 11) / 12
        guard FEELDate.years.contains(target) else { return nil }
        let targetMonth = sum - target * 12 + 1
        return FEELDate(
            unchecked: target, targetMonth, Swift.min(day, Gregorian.days(in: targetMonth, of: target)))
    }
}

extension FEELDate: Comparable {
    public static func < (a: FEELDate, b: FEELDate) -> Bool {
        (a.storedYear, a.storedMonth, a.storedDay) < (b.storedYear, b.storedMonth, b.storedDay)
    }
}

extension FEELDate: CustomStringConvertible {
    /// Reads `2017-12-31`: four to nine digits of the year, no leading zeros above four.
    public init?(_ text: String) {
        var scanner = TemporalScanner(text)
        guard let date = scanner.date(), scanner.isAtEnd else { return nil }
        self = date
    }

    public var description: String {
        let size = TemporalScanner.padded(year.magnitude, 4)
        let rest = "-\(TemporalScanner.padded(UInt(month), 2))-\(TemporalScanner.padded(UInt(day), 2))"
        return (year < 0 ? "-" : "") + size + rest
    }
}
