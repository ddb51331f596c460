/// Where a clamd listens: `HOST:PORT`, `[IPV6]:PORT`, or the path of its socket.
public enum ClamdAddress: Sendable, Hashable {
    case host(String, port: UInt16)
    case socket(path: String)

    /// Reads the operator's words; nil if they name no place.
    public init?(_ text: String) {
        if text.hasPrefix("/") {
            // What a socket address has room for (unix(7)).
            guard text.utf8.count < 108 else { return nil }
            self = .socket(path: text)
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0 else {
            return nil
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self = .host(String(host), port: port)
    }
}
