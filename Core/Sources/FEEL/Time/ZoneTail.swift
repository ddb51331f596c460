/// The rule of a zone for all years to come, as a POSIX TZ string: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneTail: Sendable {
    private enum Day: Sendable {
        /// 1…365, 29 February never counted.
        case julian(Int)
        /// 0…365, counted as they come.
        case ordinal(Int)
        case weekday(month: Int, week: Int, day: Int)
    }

    private struct Change: Sendable {
        var day: Day
        /// Seconds after local midnight.
        var time: Int
    }

    private let standard: Int
    private let summer: Int
    private let changes: (start: Change, end: Change)?

    init?(_ text: String) {
        var scanner = PosixScanner(text)
        guard scanner.name(), let offset = scanner.time() else { return nil }
        standard = -offset
        if scanner.isAtEnd {
            summer = standard
            changes = nil
            return
        }
        guard scanner.name() else { return nil }
        if scanner.current != UInt8(ascii: ",") {
            guard let read = scanner.time() else { return nil }
            summer = -read
        } else {
            summer = standard + 3600
        }
        guard let start = ZoneTail.change(&scanner), let end = ZoneTail.change(&scanner), scanner.isAtEnd else {
            return nil
        }
        changes = (start, end)
    }

    private static func change(_ scanner: inout PosixScanner) -> Change? {
        guard scanner.take(UInt8(ascii: ",")) else { return nil }
        let day: Day
        if scanner.take(UInt8(ascii: "M")) {
            guard let month = scanner.number(), 1...12 ~= month, scanner.take(UInt8(ascii: ".")),
                let week = scanner.number(), 1...5 ~= week, scanner.take(UInt8(ascii: ".")),
                let weekday = scanner.number(), 0...6 ~= weekday
            else { return nil }
            day = .weekday(month: month, week: week, day: weekday)
        } else if scanner.take(UInt8(ascii: "J")) {
            guard let number = scanner.number(), 1...365 ~= number else { return nil }
            day = .julian(number)
        } else {
            guard let number = scanner.number(), 0...365 ~= number else { return nil }
            day = .ordinal(number)
        }
        guard scanner.take(UInt8(ascii: "/")) else { return Change(day: day, time: 7200) }
        return scanner.time().map { Change(day: day, time: $0) }
    }

    func offset(at seconds: Int) -> Int {
        guard let changes else { return standard }
        let local = seconds + standard
        let day = (local >= 0 ? local : local - 86_399) / 86_400
        let year = Gregorian.civil(day).year
        let start = ZoneTail.moment(changes.start, year) - standard
        let end = ZoneTail.moment(changes.end, year) - summer
        let isSummer = start < end ? seconds >= start && seconds < end : seconds >= start || seconds < end
        return isSummer ? summer : standard
    }

    /// Local seconds since 1970 of a change in a year.
    private static func moment(_ change: Change, _ year: Int) -> Int {
        let day: Int
        switch change.day {
        case .ordinal(let number): day = Gregorian.days(year, 1, 1) + number
        case .julian(let number):
            day = Gregorian.days(year, 1, 1) + number - 1 + (number >= 60 && Gregorian.isLeap(year) ? 1 : 0)
        case .weekday(let month, let week, let weekday):
            let first = Gregorian.days(year, month, 1)
            let rest = (first + 4) % 7
            let firstWeekday = rest < 0 ? rest + 7 : rest
            var offset = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
            if offset >= Gregorian.days(in: month, of: year) { offset -= 7 }
            day = first + offset
        }
        return day * 86_400 + change.time
    }
}

/// Reads the parts of a POSIX TZ string.
private struct PosixScanner {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { index == bytes.count }
    var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        index += 1
        return true
    }

    /// A zone's short name: letters, or anything between `<` and `>`.
    mutating func name() -> Bool {
        let start = index
        if take(UInt8(ascii: "<")) {
            while let byte = current, byte != UInt8(ascii: ">") {
                _ = byte
                index += 1
            }
            return take(UInt8(ascii: ">"))
        }
        while let byte = current, 65...90 ~= byte || 97...122 ~= byte { index += 1 }
        return index > start
    }

    mutating func number() -> Int? {
        let start = index
        var value = 0
        while let byte = current, 48...57 ~= byte, index - start < 6 {
            value = value * 10 + Int(byte - 48)
            index += 1
        }
        return index > start ? value : nil
    }

    /// `[+-]h[:mm[:ss]]` in seconds.
    mutating func time() -> Int? {
        let negative = take(UInt8(ascii: "-"))
        if !negative { _ = take(UInt8(ascii: "+")) }
        guard let hours = number() else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where take(UInt8(ascii: ":")) {
            guard let value = number() else { return nil }
            seconds += value * unit
        }
        return negative ? -seconds : seconds
    }
}
