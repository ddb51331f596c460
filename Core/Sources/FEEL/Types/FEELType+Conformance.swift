extension FEELType {
    /// Whether a value is of this type (DMN 1.5, 10.3.2.9.4). Null is of every type but shows no `instance of` any but `Null`.
    public func contains(_ value: Value) -> Bool {
        switch (self, value) {
        case (.any, _), (_, .null): return true
        case (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date), (.time, .time): return true
        case (.dateTime, .dateTime), (.daysTimeDuration, .daysTimeDuration): return true
        case (.yearsMonthsDuration, .yearsMonthsDuration): return true
        case (.list(let item), .list(let items)):
            return item == .any || items.allSatisfy(item.contains)
        case (.range(let item), .range(let range)):
            return [range.start, range.end].allSatisfy { $0.map(item.contains) ?? true }
        case (.context(let entries), .context(let context)):
            return entries.allSatisfy { entry in context[entry.name].map(entry.type.contains) ?? false }
        case (.function, .function(let function)):
            return function.type.conforms(to: self)
        default: return false
        }
    }

    /// Whether every value of this type is one of the other (DMN 1.5, 10.3.2.9.2).
    public func conforms(to other: FEELType) -> Bool {
        switch (self, other) {
        case (_, .any), (.null, _): return true
        case (.list(let a), .list(let b)), (.range(let a), .range(let b)): return a.conforms(to: b)
        case (.context(let a), .context(let b)):
            return b.allSatisfy { entry in a.first { $0.name == entry.name }?.type.conforms(to: entry.type) ?? false }
        case (.function(let a, let aResult), .function(let b, let bResult)):
            return a.count == b.count && aResult.conforms(to: bResult)
                && zip(b, a).allSatisfy { $0.conforms(to: $1) }
        default: return self == other
        }
    }

    /// The value as one of this type: itself, out of or into a list of one, a date as the midnight that begins it in
    /// universal time (DMN 1.5, 10.3.2.9.4). `nil` if it is of another kind.
    public func coerced(_ value: Value) -> Value? {
        if contains(value) { return value }
        if case .list(let item) = self {
            if case .list = value { return nil }
            return item.contains(value) ? .list([value]) : nil
        }
        if case .list(let items) = value {
            guard items.count == 1, contains(items[0]) else { return nil }
            return items[0]
        }
        if case .dateTime = self, case .date(let date) = value { return .dateTime(FEELDateTime(midnightUTC: date)) }
        return nil
    }

    /// The most exact type of a value that can be told without walking through long lists.
    public init(of value: Value) {
        switch value {
        case .null: self = .null
        case .boolean: self = .boolean
        case .number: self = .number
        case .string: self = .string
        case .date: self = .date
        case .time: self = .time
        case .dateTime: self = .dateTime
        case .daysTimeDuration: self = .daysTimeDuration
        case .yearsMonthsDuration: self = .yearsMonthsDuration
        case .list(let items): self = .list(FEELType.common(items.prefix(100)))
        case .context(let context): self = .context(context.entries.map { Entry($0.name, FEELType(of: $0.value)) })
        case .range(let range): self = .range(FEELType.common([range.start, range.end].compactMap(\.self)))
        case .function(let function): self = function.type
        }
    }

    private static func common(_ values: some Sequence<Value>) -> FEELType {
        var common: FEELType?
        for value in values {
            let type = FEELType(of: value)
            if common == nil || common == .null { common = type }
            if type != common, type != .null { return .any }
        }
        return common ?? .any
    }
}
