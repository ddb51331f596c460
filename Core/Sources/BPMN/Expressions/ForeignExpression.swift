/// A translator of the expressions of other engines (Unified EL in `${…}`, Java-like conditions) into FEEL.
///
/// Comparisons, and/or/not, `empty`, arithmetic, `? :`, property access and the common methods of strings, lists and maps
/// are translated; calls of beans and delegates cannot be.
struct ForeignExpression {
    /// Whether a text is written in such a language, as far as its marks tell.
    static func isForeign(_ source: String) -> Bool {
        if source.contains("${") || source.contains("#{") { return true }
        let bytes = Array(source.utf8)
        var inString: UInt8?
        for (index, byte) in bytes.enumerated() {
            if let quote = inString {
                if byte == quote { inString = nil }
                continue
            }
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): inString = byte
            case UInt8(ascii: "=") where next == byte, UInt8(ascii: "&") where next == byte,
                UInt8(ascii: "|") where next == byte, UInt8(ascii: "!") where next != UInt8(ascii: "="):
                return true
            case UInt8(ascii: ".") where isMethod(bytes, from: index + 1): return true
            default: continue
            }
        }
        return false
    }

    /// Whether an identifier and `(` follow: a method call, which FEEL does not have.
    private static func isMethod(_ bytes: [UInt8], from start: Int) -> Bool {
        var at = start
        while at < bytes.count, ForeignToken.isWord(bytes[at]) { at += 1 }
        return at > start && at < bytes.count && bytes[at] == UInt8(ascii: "(") && !(48...57).contains(bytes[start])
    }

    /// The FEEL text; nil if it cannot be translated.
    static func feel(_ source: String) -> String? {
        let text = ModelTree.trimmed(source)
        guard text.contains("${") || text.contains("#{") else { return translate(text) }
        var parts: [String] = []
        var rest = text[...]
        while let start = rest.firstRange(of: "${") ?? rest.firstRange(of: "#{") {
            let before = rest[..<start.lowerBound]
            if !before.isEmpty { parts.append(quoted(String(before))) }
            guard let end = rest[start.upperBound...].firstIndex(of: "}") else { return nil }
            guard let inner = translate(String(rest[start.upperBound..<end])) else { return nil }
            rest = rest[rest.index(after: end)...]
            if parts.isEmpty, rest.isEmpty { return inner }
            parts.append("string(\(inner))")
        }
        if !rest.isEmpty { parts.append(quoted(String(rest))) }
        return parts.joined(separator: " + ")
    }

    private static func translate(_ text: String) -> String? {
        guard text.utf8.count <= 10_000, var tokens = ForeignToken.all(text) else { return nil }
        // A dangling operator at the end (seen in models in circulation) says nothing.
        while let last = tokens.last, case .symbol(let symbol) = last, [">", "<", ";"].contains(symbol) {
            tokens.removeLast()
        }
        guard !tokens.isEmpty else { return nil }
        var parser = ForeignParser(tokens)
        return parser.whole()
    }

    static func quoted(_ text: String) -> String {
        var out = "\""
        for character in text.unicodeScalars {
            switch character {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default: out.unicodeScalars.append(character)
            }
        }
        return out + "\""
    }
}

extension Substring {
    fileprivate func firstRange(of mark: String) -> Range<Index>? {
        guard let first = mark.first, let second = mark.last else { return nil }
        var at = startIndex
        while at < endIndex {
            let next = index(after: at)
            if self[at] == first, next < endIndex, self[next] == second { return at..<index(after: next) }
            at = next
        }
        return nil
    }
}
