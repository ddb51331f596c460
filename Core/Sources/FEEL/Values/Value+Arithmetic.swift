extension Value {
    /// The result of an arithmetic operator (DMN 1.5, Tables 56 to 59).
    func arithmetic(_ sign: Syntax.Arithmetic, _ other: Value, _ run: Run, _ place: SourcePlace?) -> Value {
        if case .string(let a) = self, case .string(let b) = other, sign == .plus {
            guard run.mayMake(textBytes: a.utf8.count + b.utf8.count, at: place) else { return .null }
            return .string(a + b)
        }
        if case .number(let a) = self, case .number(let b) = other {
            if sign == .by, b.isZero { return run.null(.divisionByZero, at: place) }
            return Value.number(sign, a, b) ?? run.null(.overflow(sign.rawValue), at: place)
        }
        let result: Value? =
            switch sign {
            case .plus: sum(other) ?? other.sum(self)
            case .minus: difference(other)
            case .times: product(other) ?? other.product(self)
            case .by: quotient(other)
            case .power: nil
            }
        if let result { return result }
        return run.null(.operands(sign.rawValue, FEELType(of: self), FEELType(of: other)), at: place)
    }

    private static func number(_ sign: Syntax.Arithmetic, _ a: Decimal128, _ b: Decimal128) -> Value? {
        switch sign {
        case .plus: (a + b).map { .number($0) }
        case .minus: (a - b).map { .number($0) }
        case .times: (a * b).map { .number($0) }
        case .by: (a / b).map { .number($0) }
        case .power: a.power(b).map { .number($0) }
        }
    }

    /// A point in time or a duration, and a duration.
    private func sum(_ other: Value) -> Value? {
        switch (self, other) {
        case (.date(let date), .yearsMonthsDuration(let d)): date.adding(months: d.months).map { .date($0) }
        case (.date(let date), .daysTimeDuration(let d)):
            FEELDateTime(midnightUTC: date).adding(d).map { .date($0.date) }
        case (.dateTime(let moment), .yearsMonthsDuration(let d)): moment.adding(d).map { .dateTime($0) }
        case (.dateTime(let moment), .daysTimeDuration(let d)): moment.adding(d).map { .dateTime($0) }
        case (.time(let time), .daysTimeDuration(let d)): .time(time.adding(d))
        case (.daysTimeDuration(let a), .daysTimeDuration(let b)): (a + b).map { .daysTimeDuration($0) }
        case (.yearsMonthsDuration(let a), .yearsMonthsDuration(let b)): (a + b).map { .yearsMonthsDuration($0) }
        default: nil
        }
    }

    private func difference(_ other: Value) -> Value? {
        switch (self, other) {
        case (.yearsMonthsDuration(let a), .yearsMonthsDuration(let b)): return (a - b).map { .yearsMonthsDuration($0) }
        case (.daysTimeDuration(let a), .daysTimeDuration(let b)): return (a - b).map { .daysTimeDuration($0) }
        case (.time(let a), .time(let b)): return a.since(b).map { .daysTimeDuration($0) }
        case (_, .daysTimeDuration(let d)): return (-d).flatMap { sum(.daysTimeDuration($0)) }
        case (_, .yearsMonthsDuration(let d)): return sum(.yearsMonthsDuration(-d))
        default:
            guard let a = moment, let b = other.moment else { return nil }
            return a.since(b).map { .daysTimeDuration($0) }
        }
    }

    /// A date and time; a date as its midnight in universal time.
    private var moment: FEELDateTime? {
        switch self {
        case .date(let date): FEELDateTime(midnightUTC: date)
        case .dateTime(let moment): moment
        default: nil
        }
    }

    private func product(_ other: Value) -> Value? {
        switch (self, other) {
        case (.daysTimeDuration(let a), .number(let b)): (a * b).map { .daysTimeDuration($0) }
        case (.yearsMonthsDuration(let a), .number(let b)): (a * b).map { .yearsMonthsDuration($0) }
        default: nil
        }
    }

    private func quotient(_ other: Value) -> Value? {
        switch (self, other) {
        case (.daysTimeDuration(let a), .number(let b)): b.isZero ? nil : (a / b).map { .daysTimeDuration($0) }
        case (.yearsMonthsDuration(let a), .number(let b)): b.isZero ? nil : (a / b).map { .yearsMonthsDuration($0) }
        case (.daysTimeDuration(let a), .daysTimeDuration(let b)):
            b.nanoseconds == 0 ? nil : (a / b).map { .number($0) }
        case (.yearsMonthsDuration(let a), .yearsMonthsDuration(let b)):
            b.months == 0 ? nil : (a / b).map { .number($0) }
        default: nil
        }
    }

    /// Minus sign.
    func negated(_ run: Run, _ place: SourcePlace?) -> Value {
        switch self {
        case .number(let number): .number(-number)
        case .daysTimeDuration(let duration): (-duration).map { .daysTimeDuration($0) } ?? .null
        case .yearsMonthsDuration(let duration): .yearsMonthsDuration(-duration)
        default: run.null(.operand("-", FEELType(of: self)), at: place)
        }
    }
}
