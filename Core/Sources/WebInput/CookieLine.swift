/// What a browser sends back of the cookies it was given: the value of a `Cookie` header (RFC 6265, 4.2.1).
public struct CookieLine: Sendable {
    private let text: Substring

    /// A header's value, as far as it is read: more than 16 kB no browser sends.
    public init(_ value: some StringProtocol) { text = Substring(value).prefix(16 << 10) }

    /// The value of the first cookie of that name; nil if there is none.
    public subscript(name: String) -> String? {
        for part in text.split(separator: ";") {
            let pair = part.drop { $0 == " " }
            if pair.hasPrefix(name), pair.dropFirst(name.count).first == "=" {
                return String(pair.dropFirst(name.count + 1))
            }
        }
        return nil
    }
}
