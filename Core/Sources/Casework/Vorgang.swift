public import BPMN
public import Basics
public import Forms

/// A case as it stands after its events: from the first saved page of the draft to the closed file.
///
/// Only `apply(_:)` changes it; replaying the events gives the same value.
public struct Vorgang: Sendable, Hashable {
    public let id: VorgangId
    /// Regional key of the town.
    public let town: String
    public internal(set) var version = 0
    public internal(set) var service: ServiceRef
    /// BCP 47, in which the person wrote.
    public internal(set) var language: String
    public internal(set) var keyId: String
    public internal(set) var secretHash: String
    public internal(set) var status = Status.entwurf
    public internal(set) var answers = Answers()
    /// The page that was saved last; the resume link opens the journey from there.
    public internal(set) var lastPage: String?
    public internal(set) var submission: Einreichung?
    public internal(set) var begun: Instant
    public internal(set) var submitted: Instant?
    public internal(set) var changed: Instant
    public internal(set) var closed: Instant?
    public internal(set) var assignee: StaffId?
    public internal(set) var assigneeName: String?
    public internal(set) var unread = false
    public internal(set) var questions: [Rueckfrage] = []
    public internal(set) var letters: [Schreiben] = []
    public internal(set) var documents: [Dokument] = []
    public internal(set) var decision: Entscheidung?
    public internal(set) var deliveries: [Zustellung] = []
    public internal(set) var notes: [RecordedEvent] = []
    public internal(set) var aktenzeichen: String?
    public internal(set) var aktenplaneinheit: String?
    public internal(set) var retentionEnd: String?
    public internal(set) var retentionBasis: String?
    /// The process that drives the case; nil for a draft, and for cases of before processes did.
    public internal(set) var verfahren: Verfahren?
    /// A repair of the process that waits for a second person.
    public internal(set) var eingriff: Eingriff?
    /// Offices beside the competent one that have or had a task of the case.
    public internal(set) var beteiligteStellen: [String] = []
    public internal(set) var payments: [Zahlung] = []
    /// Everything that happened but for single saves of the draft and steps of the process, for the timeline.
    public internal(set) var history: [RecordedEvent] = []
    /// All files that any event named, those that were taken out of a draft again too.
    public internal(set) var files: Set<NamedFile> = []

    /// What somebody asks to be changed in the process by hand.
    public struct Eingriff: Sendable, Hashable {
        public var changes: [TokenChange]
        public var reason: String
        /// What is to be changed, in words.
        public var asked: [Words]
        public var by: Actor.Signature
        public var at: Instant
    }

    /// A fee that was asked for, and when it was paid.
    public struct Zahlung: Sendable, Hashable {
        public var request: Zahlungsanforderung
        public var at: Instant
        public var paid: Instant?
    }

    /// The query that waits for an answer.
    public var openQuestion: Rueckfrage? { questions.first { $0.answer == nil } }

    /// Whether there are letters that a clerk may still change.
    public var hasDrafts: Bool { letters.contains { $0.state == .entwurf } }

    public func letter(_ id: SchreibenId) -> Schreiben? { letters.first { $0.id == id } }
    public func document(_ id: DocumentId) -> Dokument? { documents.first { $0.id == id } }

    /// What the person may see and fetch: the receipt and what was provided for retrieval, and what they sent.
    public var visibleDocuments: [Dokument] {
        let provided = Set(deliveries.filter { $0.way == .abruf }.map(\.document))
        let receipt = submission.flatMap { letter($0.receipt)?.document }
        return documents.filter { document in
            if case .schreiben = document.origin {
                provided.contains(document.id) || document.id == receipt
            } else {
                true
            }
        }
    }
}
