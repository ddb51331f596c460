/// An end of a range, or a point, on a line that has two infinite ends.
enum Bound {
    case lowest
    case point(Value)
    case highest

    init(start: Value?) { self = start.map { .point($0) } ?? .lowest }
    init(end: Value?) { self = end.map { .point($0) } ?? .highest }

    /// −1, 0, 1; `nil` if the points have no order.
    static func order(_ a: Bound, _ b: Bound) -> Int? {
        switch (a, b) {
        case (.lowest, .lowest), (.highest, .highest): 0
        case (.lowest, _), (_, .highest): -1
        case (_, .lowest), (.highest, _): 1
        case (.point(let x), .point(let y)): Value.order(x, y)
        }
    }
}

/// A range, or a point as the range that holds only itself.
struct Stretch {
    let start: Bound
    let end: Bound
    let startIncluded: Bool
    let endIncluded: Bool

    init?(_ value: Value) {
        switch value {
        case .null: return nil
        case .range(let range):
            guard range.form != .unequal else { return nil }
            start = Bound(start: range.start)
            end = Bound(end: range.end)
            startIncluded = range.startIncluded
            endIncluded = range.endIncluded
        default:
            guard Value.order(value, value) != nil else { return nil }
            (start, end, startIncluded, endIncluded) = (.point(value), .point(value), true, true)
        }
    }
}
