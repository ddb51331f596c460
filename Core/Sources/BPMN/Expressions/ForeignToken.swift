/// A word, number, text or symbol of a foreign expression.
enum ForeignToken: Equatable {
    case word(String)
    case number(String)
    case text(String)
    case symbol(String)

    static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 48...57, UInt8(ascii: "_"),
            UInt8(ascii: "$"), 128...:
            true
        default: false
        }
    }

    /// All tokens of a text; nil if something is none.
    static func all(_ source: String) -> [ForeignToken]? {
        let bytes = Array(source.utf8)
        var tokens: [ForeignToken] = []
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if ModelTree.isSpace(byte) {
                at += 1
            } else if (48...57).contains(byte) {
                tokens.append(.number(take(bytes, &at) { (48...57).contains($0) || $0 == UInt8(ascii: ".") }))
            } else if isWord(byte) {
                tokens.append(.word(take(bytes, &at, while: isWord)))
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                guard let text = string(bytes, &at) else { return nil }
                tokens.append(.text(text))
            } else if let symbol = symbol(bytes, at) {
                tokens.append(.symbol(symbol))
                at += symbol.utf8.count
            } else {
                return nil
            }
        }
        return tokens
    }

    private static func take(_ bytes: [UInt8], _ at: inout Int, while isPart: (UInt8) -> Bool) -> String {
        let start = at
        while at < bytes.count, isPart(bytes[at]) { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private static func string(_ bytes: [UInt8], _ at: inout Int) -> String? {
        let quote = bytes[at]
        at += 1
        var out: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == quote { return String(decoding: out, as: UTF8.self) }
            if byte == UInt8(ascii: "\\"), at < bytes.count {
                out.append(bytes[at])
                at += 1
            } else {
                out.append(byte)
            }
        }
        return nil
    }

    private static func symbol(_ bytes: [UInt8], _ at: Int) -> String? {
        if at + 1 < bytes.count {
            let two = String(decoding: bytes[at...at + 1], as: UTF8.self)
            if ["==", "!=", "<=", ">=", "&&", "||"].contains(two) { return two }
        }
        let one = String(decoding: bytes[at...at], as: UTF8.self)
        return "()[].,<>!+-*/%?:;".contains(one) ? one : nil
    }
}
