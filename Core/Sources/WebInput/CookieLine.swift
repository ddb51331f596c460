/// What a browser sends back of the cookies it was given: the value of a `Cookie` header (RFC 6265, 4.2.1).
public struct CookieLine: Sendable {
    private let text: Substring.UTF8View

    /// A header's value, as far as it is read: more than 16 kB no browser sends.
    public init(_ value: some StringProtocol) { text = Substring(value).utf8.prefix(16 << 10) }

    /// The value of the first cookie of that name; nil if there is none.
    public subscript(name: String) -> String? {
        let wanted = name.utf8
        for part in text.split(separator: UInt8(ascii: ";")) {
            let pair = part.drop { $0 == UInt8(ascii: " ") }
            guard pair.starts(with: wanted) else { continue }
            let rest = pair.dropFirst(wanted.count)
            if rest.first == UInt8(ascii: "=") { return String(decoding: rest.dropFirst(), as: UTF8.self) }
        }
        return nil
    }
}
