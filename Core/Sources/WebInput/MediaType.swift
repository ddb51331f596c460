/// A media type with its parameters, as it stands in a header (RFC 9110, 8.3.1), and other values of that grammar.
struct MediaType: Hashable, Sendable {
    /// In lower case: `multipart/form-data`.
    let name: String
    /// By their names in lower case; of two with one name the first counts.
    let parameters: [String: String]

    /// Nil if the header does not follow the grammar.
    init?(_ header: String) { self.init(Array(header.utf8.prefix(8_193))) }

    /// Nil if the header does not follow the grammar, or is over 8 kB.
    init?(_ bytes: [UInt8]) {
        guard bytes.count <= 8_192 else { return nil }
        var rest = bytes[...]
        let name = MediaType.token(&rest, alsoSlash: true)
        guard !name.isEmpty else { return nil }
        self.name = String(decoding: name, as: UTF8.self).lowercased()
        var parameters: [String: String] = [:]
        while true {
            MediaType.skipBlanks(&rest)
            guard let next = rest.first else { break }
            guard next == UInt8(ascii: ";") else { return nil }
            rest.removeFirst()
            MediaType.skipBlanks(&rest)
            if rest.isEmpty { break }
            let key = MediaType.token(&rest, alsoSlash: false)
            guard !key.isEmpty, rest.first == UInt8(ascii: "=") else { return nil }
            rest.removeFirst()
            guard let value = MediaType.value(&rest), let text = String(validating: value, as: UTF8.self) else {
                return nil
            }
            let name = String(decoding: key, as: UTF8.self).lowercased()
            if parameters[name] == nil { parameters[name] = text }
        }
        self.parameters = parameters
    }

    private static func skipBlanks(_ rest: inout ArraySlice<UInt8>) {
        rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
    }

    private static func token(_ rest: inout ArraySlice<UInt8>, alsoSlash: Bool) -> ArraySlice<UInt8> {
        let token = rest.prefix { isToken($0) || (alsoSlash && $0 == UInt8(ascii: "/")) }
        rest = rest[token.endIndex...]
        return token
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
        case 0x21, 0x23...0x27, 0x2a, 0x2b, 0x2d, 0x2e, 0x5e, 0x5f, 0x60, 0x7c, 0x7e: true
        default: false
        }
    }

    /// A token, or text in quotes in which a backslash stands before a quote only: browsers write paths as they are.
    private static func value(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        guard rest.first == UInt8(ascii: "\"") else {
            let token = token(&rest, alsoSlash: true)
            return token.isEmpty ? nil : Array(token)
        }
        var out: [UInt8] = []
        var index = rest.startIndex + 1
        while index < rest.endIndex {
            let byte = rest[index]
            if byte == UInt8(ascii: "\"") {
                rest = rest[(index + 1)...]
                return out
            }
            if byte == UInt8(ascii: "\\"), index + 1 < rest.endIndex, rest[index + 1] == UInt8(ascii: "\"") {
                index += 1
            }
            out.append(rest[index])
            index += 1
        }
        return nil
    }
}
