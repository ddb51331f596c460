extension Decimal128: Comparable {
    @inline(__always)
    public static func == (a: Decimal128, b: Decimal128) -> Bool {
        if a.high == b.high { return a.low == b.low }
        return order(a, b) == 0
    }

    @inline(__always)
    public static func < (a: Decimal128, b: Decimal128) -> Bool {
        if a.high == b.high, a.high >> 63 == 0 { return a.low < b.low }
        return order(a, b) < 0
    }

    /// −1, 0 or 1 by value.
    static func order(_ a: Decimal128, _ b: Decimal128) -> Int {
        if a.isZero || b.isZero {
            if a.isZero && b.isZero { return 0 }
            return a.isZero ? (b.isNegative ? 1 : -1) : (a.isNegative ? -1 : 1)
        }
        if a.isNegative != b.isNegative { return a.isNegative ? -1 : 1 }
        let size = sizeOrder(a, b)
        return a.isNegative ? -size : size
    }

    private static func sizeOrder(_ a: Decimal128, _ b: Decimal128) -> Int {
        var (x, y) = (a.coefficient, b.coefficient)
        let gap = a.exponent - b.exponent
        if gap != 0 {
            let top = Powers.digits(x) + gap - Powers.digits(y)
            if top != 0 { return top < 0 ? -1 : 1 }
            if gap > 0 { x *= Powers.ten(gap) } else { y *= Powers.ten(-gap) }
        }
        return x == y ? 0 : (x < y ? -1 : 1)
    }
}

extension Decimal128: Hashable {
    /// Equal values hash alike, whatever their scale.
    public func hash(into hasher: inout Hasher) {
        let plain = stripped
        hasher.combine(plain.low)
        hasher.combine(plain.high)
    }
}
