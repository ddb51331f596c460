import Basics
import Casework
import Forms
import Ports
import Synchronization
import Testing

@testable import Hall

@Suite struct ScanTests {
    private let scanner = MemoryMalwareScan(signature: [6, 6, 6])
    private let blobs = MemoryBlobs()
    private let troubles = Troubles()

    private func hall(_ house: House) -> TownHall {
        TownHall(
            registry: house.registry, keys: house.keys, blobs: blobs, cipher: house.hall.cipher,
            clock: house.hall.clock,
            randomness: house.hall.randomness, rules: NameRules(), scanner: scanner,
            report: { [troubles] in troubles.note($0) })
    }

    @Test("An infected upload is refused alone, before anything of it is kept, and the operator is told")
    func infected() async throws {
        let house = House(blobs: blobs)
        let hall = hall(house)
        let begun = try await house.draft().vorgang
        func store(_ bytes: [UInt8]) async throws -> FileReference {
            try await hall.storeFile(
                bytes, name: "a.png", mediaType: "image/png", for: begun.id, scope: .town(lauter))
        }
        _ = try await store([1])
        await #expect(throws: UploadRefused.infected) { try await store([1, 6, 6, 6]) }
        let draft = try await hall.newDraft(of: House.service, town: lauter)
        await #expect(throws: UploadRefused.infected) {
            try await hall.storeFile([6, 6, 6], name: "a.png", mediaType: "image/png", for: draft)
        }
        #expect(blobs.all.count == 1)
        let later = house.clock.clock.now().advanced(bySeconds: 9)
        #expect(try await house.registry.files.waiting(before: later, limit: 9).count == 1)
        #expect(troubles.all == [.infected(begun.id, signature: "Double"), .infected(draft.id, signature: "Double")])
    }

    @Test("While the scanner does not answer no upload is taken, and afterwards all is as before")
    func silent() async throws {
        let house = House(blobs: blobs)
        let hall = hall(house)
        let begun = try await house.draft().vorgang
        scanner.away = true
        await #expect(throws: UploadRefused.unscanned) {
            try await hall.storeFile([1], name: "a", mediaType: "image/png", for: begun.id, scope: .town(lauter))
        }
        #expect(blobs.all == [])
        #expect(troubles.all == [.scannerSilent(reason: "the scanner is away")])
        scanner.away = false
        _ = try await hall.storeFile([1], name: "a", mediaType: "image/png", for: begun.id, scope: .town(lauter))
        #expect(blobs.all.count == 1)
    }
}

/// What the house told the operator.
private final class Troubles: Sendable {
    private let told = Mutex<[HallTrouble]>([])

    var all: [HallTrouble] { told.withLock { $0 } }
    func note(_ trouble: HallTrouble) { told.withLock { $0.append(trouble) } }
}
