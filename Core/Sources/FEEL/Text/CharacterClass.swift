/// A set of code points, as a class in a regular expression names it (XML Schema part 2, appendix G).
indirect enum CharacterClass: Sendable {
    case range(UInt32, UInt32)
    /// A range that ignores case.
    case foldedRange(UInt32, UInt32)
    /// General categories, one bit each.
    case categories(UInt32)
    case space
    case nameStart
    case name
    case union([CharacterClass])
    case not(CharacterClass)
    case difference(CharacterClass, CharacterClass)

    static let everything = CharacterClass.range(0, 0x10FFFF)
    static let newlines = CharacterClass.union([.range(10, 10), .range(13, 13)])
    /// `\w`: everything but punctuation, separators and others.
    static let word = CharacterClass.not(.categories(mask("P") | mask("Z") | mask("C")))
    static let digit = CharacterClass.categories(CharacterClass.mask("Nd"))

    func contains(_ point: UInt32) -> Bool {
        switch self {
        case .range(let low, let high): return low <= point && point <= high
        case .foldedRange(let low, let high):
            if low <= point && point <= high { return true }
            let (lower, upper) = CharacterClass.variants(point)
            return low <= lower && lower <= high || low <= upper && upper <= high
        case .categories(let mask): return mask & CharacterClass.category(point) != 0
        case .space: return point == 32 || point == 9 || point == 10 || point == 13
        case .nameStart: return CharacterClass.isNameStart(point)
        case .name: return CharacterClass.isName(point)
        case .union(let parts): return parts.contains { $0.contains(point) }
        case .not(let other): return !other.contains(point)
        case .difference(let whole, let part): return whole.contains(point) && !part.contains(point)
        }
    }

    /// The lower and upper case of a code point, where they are single ones.
    static func variants(_ point: UInt32) -> (lower: UInt32, upper: UInt32) {
        if point < 128 {
            let isUpper = 65...90 ~= point
            let isLower = 97...122 ~= point
            return (isUpper ? point + 32 : point, isLower ? point - 32 : point)
        }
        guard let properties = Unicode.Scalar(point)?.properties else { return (point, point) }
        let (lower, upper) = (properties.lowercaseMapping.unicodeScalars, properties.uppercaseMapping.unicodeScalars)
        return (lower.count == 1 ? lower.first!.value : point, upper.count == 1 ? upper.first!.value : point)
    }

    private static let codes: [String] = [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co",
        "Cn", "Pd", "Ps", "Pe", "Pc", "Po", "Pi", "Pf", "Sm", "Sc", "Sk", "So",
    ]

    /// The bits of a category (`Lu`) or of a family (`L`); 0 for an unknown one.
    static func mask(_ name: String) -> UInt32 {
        var mask: UInt32 = 0
        for (index, code) in codes.enumerated() where code == name || name.count == 1 && code.hasPrefix(name) {
            mask |= 1 << UInt32(index)
        }
        return mask
    }

    private static func category(_ point: UInt32) -> UInt32 {
        guard let scalar = Unicode.Scalar(point) else { return 1 << 16 }
        let index: UInt32 =
            switch scalar.properties.generalCategory {
            case .uppercaseLetter: 0
            case .lowercaseLetter: 1
            case .titlecaseLetter: 2
            case .modifierLetter: 3
            case .otherLetter: 4
            case .nonspacingMark: 5
            case .spacingMark: 6
            case .enclosingMark: 7
            case .decimalNumber: 8
            case .letterNumber: 9
            case .otherNumber: 10
            case .spaceSeparator: 11
            case .lineSeparator: 12
            case .paragraphSeparator: 13
            case .control: 14
            case .format: 15
            case .surrogate: 16
            case .privateUse: 17
            case .unassigned: 18
            case .dashPunctuation: 19
            case .openPunctuation: 20
            case .closePunctuation: 21
            case .connectorPunctuation: 22
            case .otherPunctuation: 23
            case .initialPunctuation: 24
            case .finalPunctuation: 25
            case .mathSymbol: 26
            case .currencySymbol: 27
            case .modifierSymbol: 28
            case .otherSymbol: 29
            @unknown default: 18
            }
        return 1 << index
    }

    /// `\i`: what may start a name (XML 1.0, fifth edition).
    private static func isNameStart(_ point: UInt32) -> Bool {
        switch point {
        case 0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
            0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
            0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            true
        default: false
        }
    }

    /// `\c`: what may stand in a name.
    private static func isName(_ point: UInt32) -> Bool {
        switch point {
        case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: isNameStart(point)
        }
    }
}

/// A class with a quick answer for ASCII.
struct CharacterTest: Sendable {
    private let low: UInt64
    private let high: UInt64
    private let rest: CharacterClass

    init(_ content: CharacterClass) {
        var (low, high): (UInt64, UInt64) = (0, 0)
        for point in UInt32(0)..<64 where content.contains(point) { low |= 1 << UInt64(point) }
        for point in UInt32(64)..<128 where content.contains(point) { high |= 1 << UInt64(point - 64) }
        self.low = low
        self.high = high
        rest = content
    }

    func contains(_ point: UInt32) -> Bool {
        if point < 64 { return (low >> UInt64(point)) & 1 == 1 }
        if point < 128 { return (high >> UInt64(point - 64)) & 1 == 1 }
        return rest.contains(point)
    }
}
