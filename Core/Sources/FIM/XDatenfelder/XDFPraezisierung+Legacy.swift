import XML

extension XDFPraezisierung {
    /// Reads the limits of XDF 2: JSON whose numbers are strings, or a single number or range, or free text.
    ///
    /// `{"minLength":"1","maxLength":"23"}`, `1..31` (a range of values). What is neither, as a lone `5`, stays a text
    /// without limits.
    init(legacy text: String) {
        self.init()
        self.text = text
        let trimmed = XMLElement.trim(text)
        if trimmed.hasPrefix("{") {
            var scanner = FlatJSON(trimmed)
            guard let pairs = scanner.pairs() else { return }
            for (key, value) in pairs where !value.isEmpty {
                switch key {
                case "minLength": minLength = XDFPraezisierung.count(value)
                case "maxLength": maxLength = XDFPraezisierung.count(value)
                case "minValue": minValue = value
                case "maxValue": maxValue = value
                case "pattern": pattern = value
                default: break
                }
            }
        } else if let range = XDFPraezisierung.range(trimmed) {
            (minValue, maxValue) = range
        }
    }

    /// A whole number of characters; one of zero as upper limit makes no sense and is none.
    private static func count(_ text: String) -> String? { Int(text).flatMap { $0 >= 0 ? String($0) : nil } }

    /// `1..31`.
    private static func range(_ text: String) -> (String, String)? {
        guard let dots = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
        let low = XMLElement.trim(String(text[..<dots]))
        let rest = text[dots...]
        guard rest.hasPrefix("..") else { return nil }
        let high = XMLElement.trim(String(rest.dropFirst(2)))
        guard Int(low) != nil, Int(high) != nil else { return nil }
        return (low, high)
    }
}

/// Reads one flat JSON object of strings, numbers and truth values, in order.
struct FlatJSON {
    private let bytes: [UInt8]
    private var at = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func pairs() -> [(String, String)]? {
        guard take(0x7b) else { return nil }
        var found: [(String, String)] = []
        if take(0x7d) { return ended ? found : nil }
        repeat {
            guard let key = string(), take(0x3a), let value = value() else { return nil }
            found.append((key, value))
        } while take(0x2c)
        return take(0x7d) && ended ? found : nil
    }

    private var ended: Bool { bytes[at...].allSatisfy { $0 <= 0x20 } }

    private mutating func skipBlanks() { while at < bytes.count, bytes[at] <= 0x20 { at += 1 } }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func value() -> String? {
        skipBlanks()
        guard at < bytes.count else { return nil }
        if bytes[at] == 0x22 { return string() }
        let from = at
        while at < bytes.count, bytes[at] > 0x20, ![0x2c, 0x7d, 0x7b, 0x5b, 0x22].contains(bytes[at]) { at += 1 }
        let word = String(decoding: bytes[from..<at], as: UTF8.self)
        return word == "null" ? "" : word.isEmpty ? nil : word
    }

    private mutating func string() -> String? {
        guard take(0x22) else { return nil }
        var out: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == 0x22 { return String(decoding: out, as: UTF8.self) }
            guard byte == 0x5c else {
                out.append(byte)
                continue
            }
            guard at < bytes.count, let scalar = escape() else { return nil }
            out += Array(String(Character(scalar)).utf8)
        }
        return nil
    }

    /// What follows a backslash. Patterns are often written with a single one (`\d`), which is kept as two characters.
    private mutating func escape() -> Unicode.Scalar? {
        let byte = bytes[at]
        at += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case 0x22, 0x5c, 0x2f: return Unicode.Scalar(byte)
        case UInt8(ascii: "u"):
            guard at + 4 <= bytes.count else { return nil }
            let digits = String(decoding: bytes[at..<(at + 4)], as: UTF8.self)
            at += 4
            return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
        default:
            at -= 1
            return "\\"
        }
    }
}
