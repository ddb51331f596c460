import HTTPTypes
import WebInput

/// Reads and writes the few cookies of the house. Behind TLS they are `__Host-` cookies.
struct CookieJar: Sendable {
    enum Name: String, Sendable {
        /// The visitor: a random name and the cases held.
        case visitor = "besuch"
        /// A staff session's token.
        case staff = "dienst"
        /// The chosen language.
        case language = "sprache"
    }

    let isSecure: Bool

    func value(_ name: Name, in headers: HTTPFields) -> String? {
        headers[values: .cookie].lazy.compactMap { CookieLine($0)[full(name)] }.first
    }

    /// Ends with the browser unless it is given seconds; 0 removes it.
    func set(_ name: Name, _ value: String, seconds: Int? = nil, in headers: inout HTTPFields) {
        var text = "\(full(name))=\(value); Path=/; HttpOnly; SameSite=Lax"
        if isSecure { text += "; Secure" }
        if let seconds { text += "; Max-Age=\(seconds)" }
        headers.append(HTTPField(name: .setCookie, value: text))
    }

    private func full(_ name: Name) -> String { (isSecure ? "__Host-" : "") + name.rawValue }
}
