extension Decimal128: CustomStringConvertible, LosslessStringConvertible {
    /// Reads `-12.50`, `.5` or `1.5e-3`: ASCII digits only, nothing around them. More than 34 digits are rounded half
    /// to even; `nil` when the text is no number or the number is too large.
    public init?(_ text: String) {
        self.init(utf8: text.utf8)
    }

    /// Reads a number from bytes, by the same rule.
    public init?(utf8 bytes: some Sequence<UInt8>) {
        var reader = NumberReader()
        for byte in bytes where !reader.take(byte) { return nil }
        guard let made = reader.number else { return nil }
        self = made
    }

    /// The plain form without an exponent: `1.50`, `-0.001`, `1000000`.
    public var description: String {
        if high == Decimal128.integerHigh { return String(low) }
        return String(decoding: plainDigits, as: UTF8.self)
    }

    private var plainDigits: [UInt8] {
        var digits = Array(String(coefficient).utf8)
        let power = exponent
        if power > 0 && !isZero {
            digits.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: power))
        } else if power < 0 {
            if digits.count <= -power {
                digits.insert(
                    contentsOf: repeatElement(UInt8(ascii: "0"), count: -power - digits.count + 1), at: 0)
            }
            digits.insert(UInt8(ascii: "."), at: digits.count + power)
        }
        if isNegative { digits.insert(UInt8(ascii: "-"), at: 0) }
        return digits
    }
}

/// Takes a number byte by byte.
private struct NumberReader {
    private enum Part { case sign, whole, fraction, exponentSign, exponent }

    private var part = Part.sign
    private var negative = false
    private var coefficient: UInt128 = 0
    /// Digits that were read without leading zeros; those past 36 only move the exponent.
    private var significant = 0
    private var sticky = false
    private var dropped = 0
    private var fractionDigits = 0
    private var anyDigit = false
    private var exponentDigits = 0
    private var exponentNegative = false
    private var power = 0

    mutating func take(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return takeDigit(byte &- 48)
        case UInt8(ascii: "."):
            guard part == .sign || part == .whole else { return false }
            part = .fraction
            return true
        case UInt8(ascii: "e"), UInt8(ascii: "E"):
            guard anyDigit, part == .whole || part == .fraction else { return false }
            part = .exponentSign
            return true
        case UInt8(ascii: "-"), UInt8(ascii: "+"):
            let minus = byte == UInt8(ascii: "-")
            if part == .exponentSign {
                exponentNegative = minus
                part = .exponent
                return true
            }
            guard part == .sign, minus, !negative else { return false }
            negative = true
            return true
        default: return false
        }
    }

    private mutating func takeDigit(_ digit: UInt8) -> Bool {
        if part == .exponentSign || part == .exponent {
            part = .exponent
            exponentDigits += 1
            if power < 1_000_000 { power = power * 10 + Int(digit) }
            return true
        }
        if part == .sign { part = .whole }
        anyDigit = true
        if part == .fraction { fractionDigits += 1 }
        if significant == 0 && digit == 0 { return true }
        if significant < 36 {
            coefficient = coefficient * 10 + UInt128(digit)
            significant += 1
        } else {
            dropped += 1
            if digit != 0 { sticky = true }
        }
        return true
    }

    var number: Decimal128? {
        guard anyDigit else { return nil }
        switch part {
        case .whole, .fraction: break
        case .exponent: guard exponentDigits > 0 else { return nil }
        case .sign, .exponentSign: return nil
        }
        let exponent = (exponentNegative ? -power : power) + dropped - fractionDigits
        if coefficient == 0 {
            let clamped = Swift.min(Swift.max(exponent, Decimal128.minExponent), Decimal128.maxExponent)
            return Decimal128(packed: false, 0, clamped)
        }
        return Decimal128.rounded(negative, coefficient, exponent, sticky: sticky)
    }
}
