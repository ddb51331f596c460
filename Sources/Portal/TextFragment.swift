/// Texts of services come as plain text or as a fragment of HTML (XZuFi); pages show them as plain paragraphs.
enum TextFragment {
    /// The text without marks: paragraphs parted by blank lines, list items on lines of their own.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "<")) || text.utf8.contains(UInt8(ascii: "&")) else {
            return trimmed(text)
        }
        var out = ""
        var rest = Substring(text)
        while let character = rest.first {
            rest.removeFirst()
            switch character {
            case "<": out += mark(&rest)
            case "&": out += entity(&rest)
            default: out.append(character)
            }
        }
        return trimmed(out)
    }

    /// What stands in place of a mark whose `<` was read; a `<` that begins no mark stays.
    private static func mark(_ rest: inout Substring) -> String {
        guard let first = rest.first, first.isLetter || first == "/" || first == "!",
            let end = rest.prefix(2_000).firstIndex(of: ">")
        else { return "<" }
        let name = rest[..<end].drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
        rest = rest[rest.index(after: end)...]
        switch name {
        case "p", "ul", "ol", "div", "h1", "h2", "h3", "h4", "h5", "table": return "\n\n"
        case "br", "tr": return "\n"
        case "li": return first == "/" ? "" : "\n– "
        default: return ""
        }
    }

    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "auml": "ä", "ouml": "ö", "uuml": "ü",
        "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "euro": "€", "sect": "§", "ndash": "–", "shy": "",
        "bdquo": "„", "ldquo": "“", "rdquo": "”",
    ]

    /// The character of an entity whose `&` was read; an `&` that begins none stays.
    private static func entity(_ rest: inout Substring) -> String {
        guard let end = rest.prefix(12).firstIndex(of: ";") else { return "&" }
        let name = rest[..<end]
        let code: UInt32? =
            if name.hasPrefix("#x") || name.hasPrefix("#X") {
                UInt32(name.dropFirst(2), radix: 16)
            } else if name.hasPrefix("#") {
                UInt32(name.dropFirst())
            } else {
                nil
            }
        guard let words = code.flatMap(UnicodeScalar.init).map({ String($0) }) ?? named[String(name)] else {
            return "&"
        }
        rest = rest[rest.index(after: end)...]
        return words
    }

    /// Without blanks around its lines, with at most one blank line between paragraphs.
    private static func trimmed(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let begun = line.drop(while: \.isWhitespace)
            let whole = begun.lastIndex { !$0.isWhitespace }.map { begun[...$0] } ?? ""
            if whole.isEmpty && (lines.last?.isEmpty ?? true) { continue }
            lines.append(whole)
        }
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
