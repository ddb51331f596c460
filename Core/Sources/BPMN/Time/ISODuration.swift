public import Basics

/// A duration of ISO 8601: `P1Y2M3W4DT5H6M7.5S`. Months and seconds stand apart, as a month has no fixed length.
public struct ISODuration: Hashable, Sendable, Codable {
    public var months: Int64
    public var microseconds: Int64

    /// 10,000 years: what lies further ahead is taken as that.
    static let longest: Int64 = 10_000 * 366 * 86_400

    public init(months: Int64 = 0, microseconds: Int64 = 0) {
        self.months = months
        self.microseconds = microseconds
    }

    /// Nil if the text is no duration.
    public init?(_ text: String) {
        var bytes = Array(ModelTree.trimmed(text).utf8)[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes.removeFirst() }
        guard bytes.popFirst() == UInt8(ascii: "P"), !bytes.isEmpty else { return nil }
        var inTime = false
        var parts = 0
        var rank = 0
        self.init()
        while let first = bytes.first {
            if first == UInt8(ascii: "T"), !inTime {
                inTime = true
                bytes.removeFirst()
                guard !bytes.isEmpty else { return nil }
                continue
            }
            guard let (number, fraction) = ISODuration.number(&bytes), let unit = bytes.popFirst(),
                let next = add(number, fraction, unit, inTime), next > rank
            else { return nil }
            rank = next
            parts += 1
        }
        guard parts > 0 else { return nil }
        if isNegative {
            months = -months
            microseconds = -microseconds
        }
    }

    /// Adds a part; gives its rank in the order of the units, nil if it is no unit here.
    private mutating func add(_ number: Int64, _ fraction: Int64?, _ unit: UInt8, _ inTime: Bool) -> Int? {
        if fraction != nil, unit != UInt8(ascii: "S") { return nil }
        func seconds(_ factor: Int64) -> Bool {
            let whole = number.multipliedReportingOverflow(by: factor)
            guard !whole.overflow, whole.partialValue <= ISODuration.longest else {
                microseconds = ISODuration.longest * 1_000_000
                return true
            }
            microseconds = min(
                ISODuration.longest * 1_000_000, microseconds + whole.partialValue * 1_000_000 + (fraction ?? 0))
            return true
        }
        func monthsOf(_ factor: Int64) { months = min(120_000, months + min(number, 120_000) * factor) }
        switch (unit, inTime) {
        case (UInt8(ascii: "Y"), false): monthsOf(12); return 1
        case (UInt8(ascii: "M"), false): monthsOf(1); return 2
        case (UInt8(ascii: "W"), false): return seconds(7 * 86_400) ? 3 : nil
        case (UInt8(ascii: "D"), false): return seconds(86_400) ? 4 : nil
        case (UInt8(ascii: "H"), true): return seconds(3_600) ? 5 : nil
        case (UInt8(ascii: "M"), true): return seconds(60) ? 6 : nil
        case (UInt8(ascii: "S"), true): return seconds(1) ? 7 : nil
        default: return nil
        }
    }

    /// Digits with an optional fraction in microseconds.
    private static func number(_ bytes: inout ArraySlice<UInt8>) -> (Int64, Int64?)? {
        guard let whole = digits(&bytes) else { return nil }
        guard bytes.first == UInt8(ascii: ".") || bytes.first == UInt8(ascii: ",") else { return (whole, nil) }
        bytes.removeFirst()
        var fraction: Int64 = 0
        var places = 0
        while let byte = bytes.first, (48...57).contains(byte) {
            if places < 6 {
                fraction = fraction * 10 + Int64(byte - 48)
                places += 1
            }
            bytes.removeFirst()
        }
        guard places > 0 else { return nil }
        while places < 6 {
            fraction *= 10
            places += 1
        }
        return (whole, fraction)
    }

    static func digits(_ bytes: inout ArraySlice<UInt8>) -> Int64? {
        var value: Int64 = 0
        var count = 0
        while let byte = bytes.first, (48...57).contains(byte) {
            value = min(value, 1_000_000_000_000) * 10 + Int64(byte - 48)
            count += 1
            bytes.removeFirst()
        }
        return count > 0 ? value : nil
    }

    /// Whether it passes no time.
    public var isZero: Bool { months == 0 && microseconds == 0 }

    /// The moment that lies the duration after another.
    public func after(_ start: Instant) -> Instant {
        var moment = start
        if months != 0 { moment = CivilMoment(moment).adding(months: months).instant }
        let (sum, overflow) = moment.microseconds.addingReportingOverflow(microseconds)
        return overflow ? Instant(microseconds: .max) : Instant(microseconds: sum)
    }
}
