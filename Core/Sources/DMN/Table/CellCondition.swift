import FEEL

/// A cell of a decision table that tests against constants: what the quick evaluation and the static check understand.
struct CellCondition: Sendable {
    enum Part: Sendable {
        case equal(Value)
        /// Between two constants; `nil` is an open end.
        case interval(low: Value?, lowIncluded: Bool, high: Value?, highIncluded: Bool)
        case unequal(Value)
    }

    var parts: [Part]
    var negated: Bool

    /// `nil` for a cell that tests against more than constants.
    init?(_ syntax: Syntax) {
        switch syntax.kind {
        case .tests(let tests, let negated):
            var parts: [Part] = []
            for test in tests {
                guard let part = CellCondition.part(test) else { return nil }
                parts.append(part)
            }
            self.parts = parts
            self.negated = negated
        default:
            guard let part = CellCondition.part(syntax) else { return nil }
            parts = [part]
            negated = false
        }
    }

    private static func part(_ syntax: Syntax) -> Part? {
        if let value = constant(syntax) { return .equal(value) }
        switch syntax.kind {
        case .interval(let start, let startIncluded, let end, let endIncluded):
            guard let low = constant(start), let high = constant(end), Value.order(low, high) != nil else { return nil }
            return .interval(low: low, lowIncluded: startIncluded, high: high, highIncluded: endIncluded)
        case .test(let sign, let operand):
            guard let value = constant(operand) else { return nil }
            switch sign {
            case .equal: return .equal(value)
            case .unequal: return .unequal(value)
            case .less: return .interval(low: nil, lowIncluded: false, high: value, highIncluded: false)
            case .atMost: return .interval(low: nil, lowIncluded: false, high: value, highIncluded: true)
            case .greater: return .interval(low: value, lowIncluded: false, high: nil, highIncluded: false)
            case .atLeast: return .interval(low: value, lowIncluded: true, high: nil, highIncluded: false)
            }
        default: return nil
        }
    }

    /// The value of a literal; dates and durations through their functions.
    static func constant(_ syntax: Syntax) -> Value? {
        switch syntax.kind {
        case .number(let number): return .number(number)
        case .string(let text): return .string(text)
        case .boolean(let truth): return .boolean(truth)
        case .negative(let inner): return constant(inner)?.number.map { .number(-$0) }
        case .call(let callee, let arguments):
            guard case .name(let name) = callee.kind, arguments.count == 1, arguments[0].name == nil,
                case .string(let text) = arguments[0].value.kind
            else { return nil }
            switch name {
            case "date": return FEELDate(text).map { .date($0) }
            case "duration": return FEELDuration(text).map(CellCondition.value)
            default: return nil
            }
        case .at(let text): return FEELDate(text).map { .date($0) } ?? FEELDuration(text).map(CellCondition.value)
        default: return nil
        }
    }

    private static func value(_ duration: FEELDuration) -> Value {
        switch duration {
        case .daysTime(let value): .daysTimeDuration(value)
        case .yearsMonths(let value): .yearsMonthsDuration(value)
        }
    }

    /// Whether two texts have the same code points.
    private static func same(_ a: String, _ b: String) -> Bool {
        a.utf8.count == b.utf8.count && a.utf8.elementsEqual(b.utf8)
    }

    /// Whether a value passes, where that can be told by comparing alone; `nil` where kinds differ.
    func holds(for value: Value) -> Bool? {
        var result = false
        for part in parts {
            guard let holds = CellCondition.holds(part, value) else { return nil }
            if holds {
                result = true
                break
            }
        }
        return result != negated
    }

    private static func holds(_ part: Part, _ value: Value) -> Bool? {
        switch (part, value) {
        case (.equal(.number(let wanted)), .number(let number)): return wanted == number
        case (.equal(.boolean(let wanted)), .boolean(let truth)): return wanted == truth
        case (.equal(.string(let wanted)), .string(let text)): return CellCondition.same(wanted, text)
        case (.unequal(.number(let wanted)), .number(let number)): return wanted != number
        case (.interval(let low, let lowIncluded, let high, let highIncluded), .number):
            if let low {
                guard let order = Value.order(value, low) else { return nil }
                if order < 0 || order == 0 && !lowIncluded { return false }
            }
            if let high {
                guard let order = Value.order(value, high) else { return nil }
                if order > 0 || order == 0 && !highIncluded { return false }
            }
            return true
        default: return nil
        }
    }
}
