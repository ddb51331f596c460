import Basics
package import Casework
import FoundationEssentials
package import Ports

/// Turns events into stored entries and back: a readable header, a body sealed with the key of the case.
///
/// The header says which stream, version, moment, kind of event and actor id, so that the journal can be verified and
/// read after the key is gone; names and contents are in the body. The header is authenticated with the body.
package struct EventCodec: Sendable {
    let cipher: Cipher

    struct Header: Codable {
        var at: Instant
        /// `a` for the applicant, `s:` and a staff id, `x:` and the name of a courier.
        var by: String
        var kind: String
        var stream: String
        var version: Int
    }

    private struct Body: Codable {
        var by: Actor.Signature
        var event: Event
    }

    func seal(_ recorded: RecordedEvent, stream: StreamId, key: SymmetricKey) throws -> StoredEvent {
        let header = Header(
            at: recorded.at, by: EventCodec.short(recorded.by), kind: recorded.event.name, stream: stream.text,
            version: recorded.version)
        let head = try JSONStream.bytes(of: header)
        let plain = try JSONStream.bytes(of: Body(by: recorded.by, event: recorded.event))
        let body = cipher.seal(plain, key, head)
        return StoredEvent(
            stream: stream, version: recorded.version, header: head, body: body, hash: cipher.hash(head + body))
    }

    /// The event; throws `StorageError(.damaged)` when the bytes are not those that were kept.
    package func open(_ stored: StoredEvent, key: SymmetricKey) throws -> RecordedEvent {
        guard let plain = cipher.open(stored.body, key, stored.header) else {
            throw StorageError(.damaged, "entry \(stored.version) of \(stored.stream) does not open")
        }
        guard let header = header(stored), header.stream == stored.stream.text, header.version == stored.version,
            let body = try? JSONDecoder().decode(Body.self, from: Data(plain))
        else { throw StorageError(.damaged, "entry \(stored.version) of \(stored.stream) is not what it should be") }
        return RecordedEvent(version: stored.version, at: header.at, by: body.by, event: body.event)
    }

    func header(_ stored: StoredEvent) -> Header? {
        try? JSONDecoder().decode(Header.self, from: Data(stored.header))
    }

    private static func short(_ by: Actor.Signature) -> String {
        switch by {
        case .antragsteller: "a"
        case .staff(let id, _): "s:" + id.text
        case .system(let name): "x:" + name
        }
    }
}
