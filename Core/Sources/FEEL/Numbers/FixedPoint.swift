/// A binary fixed-point number with 320 bits (96 decimal digits) after the point, in which the transcendental functions
/// are computed before they are rounded once to 34 digits.
struct FixedPoint {
    /// Words of 64 bits after the point.
    static let words = 5

    var negative: Bool
    var size: WideNatural

    init(_ negative: Bool, _ size: WideNatural) {
        self.negative = negative && !size.isZero
        self.size = size
    }

    /// `coefficient · 10^exponent`, cut off below the last bit.
    init(_ negative: Bool, _ coefficient: UInt128, tens exponent: Int) {
        self.init(negative, (WideNatural(coefficient) << FixedPoint.words).scaled(tens: exponent))
    }

    static var one: FixedPoint { FixedPoint(false, 1, tens: 0) }

    /// The natural logarithm of ten.
    static var logTen: FixedPoint {
        FixedPoint(
            false,
            WideNatural(limbs: [
                0x58bc0b5ec6a04173, 0x0f187a0807c0b5ca, 0x8a3fb3e76977e43a,
                0xa95b58ae0b4c28a3, 0x4d763776aaa2b05b, 2,
            ]))
    }

    static func + (a: FixedPoint, b: FixedPoint) -> FixedPoint {
        if a.negative == b.negative { return FixedPoint(a.negative, a.size + b.size) }
        return a.size < b.size
            ? FixedPoint(b.negative, b.size - a.size) : FixedPoint(a.negative, a.size - b.size)
    }

    static prefix func - (a: FixedPoint) -> FixedPoint { FixedPoint(!a.negative, a.size) }

    static func - (a: FixedPoint, b: FixedPoint) -> FixedPoint { a + -b }

    static func * (a: FixedPoint, b: FixedPoint) -> FixedPoint {
        FixedPoint(a.negative != b.negative, (a.size * b.size) >> words)
    }

    static func / (a: FixedPoint, b: UInt64) -> FixedPoint { FixedPoint(a.negative, a.size / b) }

    /// A multiple by a machine integer.
    func times(_ count: Int) -> FixedPoint {
        FixedPoint(negative != (count < 0), size * WideNatural(UInt128(count.magnitude)))
    }

    /// e to this power, for powers of at most 2 in size.
    var exponential: FixedPoint {
        let halvings = 12
        let small = self / UInt64(1 << halvings)
        var term = FixedPoint.one
        var sum = FixedPoint.one
        var count: UInt64 = 1
        while !term.size.isZero {
            term = term * small / count
            sum = sum + term
            count += 1
        }
        for _ in 0..<halvings { sum = sum * sum }
        return sum
    }

    /// The natural logarithm, for numbers between 0.1 and 10: Newton's method on the exponential.
    var logarithm: FixedPoint {
        var guess = FixedPoint.near(FixedPoint.roughLogarithm(double))
        for _ in 0..<3 { guess = guess + self * (-guess).exponential - FixedPoint.one }
        return guess
    }

    /// One divided by the value, for numbers between 1 and 10: Newton's method, without a division.
    var reciprocal: FixedPoint {
        let two = FixedPoint.one.times(2)
        var guess = FixedPoint.near(1 / double)
        for _ in 0..<3 { guess = guess * (two - self * guess) }
        return guess
    }

    /// About the value, as a machine number.
    private var double: Double {
        var value = 0.0
        for (index, limb) in size.limbs.enumerated() {
            value += Double(sign: .plus, exponent: (index - FixedPoint.words) * 64, significand: Double(limb))
        }
        return negative ? -value : value
    }

    private static func near(_ value: Double) -> FixedPoint {
        FixedPoint(value < 0, UInt128(value.magnitude * 1e15), tens: -15)
    }

    /// The logarithm to some ten digits, by the series of the inverse hyperbolic tangent.
    private static func roughLogarithm(_ value: Double) -> Double {
        let exponent = Double(value.exponent)
        let significand = value / Double(sign: .plus, exponent: value.exponent, significand: 1)
        let z = (significand - 1) / (significand + 1)
        var (sum, power) = (0.0, z)
        for odd in stride(from: 1.0, through: 25, by: 2) {
            sum += power / odd
            power *= z * z
        }
        return 2 * sum + exponent * 0.693147180559945
    }

    /// The decimal nearest to the value times 10^exponent. What comes within 10^−15 of the last kept digits of a short
    /// decimal is taken for it, so that exact results (and ties) are exact.
    func decimal(tens exponent: Int = 0) -> Decimal128? {
        if size.isZero { return .zero }
        let lead = (Double(size.bitCount - FixedPoint.words * 64) * 0.30103).rounded(.down)
        let shift = 36 - Int(lead)
        let scaled = size.scaled(tens: shift)
        var digits = (scaled >> FixedPoint.words).lowest
        let fraction = (scaled.lowWords(FixedPoint.words).scaled(tens: 15) >> FixedPoint.words).lowest
        var sticky = true
        if fraction < 1_000 {
            sticky = false
        } else if fraction >= 999_999_999_999_000 {
            digits += 1
            sticky = false
        }
        var power = exponent - shift
        if !sticky { Powers.stripZeros(&digits, &power, upTo: Swift.max(0, power)) }
        return Decimal128.rounded(negative, digits, power, sticky: sticky)
    }
}
