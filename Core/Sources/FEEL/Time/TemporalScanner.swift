/// Reads the text forms of dates, times and durations from bytes, strictly.
struct TemporalScanner {
    enum Duration {
        case daysTime(DaysTimeDuration)
        case yearsMonths(YearsMonthsDuration)
    }

    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { index == bytes.count }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        index += 1
        return true
    }

    /// As many digits as there are, at most `most`.
    private mutating func digits(_ least: Int, _ most: Int) -> Int? {
        let start = index
        var value = 0
        while let byte = current, 48...57 ~= byte, index - start < most {
            value = value * 10 + Int(byte - 48)
            index += 1
        }
        return index - start >= least ? value : nil
    }

    mutating func date() -> FEELDate? {
        let negative = take(UInt8(ascii: "-"))
        let start = index
        guard let year = digits(4, 9) else { return nil }
        if index - start > 4 && bytes[start] == UInt8(ascii: "0") { return nil }
        guard take(UInt8(ascii: "-")), let month = digits(2, 2), take(UInt8(ascii: "-")), let day = digits(2, 2)
        else { return nil }
        return FEELDate(year: negative ? -year : year, month: month, day: day)
    }

    /// A time of day with its zone; `24:00:00` is midnight of the next day.
    mutating func clock(_ zones: ZoneDatabase) -> (time: FEELTime, nextDay: Bool)? {
        guard let hour = digits(2, 2), take(UInt8(ascii: ":")), let minute = digits(2, 2), take(UInt8(ascii: ":")),
            let second = digits(2, 2)
        else { return nil }
        var nanosecond = 0
        if take(UInt8(ascii: ".")) {
            guard let value = fraction(), value.count > 0 else { return nil }
            nanosecond = value.nanoseconds
        }
        let midnight = hour == 24 && minute == 0 && second == 0 && nanosecond == 0
        var zone: FEELZone?
        if !isAtEnd {
            guard let read = self.zone(zones) else { return nil }
            zone = read
        }
        return FEELTime(
            hour: midnight ? 0 : hour, minute: minute, second: second, nanosecond: nanosecond, zone: zone
        ).map { ($0, midnight) }
    }

    /// Digits after a point; those past the ninth are cut off.
    private mutating func fraction() -> (nanoseconds: Int, count: Int)? {
        var (value, count) = (0, 0)
        while let byte = current, 48...57 ~= byte {
            if count < 9 { value = value * 10 + Int(byte - 48) }
            count += 1
            index += 1
        }
        for _ in Swift.min(count, 9)..<9 { value *= 10 }
        return (value, count)
    }

    private mutating func zone(_ zones: ZoneDatabase) -> FEELZone? {
        if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return .utc }
        if take(UInt8(ascii: "@")) {
            let name = String(decoding: bytes[index...], as: UTF8.self)
            index = bytes.count
            return zones.zone(name)
        }
        let negative = current == UInt8(ascii: "-")
        guard negative || current == UInt8(ascii: "+") else { return nil }
        index += 1
        guard let hours = digits(2, 2), take(UInt8(ascii: ":")), let minutes = digits(2, 2), minutes < 60 else {
            return nil
        }
        var seconds = 0
        if take(UInt8(ascii: ":")) {
            guard let read = digits(2, 2), read < 60 else { return nil }
            seconds = read
        }
        let size = hours * 3600 + minutes * 60 + seconds
        return FEELZone(offsetSeconds: negative ? -size : size)
    }

    /// A duration of either kind; years and months do not mix with days and time.
    mutating func duration() -> Duration? {
        let negative = take(UInt8(ascii: "-"))
        guard take(UInt8(ascii: "P")) else { return nil }
        var counts = DurationCounts()
        while !isAtEnd {
            if take(UInt8(ascii: "T")) {
                guard !counts.inTime else { return nil }
                counts.inTime = true
                continue
            }
            guard let value = digits(1, 18) else { return nil }
            var nanoseconds = 0
            if take(UInt8(ascii: ".")) {
                guard let read = fraction(), current == UInt8(ascii: "S") else { return nil }
                nanoseconds = read.nanoseconds
            }
            guard let unit = current, counts.take(unit, value, nanoseconds) else { return nil }
            index += 1
        }
        return counts.duration(negative: negative)
    }

    static func padded(_ value: UInt, _ width: Int) -> String {
        let text = String(value)
        return text.utf8.count >= width ? text : String(repeating: "0", count: width - text.utf8.count) + text
    }

    /// `.5` for 500,000,000 nanoseconds, nothing for none.
    static func fraction(_ nanoseconds: Int) -> String {
        if nanoseconds == 0 { return "" }
        var text = Array(padded(UInt(nanoseconds), 9).utf8)
        while text.last == UInt8(ascii: "0") { text.removeLast() }
        return "." + String(decoding: text, as: UTF8.self)
    }
}
