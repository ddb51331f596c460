/// A regular expression as a tree.
indirect enum RegexNode {
    case empty
    case one(CharacterClass)
    case sequence([RegexNode])
    case choice([RegexNode])
    case repeated(RegexNode, least: Int, most: Int?, greedy: Bool)
    /// A group that captures, by number from 1.
    case group(RegexNode, Int)
    case lineStart
    case lineEnd
    case backReference(Int)
}

/// The flags of `matches` and `replace` (XPath functions 3.1, 5.6.1).
struct RegexFlags: Sendable {
    /// `s`: a dot matches line ends too.
    var dotAll = false
    /// `m`: `^` and `$` match at every line.
    var multiline = false
    /// `i`: upper and lower case are the same.
    var ignoreCase = false
    /// `x`: white space in the expression means nothing.
    var ignoreSpace = false
    /// `q`: the expression is plain text.
    var literal = false

    init?(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "s"): dotAll = true
            case UInt8(ascii: "m"): multiline = true
            case UInt8(ascii: "i"): ignoreCase = true
            case UInt8(ascii: "x"): ignoreSpace = true
            case UInt8(ascii: "q"): literal = true
            default: return nil
            }
        }
    }
}
