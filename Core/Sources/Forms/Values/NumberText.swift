/// A number as people in Germany write it, and its canonical form for programs (`-1234.5`).
///
/// Dots group thousands and must group them rightly, the comma is the decimal sign: `1.234,50`, `1234,5`, `-3`. A
/// single dot with one or two digits behind it is read as decimal sign (`12.50`), since phones offer it.
public struct NumberText: Hashable, Sendable, Comparable {
    /// Without leading zeros, without trailing zeros behind the point, no sign for zero.
    public let canonical: String

    /// The zeros that were typed before it: a meter or a membership may be called 0012.
    private let leadingZeros: Int

    /// At most so many digits (decimal128 holds 34).
    static let maximumDigits = 34

    public init?(german text: String) {
        var bytes = Array(text.utf8).filter { $0 != 0x20 }
        bytes = NumberText.withoutNarrowSpaces(bytes)
        let isNegative = bytes.first == 0x2d
        if isNegative || bytes.first == 0x2b { bytes.removeFirst() }
        let halves = bytes.split(separator: 0x2c, omittingEmptySubsequences: false)
        guard halves.count <= 2, let whole = halves.first else { return nil }
        var groups = whole.split(separator: 0x2e, omittingEmptySubsequences: false).map { Array($0) }
        var fraction = halves.count == 2 ? Array(halves[1]) : []
        if halves.count == 1, groups.count == 2, (1...2).contains(groups[1].count) { fraction = groups.removeLast() }
        let isGrouped = groups.count == 1 || (groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 })
        guard isGrouped, !groups[0].isEmpty, halves.count == 1 || !fraction.isEmpty else { return nil }
        self.init(isNegative: isNegative, whole: Array(groups.joined()), fraction: fraction)
    }

    /// Reads `-1234.50`, as schemas write their limits.
    public init?(decimal text: String) {
        var bytes = Array(text.utf8)
        let isNegative = bytes.first == 0x2d
        if isNegative || bytes.first == 0x2b { bytes.removeFirst() }
        let halves = bytes.split(separator: 0x2e, omittingEmptySubsequences: false)
        guard halves.count <= 2, let whole = halves.first, !whole.isEmpty else { return nil }
        self.init(isNegative: isNegative, whole: Array(whole), fraction: halves.count == 2 ? Array(halves[1]) : [])
    }

    private init?(isNegative: Bool, whole: [UInt8], fraction: [UInt8]) {
        guard (whole + fraction).allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let leading = Array(whole.drop { $0 == 0x30 })
        leadingZeros = max(0, whole.count - max(1, leading.count))
        var trailing = fraction
        while trailing.last == 0x30 { trailing.removeLast() }
        guard leading.count + trailing.count <= NumberText.maximumDigits else { return nil }
        var out = leading.isEmpty ? [0x30] : leading
        if !trailing.isEmpty { out += [0x2e] + trailing }
        if isNegative, out != [0x30] { out.insert(0x2d, at: 0) }
        canonical = String(decoding: out, as: UTF8.self)
    }

    /// Narrow no-break spaces and no-break spaces group thousands in some key boards.
    private static func withoutNarrowSpaces(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return bytes }
        let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
        var kept = String.UnicodeScalarView()
        for scalar in text where scalar != "\u{a0}" && scalar != "\u{202f}" {
            kept.append(scalar == "\u{2212}" ? "-" : scalar)
        }
        return Array(String(kept).utf8)
    }

    /// Whether it has no digits behind the point.
    public var isWhole: Bool { !canonical.utf8.contains(0x2e) }

    /// How an answer is printed: `-1234,5`, with the zeros that stood before it. Dots would make a quantity of what may be a
    /// year or the number of something.
    public var typed: String {
        let zeros = String(repeating: "0", count: leadingZeros)
        let text = canonical.replacing(".", with: ",")
        return text.hasPrefix("-") ? "-" + zeros + text.dropFirst() : zeros + text
    }

    /// How a quantity is printed: `-1.234,5`.
    public var german: String {
        let isNegative = canonical.hasPrefix("-")
        let halves = canonical.utf8.drop { $0 == 0x2d }.split(separator: 0x2e)
        var out: [UInt8] = isNegative ? [0x2d] : []
        let whole = Array(halves[0])
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { out.append(0x2e) }
            out.append(digit)
        }
        if halves.count == 2 { out += [0x2c] + Array(halves[1]) }
        return String(decoding: out, as: UTF8.self)
    }

    public static func == (a: NumberText, b: NumberText) -> Bool { a.canonical == b.canonical }

    public func hash(into hasher: inout Hasher) { hasher.combine(canonical) }

    public static func < (a: NumberText, b: NumberText) -> Bool {
        let (negativeA, negativeB) = (a.canonical.hasPrefix("-"), b.canonical.hasPrefix("-"))
        if negativeA != negativeB { return negativeA }
        let (x, y) = negativeA ? (b, a) : (a, b)
        let (left, right) = (x.digits, y.digits)
        if left.whole.count != right.whole.count { return left.whole.count < right.whole.count }
        if left.whole != right.whole { return left.whole.lexicographicallyPrecedes(right.whole) }
        return left.fraction.lexicographicallyPrecedes(right.fraction)
    }

    private var digits: (whole: [UInt8], fraction: [UInt8]) {
        let halves = canonical.utf8.drop { $0 == 0x2d }.split(separator: 0x2e)
        return (Array(halves[0]), halves.count == 2 ? Array(halves[1]) : [])
    }
}
