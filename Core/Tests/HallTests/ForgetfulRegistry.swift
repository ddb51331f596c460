import Basics
import Casework
import Ports
import Synchronization

@testable import Hall

/// A registry whose index does not follow, and whose stored bytes can be bent, until it is told otherwise.
final class ForgetfulRegistry: Registry {
    let base = MemoryRegistry()
    let remembers = Mutex(false)
    let bend = Mutex<(@Sendable ([StoredEvent]) -> [StoredEvent])?>(nil)

    /// How often a stream was read.
    let reads = Mutex(0)

    var files: any FileLedger { base.files }
    func keep(_ commit: Commit) async throws { try await base.keep(commit) }
    func events(of stream: StreamId, after version: Int, scope: Scope) async throws -> [StoredEvent] {
        reads.withLock { $0 += 1 }
        let stored = try await base.events(of: stream, after: version, scope: scope)
        return bend.withLock { $0 }?(stored) ?? stored
    }
    func row(_ id: VorgangId, scope: Scope) async throws -> VorgangRow? { try await base.row(id, scope: scope) }
    func row(reference: String, scope: Scope) async throws -> VorgangRow? {
        try await base.row(reference: reference, scope: scope)
    }
    func list(_ filter: VorgangFilter, scope: Scope, after cursor: String?, limit: Int) async throws -> VorgangPage {
        try await base.list(filter, scope: scope, after: cursor, limit: limit)
    }
    func counts(scope: Scope, unit: String?, assignee: StaffId?) async throws -> VorgangCounts {
        try await base.counts(scope: scope, unit: unit, assignee: assignee)
    }
    func search(_ text: String, scope: Scope, limit: Int) async throws -> [VorgangPage.Line] {
        try await base.search(text, scope: scope, limit: limit)
    }
    func index(_ id: VorgangId, town: TownId, entry: VorgangIndexEntry?) async throws {
        guard remembers.withLock({ $0 }) else { throw StorageError(.unreachable, "the index is away") }
        try await base.index(id, town: town, entry: entry)
    }
    func unindexed(limit: Int) async throws -> [VorgangRow] { try await base.unindexed(limit: limit) }
    func next(_ counter: String, town: TownId) async throws -> Int { try await base.next(counter, town: town) }
    func claim(_ kinds: [String], limit: Int, now: Instant, leaseUntil: Instant) async throws -> [ClaimedEntry] {
        try await base.claim(kinds, limit: limit, now: now, leaseUntil: leaseUntil)
    }
    func done(_ id: OutboxId) async throws { try await base.done(id) }
    func retry(_ id: OutboxId, at due: Instant, reason: String) async throws {
        try await base.retry(id, at: due, reason: reason)
    }
    func nextDue() async throws -> Instant? { try await base.nextDue() }
    func aufgaben(
        _ filter: AufgabenFilter, scope: Scope, after cursor: String?, limit: Int
    ) async throws -> AufgabenPage {
        try await base.aufgaben(filter, scope: scope, after: cursor, limit: limit)
    }

    func allRows(after id: VorgangId?, limit: Int) async throws -> [VorgangRow] {
        try await base.allRows(after: id, limit: limit)
    }
}
