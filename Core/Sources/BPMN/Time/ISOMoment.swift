public import Basics

/// A moment of ISO 8601: `2026-11-22T10:00:00+01:00`. Without a zone it is universal time; a date alone is its midnight.
public struct ISOMoment: Hashable, Sendable {
    public var instant: Instant

    /// Nil if the text is no moment.
    public init?(_ text: String) {
        var bytes = Array(ModelTree.trimmed(text).utf8)[...]
        guard let year = ISOMoment.fixed(&bytes, 4), ISOMoment.skip(&bytes, "-"),
            let month = ISOMoment.fixed(&bytes, 2), (1...12).contains(month), ISOMoment.skip(&bytes, "-"),
            let day = ISOMoment.fixed(&bytes, 2), day >= 1, day <= CivilMoment.length(ofMonth: month, year: year)
        else { return nil }
        var microseconds: Int64 = 0
        var offset: Int64 = 0
        if !bytes.isEmpty {
            guard ISOMoment.skip(&bytes, "T"), let time = ISOMoment.time(&bytes) else { return nil }
            microseconds = time
            guard let zone = ISOMoment.zone(&bytes), bytes.isEmpty else { return nil }
            offset = zone
        }
        let civil = CivilMoment(year: year, month: month, day: day, microsecondsOfDay: microseconds)
        instant = civil.instant.advanced(bySeconds: -offset)
    }

    private static func time(_ bytes: inout ArraySlice<UInt8>) -> Int64? {
        guard let hour = fixed(&bytes, 2), hour < 24, skip(&bytes, ":"), let minute = fixed(&bytes, 2), minute < 60
        else {
            return nil
        }
        var microseconds = (hour * 3_600 + minute * 60) * 1_000_000
        guard bytes.first == UInt8(ascii: ":") else { return microseconds }
        bytes.removeFirst()
        guard let second = fixed(&bytes, 2), second < 60 else { return nil }
        microseconds += second * 1_000_000
        if bytes.first == UInt8(ascii: ".") {
            bytes.removeFirst()
            var unit: Int64 = 100_000
            while let byte = bytes.first, (48...57).contains(byte) {
                microseconds += Int64(byte - 48) * unit
                unit /= 10
                bytes.removeFirst()
            }
        }
        return microseconds
    }

    /// Seconds east of universal time.
    private static func zone(_ bytes: inout ArraySlice<UInt8>) -> Int64? {
        guard let sign = bytes.popFirst() else { return 0 }
        if sign == UInt8(ascii: "Z") { return 0 }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = fixed(&bytes, 2), hours <= 14 else {
            return nil
        }
        if bytes.first == UInt8(ascii: ":") { bytes.removeFirst() }
        guard let minutes = fixed(&bytes, 2), minutes < 60 else { return nil }
        let seconds = hours * 3_600 + minutes * 60
        return sign == UInt8(ascii: "+") ? seconds : -seconds
    }

    private static func fixed(_ bytes: inout ArraySlice<UInt8>, _ count: Int) -> Int64? {
        guard bytes.count >= count else { return nil }
        var value: Int64 = 0
        for _ in 0..<count {
            let byte = bytes.removeFirst()
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - 48)
        }
        return value
    }

    private static func skip(_ bytes: inout ArraySlice<UInt8>, _ character: Character) -> Bool {
        guard let first = bytes.first, first == character.asciiValue else { return false }
        bytes.removeFirst()
        return true
    }
}
