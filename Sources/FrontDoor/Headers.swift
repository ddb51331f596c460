import HTTPTypes

/// The headers that every answer carries (reliability.md: no `unsafe-*`, nothing from third parties).
struct SecurityHeaders: Sendable {
    /// Whether the house stands behind TLS.
    let isSecure: Bool

    static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; font-src 'none'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self'; object-src 'none'"

    func add(to headers: inout HTTPFields, caching: Answer.Caching) {
        if headers[.contentSecurityPolicy] == nil { headers[.contentSecurityPolicy] = SecurityHeaders.policy }
        headers[.xContentTypeOptions] = "nosniff"
        if let name = HTTPField.Name.referrerPolicy { headers[name] = "no-referrer" }
        if let name = HTTPField.Name.crossOriginOpenerPolicy { headers[name] = "same-origin" }
        if let name = HTTPField.Name.crossOriginResourcePolicy { headers[name] = "same-origin" }
        if let name = HTTPField.Name.permissionsPolicy {
            headers[name] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
        }
        if isSecure { headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains" }
        switch caching {
        case .none: headers[.cacheControl] = "no-store"
        case .forever: headers[.cacheControl] = "public, max-age=31536000, immutable"
        case .seconds(let seconds): headers[.cacheControl] = "public, max-age=\(seconds)"
        }
    }
}
