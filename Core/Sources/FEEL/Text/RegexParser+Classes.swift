extension RegexParser {
    /// What stands after a backslash: one code point or a class.
    mutating func escape() throws(Malformed) -> CharacterClass {
        let point = try next()
        switch point {
        case "s": return .space
        case "S": return .not(.space)
        case "d": return .digit
        case "D": return .not(.digit)
        case "w": return .word
        case "W": return .not(.word)
        case "i": return .nameStart
        case "I": return .not(.nameStart)
        case "c": return .name
        case "C": return .not(.name)
        case "p": return try property()
        case "P": return .not(try property())
        default: return single(try plainEscape(point))
        }
    }

    private func plainEscape(_ point: UInt32) throws(Malformed) -> UInt32 {
        switch point {
        case "n": return 10
        case "r": return 13
        case "t": return 9
        case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^", "$": return point
        default: throw Malformed()
        }
    }

    /// `{Lu}`, `{L}` or `{IsGreek}`.
    private mutating func property() throws(Malformed) -> CharacterClass {
        guard take("{") else { throw Malformed() }
        var name = ""
        while !take("}") {
            guard let scalar = Unicode.Scalar(try next()), name.unicodeScalars.count < 60 else { throw Malformed() }
            name.unicodeScalars.append(scalar)
        }
        if name.hasPrefix("Is"), let block = UnicodeBlocks.range(String(name.dropFirst(2))) { return block }
        let mask = name.utf8.count <= 2 ? CharacterClass.mask(name) : 0
        guard mask != 0 else { throw Malformed() }
        return .categories(mask)
    }

    /// A class in brackets; the opening one is read.
    mutating func bracketClass(depth: Int = 0) throws(Malformed) -> CharacterClass {
        guard depth < 20 else { throw Malformed() }
        let negated = take("^")
        var parts: [CharacterClass] = []
        var subtracted: CharacterClass?
        while !take("]") {
            if let point = current, point == "-", let after = peek(1), after == "[" {
                guard !parts.isEmpty else { throw Malformed() }
                index += 2
                subtracted = try bracketClass(depth: depth + 1)
                guard take("]") else { throw Malformed() }
                break
            }
            parts.append(try member(isFirst: parts.isEmpty))
        }
        guard !parts.isEmpty else { throw Malformed() }
        let positive = parts.count == 1 ? parts[0] : CharacterClass.union(parts)
        let whole = negated ? CharacterClass.not(positive) : positive
        return subtracted.map { .difference(whole, $0) } ?? whole
    }

    /// One code point, one range, or one escape.
    private mutating func member(isFirst: Bool) throws(Malformed) -> CharacterClass {
        let point = try next()
        var low = point
        switch point {
        case "[": throw Malformed()
        case "-":
            // A hyphen stands for itself at the beginning and at the end only.
            guard isFirst || current.map({ $0 == "]" }) == true || isBeforeSubtraction else { throw Malformed() }
            return single(point)
        case "\\":
            guard let escaped = current, let value = try? plainEscape(escaped) else { return try escape() }
            index += 1
            low = value
        default: break
        }
        guard let hyphen = current, hyphen == "-", let after = peek(1), after != "]", after != "[" else {
            return single(low)
        }
        index += 1
        let high = try rangeEnd()
        guard low <= high else { throw Malformed() }
        return range(low, high)
    }

    private var isBeforeSubtraction: Bool {
        if let point = current, point == "-", let after = peek(1), after == "[" { return true }
        return false
    }

    private mutating func rangeEnd() throws(Malformed) -> UInt32 {
        let point = try next()
        if point != "\\" { return point }
        return try plainEscape(try next())
    }
}
