extension Decimal128 {
    public static prefix func - (value: Decimal128) -> Decimal128 {
        value.isZero ? value : Decimal128(low: value.low, high: value.high ^ 1 << 63)
    }

    /// The sum, rounded to 34 digits; `nil` on overflow.
    @inline(__always)
    public static func + (a: Decimal128, b: Decimal128) -> Decimal128? {
        if a.high == b.high, a.high & coefficientMask == 0 {
            let (sum, over) = a.low.addingReportingOverflow(b.low)
            if !over { return Decimal128(low: sum, high: a.high) }
        }
        return sum(a, b, negated: false)
    }

    /// The difference, rounded to 34 digits; `nil` on overflow.
    @inline(__always)
    public static func - (a: Decimal128, b: Decimal128) -> Decimal128? {
        if a.high == b.high, a.high & coefficientMask == 0, a.low > b.low {
            return Decimal128(low: a.low - b.low, high: a.high)
        }
        return sum(a, b, negated: true)
    }

    /// The product, rounded to 34 digits; `nil` on overflow.
    @inline(__always)
    public static func * (a: Decimal128, b: Decimal128) -> Decimal128? {
        if a.high == integerHigh, b.high == integerHigh {
            let (high, low) = a.low.multipliedFullWidth(by: b.low)
            if high == 0 { return Decimal128(low: low, high: integerHigh) }
        }
        return product(a, b)
    }

    /// The quotient, rounded to 34 digits; `nil` on overflow and when the divisor is zero.
    public static func / (a: Decimal128, b: Decimal128) -> Decimal128? {
        if b.isZero { return nil }
        let negative = a.isNegative != b.isNegative
        let power = a.exponent - b.exponent
        let (x, y) = (a.coefficient, b.coefficient)
        if x == 0 { return rounded(false, 0, Swift.min(Swift.max(power, minExponent), maxExponent)) }
        if x >> 64 == 0, y >> 64 == 0 {
            let (quotient, rest) = UInt64(x).quotientAndRemainder(dividingBy: UInt64(y))
            if rest == 0 { return rounded(negative, UInt128(quotient), power) }
        }
        return quotient(negative, x, y, power)
    }

    private static func quotient(_ negative: Bool, _ x: UInt128, _ y: UInt128, _ power: Int) -> Decimal128? {
        let shift = precision + 1 + Powers.digits(y) - Powers.digits(x)
        let wide: (high: UInt128, low: UInt128.Magnitude)
        if shift <= 38 {
            wide = x.multipliedFullWidth(by: Powers.ten(Swift.max(0, shift)))
        } else {
            wide = (x * Powers.ten(shift - 38)).multipliedFullWidth(by: Powers.ten(38))
        }
        var (result, rest) =
            wide.high == 0
            ? wide.low.quotientAndRemainder(dividingBy: y) : y.dividingFullWidth(wide)
        var exponent = power - Swift.max(0, shift)
        if rest == 0 { Powers.stripZeros(&result, &exponent, upTo: Swift.max(power, exponent)) }
        return rounded(negative, result, exponent, sticky: rest != 0)
    }

    static func product(_ a: Decimal128, _ b: Decimal128) -> Decimal128? {
        let negative = a.isNegative != b.isNegative
        let exponent = a.exponent + b.exponent
        let (high, low) = a.coefficient.multipliedFullWidth(by: b.coefficient)
        if high == 0 { return rounded(negative, low, exponent) }
        // 39 digits at the least: keep 35 or 36 and remember whether anything lay below.
        let drop = Powers.digits(a.coefficient) + Powers.digits(b.coefficient) - (precision + 2)
        let (kept, rest) = Powers.ten(drop).dividingFullWidth((high, low))
        return rounded(negative, kept, exponent + drop, sticky: rest != 0)
    }

    static func sum(_ a: Decimal128, _ b: Decimal128, negated: Bool) -> Decimal128? {
        let signB = b.isNegative != negated
        let (ea, eb) = (a.exponent, b.exponent)
        if ea == eb { return joined(a.isNegative, a.coefficient, signB, b.coefficient, ea) }
        return ea > eb
            ? aligned(a.isNegative, a.coefficient, ea, signB, b.coefficient, eb)
            : aligned(signB, b.coefficient, eb, a.isNegative, a.coefficient, ea)
    }

    /// Adds a number with the larger exponent and one with the smaller.
    private static func aligned(
        _ signX: Bool, _ x: UInt128, _ ex: Int, _ signY: Bool, _ y: UInt128, _ ey: Int
    ) -> Decimal128? {
        let gap = ex - ey
        if x == 0 { return rounded(signY, y, ey) }
        let room = 37 - Powers.digits(x)
        if gap <= room { return joined(signX, x * Powers.ten(gap), signY, y, ey) }
        if y == 0 { return rounded(signX, x * Powers.ten(Swift.min(gap, room - 3)), ex - Swift.min(gap, room - 3)) }
        // x fills 36 digits; y is cut to them, with one digit more that says whether a rest was cut off.
        let shift = room - 1
        let cut = gap - shift
        var (kept, rest): (UInt128, UInt128) = (0, y)
        if cut <= 38 { (kept, rest) = y.quotientAndRemainder(dividingBy: Powers.ten(cut)) }
        kept = kept * 10 + (rest != 0 ? 1 : 0)
        return joined(signX, x * Powers.ten(shift + 1), signY, kept, ex - shift - 1)
    }

    private static func joined(
        _ signX: Bool, _ x: UInt128, _ signY: Bool, _ y: UInt128, _ exponent: Int
    ) -> Decimal128? {
        if signX == signY { return rounded(signX, x + y, exponent) }
        return x >= y ? rounded(signX, x - y, exponent) : rounded(signY, y - x, exponent)
    }

    /// `self − divisor · floor(self / divisor)`, with the sign of the divisor; `nil` when that is zero.
    public func modulo(_ divisor: Decimal128) -> Decimal128? {
        if divisor.isZero { return nil }
        if isZero { return self }
        let rest = truncatedRest(divisor)
        return rest.isZero || isNegative == divisor.isNegative ? rest : rest + divisor
    }

    /// The rest of the division towards zero, exact, with the sign of the dividend.
    private func truncatedRest(_ divisor: Decimal128) -> Decimal128 {
        let (x, y) = (coefficient, divisor.coefficient)
        let gap = exponent - divisor.exponent
        if gap >= 0 {
            let (high, low) = (x % y).multipliedFullWidth(by: Decimal128.power(of: 10, gap, modulo: y))
            let rest = y.dividingFullWidth((high, low)).remainder
            return Decimal128(packed: isNegative, rest, divisor.exponent)
        }
        if Powers.digits(y) - gap > 38 { return self }
        return Decimal128(packed: isNegative, x % (y * Powers.ten(-gap)), exponent)
    }

    private static func power(of base: UInt128, _ exponent: Int, modulo y: UInt128) -> UInt128 {
        var (result, square, left) = (1 % y, base % y, exponent)
        while left > 0 {
            if left & 1 == 1 { result = y.dividingFullWidth(result.multipliedFullWidth(by: square)).remainder }
            square = y.dividingFullWidth(square.multipliedFullWidth(by: square)).remainder
            left >>= 1
        }
        return result
    }
}
