extension Decimal128 {
    /// The scales that rounding functions take.
    public static let scales = -6111...6176

    /// The number with `scale` digits after the point (negative: rounded to tens, hundreds …); `nil` when the scale is
    /// out of range. A number that has no such digits keeps its form when 34 digits cannot hold the zeros.
    public func rounded(scale: Int, _ mode: RoundingMode) -> Decimal128? {
        guard Decimal128.scales.contains(scale) else { return nil }
        let target = -scale
        let power = exponent
        let digits = coefficient
        if power == target { return self }
        if power > target {
            if digits == 0 { return Decimal128(packed: false, 0, target) }
            let pad = power - target
            guard pad + Powers.digits(digits) <= Decimal128.precision else { return self }
            return Decimal128(packed: isNegative, digits * Powers.ten(pad), target)
        }
        let drop = target - power
        if digits == 0 { return Decimal128(packed: false, 0, target) }
        let kept =
            drop <= 38
            ? mode.dropped(drop, of: digits, negative: isNegative)
            : mode.dropped(38, of: 1, negative: isNegative)
        return Decimal128.rounded(isNegative, kept, target)
    }

    /// The largest whole number that is not above the value.
    public var floor: Decimal128 { exponent >= 0 ? self : rounded(scale: 0, .floor) ?? self }

    /// The smallest whole number that is not below the value.
    public var ceiling: Decimal128 { exponent >= 0 ? self : rounded(scale: 0, .ceiling) ?? self }
}
