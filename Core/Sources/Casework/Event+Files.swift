import Basics
import Forms

/// A file that an event names; its bytes lie in the blob store.
public struct NamedFile: Sendable, Hashable {
    /// The id under which the blob store keeps the sealed bytes.
    public let blob: String
    /// SHA-256 of the plain bytes, in lower-case hexadecimal.
    public let hash: String
}

extension Event {
    /// The files that this event names. What any event of a case names belongs to the case for as long as it is kept.
    public var files: [NamedFile] {
        switch self {
        case .seiteGespeichert(_, let stored):
            stored.answers.files.map { NamedFile(blob: $0.blob.text, hash: $0.hash) }
        case .rueckfrageBeantwortet(_, _, let documents):
            documents.map { NamedFile(blob: $0.blob, hash: $0.hash) }
        case .schreibenGedruckt(_, let document): [NamedFile(blob: document.blob, hash: document.hash)]
        default: []
        }
    }
}
