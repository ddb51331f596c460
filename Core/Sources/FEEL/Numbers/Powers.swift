/// Powers of ten and digit counts of 128-bit integers.
enum Powers {
    private static let small: [UInt64] = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ]

    /// 10^n for n of 0…38.
    @inline(__always)
    static func ten(_ n: Int) -> UInt128 {
        if n < 20 { return UInt128(small[n]) }
        let (high, low) = small[19].multipliedFullWidth(by: small[n - 19])
        return UInt128(high) << 64 | UInt128(low)
    }

    /// The number of decimal digits; 1 for zero.
    @inline(__always)
    static func digits(_ value: UInt128) -> Int {
        let bits = 128 - value.leadingZeroBitCount
        let guess = (bits * 1233) >> 12
        return guess == 0 ? 1 : (value >= ten(guess) ? guess + 1 : guess)
    }

    /// Takes zeros off the end while the exponent may grow.
    static func stripZeros(_ value: inout UInt128, _ exponent: inout Int, upTo limit: Int) {
        guard value != 0 else { return }
        for step in [16, 8, 4, 2, 1, 16, 1] {
            while exponent + step <= limit {
                let (quotient, rest) = value.quotientAndRemainder(dividingBy: ten(step))
                if rest != 0 { break }
                value = quotient
                exponent += step
            }
        }
    }
}
