/// The characters that one place of a pattern takes: ranges, classes such as `\d` and `\p{L}`, negation, subtraction.
struct CharacterSet: Sendable {
    /// A class of characters by its Unicode property.
    enum Class: Sendable {
        case any
        case digit
        case space
        case word
        case nameStart
        case name
        /// A general category or its first letter: `L`, `Lu`, `Nd`.
        case category(String)
    }

    var ranges: [ClosedRange<UInt32>] = []
    var classes: [(class: Class, negated: Bool)] = []
    var isNegated = false
    /// What is taken away: `[a-z-[aeiou]]`.
    var without: [CharacterSet] = []

    init() {}

    init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

    init(_ kind: Class, negated: Bool = false) { classes = [(kind, negated)] }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let inside =
            ranges.contains { $0.contains(scalar.value) }
            || classes.contains { CharacterSet.holds($0.class, scalar) != $0.negated }
        return inside != isNegated && !without.contains { $0.contains(scalar) }
    }

    private static func holds(_ kind: Class, _ scalar: Unicode.Scalar) -> Bool {
        let category = scalar.properties.generalCategory
        switch kind {
        case .any: return scalar != "\n" && scalar != "\r"
        case .digit: return category == .decimalNumber
        case .space: return scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
        case .word: return !["P", "Z", "C"].contains(code(category).prefix(1))
        case .nameStart: return code(category).first == "L" || scalar == "_" || scalar == ":"
        case .name:
            return ["L", "N", "M"].contains(code(category).prefix(1)) || scalar == "_" || scalar == ":"
                || scalar == "-" || scalar == "."
        case .category(let wanted): return code(category).hasPrefix(wanted)
        }
    }

    /// The two letters by which Unicode calls a category.
    private static func code(_ category: Unicode.GeneralCategory) -> String {
        switch category {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
