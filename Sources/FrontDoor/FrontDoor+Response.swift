import Basics
import HTTPTypes
import Hall
import Hummingbird
import NIOCore
import Pages

extension FrontDoor {
    /// An answer as it goes over the line, with cookies and headers. `known` are the marks of what the browser holds.
    func response(_ answer: Answer, to visit: Visit, known: String? = nil) -> Response {
        var fields = answer.headers
        let visitor = answer.visitor ?? visit.visitor
        if visitor.isFresh && answer.caching == .none { cookies.set(.visitor, seals.cookie(for: visitor), in: &fields) }
        if let session = answer.session {
            cookies.set(.staff, session, seconds: session.isEmpty ? 0 : nil, in: &fields)
        }
        remember(visit, in: &fields)
        return response(answer, fields, known: known)
    }

    /// A chosen language is kept in a cookie only when it is not the one that the browser asks for by itself.
    private func remember(_ visit: Visit, in fields: inout HTTPFields) {
        guard let chosen = visit.query["sprache"].flatMap(Language.init(rawValue:)) else { return }
        if chosen != visit.preferred {
            cookies.set(.language, chosen.rawValue, seconds: 365 * 86_400, in: &fields)
        } else if visit.hasLanguageCookie {
            cookies.set(.language, "", seconds: 0, in: &fields)
        }
    }

    func response(_ answer: Answer, _ given: HTTPFields, known: String? = nil) -> Response {
        var fields = given
        headers.add(to: &fields, caching: answer.caching)
        if answer.caching != .none, answer.status == .ok {
            let mark = ContentMark(answer.bytes)
            fields[.eTag] = mark.text
            if mark.isNamed(by: known) { return Response(status: .notModified, headers: fields) }
        }
        fields[.contentType] = answer.type
        if let location = answer.location { fields[.location] = location }
        fields[.contentLength] = String(answer.bytes.count)
        return Response(
            status: answer.status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.bytes)))
    }
}

/// What tells two versions of a public page or file apart (RFC 9110, 8.8.3): it proves nothing.
struct ContentMark {
    /// In quotes, as the header has it.
    let text: String

    /// Eight bytes at a time, so that it costs a page nothing.
    init(_ bytes: [UInt8]) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
        bytes.withUnsafeBytes { raw in
            var place = 0
            while place + 8 <= raw.count {
                let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
                hash ^= hash >> 29
                place += 8
            }
            while place < raw.count {
                hash = (hash ^ UInt64(raw[place])) &* 0x0000_0100_0000_01b3
                place += 1
            }
        }
        hash ^= hash >> 32
        text = "\"" + String(hash, radix: 36) + "\""
    }

    /// Whether a browser's `If-None-Match` names it.
    func isNamed(by known: String?) -> Bool {
        guard let known else { return false }
        return known.split(separator: ",").contains { part in
            let mark = part.drop { $0 == " " }
            return mark == "*" || (mark.hasPrefix("W/") ? mark.dropFirst(2) : mark).prefix { $0 != " " } == text
        }
    }
}
