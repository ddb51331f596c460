/// Reads a pattern of XML Schema; everything outside the dialect makes the whole `nil`.
struct PatternParser {
    private let text: [Unicode.Scalar]
    private var at = 0
    private var depth = 0

    init(_ source: String) {
        var scalars = Array(source.unicodeScalars)
        if scalars.first == "^" { scalars.removeFirst() }
        if scalars.last == "$", scalars.dropLast().last != "\\" { scalars.removeLast() }
        text = scalars
    }

    mutating func parse() -> PatternTree? {
        guard text.count <= 4_000, let tree = choice(), at == text.count else { return nil }
        return tree
    }

    private var next: Unicode.Scalar? { at < text.count ? text[at] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        at += 1
        return true
    }

    private mutating func choice() -> PatternTree? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 40, let first = sequence() else { return nil }
        var parts = [first]
        while take("|") {
            guard let part = sequence() else { return nil }
            parts.append(part)
        }
        return parts.count == 1 ? first : .choice(parts)
    }

    private mutating func sequence() -> PatternTree? {
        var parts: [PatternTree] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            guard let part = atom(), let quantified = quantified(part) else { return nil }
            parts.append(quantified)
        }
        return parts.isEmpty ? .empty : .sequence(parts)
    }

    private mutating func atom() -> PatternTree? {
        guard let scalar = next else { return nil }
        at += 1
        switch scalar {
        case "(":
            if take("?") { guard take(":") else { return nil } }
            guard let inner = choice(), take(")") else { return nil }
            return inner
        case "[": return characterClass(depth: 0).map { .set($0) }
        case "\\": return escape().map { .set($0) }
        case ".": return .set(CharacterSet(.any))
        case "*", "+", "?", "{", "}", "]", "^", "$": return nil
        default: return .set(CharacterSet(scalar))
        }
    }

    private mutating func quantified(_ part: PatternTree) -> PatternTree? {
        if take("*") { return .repeated(part, min: 0, max: nil) }
        if take("+") { return .repeated(part, min: 1, max: nil) }
        if take("?") { return .repeated(part, min: 0, max: 1) }
        guard take("{") else { return part }
        guard let min = count() else { return nil }
        var max: Int? = min
        if take(",") { max = next == "}" ? nil : count() }
        let isOpen = max == nil && text[at - 1] == ","
        guard take("}"), isOpen || (max.map { $0 >= min } ?? false) else { return nil }
        return .repeated(part, min: min, max: max)
    }

    private mutating func count() -> Int? {
        var value: Int?
        while let scalar = next, (48...57).contains(scalar.value) {
            value = (value ?? 0) * 10 + Int(scalar.value - 48)
            at += 1
            if value! > 10_000 { return nil }
        }
        return value
    }

    private mutating func characterClass(depth: Int) -> CharacterSet? {
        guard depth <= 4 else { return nil }
        var set = CharacterSet()
        set.isNegated = take("^")
        var isFirst = true
        while let scalar = next {
            if scalar == "]", !isFirst {
                at += 1
                return set
            }
            isFirst = false
            if scalar == "-", at + 1 < text.count, text[at + 1] == "[" {
                at += 2
                guard let inner = characterClass(depth: depth + 1), take("]") else { return nil }
                set.without.append(inner)
                return set
            }
            guard item(into: &set) else { return nil }
        }
        return nil
    }

    /// One character, range or escaped class inside brackets.
    private mutating func item(into set: inout CharacterSet) -> Bool {
        guard let low = member() else { return false }
        guard case .one(let from) = low else {
            if case .many(let inner) = low { set.classes += inner.classes }
            return true
        }
        guard next == "-", at + 1 < text.count, text[at + 1] != "]", text[at + 1] != "[" else {
            set.ranges.append(from.value...from.value)
            return true
        }
        at += 1
        guard case .one(let to)? = member(), from.value <= to.value else { return false }
        set.ranges.append(from.value...to.value)
        return true
    }

    private enum Member {
        case one(Unicode.Scalar)
        case many(CharacterSet)
    }

    private mutating func member() -> Member? {
        guard let scalar = next else { return nil }
        at += 1
        guard scalar == "\\" else { return .one(scalar) }
        guard let set = escape() else { return nil }
        if let range = set.ranges.first, let one = Unicode.Scalar(range.lowerBound) { return .one(one) }
        return .many(set)
    }

    private mutating func escape() -> CharacterSet? {
        guard let scalar = next else { return nil }
        at += 1
        switch scalar {
        case "n": return CharacterSet("\n")
        case "r": return CharacterSet("\r")
        case "t": return CharacterSet("\t")
        case "d", "D": return CharacterSet(.digit, negated: scalar == "D")
        case "s", "S": return CharacterSet(.space, negated: scalar == "S")
        case "w", "W": return CharacterSet(.word, negated: scalar == "W")
        case "i", "I": return CharacterSet(.nameStart, negated: scalar == "I")
        case "c", "C": return CharacterSet(.name, negated: scalar == "C")
        case "p", "P": return category(negated: scalar == "P")
        case "u": return codePoint()
        case _ where scalar.properties.isAlphabetic || scalar.properties.numericType != nil: return nil
        default: return CharacterSet(scalar)
        }
    }

    private mutating func category(negated: Bool) -> CharacterSet? {
        guard take("{") else { return nil }
        var name = ""
        while let scalar = next, scalar != "}" {
            name.unicodeScalars.append(scalar)
            at += 1
        }
        guard take("}"), (1...2).contains(name.utf8.count) else { return nil }
        return CharacterSet(.category(name), negated: negated)
    }

    /// `\u00E4`, which the Java tools of the editors write.
    private mutating func codePoint() -> CharacterSet? {
        guard at + 4 <= text.count else { return nil }
        var hex = ""
        hex.unicodeScalars.append(contentsOf: text[at..<at + 4])
        guard let value = UInt32(hex, radix: 16), let scalar = Unicode.Scalar(value) else { return nil }
        at += 4
        return CharacterSet(scalar)
    }
}
