extension Value {
    /// The part of that name: an entry of a context, of each item of a list, or a property of a point in time, a duration
    /// or a range (DMN 1.5, Tables 65 to 69). Null, with a warning, if there is none.
    func property(_ name: String, _ run: Run, _ place: SourcePlace?) -> Value {
        switch self {
        case .null: return .null
        case .context(let context):
            if let value = context[name] { return value }
        case .list(let items):
            guard run.step(items.count) else { return .null }
            return .list(items.map { $0.property(name, run, place) })
        case .range(let range):
            if let value = range.property(name) { return value }
        default:
            if let value = temporal(name) { return value }
        }
        return run.null(.noEntry(name, FEELType(of: self)), at: place)
    }

    private func temporal(_ name: String) -> Value? {
        switch self {
        case .date(let date):
            Value.part(name, date) ?? Value.part(name, FEELDateTime(midnightUTC: date).time, offset: 0)
        case .dateTime(let moment):
            Value.part(name, moment.date) ?? Value.part(name, moment.time, offset: moment.offset)
        case .time(let time): Value.part(name, time, offset: time.offset)
        case .daysTimeDuration(let duration):
            switch name {
            case "days": .number(Decimal128(duration.days))
            case "hours": .number(Decimal128(duration.hours))
            case "minutes": .number(Decimal128(duration.minutes))
            case "seconds": .number(Decimal128(duration.seconds))
            default: nil
            }
        case .yearsMonthsDuration(let duration):
            switch name {
            case "years": .number(Decimal128(duration.yearPart))
            case "months": .number(Decimal128(duration.monthPart))
            default: nil
            }
        default: nil
        }
    }

    private static func part(_ name: String, _ date: FEELDate) -> Value? {
        switch name {
        case "year": .number(Decimal128(date.year))
        case "month": .number(Decimal128(date.month))
        case "day": .number(Decimal128(date.day))
        case "weekday": .number(Decimal128(date.weekday))
        default: nil
        }
    }

    private static func part(_ name: String, _ time: FEELTime, offset: Int?) -> Value? {
        switch name {
        case "hour": return .number(Decimal128(time.hour))
        case "minute": return .number(Decimal128(time.minute))
        case "second": return .number(Decimal128(time.second))
        case "time offset": return offset.map { .daysTimeDuration(DaysTimeDuration(seconds: $0)) } ?? .null
        case "timezone": return time.zone?.name.map { .string($0) } ?? .null
        default: return nil
        }
    }
}

extension FEELRange {
    fileprivate func property(_ name: String) -> Value? {
        switch name {
        case "start": start ?? .null
        case "end": end ?? .null
        case "start included": .boolean(startIncluded)
        case "end included": .boolean(endIncluded)
        default: nil
        }
    }
}

extension Value {
    /// The value of an `@"…"` literal; `nil` if the text is none.
    init?(temporal text: String, zones: ZoneDatabase) {
        if let date = FEELDate(text) {
            self = .date(date)
        } else if let moment = FEELDateTime(text, zones: zones) {
            self = .dateTime(moment)
        } else if let time = FEELTime(text, zones: zones) {
            self = .time(time)
        } else if let duration = FEELDuration(text) {
            switch duration {
            case .daysTime(let value): self = .daysTimeDuration(value)
            case .yearsMonths(let value): self = .yearsMonthsDuration(value)
            }
        } else {
            return nil
        }
    }
}
