/// Text as versions 2.x admit it: the letters of String.Latin (`lateinische Zeichen in Unicode` 1.1).
enum LatinText {
    private static let ranges: [ClosedRange<UInt32>] = [
        0x9...0xa, 0xd...0xd, 0x20...0x7e, 0xa1...0xac, 0xae...0x107, 0x10a...0x11b, 0x11e...0x123, 0x126...0x131,
        0x134...0x15b, 0x15e...0x16b, 0x16e...0x17e, 0x18f...0x18f, 0x1a0...0x1a1, 0x1af...0x1b0, 0x1b7...0x1b7,
        0x1cd...0x1d4, 0x1de...0x1df, 0x1e4...0x1f0, 0x1f4...0x1f5, 0x1fa...0x1ff, 0x218...0x21b, 0x21e...0x21f,
        0x22a...0x22b, 0x22e...0x233, 0x259...0x259, 0x292...0x292, 0x1e02...0x1e03, 0x1e0a...0x1e0b, 0x1e10...0x1e11,
        0x1e1e...0x1e21, 0x1e24...0x1e27, 0x1e30...0x1e31, 0x1e40...0x1e41, 0x1e44...0x1e45, 0x1e56...0x1e57,
        0x1e60...0x1e63, 0x1e6a...0x1e6b, 0x1e80...0x1e85, 0x1e8c...0x1e93, 0x1e9e...0x1e9e, 0x1ea0...0x1ea7,
        0x1eaa...0x1eac, 0x1eae...0x1ec1, 0x1ec4...0x1ed3, 0x1ed6...0x1edd, 0x1ee4...0x1ef9, 0x20ac...0x20ac,
    ]

    /// The text in admitted letters, and whether anything but blanks, quotes and dashes had to give way.
    static func admitted(_ text: String) -> (text: String, isLoss: Bool) {
        if text.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) { return (text, false) }
        var out = String.UnicodeScalarView()
        var isLoss = false
        for scalar in text.unicodeScalars {
            if isAdmitted(scalar.value) || isPair(out.last, scalar) {
                out.append(scalar)
            } else if let composed = out.last.flatMap({ compose($0, scalar) }) {
                out.removeLast()
                out.append(composed)
            } else if let plain = plain(scalar.value) {
                out.append(contentsOf: plain.unicodeScalars)
            } else {
                isLoss = true
                if !(0x300...0x36f).contains(scalar.value) { out.append("?") }
            }
        }
        return (String(out), isLoss)
    }

    private static func isAdmitted(_ value: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(value)
    }

    /// The letters that exist with a separate mark only.
    private static func isPair(_ before: UnicodeScalar?, _ mark: UnicodeScalar) -> Bool {
        guard let before else { return false }
        if mark.value == 0x302 { return "MNmnDdLl".unicodeScalars.contains(before) }
        return mark.value == 0x30c && before == "J"
    }

    /// Umlauts that were written with a separate mark.
    private static func compose(_ letter: UnicodeScalar, _ mark: UnicodeScalar) -> UnicodeScalar? {
        guard mark.value == 0x308 else { return nil }
        let pairs: [UnicodeScalar: UnicodeScalar] = ["a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü"]
        return pairs[letter]
    }

    /// What says the same in admitted letters.
    private static func plain(_ value: UInt32) -> String? {
        switch value {
        case 0xa0, 0x2000...0x200a, 0x202f, 0x205f: " "
        case 0xad, 0x200b...0x200f, 0x2060, 0xfeff: ""
        case 0x2010...0x2015, 0x2212: "-"
        case 0x2018...0x201b, 0x2039, 0x203a: "'"
        case 0x201c...0x201f: "\""
        case 0x2026: "..."
        case 0x2022: "·"
        default: nil
        }
    }
}
