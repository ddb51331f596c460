public import Casework
import Foundation
public import HTTPTypes
public import Pages

/// What a door answers: a page, a way on, or a file.
public struct Answer: Sendable {
    public var status: HTTPResponse.Status
    public var type: String
    public var bytes: [UInt8]
    public var location: String?
    /// Additional headers.
    public var headers: HTTPFields = [:]
    /// How long others may keep it.
    public var caching: Caching = .none
    /// The visitor as it is after this answer; the cookie is set when it changed.
    public var visitor: Visitor?
    /// A staff session's token to set, or an empty text to remove it.
    public var session: String?
    /// The language that was chosen, to be remembered.
    public var language: Language?

    public enum Caching: Sendable, Hashable {
        /// Not at all: personal.
        case none
        /// For ever: the name holds a mark of the content.
        case forever
        /// Shared for so many seconds: public pages.
        case seconds(Int)
    }

    public init(status: HTTPResponse.Status = .ok, type: String, bytes: [UInt8]) {
        self.status = status
        self.type = type
        self.bytes = bytes
    }

    /// A page of the house.
    public static func page(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Answer {
        Answer(status: status, type: "text/html; charset=utf-8", bytes: bytes)
    }

    /// The way on after a change (303: the browser asks with GET).
    public static func seeOther(_ address: Address) -> Answer {
        var answer = Answer(status: .seeOther, type: "text/plain; charset=utf-8", bytes: [])
        answer.location = address.text
        return answer
    }

    /// A stable address that leads to another.
    public static func moved(_ address: Address) -> Answer {
        var answer = Answer(status: .found, type: "text/plain; charset=utf-8", bytes: [])
        answer.location = address.text
        return answer
    }

    /// A file for the person: always as a download, in a sandbox, never sniffed.
    public static func download(_ bytes: [UInt8], name: String, type: String) -> Answer {
        var answer = Answer(type: type, bytes: bytes)
        answer.headers[.contentDisposition] = "attachment; " + Answer.fileName(name)
        answer.headers[.contentSecurityPolicy] = "default-src 'none'; sandbox"
        return answer
    }

    /// A PDF shown in a frame of our own pages.
    public static func shownPDF(_ bytes: [UInt8], name: String) -> Answer {
        var answer = Answer(type: "application/pdf", bytes: bytes)
        answer.headers[.contentDisposition] = "inline; " + Answer.fileName(name)
        answer.headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'self'"
        return answer
    }

    /// A picture, shown by one of our own pages.
    public static func picture(_ bytes: [UInt8], type: String) -> Answer {
        var answer = Answer(type: type, bytes: bytes)
        answer.headers[.contentSecurityPolicy] = "default-src 'none'; sandbox"
        return answer
    }

    /// A letter's page, shown in a frame of our own pages: it may do nothing, and brings its own style, known by its hash.
    public static func letter(_ html: [UInt8], styleHash: [UInt8]) -> Answer {
        var answer = Answer(type: "text/html; charset=utf-8", bytes: html)
        answer.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'sha256-\(Data(styleHash).base64EncodedString())'; sandbox; frame-ancestors 'self'"
        return answer
    }

    public static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Answer {
        Answer(status: status, type: "text/plain; charset=utf-8", bytes: Array(text.utf8))
    }

    /// This answer with the case added to what the browser holds.
    public func holding(_ id: VorgangId, _ visit: Visit) -> Answer {
        var answer = self
        answer.visitor = (visitor ?? visit.visitor).holding(id)
        return answer
    }

    /// RFC 6266 with RFC 5987: an ASCII name and the true one.
    static func fileName(_ name: String) -> String {
        let plain = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_. ".contains($0)) ? $0 : "_" }
        var encoded = ""
        for byte in name.utf8 {
            let isPlain =
                (byte >= 48 && byte <= 57) || (byte | 32 >= 97 && byte | 32 <= 122) || byte == 45 || byte == 46
            encoded +=
                isPlain
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16).uppercased()
        }
        return "filename=\"\(String(plain))\"; filename*=UTF-8''\(encoded)"
    }
}

extension HTTPField.Name {
    static let crossOriginResourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")
    static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy")
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")
}
