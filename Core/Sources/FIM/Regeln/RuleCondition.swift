/// When a rule acts: one field compared with values.
struct RuleCondition: Hashable {
    enum Test: Hashable {
        /// One of these values, each written in FEEL.
        case oneOf([String])
        case noneOf([String])
        case filled
        case empty
    }

    var field: RuleScope.Target
    var test: Test

    /// The condition that holds when this one does not.
    var opposite: RuleCondition {
        switch test {
        case .oneOf(let values): RuleCondition(field: field, test: .noneOf(values))
        case .noneOf(let values): RuleCondition(field: field, test: .oneOf(values))
        case .filled: RuleCondition(field: field, test: .empty)
        case .empty: RuleCondition(field: field, test: .filled)
        }
    }

    /// Whether both can never hold at once.
    func excludes(_ other: RuleCondition) -> Bool {
        guard field == other.field else { return false }
        switch (test, other.test) {
        case (.oneOf(let mine), .oneOf(let others)): return Set(mine).isDisjoint(with: others)
        case (.oneOf(let some), .noneOf(let all)), (.noneOf(let all), .oneOf(let some)):
            return Set(some).isSubset(of: all)
        case (.filled, .empty), (.empty, .filled): return true
        default: return false
        }
    }

    /// The condition over the ids as seen from the carrier. A place that repeats or may be left out is
    /// read as a list, as forms keep such groups in rows.
    var feel: String {
        let name = field.path.joined(separator: ".")
        if field.isListed {
            let all = "flatten([\(name)])"
            switch test {
            case .oneOf(let values): return values.map { "list contains(\(all), \($0))" }.joined(separator: " or ")
            case .noneOf(let values):
                return "not(\(values.map { "list contains(\(all), \($0))" }.joined(separator: " or ")))"
            case .filled: return "count(\(all)[item != null]) > 0"
            case .empty: return "count(\(all)[item != null]) = 0"
            }
        }
        switch test {
        case .oneOf(let values): return values.count == 1 ? "\(name) = \(values[0])" : "\(name) in (\(list(values)))"
        case .noneOf(let values):
            return values.count == 1 ? "\(name) != \(values[0])" : "not(\(name) in (\(list(values))))"
        case .filled: return "\(name) != null"
        case .empty: return "\(name) = null"
        }
    }

    private func list(_ values: [String]) -> String { values.joined(separator: ", ") }
}
