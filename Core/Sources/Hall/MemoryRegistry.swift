public import Basics
public import Casework
public import Ports
import Synchronization

/// The registry's double: the same contract as the SQL engines, in memory.
public final class MemoryRegistry: Registry {
    struct Waiting: Sendable {
        var entry: OutboxEntry
        var available: Instant
        var attempts = 0
    }
    struct Counter: Hashable, Sendable {
        let town: TownId
        let name: String
    }
    struct State: Sendable {
        var events: [StreamId: [StoredEvent]] = [:]
        var rows: [VorgangId: VorgangRow] = [:]
        /// Nil: removed, and not to be made again.
        var index: [VorgangId: VorgangIndexEntry?] = [:]
        var outbox: [OutboxId: Waiting] = [:]
        var counters: [Counter: Int] = [:]
        var aufgaben: [VorgangId: [AufgabeRow]] = [:]
        var ledger = MemoryLedger()
    }
    let state = Mutex(State())

    public init() {}

    /// All that is kept, as it was at one moment: what a disk still holds when the power fails.
    package struct Image: Sendable { fileprivate let state: State }

    package var image: Image { state.withLock { Image(state: $0) } }
    package func restore(_ image: Image) { state.withLock { $0 = image.state } }

    public func keep(_ commit: Commit) async throws {
        try state.withLock { state in
            let stream = state.events[commit.stream] ?? []
            guard stream.count == commit.expected, state.rows[commit.row.id] == nil || commit.expected > 0,
                state.rows[commit.row.id].map({ $0.town == commit.town.text }) ?? true
            else { throw StorageError(.conflict, "the stream has moved on") }
            if let reference = commit.row.reference,
                state.rows.values.contains(where: {
                    $0.id != commit.row.id && $0.town == commit.town.text && $0.reference == reference
                })
            {
                throw StorageError(.taken, "the reference is taken")
            }
            guard state.ledger.takeOver(commit.names, of: commit.stream) else {
                throw StorageError(.missing, "a file of the commit was given up")
            }
            state.events[commit.stream] = stream + commit.events
            state.rows[commit.row.id] = commit.row
            if let tasks = commit.aufgaben { state.aufgaben[commit.row.id] = tasks }
            for entry in commit.outbox { state.outbox[entry.id] = Waiting(entry: entry, available: entry.due) }
            if let answered = commit.answers { state.outbox[answered] = nil }
        }
    }

    public func events(of stream: StreamId, after version: Int, scope: Scope) async throws -> [StoredEvent] {
        state.withLock { state in
            guard let row = state.rows[VorgangId(stream.text)], scope.sees(row) else { return [] }
            return (state.events[stream] ?? []).filter { $0.version > version }
        }
    }

    public func row(_ id: VorgangId, scope: Scope) async throws -> VorgangRow? {
        state.withLock { $0.rows[id] }.flatMap { scope.sees($0) ? $0 : nil }
    }

    public func row(reference: String, scope: Scope) async throws -> VorgangRow? {
        state.withLock { $0.rows.values.first { $0.reference == reference && scope.sees($0) } }
    }

    public func list(
        _ filter: VorgangFilter, scope: Scope, after cursor: String?, limit: Int
    ) async throws -> VorgangPage {
        let after = VorgangCursor(cursor)
        return state.withLock { state in
            let all = state.rows.values
                .filter { row in
                    scope.sees(row) && filter.takes(row) && after.map { row.follows($0, filter.order) } ?? true
                }
                .sorted { $0.precedes($1, filter.order) }
            let page = Array(all.prefix(limit))
            let next = all.count > page.count ? page.last.map { VorgangCursor($0, filter.order).text } : nil
            return VorgangPage(lines: page.map { line($0, state) }, next: next)
        }
    }

    public func counts(scope: Scope, unit: String?, assignee: StaffId?) async throws -> VorgangCounts {
        state.withLock { state in
            var counts: [Status: Int] = [:]
            for row in state.rows.values where scope.sees(row) {
                guard unit == nil || row.unit == unit, assignee == nil || row.assignee == assignee else { continue }
                counts[row.status, default: 0] += 1
            }
            return VorgangCounts(byStatus: counts)
        }
    }

    public func search(_ text: String, scope: Scope, limit: Int) async throws -> [VorgangPage.Line] {
        state.withLock { state in
            state.rows.values
                .filter { row in
                    guard scope.sees(row), let entry = state.index[row.id] ?? nil else { return false }
                    return SearchText.finds(text, in: SearchText.fold(entry.title + " " + entry.text))
                }
                .sorted { $0.precedes($1, .newestFirst) }
                .prefix(limit)
                .map { line($0, state) }
        }
    }

    public func index(_ id: VorgangId, town: TownId, entry: VorgangIndexEntry?) async throws {
        state.withLock { state in
            if let entry, let known = state.index[id] {
                guard let kept = known, kept.version <= entry.version else { return }
            }
            state.index[id] = .some(entry)
        }
    }

    public func unindexed(limit: Int) async throws -> [VorgangRow] {
        state.withLock { state in
            let behind = state.rows.values.filter { row in
                guard let known = state.index[row.id] else { return true }
                return known.map { $0.version < row.version } ?? false
            }
            return Array(behind.sorted { ($0.begun, $0.id) < ($1.begun, $1.id) }.prefix(limit))
        }
    }

    public func aufgaben(
        _ filter: AufgabenFilter, scope: Scope, after cursor: String?, limit: Int
    ) async throws -> AufgabenPage {
        let after = AufgabenCursor(cursor)
        return state.withLock { state in
            let all = state.aufgaben.values.joined().filter { row in
                scope == .town(TownId(row.town)) && filter.takes(row) && after.map { $0 < AufgabenCursor(row) } ?? true
            }
            return AufgabenPage(all.sorted { AufgabenCursor($0) < AufgabenCursor($1) }, limit: limit)
        }
    }

    public func next(_ counter: String, town: TownId) async throws -> Int {
        state.withLock { state in
            state.counters[Counter(town: town, name: counter), default: 0] += 1
            return state.counters[Counter(town: town, name: counter)] ?? 1
        }
    }

    public func claim(
        _ kinds: [String], limit: Int, now: Instant, leaseUntil: Instant
    ) async throws -> [ClaimedEntry] {
        state.withLock { state in
            let due = state.outbox.values
                .filter { kinds.contains($0.entry.kind) && $0.available <= now }
                .sorted { ($0.available, $0.entry.id) < ($1.available, $1.entry.id) }
                .prefix(limit)
            return due.map { waiting in
                state.outbox[waiting.entry.id]?.available = leaseUntil
                state.outbox[waiting.entry.id]?.attempts += 1
                return ClaimedEntry(entry: waiting.entry, attempts: waiting.attempts)
            }
        }
    }

    public func done(_ id: OutboxId) async throws { state.withLock { $0.outbox[id] = nil } }

    public func retry(_ id: OutboxId, at due: Instant, reason: String) async throws {
        state.withLock { $0.outbox[id]?.available = due }
    }

    public func nextDue() async throws -> Instant? {
        state.withLock { $0.outbox.values.map(\.available).min() }
    }

    public func allRows(after id: VorgangId?, limit: Int) async throws -> [VorgangRow] {
        state.withLock { state in
            let rows = state.rows.values.filter { row in id.map { row.id > $0 } ?? true }
            return Array(rows.sorted { $0.id < $1.id }.prefix(limit))
        }
    }

    private func line(_ row: VorgangRow, _ state: borrowing State) -> VorgangPage.Line {
        VorgangPage.Line(row: row, title: (state.index[row.id] ?? nil)?.title)
    }
}

extension Scope {
    /// Whether a case lies in the scope: a town sees its own, and persons and the operator see none by a list.
    func sees(_ row: VorgangRow) -> Bool { self == .town(TownId(row.town)) }
}
