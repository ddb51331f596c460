/// How digits that are dropped change the last digit that is kept (DMN 1.5, 10.3.4.3 numeric functions).
public enum RoundingMode: Sendable, Hashable, CaseIterable {
    /// To the nearest; a tie to the even digit: `decimal()`.
    case halfEven
    /// To the nearest; a tie away from zero: `round half up()`.
    case halfUp
    /// To the nearest; a tie towards zero: `round half down()`.
    case halfDown
    /// Away from zero: `round up()`.
    case up
    /// Towards zero: `round down()`.
    case down
    /// Towards −∞: `floor()`.
    case floor
    /// Towards +∞: `ceiling()`.
    case ceiling

    /// The coefficient without its last `count` (1…38) digits, rounded; `sticky` says that a nonzero rest lay below it.
    func dropped(_ count: Int, of coefficient: UInt128, negative: Bool, sticky: Bool = false) -> UInt128 {
        let unit = Powers.ten(count)
        let (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: unit)
        if rest == 0 && !sticky { return quotient }
        let half = unit / 2
        let aboveHalf = rest > half || rest == half && sticky
        let tie = rest == half && !sticky
        let away: Bool
        switch self {
        case .halfEven: away = aboveHalf || tie && quotient & 1 == 1
        case .halfUp: away = aboveHalf || tie
        case .halfDown: away = aboveHalf
        case .up: away = true
        case .down: away = false
        case .floor: away = negative
        case .ceiling: away = !negative
        }
        return away ? quotient + 1 : quotient
    }
}
