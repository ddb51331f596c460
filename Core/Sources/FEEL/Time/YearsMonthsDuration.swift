/// A length of time in years and months (DMN 1.5, 10.3.2.3.8).
public struct YearsMonthsDuration: Hashable, Sendable {
    /// Months that a duration may have: a thousand million years.
    private static let limit = 12_000_000_000

    /// The whole length in months, with its sign.
    public let months: Int

    /// `nil` beyond ±1,000,000,000 years.
    public init?(months: Int) {
        guard months.magnitude <= UInt(YearsMonthsDuration.limit) else { return nil }
        self.months = months
    }

    /// Whole months from one date to another, towards zero.
    public init(from start: FEELDate, to end: FEELDate) {
        let gap = (end.year - start.year) * 12 + end.month - start.month
        if gap > 0 && end.day < start.day {
            months = gap - 1
        } else {
            months = gap < 0 && end.day > start.day ? gap + 1 : gap
        }
    }

    /// The components of the normalised form; both carry the sign.
    public var yearPart: Int { months / 12 }
    public var monthPart: Int { months % 12 }

    public var magnitude: YearsMonthsDuration { months < 0 ? -self : self }

    public static func + (a: Self, b: Self) -> Self? { YearsMonthsDuration(months: a.months + b.months) }
    public static func - (a: Self, b: Self) -> Self? { YearsMonthsDuration(months: a.months - b.months) }
    public static prefix func - (a: Self) -> Self { YearsMonthsDuration(unchecked: -a.months) }

    private init(unchecked months: Int) { self.months = months }

    /// The length times a number, in whole months towards zero.
    public static func * (a: Self, b: Decimal128) -> Self? {
        (Decimal128(a.months) * b).flatMap(YearsMonthsDuration.init(decimalMonths:))
    }

    /// The length divided by a number, in whole months towards zero; `nil` for zero.
    public static func / (a: Self, b: Decimal128) -> Self? {
        (Decimal128(a.months) / b).flatMap(YearsMonthsDuration.init(decimalMonths:))
    }

    /// How often the other length goes into this one; `nil` for zero.
    public static func / (a: Self, b: Self) -> Decimal128? { Decimal128(a.months) / Decimal128(b.months) }

    private init?(decimalMonths value: Decimal128) {
        guard let whole = value.rounded(scale: 0, .down)?.int else { return nil }
        self.init(months: whole)
    }
}

extension YearsMonthsDuration: Comparable {
    public static func < (a: Self, b: Self) -> Bool { a.months < b.months }
}

extension YearsMonthsDuration: CustomStringConvertible {
    /// Reads `-P1Y2M`.
    public init?(_ text: String) {
        var scanner = TemporalScanner(text)
        guard case .yearsMonths(let duration)? = scanner.duration(), scanner.isAtEnd else { return nil }
        self = duration
    }

    /// The normalised form: `P1Y2M`, `P0M`, `-P8Y`.
    public var description: String {
        if months == 0 { return "P0M" }
        var text = months < 0 ? "-P" : "P"
        if yearPart != 0 { text += "\(yearPart.magnitude)Y" }
        if monthPart != 0 { text += "\(monthPart.magnitude)M" }
        return text
    }
}
