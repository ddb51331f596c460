/// How words are made equal before they are searched: case, umlauts and their spellings do not matter.
///
/// `Müller`, `Mueller` and `MULLER` are one word, and so are `Straße` and `STRASSE`. The stored text and the question
/// pass the same folding, so that every engine finds the same.
public enum SearchText {
    /// Words of a question beyond this number are ignored.
    public static let maximumTerms = 16

    /// The folded words of a text, in order.
    public static func terms(_ text: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        for scalar in text.unicodeScalars where !add(scalar, to: &word) {
            if !word.isEmpty {
                words.append(String(decoding: word, as: UTF8.self))
                word.removeAll(keepingCapacity: true)
            }
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    /// A text as it is stored for searching: its folded words with blanks between.
    public static func fold(_ text: String) -> String { terms(text).joined(separator: " ") }

    /// Whether every word of a question begins a word of a folded text; a question without words finds nothing.
    public static func finds(_ question: String, in folded: String) -> Bool {
        let asked = terms(question).prefix(maximumTerms)
        let words = folded.split(separator: " ")
        return !asked.isEmpty && asked.allSatisfy { term in words.contains { $0.hasPrefix(term) } }
    }

    /// Adds a letter or digit in its folded form; false if the scalar parts words. A to Z needs no tables, and is nearly
    /// everything.
    private static func add(_ scalar: Unicode.Scalar, to word: inout [UInt8]) -> Bool {
        if scalar.isASCII { return add(ascii: UInt8(truncatingIfNeeded: scalar.value), to: &word) }
        var isLetter = false
        for small in scalar.properties.lowercaseMapping.unicodeScalars where add(small: small, to: &word) {
            isLetter = true
        }
        return isLetter
    }

    private static func add(ascii byte: UInt8, to word: inout [UInt8]) -> Bool {
        let small = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
        switch small {
        case UInt8(ascii: "e"):
            // ae, oe and ue are ä, ö and ü; after q, u is no umlaut (Quelle).
            if let last = word.last, isUmlautBase(last, in: word) { return true }
            word.append(small)
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): word.append(small)
        default: return false
        }
        return true
    }

    private static func add(small scalar: Unicode.Scalar, to word: inout [UInt8]) -> Bool {
        if scalar.isASCII { return add(ascii: UInt8(truncatingIfNeeded: scalar.value), to: &word) }
        if scalar == "ß" {
            word.append(contentsOf: [UInt8(ascii: "s"), UInt8(ascii: "s")])
            return true
        }
        let plain = plainLetter(scalar)
        // A combining mark belongs to the letter before it and is dropped like the accents of composed letters.
        if (0x300...0x36f).contains(plain.value) { return !word.isEmpty }
        guard plain.properties.isAlphabetic || plain.properties.numericType != nil else { return false }
        word.append(contentsOf: Array(UTF8.encode(plain) ?? UTF8.encodedReplacementCharacter))
        return true
    }

    private static func isUmlautBase(_ last: UInt8, in word: [UInt8]) -> Bool {
        switch last {
        case UInt8(ascii: "a"), UInt8(ascii: "o"): true
        case UInt8(ascii: "u"): word.count < 2 || word[word.count - 2] != UInt8(ascii: "q")
        default: false
        }
    }

    /// The letter without its accents, for the Latin letters of DIN 91379 that are one scalar.
    private static func plainLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard scalar.value > 0x7f, scalar.value < 0x250 || (0x1e00..<0x1f00).contains(scalar.value) else {
            return scalar
        }
        return latin[scalar] ?? scalar
    }

    private static let latin: [Unicode.Scalar: Unicode.Scalar] = {
        let rows: [(Unicode.Scalar, String)] = [
            ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"), ("b", "ḃḅḇ"), ("c", "çćĉċčḉ"), ("d", "ďđḋḍḏḑḓð"),
            ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"), ("f", "ḟ"), ("g", "ĝğġģǥǧǵḡ"), ("h", "ĥħȟḣḥḧḩḫẖ"),
            ("i", "ìíîïĩīĭįıǐȉȋḭḯỉị"), ("j", "ĵǰ"), ("k", "ķǩḱḳḵ"), ("l", "ĺļľŀłḷḹḻḽ"), ("m", "ḿṁṃ"),
            ("n", "ñńņňŉṅṇṉṋǹ"), ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"), ("p", "ṕṗ"), ("r", "ŕŗřȑȓṙṛṝṟ"),
            ("s", "śŝşšșṡṣṥṧṩ"), ("t", "ţťŧțṫṭṯṱẗ"), ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"), ("v", "ṽṿ"),
            ("w", "ŵẁẃẅẇẉẘ"), ("x", "ẋẍ"), ("y", "ýÿŷȳẏẙỳỵỷỹ"), ("z", "źżžẑẓẕ"),
        ]
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (plain, accented) in rows { for scalar in accented.unicodeScalars { table[scalar] = plain } }
        return table
    }()
}
