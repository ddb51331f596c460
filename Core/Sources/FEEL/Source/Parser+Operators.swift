/// Operators by their strength: or, and, comparison, plus, times, power, minus sign, instance of, brackets and dots.
extension Parser {
    enum Strength: Int, Comparable {
        case either = 1, both, comparison, sum, product, power, sign

        static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
    }

    /// An expression of any kind.
    mutating func expression() throws -> Syntax { try operators(.either) }

    /// An expression whose operators bind at least so strongly.
    mutating func operators(_ least: Strength) throws -> Syntax {
        let start = reader.position
        return try operators(least, left: try signed(), from: start)
    }

    /// Goes on with operators behind an operand that was read.
    mutating func operators(_ least: Strength, left: Syntax, from start: Int) throws -> Syntax {
        var left = left
        while let next = try operatorHere(left, start: start, least: least) { left = next }
        return left
    }

    /// Reads one operator with what is right of it, if one stands here that binds strongly enough.
    private mutating func operatorHere(
        _ left: Syntax, start: Int, least: Strength
    ) throws -> Syntax? {
        reader.skipSpace()
        switch reader.byte {
        case UInt8(ascii: "+"): return try arithmetic(.plus, .sum, left, start, least)
        case UInt8(ascii: "-"): return try arithmetic(.minus, .sum, left, start, least)
        case UInt8(ascii: "*"):
            if reader.next == UInt8(ascii: "*") { return try arithmetic(.power, .power, left, start, least) }
            return try arithmetic(.times, .product, left, start, least)
        case UInt8(ascii: "/"): return try arithmetic(.by, .product, left, start, least)
        case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"):
            guard least <= .comparison, let sign = comparisonSign() else { return nil }
            let right = try operators(.sum)
            return try node(.comparison(sign, left, right), from: start, left, right)
        default: return try wordOperator(left, start: start, least: least)
        }
    }

    private mutating func arithmetic(
        _ sign: Syntax.Arithmetic, _ strength: Strength, _ left: Syntax, _ start: Int, _ least: Strength
    ) throws -> Syntax? {
        guard least <= strength else { return nil }
        reader.position += sign == .power ? 2 : 1
        reader.skipSpace()
        let right = try operators(Strength(rawValue: strength.rawValue + 1) ?? .sign)
        return try node(.arithmetic(sign, left, right), from: start, left, right)
    }

    /// Takes `=`, `!=`, `<`, `<=`, `>` or `>=`, if one stands here.
    mutating func comparisonSign() -> Syntax.Comparison? {
        let sign: Syntax.Comparison
        if reader.take("<=") {
            sign = .atMost
        } else if reader.take(">=") {
            sign = .atLeast
        } else if reader.take("!=") {
            sign = .unequal
        } else if reader.take("<") {
            sign = .less
        } else if reader.take(">") {
            sign = .greater
        } else if reader.take("=") {
            sign = .equal
        } else {
            return nil
        }
        reader.skipSpace()
        return sign
    }

    private mutating func wordOperator(
        _ left: Syntax, start: Int, least: Strength
    ) throws -> Syntax? {
        switch reader.byte {
        case UInt8(ascii: "a"):
            guard least <= .both, reader.takeWord("and") else { return nil }
            let right = try operators(.comparison)
            return try node(.both(left, right), from: start, left, right)
        case UInt8(ascii: "o"):
            guard least <= .either, reader.takeWord("or") else { return nil }
            let right = try operators(.both)
            return try node(.either(left, right), from: start, left, right)
        case UInt8(ascii: "b"):
            guard least <= .comparison, reader.takeWord("between") else { return nil }
            let low = try operators(.sum)
            try expectWord("and")
            let high = try operators(.sum)
            return try node(.between(left, low, high), from: start, left, low, high)
        case UInt8(ascii: "i"):
            guard least <= .comparison, reader.takeWord("in") else { return nil }
            let tests = try containers()
            return try node(.contained(left, tests), from: start, parts: [left] + tests)
        default: return nil
        }
    }

    /// A minus sign and what it belongs to, or an operand.
    private mutating func signed() throws -> Syntax {
        reader.skipSpace()
        let start = reader.position
        guard reader.byte == UInt8(ascii: "-") else { return try typed() }
        reader.position += 1
        let operand = try inner(keepsEnd: true) { try $0.signed() }
        return try node(.negative(operand), from: start, operand)
    }

    /// An operand, with `instance of` behind it.
    private mutating func typed() throws -> Syntax {
        let start = reader.position
        var left = try inner(keepsEnd: true) { try $0.postfixed() }
        reader.skipSpace()
        while reader.standsWord("instance") {
            _ = reader.takeWord("instance")
            try expectWord("of")
            let type = try inner { try $0.type() }
            left = try node(.instance(left, type), from: start, left)
            reader.skipSpace()
        }
        return left
    }
}
