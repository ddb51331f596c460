/// A natural number of any size, for the few places where 128 bits are not enough. Limbs from the lowest up.
struct WideNatural {
    private(set) var limbs: [UInt64]

    init(_ value: UInt128) {
        limbs = [UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value >> 64)]
        trim()
    }

    init(limbs: [UInt64]) {
        self.limbs = limbs
        trim()
    }

    private mutating func trim() { while limbs.last == 0 { limbs.removeLast() } }

    var isZero: Bool { limbs.isEmpty }

    var bitCount: Int { limbs.last.map { limbs.count * 64 - $0.leadingZeroBitCount } ?? 0 }

    /// The lowest 128 bits.
    var lowest: UInt128 {
        let high = limbs.count > 1 ? UInt128(limbs[1]) << 64 : 0
        return high | UInt128(limbs.first ?? 0)
    }

    static func + (a: WideNatural, b: WideNatural) -> WideNatural {
        var result: [UInt64] = []
        result.reserveCapacity(Swift.max(a.limbs.count, b.limbs.count) + 1)
        var carry: UInt64 = 0
        for index in 0..<Swift.max(a.limbs.count, b.limbs.count) {
            let x = index < a.limbs.count ? a.limbs[index] : 0
            let y = index < b.limbs.count ? b.limbs[index] : 0
            let (first, over) = x.addingReportingOverflow(y)
            let (sum, again) = first.addingReportingOverflow(carry)
            carry = (over ? 1 : 0) + (again ? 1 : 0)
            result.append(sum)
        }
        if carry > 0 { result.append(carry) }
        return WideNatural(limbs: result)
    }

    /// The difference; `b` must not be larger.
    static func - (a: WideNatural, b: WideNatural) -> WideNatural {
        var result = a.limbs
        var borrow: UInt64 = 0
        for index in 0..<result.count {
            let (first, over) = result[index].subtractingReportingOverflow(index < b.limbs.count ? b.limbs[index] : 0)
            let (rest, again) = first.subtractingReportingOverflow(borrow)
            borrow = (over ? 1 : 0) + (again ? 1 : 0)
            result[index] = rest
        }
        return WideNatural(limbs: result)
    }

    static func < (a: WideNatural, b: WideNatural) -> Bool {
        if a.limbs.count != b.limbs.count { return a.limbs.count < b.limbs.count }
        for index in a.limbs.indices.reversed() where a.limbs[index] != b.limbs[index] {
            return a.limbs[index] < b.limbs[index]
        }
        return false
    }

    static func * (a: WideNatural, b: WideNatural) -> WideNatural {
        if a.isZero || b.isZero { return WideNatural(limbs: []) }
        var result = [UInt64](repeating: 0, count: a.limbs.count + b.limbs.count)
        for i in a.limbs.indices {
            var carry: UInt64 = 0
            for j in b.limbs.indices {
                let (high, low) = a.limbs[i].multipliedFullWidth(by: b.limbs[j])
                let (first, over) = low.addingReportingOverflow(result[i + j])
                let (sum, again) = first.addingReportingOverflow(carry)
                result[i + j] = sum
                carry = high &+ (over ? 1 : 0) &+ (again ? 1 : 0)
            }
            result[i + b.limbs.count] = carry
        }
        return WideNatural(limbs: result)
    }

    /// The quotient by a machine word.
    static func / (a: WideNatural, b: UInt64) -> WideNatural {
        var result = a.limbs
        var rest: UInt64 = 0
        for index in result.indices.reversed() {
            (result[index], rest) = b.dividingFullWidth((rest, result[index]))
        }
        return WideNatural(limbs: result)
    }

    static func << (a: WideNatural, words: Int) -> WideNatural {
        WideNatural(limbs: [UInt64](repeating: 0, count: words) + a.limbs)
    }

    /// The number without its lowest words.
    static func >> (a: WideNatural, words: Int) -> WideNatural {
        WideNatural(limbs: Array(a.limbs.dropFirst(words)))
    }

    /// The lowest words alone.
    func lowWords(_ count: Int) -> WideNatural { WideNatural(limbs: Array(limbs.prefix(count))) }

    /// Times 10^n, or divided by it and cut off when n is negative.
    func scaled(tens n: Int) -> WideNatural {
        var result = self
        var left = n.magnitude
        while left > 0, !result.isZero {
            let step = Swift.min(left, 19)
            let ten = UInt64(Powers.ten(Int(step)))
            result = n > 0 ? result * WideNatural(UInt128(ten)) : result / ten
            left -= step
        }
        return result
    }

    /// The number of digits after the first, or one less.
    var digitsBelowTop: Int { Swift.max(0, Int(Double(bitCount - 1) * 0.301029995)) }

    /// Cuts digits off the end beyond some sixty; answers how many.
    mutating func cutToSixtyDigits() -> Int {
        let cut = digitsBelowTop - 60
        guard cut > 0 else { return 0 }
        self = scaled(tens: -cut)
        return cut
    }
}
