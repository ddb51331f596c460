import Basics
import Casework
import Hall
import Ports

/// The registry as a process of the simulation reaches it.
struct FaultyRegistry: Registry {
    let base: any Registry
    let node: Node
    let truth: Truth
    let disk: Disk

    var files: any FileLedger { FaultyLedger(base: base.files, node: node, disk: disk) }

    func keep(_ commit: Commit) async throws {
        try await node.call {
            if commit.expected > 0, node.pretendsConflict() {
                throw StorageError(.conflict, "a fault of the simulation")
            }
            try await base.keep(commit)
            if node.losesPower() {
                disk.failPower()
                throw Stopped()
            }
            disk.sync()
            truth.kept(commit)
            if node.losesPower() {
                disk.failPower()
                throw Stopped()
            }
        }
    }

    func events(of stream: StreamId, after version: Int, scope: Scope) async throws -> [StoredEvent] {
        try await node.call { try await base.events(of: stream, after: version, scope: scope) }
    }

    func row(_ id: VorgangId, scope: Scope) async throws -> VorgangRow? {
        try await node.call { try await base.row(id, scope: scope) }
    }

    func row(reference: String, scope: Scope) async throws -> VorgangRow? {
        try await node.call { try await base.row(reference: reference, scope: scope) }
    }

    func list(_ filter: VorgangFilter, scope: Scope, after cursor: String?, limit: Int) async throws -> VorgangPage {
        try await node.call { try await base.list(filter, scope: scope, after: cursor, limit: limit) }
    }

    func counts(scope: Scope, unit: String?, assignee: StaffId?) async throws -> VorgangCounts {
        try await node.call { try await base.counts(scope: scope, unit: unit, assignee: assignee) }
    }

    func search(_ text: String, scope: Scope, limit: Int) async throws -> [VorgangPage.Line] {
        try await node.call { try await base.search(text, scope: scope, limit: limit) }
    }

    func index(_ id: VorgangId, town: TownId, entry: VorgangIndexEntry?) async throws {
        try await node.call { try await base.index(id, town: town, entry: entry) }
    }

    func unindexed(limit: Int) async throws -> [VorgangRow] {
        try await node.call { try await base.unindexed(limit: limit) }
    }

    func next(_ counter: String, town: TownId) async throws -> Int {
        try await node.call { try await base.next(counter, town: town) }
    }

    func claim(_ kinds: [String], limit: Int, now: Instant, leaseUntil: Instant) async throws -> [ClaimedEntry] {
        try await node.call { try await base.claim(kinds, limit: limit, now: now, leaseUntil: leaseUntil) }
    }

    func done(_ id: OutboxId) async throws {
        try await node.call {
            try await base.done(id)
            truth.done(id)
        }
    }

    func retry(_ id: OutboxId, at due: Instant, reason: String) async throws {
        try await node.call { try await base.retry(id, at: due, reason: reason) }
    }

    func nextDue() async throws -> Instant? { try await node.call { try await base.nextDue() } }

    func aufgaben(
        _ filter: AufgabenFilter, scope: Scope, after cursor: String?, limit: Int
    ) async throws -> AufgabenPage {
        try await node.call { try await base.aufgaben(filter, scope: scope, after: cursor, limit: limit) }
    }

    func allRows(after id: VorgangId?, limit: Int) async throws -> [VorgangRow] {
        try await node.call { try await base.allRows(after: id, limit: limit) }
    }
}

/// The blob store as a process reaches it.
struct FaultyBlobs: Blobs {
    let base: any Blobs
    let node: Node

    func put(_ id: BlobId, _ bytes: [UInt8], town: TownId) async throws {
        try await node.call { try await base.put(id, bytes, town: town) }
    }

    func get(_ id: BlobId, town: TownId) async throws -> [UInt8]? {
        try await node.call { try await base.get(id, town: town) }
    }

    func remove(_ id: BlobId, town: TownId) async throws {
        try await node.call { try await base.remove(id, town: town) }
    }
}

/// The key store as a process reaches it.
struct FaultyKeys: KeyStore {
    let base: any KeyStore
    let node: Node

    func fresh() async throws -> KeptKey { try await node.call { try await base.fresh() } }
    func key(_ id: KeyId) async throws -> SymmetricKey? { try await node.call { try await base.key(id) } }
    func destroy(_ id: KeyId) async throws { try await node.call { try await base.destroy(id) } }
}
