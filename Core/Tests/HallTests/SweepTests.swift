import Basics
import Casework
import Forms
import Ports
import Synchronization
import Testing

@testable import Hall

@Suite struct SweepTests {
    private let scope = Scope.town(lauter)
    private let blobs = MemoryBlobs()

    private func house() -> House { House(blobs: blobs) }

    private func upload(_ house: House, _ id: VorgangId, _ byte: UInt8 = 1) async throws -> FileReference {
        try await house.hall.storeFile([byte], name: "a.png", mediaType: "image/png", for: id, scope: scope)
    }

    private func save(_ files: [FileReference], _ vorgang: Vorgang, _ house: House) async throws -> Vorgang {
        var answers = House.answers
        if !files.isEmpty { answers["BILD"] = .files(files) }
        return try await house.apply(.speichereSeite(page: "hund", answers: answers), vorgang)
    }

    @Test("A file that no event names is swept after the time of grace, and one that is named stays")
    func uploads() async throws {
        let house = house()
        let begun = try await house.draft().vorgang
        let (kept, lost) = (try await upload(house, begun.id), try await upload(house, begun.id, 2))
        _ = try await save([kept], begun, house)
        let round = SweepRound(hall: house.hall)
        house.clock.advance(SweepRound.graceSeconds)
        #expect(try await round.walk() == SweepRound.Tally())
        house.clock.advance(1)
        #expect(try await round.walk().files == 1)
        #expect(blobs.all.map(\.text) == [kept.blob.text])
        #expect(try await house.hall.file(blob: kept.blob.text, of: begun.id, scope: scope) == [1])
        await #expect(throws: CaseMissing()) {
            try await house.hall.file(blob: lost.blob.text, of: begun.id, scope: scope)
        }
        #expect(try await round.walk() == SweepRound.Tally())
    }

    @Test("A file of a draft that never began is swept")
    func neverBegun() async throws {
        let house = house()
        let draft = try await house.hall.newDraft(of: House.service, town: lauter)
        _ = try await house.hall.storeFile([1], name: "a.png", mediaType: "image/png", for: draft)
        house.clock.advance(SweepRound.graceSeconds + 1)
        #expect(try await SweepRound(hall: house.hall).walk().files == 1)
        #expect(blobs.all == [])
    }

    @Test("A file that was removed from the form stays, since an event of the case names it")
    func removed() async throws {
        let house = house()
        let begun = try await house.draft().vorgang
        let file = try await upload(house, begun.id)
        _ = try await save([], try await save([file], begun, house), house)
        house.clock.advance(SweepRound.graceSeconds + 1)
        #expect(try await SweepRound(hall: house.hall).walk().files == 0)
        let row = try #require(try await house.registry.row(begun.id, scope: scope))
        #expect(try await house.hall.faults(of: row) == [])
    }

    @Test("A form that names a file which was swept is told so, and nothing of it is kept")
    func late() async throws {
        let house = house()
        let begun = try await house.draft().vorgang
        let file = try await upload(house, begun.id)
        house.clock.advance(SweepRound.graceSeconds + 1)
        _ = try await SweepRound(hall: house.hall).walk()
        await #expect(throws: Findings(.fileGone)) { try await save([file], begun, house) }
        #expect(try await house.hall.open(begun.id, scope: scope).version == begun.version)
    }

    @Test("A file that an event names without having taken it over is taken over by the sweep")
    func olderProgram() async throws {
        let house = house()
        let begun = try await house.draft().vorgang
        let file = try await upload(house, begun.id)
        let noted = NotedFile(BlobId(file.blob.text), town: lauter, stream: StreamId(begun.id.text))
        _ = try await save([file], begun, house)
        try await house.registry.files.note(noted, at: house.clock.clock.now())
        house.clock.advance(SweepRound.graceSeconds + 1)
        let round = SweepRound(hall: house.hall)
        #expect(try await round.walk().files == 0)
        #expect(try await house.registry.files.waiting(before: house.clock.clock.now(), limit: 9) == [])
        #expect(blobs.all.count == 1)
    }

    @Test("A draft that nobody finishes leaves nothing: no entry, no file, no key")
    func drafts() async throws {
        let house = house()
        let begun = try await house.draft().vorgang
        _ = try await save([try await upload(house, begun.id)], begun, house)
        _ = try await upload(house, begun.id, 2)
        let sent = try await house.draft().vorgang
        _ = try await house.apply(House.submission, sent)
        let round = SweepRound(hall: house.hall)
        let days = Int64(house.hall.rules.shortestDraftDays)
        house.clock.advance(days * 86_400 - 1)
        #expect(try await round.walk().drafts == 0)
        house.clock.advance(2)
        let tally = try await round.walk()
        #expect(tally.drafts == 1 && tally.files == 1 && tally.troubles == [])
        #expect(try await house.registry.row(begun.id, scope: scope) == nil)
        #expect(try await house.registry.events(of: StreamId(begun.id.text), after: 0, scope: scope) == [])
        #expect(try await house.keys.key(KeyId(begun.keyId)) == nil)
        #expect(blobs.all == [])
        let counts = try await house.registry.counts(scope: scope, unit: nil, assignee: nil)
        #expect(counts[.entwurf] == 0 && counts[.eingereicht] == 1)
        await #expect(throws: CaseMissing()) { try await house.hall.open(begun.id, scope: scope) }
        #expect(try await house.hall.open(sent.id, scope: scope).status == .eingereicht)
    }

    @Test("A draft that somebody goes on with in the last moment is not swept")
    func lastMoment() async throws {
        let house = house()
        let begun = try await house.draft().vorgang
        house.clock.advance(Int64(house.hall.rules.shortestDraftDays) * 86_400 + 1)
        let row = try #require(try await house.registry.row(begun.id, scope: scope))
        _ = try await save([], begun, house)
        #expect(try await house.registry.files.discard(row, files: []) == false)
        #expect(try await SweepRound(hall: house.hall).walk().drafts == 0)
        #expect(try await house.hall.open(begun.id, scope: scope).version == begun.version + 1)
    }

    @Test("A file that cannot be removed is tried again, and keeps no other from being swept")
    func trouble() async throws {
        let stubborn = StubbornBlobs(base: blobs)
        let house = House(blobs: stubborn)
        let begun = try await house.draft().vorgang
        for byte in 0..<3 as Range<UInt8> { _ = try await upload(house, begun.id, byte) }
        house.clock.advance(SweepRound.graceSeconds + 1)
        stubborn.held.withLock { $0 = blobs.all[1] }
        let round = SweepRound(hall: house.hall)
        let tally = try await round.walk()
        #expect(tally.files == 2 && tally.troubles == ["StorageError"])
        stubborn.held.withLock { $0 = nil }
        #expect(try await round.walk().files == 1)
        #expect(blobs.all == [])
    }
}
