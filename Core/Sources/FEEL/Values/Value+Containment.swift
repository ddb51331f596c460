extension Value {
    /// Whether this value passes a test that is a value: in the range, in the list (or in a range in it), else equal.
    func contained(in test: Value, _ run: Run, _ place: SourcePlace?) -> Value {
        switch test {
        case .range(let range):
            if case .range = self { return compared(.equal, test, run, place) }
            return range.contains(self).map { .boolean($0) }
                ?? run.null(.operands("in", FEELType(of: self), FEELType(of: test)), at: place)
        case .list(let items):
            guard run.step(items.count) else { return .null }
            if case .list = self, equals(test) { return .boolean(true) }
            return .boolean(items.contains { isItem($0) })
        case .boolean(true):
            if case .boolean = self { return .boolean(equals(test)) }
            return self.isNull ? .boolean(false) : .boolean(true)
        default: return compared(.equal, test, run, place)
        }
    }

    private func isItem(_ item: Value) -> Bool {
        if case .range(let range) = item, range.contains(self) == true { return true }
        if case .list(let inner) = item, case .list = self { return equals(.list(inner)) }
        return equals(item)
    }
}

extension FEELRange {
    /// The range that a comparison admits.
    init(_ sign: Syntax.Comparison, _ value: Value) {
        switch sign {
        case .equal: self.init(start: value, end: value, form: .equal)
        case .unequal: self.init(start: value, startIncluded: false, end: value, endIncluded: false, form: .unequal)
        case .less: self.init(start: nil, startIncluded: false, end: value, endIncluded: false)
        case .atMost: self.init(start: nil, startIncluded: false, end: value, endIncluded: true)
        case .greater: self.init(start: value, startIncluded: false, end: nil, endIncluded: false)
        case .atLeast: self.init(start: value, startIncluded: true, end: nil, endIncluded: false)
        }
    }

    /// An interval, if its ends are of one kind that has an order.
    static func checked(_ start: Value, _ startIncluded: Bool, _ end: Value, _ endIncluded: Bool) -> Value? {
        let range = Value.range(
            FEELRange(start: start, startIncluded: startIncluded, end: end, endIncluded: endIncluded))
        if start.isNull || end.isNull {
            let other = start.isNull ? end : start
            return other.isNull || Value.order(other, other) != nil ? range : nil
        }
        guard let order = Value.order(start, end) else { return nil }
        return order <= 0 ? range : nil
    }

    /// Whether a value lies in it; `nil` if that cannot be told.
    public func contains(_ value: Value) -> Bool? {
        switch form {
        case .equal: return start.flatMap { Value.equality(value, $0) }
        case .unequal: return start.flatMap { Value.equality(value, $0) }.map { !$0 }
        case .interval: break
        }
        var inside = true
        if let start {
            guard let order = Value.order(start, value) else { return nil }
            inside = order < 0 || (order == 0 && startIncluded)
        }
        if let end {
            guard let order = Value.order(value, end) else { return nil }
            inside = inside && (order < 0 || (order == 0 && endIncluded))
        }
        return inside
    }
}
