import Basics
import Casework
import Hall
import Ports

/// A registry with one fault in it.
struct PlantedRegistry: Registry {
    let base: any Registry
    let fault: PlantedFault?
    let dice: Dice
    let towns: [TownId]

    var files: any FileLedger { PlantedLedger(base: base.files, fault: fault, dice: dice) }

    func keep(_ commit: Commit) async throws {
        var commit = commit
        switch fault {
        case .lostCommit where dice.happens(60): return
        case .lostOutbox where dice.happens(100): commit.outbox = []
        case .greedySweep: commit.names = []
        case .staleRow where commit.expected > 0 && dice.happens(100):
            if let row = try await base.row(commit.row.id, scope: .town(commit.town)) { commit.row = row }
        default: break
        }
        do {
            try await base.keep(commit)
        } catch let error as StorageError where error.code == .conflict && fault == .lostUpdate {
            return
        }
    }

    func events(of stream: StreamId, after version: Int, scope: Scope) async throws -> [StoredEvent] {
        for scope in widened(scope) {
            let events = try await base.events(of: stream, after: version, scope: scope)
            if !events.isEmpty { return events }
        }
        return []
    }

    func row(_ id: VorgangId, scope: Scope) async throws -> VorgangRow? {
        for scope in widened(scope) {
            if let row = try await base.row(id, scope: scope) { return row }
        }
        return nil
    }

    private func widened(_ scope: Scope) -> [Scope] {
        fault == .openScope ? [scope] + towns.map { .town($0) } : [scope]
    }

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
        try await base.index(id, town: town, entry: entry)
    }

    func unindexed(limit: Int) async throws -> [VorgangRow] { try await base.unindexed(limit: limit) }
    func next(_ counter: String, town: TownId) async throws -> Int { try await base.next(counter, town: town) }

    func claim(_ kinds: [String], limit: Int, now: Instant, leaseUntil: Instant) async throws -> [ClaimedEntry] {
        let claimed = try await base.claim(kinds, limit: limit, now: now, leaseUntil: leaseUntil)
        if fault == .earlyDone { for one in claimed { try await base.done(one.entry.id) } }
        return claimed
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

/// A blob store that may lose what it acknowledged.
struct PlantedBlobs: Blobs {
    let base: any Blobs
    let fault: PlantedFault?
    let dice: Dice

    func put(_ id: BlobId, _ bytes: [UInt8], town: TownId) async throws {
        if fault == .lostBlob, dice.happens(200) { return }
        try await base.put(id, bytes, town: town)
    }

    func get(_ id: BlobId, town: TownId) async throws -> [UInt8]? { try await base.get(id, town: town) }
    func remove(_ id: BlobId, town: TownId) async throws { try await base.remove(id, town: town) }
}
