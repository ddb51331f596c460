/// Reads a regular expression strictly (XML Schema part 2, appendix G, with the additions of XPath functions 3.1,
/// 5.6.1). An expression that is not well-formed throws.
struct RegexParser {
    struct Malformed: Error {}

    private static let depthLimit = 100
    private static let countLimit = 100_000

    private var points: [UInt32]
    var index = 0
    private var depth = 0
    private(set) var groups = 0
    private var closedGroups: Set<Int> = []
    private(set) var hasBackReference = false
    let flags: RegexFlags

    init(_ pattern: String, _ flags: RegexFlags) {
        points = pattern.unicodeScalars.map(\.value)
        self.flags = flags
        if flags.ignoreSpace && !flags.literal { points = RegexParser.withoutSpace(points) }
    }

    /// Takes white space out, but not from classes in brackets.
    private static func withoutSpace(_ points: [UInt32]) -> [UInt32] {
        var (result, brackets, escaped): ([UInt32], Int, Bool) = ([], 0, false)
        for point in points {
            if brackets == 0, CharacterClass.space.contains(point) { continue }
            result.append(point)
            if escaped {
                escaped = false
            } else if point == "\\" {
                escaped = true
            } else if point == "[" {
                brackets += 1
            } else if point == "]" {
                brackets -= 1
            }
        }
        return result
    }

    mutating func parse() throws(Malformed) -> RegexNode {
        if flags.literal { return .sequence(points.map { .one(single($0)) }) }
        let node = try choice()
        guard index == points.count else { throw Malformed() }
        return node
    }

    // MARK: Reading

    var current: UInt32? { index < points.count ? points[index] : nil }

    func peek(_ ahead: Int) -> UInt32? { index + ahead < points.count ? points[index + ahead] : nil }

    mutating func take(_ point: Unicode.Scalar) -> Bool {
        guard current == point.value else { return false }
        index += 1
        return true
    }

    mutating func next() throws(Malformed) -> UInt32 {
        guard let point = current else { throw Malformed() }
        index += 1
        return point
    }

    /// One code point, with or without case.
    func single(_ point: UInt32) -> CharacterClass { range(point, point) }

    func range(_ low: UInt32, _ high: UInt32) -> CharacterClass {
        flags.ignoreCase ? .foldedRange(low, high) : .range(low, high)
    }

    // MARK: Grammar

    private mutating func choice() throws(Malformed) -> RegexNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= RegexParser.depthLimit else { throw Malformed() }
        var branches = [try branch()]
        while take("|") { branches.append(try branch()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func branch() throws(Malformed) -> RegexNode {
        var pieces: [RegexNode] = []
        while let point = current, point != "|", point != ")" {
            pieces.append(try quantified(try atom()))
        }
        return pieces.isEmpty ? .empty : (pieces.count == 1 ? pieces[0] : .sequence(pieces))
    }

    private mutating func atom() throws(Malformed) -> RegexNode {
        let point = try next()
        switch point {
        case "(": return try group()
        case "[": return .one(try bracketClass())
        case ".": return .one(flags.dotAll ? .everything : .not(.newlines))
        case "^": return .lineStart
        case "$": return .lineEnd
        case "\\":
            if let digit = current, 0x31...0x39 ~= digit { return try backReference() }
            return .one(try escape())
        case "?", "*", "+", "{", "}", "]", ")": throw Malformed()
        default: return .one(single(point))
        }
    }

    private mutating func group() throws(Malformed) -> RegexNode {
        if take("?") {
            guard take(":") else { throw Malformed() }
            let inner = try choice()
            guard take(")") else { throw Malformed() }
            return inner
        }
        groups += 1
        let number = groups
        let inner = try choice()
        guard take(")") else { throw Malformed() }
        closedGroups.insert(number)
        return .group(inner, number)
    }

    /// `\1`: as many digits as name a group that is there.
    private mutating func backReference() throws(Malformed) -> RegexNode {
        var number = Int(try next() - 0x30)
        while let digit = current, 0x30...0x39 ~= digit, number * 10 + Int(digit - 0x30) <= groups {
            number = number * 10 + Int(digit - 0x30)
            index += 1
        }
        guard closedGroups.contains(number) else { throw Malformed() }
        hasBackReference = true
        return .backReference(number)
    }

    private mutating func quantified(_ atom: RegexNode) throws(Malformed) -> RegexNode {
        let (least, most): (Int, Int?)
        if take("?") {
            (least, most) = (0, 1)
        } else if take("*") {
            (least, most) = (0, nil)
        } else if take("+") {
            (least, most) = (1, nil)
        } else if take("{") {
            (least, most) = try bounds()
        } else {
            return atom
        }
        let greedy = !take("?")
        if let point = current, point == "?" || point == "*" || point == "+" || point == "{" { throw Malformed() }
        return .repeated(atom, least: least, most: most, greedy: greedy)
    }

    private mutating func bounds() throws(Malformed) -> (Int, Int?) {
        let least = try number()
        if take("}") { return (least, least) }
        guard take(",") else { throw Malformed() }
        if take("}") { return (least, nil) }
        let most = try number()
        guard take("}"), most >= least else { throw Malformed() }
        return (least, most)
    }

    private mutating func number() throws(Malformed) -> Int {
        var (value, any) = (0, false)
        while let digit = current, 0x30...0x39 ~= digit {
            value = value * 10 + Int(digit - 0x30)
            any = true
            index += 1
            if value > RegexParser.countLimit { throw Malformed() }
        }
        if !any { throw Malformed() }
        return value
    }
}

/// Code points beside the letters they stand for, so that the grammar reads as it is written.
func == (point: UInt32, scalar: Unicode.Scalar) -> Bool { point == scalar.value }
func != (point: UInt32, scalar: Unicode.Scalar) -> Bool { point != scalar.value }
func ~= (scalar: Unicode.Scalar, point: UInt32) -> Bool { point == scalar.value }
