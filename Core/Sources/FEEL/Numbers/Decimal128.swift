/// A decimal number of IEEE 754-2008 decimal128: 34 digits, exponents −6143…6144, rounded half to even (DMN 1.5,
/// 10.3.2.3.1).
///
/// Sixteen bytes: sign (1 bit), exponent (14 bits, biased by 6176) and an integer coefficient (113 bits). Numbers keep
/// the scale they were written with, so `1.50` prints as `1.50`, but `1.5 == 1.50` and both hash alike. There is no
/// negative zero, no infinity and no NaN: what would be one of them is `nil`.
public struct Decimal128: Sendable {
    let low: UInt64
    let high: UInt64

    @inline(__always)
    init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }
}

extension Decimal128 {
    /// Digits that a coefficient may have.
    public static let precision = 34
    static let bias = 6176
    /// Smallest and largest exponent of the integer coefficient.
    static let minExponent = -6176
    static let maxExponent = 6111
    static let coefficientBits: UInt64 = 49
    static let coefficientMask: UInt64 = (1 << 49) - 1
    /// The upper half of a small integer that is not negative: sign 0, exponent 0, coefficient below 2^64.
    static let integerHigh = UInt64(bias) << coefficientBits
    /// 10^34: the first coefficient that is too large.
    static var coefficientEnd: UInt128 { 10_000_000_000_000_000_000_000_000_000_000_000 }

    public static let zero = Decimal128(low: 0, high: integerHigh)
    public static let one = Decimal128(low: 1, high: integerHigh)

    @inline(__always)
    var coefficient: UInt128 { UInt128(high & Decimal128.coefficientMask) << 64 | UInt128(low) }

    /// The power of ten that the coefficient is multiplied by.
    @inline(__always)
    var exponent: Int { Int((high << 1) >> (Decimal128.coefficientBits + 1)) - Decimal128.bias }

    /// Whether the number is below zero.
    @inline(__always)
    public var isNegative: Bool { high >> 63 != 0 }

    @inline(__always)
    public var isZero: Bool { low == 0 && high & Decimal128.coefficientMask == 0 }

    /// The number of digits after the decimal point that are kept: 2 for `1.50`.
    public var scale: Int { Swift.max(0, -exponent) }

    /// Packs parts that are already in range.
    @inline(__always)
    init(packed negative: Bool, _ coefficient: UInt128, _ exponent: Int) {
        low = UInt64(truncatingIfNeeded: coefficient)
        let sign: UInt64 = negative && coefficient != 0 ? 1 << 63 : 0
        high =
            UInt64(truncatingIfNeeded: coefficient >> 64)
            | UInt64(exponent + Decimal128.bias) << Decimal128.coefficientBits | sign
    }

    /// The number nearest to `coefficient · 10^exponent` (half to even); `sticky` says that a nonzero rest lies below
    /// the coefficient, which then must have more than 34 digits. `nil` when it is too large.
    static func rounded(
        _ negative: Bool, _ coefficient: UInt128, _ exponent: Int, sticky: Bool = false
    ) -> Decimal128? {
        if coefficient < coefficientEnd, exponent >= minExponent, exponent <= maxExponent {
            return Decimal128(packed: negative, coefficient, exponent)
        }
        let drop = Swift.max(0, Powers.digits(coefficient) - precision, minExponent - exponent)
        var kept = coefficient
        if drop > 0 {
            if drop > 38 { return Decimal128(packed: false, 0, minExponent) }
            kept = RoundingMode.halfEven.dropped(drop, of: coefficient, negative: negative, sticky: sticky)
        }
        var power = exponent + drop
        if kept == coefficientEnd {
            kept /= 10
            power += 1
        }
        return fitted(negative, kept, power)
    }

    /// Pads the coefficient with zeros where that brings a too large exponent into range.
    private static func fitted(_ negative: Bool, _ coefficient: UInt128, _ exponent: Int) -> Decimal128? {
        if exponent <= maxExponent { return Decimal128(packed: negative, coefficient, exponent) }
        if coefficient == 0 { return Decimal128(packed: false, 0, maxExponent) }
        let pad = exponent - maxExponent
        guard pad + Powers.digits(coefficient) <= precision else { return nil }
        return Decimal128(packed: negative, coefficient * Powers.ten(pad), maxExponent)
    }

    /// Whether the value is a whole number.
    public var isInteger: Bool {
        let power = exponent
        if power >= 0 || isZero { return true }
        if -power >= 38 { return false }
        return coefficient % Powers.ten(-power) == 0
    }

    /// The value as a machine integer, when it is a whole number that fits.
    public var int: Int? {
        if high == Decimal128.integerHigh, low <= UInt64(Int.max) { return Int(low) }
        guard isInteger else { return nil }
        if isZero { return 0 }
        let power = exponent
        guard power <= 19 else { return nil }
        let (size, over) =
            power >= 0
            ? coefficient.multipliedReportingOverflow(by: Powers.ten(power))
            : (coefficient / Powers.ten(-power), false)
        guard !over, size <= UInt128(Int.max) + 1 else { return nil }
        return Int(exactly: isNegative ? -Int128(size) : Int128(size))
    }

    /// The absolute value.
    public var magnitude: Decimal128 { Decimal128(low: low, high: high & ~(1 << 63)) }

    /// The same coefficient and exponent without trailing zeros.
    var stripped: Decimal128 {
        if isZero { return .zero }
        var c = coefficient
        var e = exponent
        Powers.stripZeros(&c, &e, upTo: Decimal128.maxExponent)
        return Decimal128(packed: isNegative, c, e)
    }
}

extension Decimal128: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }

    @inline(__always)
    public init(_ value: Int) {
        let sign: UInt64 = value < 0 ? 1 << 63 : 0
        self.init(low: UInt64(value.magnitude), high: Decimal128.integerHigh | sign)
    }

    /// A whole number, rounded to 34 digits.
    public init(_ value: Int128) {
        self = Decimal128.rounded(value < 0, value.magnitude, 0) ?? .zero
    }

    /// The number `coefficient · 10^−scale`: `Decimal128(150, scale: 2)` is 1.50.
    public init?(_ coefficient: Int, scale: Int) {
        guard scale.magnitude <= 7000,
            let made = Decimal128.rounded(coefficient < 0, UInt128(coefficient.magnitude), -scale)
        else { return nil }
        self = made
    }
}

extension Decimal128 {
    /// The value as a 128-bit integer, when it is a whole number that fits.
    var wide: Int128? {
        guard isInteger else { return nil }
        if isZero { return 0 }
        let power = exponent
        guard power <= 38 else { return nil }
        let (size, over) =
            power >= 0
            ? coefficient.multipliedReportingOverflow(by: Powers.ten(power))
            : (coefficient / Powers.ten(-power), false)
        guard !over, size <= UInt128(Int128.max) else { return nil }
        return isNegative ? -Int128(size) : Int128(size)
    }
}
