public import Basics
public import Casework
public import Ports

/// Everything that one command changes, kept in one transaction or not at all.
public struct Commit: Sendable {
    public var town: TownId
    public var stream: StreamId
    /// The version that the stream must have; 0 for a new one.
    public var expected: Int
    public var events: [StoredEvent]
    public var row: VorgangRow
    public var outbox: [OutboxEntry]
    /// An outbox entry that this command answers: done in the same transaction.
    public var answers: OutboxId?
    /// The open tasks of the case, all of them; nil when they did not change.
    public var aufgaben: [AufgabeRow]?
    /// The noted files that these events name and none before did: taken over in the same transaction.
    public var names: [BlobId]

    public init(
        town: TownId, stream: StreamId, expected: Int, events: [StoredEvent], row: VorgangRow,
        outbox: [OutboxEntry] = [], answers: OutboxId? = nil, aufgaben: [AufgabeRow]? = nil,
        names: [BlobId] = []
    ) {
        self.names = names
        self.aufgaben = aufgaben
        self.town = town
        self.stream = stream
        self.expected = expected
        self.events = events
        self.row = row
        self.outbox = outbox
        self.answers = answers
    }
}

/// Which cases a list shows, newest first or by due date.
public struct VorgangFilter: Sendable, Hashable {
    public enum Order: String, Sendable, Hashable { case newestFirst, dueFirst }

    /// Empty: all but drafts.
    public var statuses: [Status] = []
    public var unit: String?
    public var assignee: StaffId?
    /// Only cases that nobody has taken.
    public var unassigned = false
    public var service: String?
    public var dueBefore: Instant?
    public var unread = false
    public var order = Order.newestFirst

    public init() {}
}

/// A page of a list: rows with their personal title, and where the next page begins.
public struct VorgangPage: Sendable {
    public struct Line: Sendable, Hashable {
        public var row: VorgangRow
        /// From the derived index; nil while that has not followed.
        public var title: String?

        public init(row: VorgangRow, title: String?) {
            self.row = row
            self.title = title
        }
    }

    public var lines: [Line]
    /// Opaque; nil at the end.
    public var next: String?

    public init(lines: [Line], next: String?) {
        self.lines = lines
        self.next = next
    }
}

/// How many cases stand where: kept with every commit, not counted on reading.
public struct VorgangCounts: Sendable, Hashable {
    public var byStatus: [Status: Int]

    public init(byStatus: [Status: Int]) { self.byStatus = byStatus }

    public subscript(_ status: Status) -> Int { byStatus[status] ?? 0 }
}

/// The storage of cases: the journal, the read models and the outbox behind one port.
///
/// `Storage` implements it on SQL engines, `MemoryRegistry` in memory; one contract suite holds for all. Every function
/// takes a scope; those without one are for couriers and operators and say so.
public protocol Registry: Sendable {
    /// What is kept outside the database, and who names it.
    var files: any FileLedger { get }

    /// Keeps a commit durably. Throws `StorageError(.conflict)` when the stream has moved on, `.taken` when the
    /// reference is not unique, `.missing` when a file that it names was given up, `.full` when the disk is.
    func keep(_ commit: Commit) async throws

    /// The events of a stream after a version, in order; empty if there are none in this scope.
    func events(of stream: StreamId, after version: Int, scope: Scope) async throws -> [StoredEvent]
    func row(_ id: VorgangId, scope: Scope) async throws -> VorgangRow?
    func row(reference: String, scope: Scope) async throws -> VorgangRow?

    func list(_ filter: VorgangFilter, scope: Scope, after cursor: String?, limit: Int) async throws -> VorgangPage
    /// Kept counts of a town, of a unit in it, or of one clerk.
    func counts(scope: Scope, unit: String?, assignee: StaffId?) async throws -> VorgangCounts
    /// Full text, newest first, ranked only among the newest 1,000 hits.
    func search(_ text: String, scope: Scope, limit: Int) async throws -> [VorgangPage.Line]
    /// Follows the journal with the personal columns of a case; nil removes them.
    func index(_ id: VorgangId, town: TownId, entry: VorgangIndexEntry?) async throws
    /// Operators only: cases whose index entry is behind their row, over all towns.
    func unindexed(limit: Int) async throws -> [VorgangRow]

    /// Open tasks, those due first.
    func aufgaben(_ filter: AufgabenFilter, scope: Scope, after cursor: String?, limit: Int) async throws
        -> AufgabenPage

    /// The next number of a running count of a town (file references); numbers are never given twice, may have gaps.
    func next(_ counter: String, town: TownId) async throws -> Int

    /// Couriers only: takes due entries of some kinds over all towns and leases them until a moment.
    func claim(_ kinds: [String], limit: Int, now: Instant, leaseUntil: Instant) async throws -> [ClaimedEntry]
    /// Couriers only: the entry had its effect.
    func done(_ id: OutboxId) async throws
    /// Couriers only: tries again later; `reason` holds no personal data.
    func retry(_ id: OutboxId, at due: Instant, reason: String) async throws
    /// Couriers only: when the next entry is due; nil when the outbox is empty.
    func nextDue() async throws -> Instant?

    /// Operators only: all rows in the order of their id, for `case list`, `journal verify` and exports.
    func allRows(after id: VorgangId?, limit: Int) async throws -> [VorgangRow]
}
