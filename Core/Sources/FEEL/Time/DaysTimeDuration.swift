/// A length of time in days, hours, minutes and seconds, to the nanosecond (DMN 1.5, 10.3.2.3.7).
public struct DaysTimeDuration: Hashable, Sendable {
    /// Whole seconds towards −∞.
    private let wholeSeconds: Int
    /// Nanoseconds upwards from them, 0…999,999,999.
    private let rest: Int32

    /// `nil` beyond about ±292 thousand million years.
    public init?(nanoseconds: Int128) {
        let billion: Int128 = 1_000_000_000
        let seconds = nanoseconds >= 0 ? nanoseconds / billion : (nanoseconds - billion + 1) / billion
        guard let whole = Int(exactly: seconds) else { return nil }
        wholeSeconds = whole
        rest = Int32(nanoseconds - seconds * billion)
    }

    public init(seconds: Int) {
        wholeSeconds = seconds
        rest = 0
    }

    public static let zero = DaysTimeDuration(seconds: 0)

    /// The whole length, with its sign.
    public var nanoseconds: Int128 { Int128(wholeSeconds) * 1_000_000_000 + Int128(rest) }

    /// The length in seconds as a number, with its fraction.
    public var totalSeconds: Decimal128? {
        Decimal128.rounded(nanoseconds < 0, nanoseconds.magnitude, -9).map {
            $0.isInteger ? $0.rounded(scale: 0, .down) ?? $0 : $0
        }
    }

    private func part(_ unit: Int128, _ size: Int128) -> Int {
        let count = Int128(nanoseconds.magnitude) / unit % size
        return Int(nanoseconds < 0 ? -count : count)
    }

    /// The components of the normalised form; all carry the sign.
    public var days: Int { part(86_400_000_000_000, .max) }
    public var hours: Int { part(3_600_000_000_000, 24) }
    public var minutes: Int { part(60_000_000_000, 60) }
    public var seconds: Int { part(1_000_000_000, 60) }
    public var nanosecond: Int { part(1, 1_000_000_000) }

    public var magnitude: DaysTimeDuration? { DaysTimeDuration(nanoseconds: Int128(nanoseconds.magnitude)) }

    public static func + (a: Self, b: Self) -> Self? { DaysTimeDuration(nanoseconds: a.nanoseconds + b.nanoseconds) }
    public static func - (a: Self, b: Self) -> Self? { DaysTimeDuration(nanoseconds: a.nanoseconds - b.nanoseconds) }
    public static prefix func - (a: Self) -> Self? { DaysTimeDuration(nanoseconds: -a.nanoseconds) }

    /// The length times a number, to the nanosecond towards zero.
    public static func * (a: Self, b: Decimal128) -> Self? {
        (Decimal128(a.nanoseconds) * b).flatMap(DaysTimeDuration.init(decimalNanoseconds:))
    }

    /// The length divided by a number, to the nanosecond towards zero; `nil` for zero.
    public static func / (a: Self, b: Decimal128) -> Self? {
        (Decimal128(a.nanoseconds) / b).flatMap(DaysTimeDuration.init(decimalNanoseconds:))
    }

    /// How often the other length goes into this one; `nil` for zero.
    public static func / (a: Self, b: Self) -> Decimal128? { Decimal128(a.nanoseconds) / Decimal128(b.nanoseconds) }

    private init?(decimalNanoseconds value: Decimal128) {
        guard let whole = value.rounded(scale: 0, .down), let size = whole.wide else { return nil }
        self.init(nanoseconds: size)
    }
}

extension DaysTimeDuration: Comparable {
    public static func < (a: Self, b: Self) -> Bool { (a.wholeSeconds, a.rest) < (b.wholeSeconds, b.rest) }
}

extension DaysTimeDuration: CustomStringConvertible {
    /// Reads `-P1DT2H3M4.5S`.
    public init?(_ text: String) {
        var scanner = TemporalScanner(text)
        guard case .daysTime(let duration)? = scanner.duration(), scanner.isAtEnd else { return nil }
        self = duration
    }

    /// The normalised form: `P1DT2H`, `PT0S`, `-PT0.5S`.
    public var description: String {
        if nanoseconds == 0 { return "PT0S" }
        var text = nanoseconds < 0 ? "-P" : "P"
        if days != 0 { text += "\(days.magnitude)D" }
        if hours == 0 && minutes == 0 && seconds == 0 && nanosecond == 0 { return text }
        text += "T"
        if hours != 0 { text += "\(hours.magnitude)H" }
        if minutes != 0 { text += "\(minutes.magnitude)M" }
        if seconds != 0 || nanosecond != 0 {
            text += "\(seconds.magnitude)\(TemporalScanner.fraction(Int(nanosecond.magnitude)))S"
        }
        return text
    }
}
