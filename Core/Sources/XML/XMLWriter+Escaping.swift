extension XMLWriter {
    /// Writes a text so that reading gives it back: markup and what white-space handling would change as references.
    static func escape(_ text: String, inAttribute: Bool, into out: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            var from = 0
            var at = 0
            while at < bytes.count {
                let byte = bytes[at]
                if isPlain(byte) {
                    at += 1
                    continue
                }
                let instead: StaticString? =
                    switch byte {
                    case 0x26: "&amp;"
                    case 0x3c: "&lt;"
                    case 0x3e: "&gt;"
                    case 0x0d: "&#13;"
                    case 0x22 where inAttribute: "&quot;"
                    case 0x09 where inAttribute: "&#9;"
                    case 0x0a where inAttribute: "&#10;"
                    case 0x09, 0x0a, 0x20...0xee, 0xf0...0xff: nil
                    case 0xef: isNoncharacter(bytes, at) ? "\u{FFFD}" : nil
                    default: "\u{FFFD}"
                    }
                let length = byte == 0xef && instead != nil ? 3 : 1
                if let instead {
                    out += bytes[from..<at]
                    instead.withUTF8Buffer { out += $0 }
                    from = at + length
                }
                at += length
            }
            out += bytes[from...]
        }
    }

    /// What stands for itself everywhere: nearly every byte of nearly every text.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x21, 0x23...0x25, 0x27...0x3b, 0x3d, 0x3f...0xee, 0xf0...0xff: true
        default: false
        }
    }

    /// Writes a text without escaping, as comments want it, leaving out what is no character.
    static func clean(_ text: String, into out: inout [UInt8]) {
        for scalar in text.unicodeScalars {
            let allowed = scalar.value >= 0x20 && scalar.value & 0xfffe != 0xfffe || [9, 10].contains(scalar.value)
            out += Array(String(allowed ? Character(scalar) : "\u{FFFD}").utf8)
        }
    }

    /// The text with a space inside each occurrence of what would end a remark, and after a final hyphen.
    static func apart(_ text: String, _ end: String) -> String {
        var out = ""
        for character in text.unicodeScalars {
            if let last = out.unicodeScalars.last, String(last) + String(character) == end { out += " " }
            out.unicodeScalars.append(character)
        }
        return out.hasSuffix("-") && end == "--" ? out + " " : out
    }

    private static func isNoncharacter(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        at + 2 < bytes.count && bytes[at + 1] == 0xbf && bytes[at + 2] >= 0xbe
    }
}
