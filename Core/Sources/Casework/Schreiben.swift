public import Basics

/// A letter of a case, from draft to paper: which template, what the clerk wrote into it, and the document it became.
public struct Schreiben: Sendable, Hashable, Codable {
    public var id: SchreibenId
    /// Name of the template in the package: `bescheid-bewilligung`.
    public var template: String
    public var title: String
    /// What the clerk wrote, by the name of the placeholder.
    public var values: [String: String]
    /// Who signs: shown in the letter (§ 37 (3) VwVfG).
    public var signer: String
    public var changed: Instant
    public var state: State

    public enum State: Sendable, Hashable, Codable {
        case entwurf
        /// Released: the text is fixed, the printer has it.
        case freigegeben
        /// It is a document now.
        case gedruckt(DocumentId)
    }

    public init(
        id: SchreibenId, template: String, title: String, values: [String: String], signer: String, changed: Instant,
        state: State = .entwurf
    ) {
        self.id = id
        self.template = template
        self.title = title
        self.values = values
        self.signer = signer
        self.changed = changed
        self.state = state
    }

    /// The document that it became, if it did.
    public var document: DocumentId? {
        if case .gedruckt(let id) = state { id } else { nil }
    }
}
