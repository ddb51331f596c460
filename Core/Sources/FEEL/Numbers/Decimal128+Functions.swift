extension Decimal128 {
    /// The square root, correctly rounded; `nil` for negative numbers.
    public func squareRoot() -> Decimal128? {
        if isZero { return self }
        if isNegative { return nil }
        let half = exponent >= 0 ? exponent / 2 : (exponent - 1) / 2
        let odd = exponent - half * 2
        let digits = Powers.digits(coefficient) + odd
        // The radicand gets 69 or 70 digits, so that the root has 35.
        let pad = (70 - digits) / 2
        let (high, low) = Decimal128.times(coefficient, tens: pad * 2 + odd)
        var root = Decimal128.rootGuess(high, low)
        while true {
            let quotient = root.dividingFullWidth((high, low)).quotient
            let next = (root + quotient) / 2
            if next >= root { break }
            root = next
        }
        let (squareHigh, squareLow) = root.multipliedFullWidth(by: root)
        let exact = squareHigh == high && squareLow == low
        var power = half - pad
        if exact { Powers.stripZeros(&root, &power, upTo: Swift.max(power, Swift.min(half, 0))) }
        return Decimal128.rounded(false, root, power, sticky: !exact)
    }

    /// `value · 10^n` in 256 bits, for n of 0…70.
    private static func times(_ value: UInt128, tens n: Int) -> (high: UInt128, low: UInt128) {
        let room = Swift.min(n, 38 - Powers.digits(value))
        let scaled = value * Powers.ten(room)
        let left = n - room
        if left <= 38 { return scaled.multipliedFullWidth(by: Powers.ten(left)) }
        return scaled.multipliedFullWidth(by: Powers.ten(38))
    }

    /// A little more than the root of a number of 69 or 70 digits.
    private static func rootGuess(_ high: UInt128, _ low: UInt128) -> UInt128 {
        let size = Double(high) * 0x1p128 + Double(low)
        return UInt128(size.squareRoot() * (1 + 0x1p-50)) + 1
    }

    /// e to the power of the value, correctly rounded; `nil` on overflow.
    public func exponential() -> Decimal128? {
        if isZero { return .one }
        if Powers.digits(coefficient) + exponent > 5 { return isNegative ? .zero : nil }
        return Decimal128.exponential(FixedPoint(isNegative, coefficient, tens: exponent))
    }

    /// e^t = 10^n · e^(t − n·ln 10), for |t| below about 10^6.
    private static func exponential(_ t: FixedPoint) -> Decimal128? {
        let logTen = FixedPoint.logTen
        let whole = t.size >> FixedPoint.words
        var count = Int(Double(whole.lowest) / 2.302585092994046)
        if t.negative { count = -count }
        var rest = t - logTen.times(count)
        while rest.size.bitCount > FixedPoint.words * 64 + 1 {
            count += rest.negative ? -1 : 1
            rest = t - logTen.times(count)
        }
        if count > 6200 { return nil }
        if count < -6300 { return .zero }
        return rest.exponential.decimal(tens: count)
    }

    /// The natural logarithm, correctly rounded; `nil` for zero and negative numbers.
    public func logarithm() -> Decimal128? {
        if isZero || isNegative { return nil }
        return fixedLogarithm.decimal()
    }

    /// The natural logarithm of the absolute value.
    private var fixedLogarithm: FixedPoint {
        let digits = Powers.digits(coefficient)
        let count = exponent + digits - 1
        let lead = FixedPoint(false, coefficient, tens: 1 - digits)
        // 1 ≤ lead < 10; above 3.2 take a tenth, so that numbers just below 1 lose nothing.
        if coefficient >= 32 * Powers.ten(digits) / 100 {
            let tenth = FixedPoint(false, coefficient, tens: -digits)
            return tenth.logarithm + FixedPoint.logTen.times(count + 1)
        }
        return lead.logarithm + FixedPoint.logTen.times(count)
    }

    /// The value to the power of another; `nil` on overflow, for a zero with a negative exponent, and for a negative
    /// number with an exponent that is not whole.
    public func power(_ other: Decimal128) -> Decimal128? {
        if other.isZero { return .one }
        if isZero { return other.isNegative ? nil : .zero }
        if isNegative && !other.isInteger { return nil }
        if let count = other.int, 1...128 ~= count, let exact = smallPower(count) { return exact }
        if let count = other.int, count.magnitude <= 1_000_000 { return wholePower(count) }
        let negative = isNegative && other.modulo(2) == 1
        let logarithm = fixedLogarithm
        var size = logarithm.size * WideNatural(other.coefficient)
        let downwards = logarithm.negative != other.isNegative
        var tens = other.exponent
        while tens > 0, !size.isZero, size.bitCount < FixedPoint.words * 64 + 20 {
            let step = Swift.min(tens, 4)
            size = size.scaled(tens: step)
            tens -= step
        }
        if tens < 0 { size = size.scaled(tens: tens) }
        if size.bitCount >= FixedPoint.words * 64 + 20 { return downwards ? .zero : nil }
        let result = Decimal128.exponential(FixedPoint(downwards, size))
        return negative ? result.map { -$0 } : result
    }

    /// A whole power by repeated squaring with 60 digits, rounded once.
    private func wholePower(_ count: Int) -> Decimal128? {
        var (power, powerTens) = (WideNatural(1), 0)
        var (square, squareTens) = (WideNatural(coefficient), exponent)
        var left = count.magnitude
        while left > 0 {
            if left & 1 == 1 {
                power = power * square
                powerTens += squareTens + power.cutToSixtyDigits()
            }
            left >>= 1
            if left == 0 { break }
            square = square * square
            squareTens = squareTens * 2 + square.cutToSixtyDigits()
            // Beyond any exponent: no need to go on.
            if squareTens.magnitude > 40_000_000 { break }
        }
        let lead = power.digitsBelowTop
        if left > 0 || (powerTens + lead).magnitude > 7_000 {
            return (powerTens + squareTens > 0) == (count > 0) ? nil : .zero
        }
        let significand = FixedPoint(false, (power << FixedPoint.words).scaled(tens: -lead))
        let size =
            count > 0
            ? significand.decimal(tens: powerTens + lead) : significand.reciprocal.decimal(tens: -powerTens - lead)
        return isNegative && count & 1 != 0 ? size.map { -$0 } : size
    }

    /// The power as a product, when its coefficient is exact in 34 digits.
    private func smallPower(_ count: Int) -> Decimal128? {
        var power: UInt128 = 1
        let base = coefficient
        for _ in 0..<count {
            let (product, over) = power.multipliedReportingOverflow(by: base)
            if over || product >= Decimal128.coefficientEnd { return nil }
            power = product
        }
        return Decimal128.rounded(isNegative && count & 1 == 1, power, exponent * count)
    }
}
