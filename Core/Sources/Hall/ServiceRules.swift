public import Basics
public import Casework
public import Forms

/// What the town hall asks of the service that a case runs on. The live one is `ServiceShelf`.
public protocol ServiceRules: Sendable {
    /// All that is missing or wrong in an application, declarations included.
    func findings(in answers: Answers, declared: [String], of service: ServiceRef) async throws -> [Finding]
    /// When the town should have decided on what is submitted now; nil if the service promises nothing.
    func due(from now: Instant, town: String, of service: ServiceRef) async throws -> Instant?
    /// What lists and search show of a case: the package's searchable fields.
    func indexEntry(of vorgang: Vorgang) async throws -> VorgangIndexEntry?
    /// Days after which a draft of the service that nobody touched is removed.
    func draftDays(of service: ServiceRef) async throws -> Int
    /// The fewest days that any service gives its drafts.
    var shortestDraftDays: Int { get }
    /// What the process of a case needs to be decided on; nil where no process drives it.
    /// `version` is another version of its service, to which the case may change.
    func frame(of vorgang: Vorgang, on version: ServiceRef?) async throws -> Verfahrensrahmen?
}

extension ServiceRules {
    public func draftDays(of service: ServiceRef) async throws -> Int { shortestDraftDays }
    public var shortestDraftDays: Int { 84 }
    public func frame(of vorgang: Vorgang, on version: ServiceRef?) async throws -> Verfahrensrahmen? { nil }

    func frame(of vorgang: Vorgang) async throws -> Verfahrensrahmen? { try await frame(of: vorgang, on: nil) }
}

/// Rules that ask nothing, for tests and simulations.
public struct NoRules: ServiceRules {
    public init() {}

    public func findings(in answers: Answers, declared: [String], of service: ServiceRef) async throws -> [Finding] {
        []
    }
    public func due(from now: Instant, town: String, of service: ServiceRef) async throws -> Instant? { nil }
    public func indexEntry(of vorgang: Vorgang) async throws -> VorgangIndexEntry? { nil }
}
