public import Basics

/// What was decided on an application, by whom, in which letter.
public struct Entscheidung: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case bewilligung, teilbewilligung, ablehnung

        public var words: Words {
            switch self {
            case .bewilligung: Words(de: "bewilligt", en: "granted")
            case .teilbewilligung: Words(de: "teilweise bewilligt", en: "partly granted")
            case .ablehnung: Words(de: "abgelehnt", en: "refused")
            }
        }
    }

    public var kind: Kind
    public var letter: SchreibenId
    public var by: Actor.Signature
    public var at: Instant

    public init(kind: Kind, letter: SchreibenId, by: Actor.Signature, at: Instant) {
        self.kind = kind
        self.letter = letter
        self.by = by
        self.at = at
    }
}

/// How a notice reaches the person, each way with its own legal basis and clock (REQ-ADM-5, REQ-OZG-11).
public enum Bekanntgabeweg: String, Sendable, Hashable, Codable, CaseIterable {
    /// Provided for retrieval on the status page with the person's consent (§ 41 (2a) VwVfG).
    case abruf
    /// Handed to the post (§ 41 (2) VwVfG).
    case post

    public var words: Words {
        switch self {
        case .abruf: Words(de: "zum Abruf auf der Statusseite", en: "for retrieval on the status page")
        case .post: Words(de: "mit der Post", en: "by post")
        }
    }
}

/// The delivery of a document: its way, and when it was provided and fetched.
public struct Zustellung: Sendable, Hashable, Codable {
    public var document: DocumentId
    public var way: Bekanntgabeweg
    public var at: Instant
    /// First retrieval by the person.
    public var fetched: Instant?

    public init(document: DocumentId, way: Bekanntgabeweg, at: Instant, fetched: Instant? = nil) {
        self.document = document
        self.way = way
        self.at = at
        self.fetched = fetched
    }
}
