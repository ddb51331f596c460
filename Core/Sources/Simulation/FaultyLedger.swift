import Basics
import Casework
import Hall
import Ports

/// The ledger of files as a process of the simulation reaches it. What it keeps is synced before it answers.
struct FaultyLedger: FileLedger {
    let base: any FileLedger
    let node: Node
    let disk: Disk

    func note(_ file: NotedFile, at now: Instant) async throws {
        try await synced { try await base.note(file, at: now) }
    }

    func waiting(before moment: Instant, limit: Int) async throws -> [NotedFile] {
        try await node.call { try await base.waiting(before: moment, limit: limit) }
    }

    func giveUp(_ file: NotedFile) async throws -> Bool { try await synced { try await base.giveUp(file) } }
    func takeOver(_ file: NotedFile) async throws { try await synced { try await base.takeOver(file) } }

    func idleDrafts(before moment: Instant, after last: VorgangRow?, limit: Int) async throws -> [VorgangRow] {
        try await node.call { try await base.idleDrafts(before: moment, after: last, limit: limit) }
    }

    func discard(_ draft: VorgangRow, files: [NotedFile]) async throws -> Bool {
        try await synced { try await base.discard(draft, files: files) }
    }

    func leftovers(limit: Int) async throws -> Leftovers {
        try await node.call { try await base.leftovers(limit: limit) }
    }

    func strike(_ file: NotedFile) async throws { try await synced { try await base.strike(file) } }
    func strike(_ key: KeyId) async throws { try await synced { try await base.strike(key) } }

    private func synced<T>(_ body: () async throws -> T) async throws -> T {
        try await node.call {
            let answer = try await body()
            if node.losesPower() {
                disk.failPower()
                throw Stopped()
            }
            disk.sync()
            return answer
        }
    }
}

/// A ledger with a fault in it.
struct PlantedLedger: FileLedger {
    let base: any FileLedger
    let fault: PlantedFault?
    let dice: Dice

    func note(_ file: NotedFile, at now: Instant) async throws {
        if fault == .lostNote, dice.happens(300) { return }
        try await base.note(file, at: now)
    }

    func waiting(before moment: Instant, limit: Int) async throws -> [NotedFile] {
        try await base.waiting(before: moment, limit: limit)
    }

    func giveUp(_ file: NotedFile) async throws -> Bool { try await base.giveUp(file) }

    func takeOver(_ file: NotedFile) async throws {
        if fault == .greedySweep { _ = try await base.giveUp(file) } else { try await base.takeOver(file) }
    }

    func idleDrafts(before moment: Instant, after last: VorgangRow?, limit: Int) async throws -> [VorgangRow] {
        try await base.idleDrafts(before: moment, after: last, limit: limit)
    }

    func discard(_ draft: VorgangRow, files: [NotedFile]) async throws -> Bool {
        try await base.discard(draft, files: files)
    }

    func leftovers(limit: Int) async throws -> Leftovers { try await base.leftovers(limit: limit) }
    func strike(_ file: NotedFile) async throws { try await base.strike(file) }
    func strike(_ key: KeyId) async throws { try await base.strike(key) }
}
