/// Writes the YAML of package files: maps, lists and texts, texts quoted where they would be read as something else.
struct YAMLText {
    private(set) var text = ""
    private var depth = 0

    var bytes: [UInt8] { Array(text.utf8) }

    mutating func comment(_ words: String) { text += indent + "# " + words + "\n" }

    mutating func entry(_ key: String, _ value: String?) {
        guard let value else { return }
        text += indent + YAMLText.quoted(key) + ": " + YAMLText.quoted(value) + "\n"
    }

    mutating func entry(_ key: String, _ value: Bool) {
        text += indent + key + ": " + (value ? "true" : "false") + "\n"
    }

    mutating func entry(_ key: String, _ values: [String]) {
        guard !values.isEmpty else { return }
        text += indent + YAMLText.quoted(key) + ": [" + values.map(YAMLText.quoted).joined(separator: ", ") + "]\n"
    }

    mutating func section(_ key: String, _ body: (inout YAMLText) -> Void) {
        text += indent + YAMLText.quoted(key) + ":\n"
        depth += 1
        body(&self)
        depth -= 1
    }

    /// One item of a list that is a map: its first entry stands behind the dash.
    mutating func item(_ body: (inout YAMLText) -> Void) {
        var inner = YAMLText()
        inner.depth = depth + 1
        body(&inner)
        let lines = inner.text.drop { $0 == " " }
        text += indent + "- " + lines
    }

    private var indent: String { String(repeating: "  ", count: depth) }

    /// Plain where YAML reads it back as the same text, else in double quotes.
    static func quoted(_ value: String) -> String {
        let isPlain =
            !value.isEmpty
            && value.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte & 0xdf) || byte >= 0x80 || byte == 0x5f
                    || byte == 0x2e || byte == 0x2d || byte == 0x20
            }
        let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        let isSafe = isPlain && value.first != " " && value.last != " " && value.first != "-" && value.first != "."
        if isSafe, !words.contains(value.lowercased()), !(0x30...0x39).contains(value.utf8.first ?? 0x30) {
            return value
        }
        var out = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value) || scalar.value == 0xfeff:
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
