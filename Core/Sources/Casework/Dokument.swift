public import Basics

/// A document of a case: what is known of it; its bytes lie encrypted in the blob store.
public struct Dokument: Sendable, Hashable, Codable {
    public var id: DocumentId
    /// What it is called in the file: `Bescheid`, `Eingangsbestätigung`.
    public var title: String
    public var fileName: String
    public var mediaType: String
    /// In bytes.
    public var size: Int
    /// SHA-256 of the plain bytes, in hexadecimal.
    public var hash: String
    /// Id in the blob store.
    public var blob: String
    public var at: Instant
    public var origin: Origin

    /// Where it came from.
    public enum Origin: Sendable, Hashable, Codable {
        /// Sent along with the application, at this place of the form.
        case anlage(path: String)
        /// Sent in answer to a query.
        case nachgereicht(RueckfrageId)
        /// Made by the house from a letter.
        case schreiben(SchreibenId)
    }

    public init(
        id: DocumentId, title: String, fileName: String, mediaType: String, size: Int, hash: String, blob: String,
        at: Instant, origin: Origin
    ) {
        self.id = id
        self.title = title
        self.fileName = fileName
        self.mediaType = mediaType
        self.size = size
        self.hash = hash
        self.blob = blob
        self.at = at
        self.origin = origin
    }
}
