/// An address that a link, a form or a picture may hold: a path of this house, a page of the web, a mail address, a
/// telephone number or a place on the page. An address that runs a script cannot be written.
public struct Address: Hashable, Sendable {
    /// The address, percent-encoded where it must be.
    public let text: String

    private init(encoded text: String) { self.text = text }

    /// A path of this house, made of segments that are encoded one by one; an empty last segment ends it with a slash.
    ///
    /// `Address("auenfeld", "leistungen", "hund & katze").text == "/auenfeld/leistungen/hund%20%26%20katze"`
    public init(_ segments: String..., query: [(String, String)] = [], fragment: String? = nil) {
        self.init(segments: segments, query: query, fragment: fragment)
    }

    /// A path of this house from a list of segments.
    public init(segments: [String], query: [(String, String)] = [], fragment: String? = nil) {
        var out: [UInt8] = []
        for segment in segments {
            out.append(UInt8(ascii: "/"))
            // A segment of dots would climb: no identifier of ours looks like that.
            if segment == "." || segment == ".." {
                out.append(UInt8(ascii: "_"))
            } else {
                Address.encode(segment, into: &out)
            }
        }
        if out.isEmpty || out.starts(with: [0x2f, 0x2f]) { out = [UInt8(ascii: "/")] }
        for (index, pair) in query.enumerated() {
            out.append(UInt8(ascii: index == 0 ? "?" : "&"))
            Address.encode(pair.0, into: &out)
            out.append(UInt8(ascii: "="))
            Address.encode(pair.1, into: &out)
        }
        if let fragment {
            out.append(UInt8(ascii: "#"))
            Address.encode(fragment, into: &out)
        }
        text = String(decoding: out, as: UTF8.self)
    }

    /// The first page: place and need.
    public static var root: Address { Address(encoded: "/") }

    /// A page of the web; nothing but `https` and `http`, without blanks and control characters.
    public init?(web address: String) {
        let lower = address.utf8.prefix(8).map { $0 | 0x20 }
        guard lower.starts(with: Array("https://".utf8)) || lower.starts(with: Array("http://".utf8)) else {
            return nil
        }
        guard address.utf8.count > 8, address.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7f }) else { return nil }
        text = address
    }

    /// A local address that came back from a request (`?zurück=…`): a path of this house, nothing that leads away.
    public init?(local path: String) {
        let bytes = Array(path.utf8.prefix(2_049))
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= 2_048, bytes.dropFirst().first != UInt8(ascii: "/")
        else {
            return nil
        }
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\\") }) else { return nil }
        text = path
    }

    /// A mail address.
    public static func mail(_ address: String) -> Address {
        var out = Array("mailto:".utf8)
        encode(address, into: &out, alsoPlain: UInt8(ascii: "@"))
        return Address(encoded: String(decoding: out, as: UTF8.self))
    }

    /// A telephone number, of which digits and a leading plus are kept.
    public static func telephone(_ number: String) -> Address {
        let digits = number.utf8.filter { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: "+") }
        return Address(encoded: "tel:" + String(decoding: digits, as: UTF8.self))
    }

    /// A place on the same page.
    public static func place(_ id: String) -> Address {
        var out = Array("#".utf8)
        encode(id, into: &out)
        return Address(encoded: String(decoding: out, as: UTF8.self))
    }

    /// This address with one more value in its query.
    public func adding(_ name: String, _ value: String) -> Address {
        var out = Array(text.utf8)
        out.append(UInt8(ascii: text.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"))
        Address.encode(name, into: &out)
        out.append(UInt8(ascii: "="))
        Address.encode(value, into: &out)
        return Address(encoded: String(decoding: out, as: UTF8.self))
    }

    private static func encode(_ text: String, into out: inout [UInt8], alsoPlain: UInt8? = nil) {
        let hex = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x7e: out.append(byte)
            case alsoPlain: out.append(byte)
            default: out += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
    }
}
