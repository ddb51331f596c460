extension Value {
    /// FEEL's `=` (DMN 1.5, Table 53): null only equals null; values of different kinds cannot be compared (`nil`).
    public static func equality(_ a: Value, _ b: Value) -> Bool? {
        switch (a, b) {
        case (.null, .null): true
        case (.null, _), (_, .null): false
        case (.boolean(let x), .boolean(let y)): x == y
        case (.number(let x), .number(let y)): x == y
        case (.string(let x), .string(let y)): x.utf8.elementsEqual(y.utf8)
        case (.date(let x), .date(let y)): x == y
        case (.time(let x), .time(let y)): x.isEqual(to: y)
        case (.dateTime(let x), .dateTime(let y)): x.isEqual(to: y)
        case (.daysTimeDuration(let x), .daysTimeDuration(let y)): x == y
        case (.yearsMonthsDuration(let x), .yearsMonthsDuration(let y)): x == y
        case (.list(let x), .list(let y)): same(x, y)
        case (.context(let x), .context(let y)): same(x, y)
        case (.range(let x), .range(let y)): same(x, y)
        case (.function(let x), .function(let y)): x === y
        default: nil
        }
    }

    /// Whether two values are equal for the functions on lists: what cannot be compared is not equal.
    func equals(_ other: Value) -> Bool { Value.equality(self, other) ?? false }

    private static func same(_ a: [Value], _ b: [Value]) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { $0.equals($1) }
    }

    private static func same(_ a: Context, _ b: Context) -> Bool {
        guard a.count == b.count else { return false }
        return a.entries.allSatisfy { entry in b[entry.name].map { entry.value.equals($0) } ?? false }
    }

    private static func same(_ a: FEELRange, _ b: FEELRange) -> Bool {
        a.form == b.form && a.startIncluded == b.startIncluded && a.endIncluded == b.endIncluded
            && same(a.start, b.start) && same(a.end, b.end)
    }

    private static func same(_ a: Value?, _ b: Value?) -> Bool {
        guard let a, let b else { return a == nil && b == nil }
        return a.equals(b)
    }

    /// Order of two values of the same kind: −1, 0, 1; `nil` if they have none. Strings by code points.
    public static func order(_ a: Value, _ b: Value) -> Int? {
        switch (a, b) {
        case (.number(let x), .number(let y)): x == y ? 0 : x < y ? -1 : 1
        case (.string(let x), .string(let y)):
            x.utf8.elementsEqual(y.utf8) ? 0 : x.utf8.lexicographicallyPrecedes(y.utf8) ? -1 : 1
        case (.date(let x), .date(let y)): x == y ? 0 : x < y ? -1 : 1
        case (.time(let x), .time(let y)): x.order(y)
        case (.dateTime(let x), .dateTime(let y)): x.order(y)
        case (.daysTimeDuration(let x), .daysTimeDuration(let y)): x == y ? 0 : x < y ? -1 : 1
        case (.yearsMonthsDuration(let x), .yearsMonthsDuration(let y)): x == y ? 0 : x < y ? -1 : 1
        default: nil
        }
    }

    /// The result of a comparison operator.
    func compared(_ sign: Syntax.Comparison, _ other: Value, _ run: Run, _ place: SourcePlace?) -> Value {
        switch sign {
        case .equal, .unequal:
            if let equal = Value.equality(self, other) { return .boolean(equal == (sign == .equal)) }
        default:
            if let order = Value.order(self, other) { return .boolean(sign.holds(order)) }
        }
        return run.null(.operands(sign.rawValue, FEELType(of: self), FEELType(of: other)), at: place)
    }
}
