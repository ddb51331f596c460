public import Basics

/// The line of a case in the read model: all that lists, counts and look-ups need, and nothing personal.
///
/// It is derived from the events by `VorgangRow.init(_:)` and kept in their transaction.
public struct VorgangRow: Sendable, Hashable, Codable {
    public var id: VorgangId
    /// Regional key of the town.
    public var town: String
    /// The number that the applicant gets on receipt (`R-7K2M-9QXP`); nil for a draft.
    public var reference: String?
    /// Id of the service package and the slug under which the town offers it.
    public var service: String
    public var serviceName: String
    public var status: Status
    /// The competent unit's id.
    public var unit: String
    public var assignee: StaffId?
    /// When the draft began, when it was submitted, when anything last happened, when it was closed.
    public var begun: Instant
    public var submitted: Instant?
    public var changed: Instant
    public var closed: Instant?
    /// When the town should have decided.
    public var due: Instant?
    /// The file reference; nil until filed.
    public var aktenzeichen: String?
    /// Last civil day of the retention period, ISO 8601; nil until closed.
    public var retentionEnd: String?
    /// Number of events of the stream.
    public var version: Int
    /// Id of the case's key in the key store.
    public var keyId: String
    /// SHA-256 of the secret code with which the applicant sees the case without an account, in hexadecimal.
    public var secretHash: String
    /// Whether the applicant did something that no clerk has looked at.
    public var unread: Bool

    public init(
        id: VorgangId, town: String, reference: String? = nil, service: String, serviceName: String, status: Status,
        unit: String, assignee: StaffId? = nil, begun: Instant, submitted: Instant? = nil, changed: Instant,
        closed: Instant? = nil, due: Instant? = nil, aktenzeichen: String? = nil, retentionEnd: String? = nil,
        version: Int, keyId: String, secretHash: String, unread: Bool = false
    ) {
        self.id = id
        self.town = town
        self.reference = reference
        self.service = service
        self.serviceName = serviceName
        self.status = status
        self.unit = unit
        self.assignee = assignee
        self.begun = begun
        self.submitted = submitted
        self.changed = changed
        self.closed = closed
        self.due = due
        self.aktenzeichen = aktenzeichen
        self.retentionEnd = retentionEnd
        self.version = version
        self.keyId = keyId
        self.secretHash = secretHash
        self.unread = unread
    }
}

/// The personal columns of a case in the derived index: rebuilt from the events at any time, deleted with the case.
public struct VorgangIndexEntry: Sendable, Hashable, Codable {
    public var id: VorgangId
    public var town: String
    /// Version of the stream that this was derived from.
    public var version: Int
    /// What a list shows: the applicant's name, or a package's `suche: true` fields.
    public var title: String
    /// All text that a search finds, words apart by blanks.
    public var text: String

    public init(id: VorgangId, town: String, version: Int, title: String, text: String) {
        self.id = id
        self.town = town
        self.version = version
        self.title = title
        self.text = text
    }
}
