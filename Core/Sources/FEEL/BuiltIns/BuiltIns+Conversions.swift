/// From one kind of value to another (DMN 1.5, 10.3.4.1).
extension BuiltIns {
    static let conversions: [BuiltIn] = [
        BuiltIn("string", .init("from"), result: .string) { arguments in
            guard let text = arguments.value(0).text else { return .null }
            return arguments.mayMake(textBytes: text.utf8.count) ? .string(text) : .null
        },
        BuiltIn("number", .init("from", "grouping separator", "decimal separator", optional: 2), result: .number) {
            number($0)
        },
        BuiltIn("date", .init("from"), .init("year", "month", "day"), result: .date) { date($0) },
        BuiltIn("time", .init("from"), .init("hour", "minute", "second", "offset", optional: 1), result: .time) {
            time($0)
        },
        BuiltIn("date and time", .init("from"), .init("date", "time"), result: .dateTime) { dateTime($0) },
        BuiltIn("duration", .init("from")) { arguments in
            guard let text = arguments.string(0), let duration = FEELDuration(text) else { return arguments.wrong(0) }
            switch duration {
            case .daysTime(let value): return .daysTimeDuration(value)
            case .yearsMonths(let value): return .yearsMonthsDuration(value)
            }
        },
        BuiltIn("years and months duration", .init("from", "to"), result: .yearsMonthsDuration) { arguments in
            guard let from = day(arguments.single(0)) else { return arguments.wrong(0) }
            guard let to = day(arguments.single(1)) else { return arguments.wrong(1) }
            return .yearsMonthsDuration(YearsMonthsDuration(from: from, to: to))
        },
        BuiltIn("range", .init("from"), result: .range(.any)) { arguments in
            guard let text = arguments.string(0), let range = range(text, arguments) else { return arguments.wrong(0) }
            return range
        },
    ]

    private static func day(_ value: Value) -> FEELDate? {
        switch value {
        case .date(let date): date
        case .dateTime(let moment): moment.date
        default: nil
        }
    }

    private static func number(_ arguments: Arguments) -> Value {
        guard let text = arguments.string(0) else { return arguments.wrong(0) }
        let (grouping, decimal) = (arguments.single(1), arguments.single(2))
        guard grouping.isNull || [" ", ",", "."].contains(grouping.string) else { return arguments.wrong(1) }
        guard decimal.isNull || [".", ","].contains(decimal.string) else { return arguments.wrong(2) }
        guard grouping.isNull || grouping != decimal else { return arguments.wrong(2) }
        var bytes = Array(text.utf8)
        if let separator = grouping.string?.utf8.first { bytes.removeAll { $0 == separator } }
        if let separator = decimal.string?.utf8.first, separator != UInt8(ascii: ".") {
            guard !bytes.contains(UInt8(ascii: ".")) else { return arguments.wrong(0) }
            bytes = bytes.map { $0 == separator ? UInt8(ascii: ".") : $0 }
        }
        return Decimal128(utf8: bytes).map { .number($0) } ?? arguments.wrong(0)
    }

    private static func date(_ arguments: Arguments) -> Value {
        if arguments.count == 3 {
            guard let year = arguments.integer(0), let month = arguments.integer(1), let day = arguments.integer(2),
                let date = FEELDate(year: year, month: month, day: day)
            else { return arguments.wrong(0) }
            return .date(date)
        }
        switch arguments.single(0) {
        case .string(let text): return FEELDate(text).map { .date($0) } ?? arguments.null(.literal(text))
        case .date(let date): return .date(date)
        case .dateTime(let moment): return .date(moment.date)
        default: return arguments.wrong(0)
        }
    }

    private static func time(_ arguments: Arguments) -> Value {
        if arguments.count >= 3 { return timeOfParts(arguments) }
        switch arguments.single(0) {
        case .string(let text):
            return FEELTime(text, zones: arguments.run.environment.zones).map { .time($0) }
                ?? arguments.null(.literal(text))
        case .time(let time): return .time(time)
        case .dateTime(let moment): return .time(moment.time)
        case .date(let date): return .time(FEELDateTime(midnightUTC: date).time)
        default: return arguments.wrong(0)
        }
    }

    private static func timeOfParts(_ arguments: Arguments) -> Value {
        var zone: FEELZone?
        switch arguments.single(3) {
        case .null: break
        case .daysTimeDuration(let offset):
            guard let seconds = Int(exactly: offset.nanoseconds / 1_000_000_000),
                let known = FEELZone(offsetSeconds: seconds)
            else { return arguments.wrong(3) }
            zone = known
        default: return arguments.wrong(3)
        }
        guard let hour = arguments.integer(0), let minute = arguments.integer(1), let seconds = arguments.number(2),
            let nanoseconds = (seconds * 1_000_000_000)?.rounded(scale: 0, .down)?.int, nanoseconds >= 0,
            let time = FEELTime(
                hour: hour, minute: minute, second: nanoseconds / 1_000_000_000,
                nanosecond: nanoseconds % 1_000_000_000,
                zone: zone)
        else { return arguments.wrong(2) }
        return .time(time)
    }

    private static func dateTime(_ arguments: Arguments) -> Value {
        if arguments.count == 2 {
            guard let date = day(arguments.single(0)) else { return arguments.wrong(0) }
            guard case .time(let time) = arguments.single(1) else { return arguments.wrong(1) }
            return .dateTime(FEELDateTime(date: date, time: time))
        }
        switch arguments.single(0) {
        case .string(let text):
            return FEELDateTime(text, zones: arguments.run.environment.zones).map { .dateTime($0) }
                ?? arguments.null(.literal(text))
        case .dateTime(let moment): return .dateTime(moment)
        case .date(let date): return .dateTime(FEELDateTime(midnightUTC: date))
        default: return arguments.wrong(0)
        }
    }

    /// A range written as a text, its ends being literals or calls of `date("…")` and its kin; one end may be missing, as
    /// in `(..5]` and `[5..)`.
    private static func range(_ text: String, _ arguments: Arguments) -> Value? {
        guard text.utf8.count < 1_000, let open = text.utf8.first, let close = text.utf8.last else { return nil }
        let inner = String(text.dropFirst().dropLast())
        let isOpen = open != UInt8(ascii: "[")
        let isClosed = close == UInt8(ascii: "]")
        if inner.hasPrefix(".."), isOpen, open == UInt8(ascii: "(") || open == UInt8(ascii: "]") {
            guard let end = literal(String(inner.dropFirst(2)), arguments) else { return nil }
            return .range(FEELRange(start: nil, startIncluded: false, end: end, endIncluded: isClosed))
        }
        if inner.hasSuffix(".."), !isClosed, close == UInt8(ascii: ")") || close == UInt8(ascii: "[") {
            guard let start = literal(String(inner.dropLast(2)), arguments) else { return nil }
            return .range(FEELRange(start: start, startIncluded: !isOpen, end: nil, endIncluded: false))
        }
        guard let syntax = try? Parser.expression(text, scope: Scope()), syntax.isLiteralRange else { return nil }
        let value = Expression(text, syntax, Scope()).value([], in: arguments.run)
        guard case .range = value else { return nil }
        return value
    }

    private static func literal(_ text: String, _ arguments: Arguments) -> Value? {
        guard let syntax = try? Parser.expression(text, scope: Scope()), syntax.isLiteral else { return nil }
        let value = Expression(text, syntax, Scope()).value([], in: arguments.run)
        return Value.order(value, value) == nil ? nil : value
    }
}

extension Syntax {
    /// Whether it is a range between constants.
    fileprivate var isLiteralRange: Bool {
        switch kind {
        case .interval(let start, _, let end, _): start.isLiteral && end.isLiteral
        default: false
        }
    }

    fileprivate var isLiteral: Bool {
        switch kind {
        case .number, .string, .at: return true
        case .negative(let operand): return operand.isLiteral
        case .call(let callee, let arguments):
            guard case .name(let name) = callee.kind else { return false }
            return ["date", "time", "date and time", "duration"].contains(name)
                && arguments.allSatisfy { $0.value.isLiteral }
        default: return false
        }
    }
}
