import Basics
import Casework
import Hall
import Ports
import Testing

@Suite(.serialized) struct LedgerContract {
    private let later = noon.advanced(bySeconds: 10)

    private func file(_ blob: String, _ stream: String = "a1", town: TownId = lauter) -> NotedFile {
        NotedFile(BlobId(blob), town: town, stream: StreamId(stream))
    }

    @Test("noted files wait, oldest first, until a commit names them", arguments: Engine.allCases)
    func waiting(engine: Engine) async throws {
        try await engine.with { house in
            let ledger = house.registry.files
            try await ledger.note(file("b2"), at: noon)
            try await ledger.note(file("b1"), at: noon)
            try await ledger.note(file("b0", "x1", town: eichtal), at: noon.advanced(bySeconds: 5))
            #expect(try await ledger.waiting(before: noon, limit: 9) == [])
            #expect(try await ledger.waiting(before: later, limit: 2) == [file("b1"), file("b2")])
            var commit = submitted("a1")
            commit.names = ["b1"]
            try await house.registry.keep(commit)
            let left = [file("b2"), file("b0", "x1", town: eichtal)]
            #expect(try await ledger.waiting(before: later, limit: 9) == left)
            #expect(try await ledger.leftovers(limit: 9) == Leftovers(files: [], keys: []))
        }
    }

    @Test(
        "a commit that names a file which is not there, given up or of another case is refused whole",
        arguments: Engine.allCases)
    func missing(engine: Engine) async throws {
        try await engine.with { house in
            let ledger = house.registry.files
            for (blob, stream) in [("b1", "a1"), ("b2", "a1"), ("b3", "a2")] {
                try await ledger.note(file(blob, stream), at: noon)
            }
            #expect(try await ledger.giveUp(file("b2")))
            for names in [["b1", "none"], ["b1", "b2"], ["b1", "b3"]] as [[BlobId]] {
                var commit = submitted("a1")
                commit.names = names
                await #expect(throws: StorageError(.missing, "")) { try await house.registry.keep(commit) }
            }
            #expect(try await house.registry.row("a1", scope: .town(lauter)) == nil)
            #expect(try await ledger.waiting(before: later, limit: 9).contains(file("b1")))
        }
    }

    @Test("what was given up is left over until it is struck off", arguments: Engine.allCases)
    func leftovers(engine: Engine) async throws {
        try await engine.with { house in
            let ledger = house.registry.files
            for blob in ["b1", "b2", "b3"] { try await ledger.note(file(blob), at: noon) }
            #expect(try await ledger.giveUp(file("b1")))
            #expect(try await !ledger.giveUp(file("b1")))
            try await ledger.takeOver(file("b2"))
            #expect(try await !ledger.giveUp(file("b2")))
            #expect(try await ledger.leftovers(limit: 9).files == [file("b1")])
            try await ledger.strike(file("b1"))
            try await ledger.strike(file("b1"))
            try await ledger.strike("none" as KeyId)
            #expect(try await ledger.leftovers(limit: 9).files == [])
            #expect(try await ledger.waiting(before: later, limit: 9) == [file("b3")])
        }
    }

    @Test("idle drafts are given over all towns, longest untouched first, page by page", arguments: Engine.allCases)
    func idle(engine: Engine) async throws {
        try await engine.with { house in
            for (number, town) in [lauter, eichtal, lauter, lauter].enumerated() {
                try await house.registry.keep(
                    submitted("d\(number)", town: town, status: .entwurf, after: Int64(number)))
            }
            try await house.registry.keep(submitted("s1"))
            let ledger = house.registry.files
            let first = try await ledger.idleDrafts(before: noon.advanced(bySeconds: 3), after: nil, limit: 2)
            #expect(first.map(\.id.text) == ["d0", "d1"])
            let second = try await ledger.idleDrafts(before: noon.advanced(bySeconds: 3), after: first.last, limit: 2)
            #expect(second.map(\.id.text) == ["d2"])
        }
    }

    @Test(
        "a discarded draft leaves no row, event, errand or count, and its files and key are left over",
        arguments: Engine.allCases)
    func discard(engine: Engine) async throws {
        try await engine.with { house in
            let (registry, ledger) = (house.registry, house.registry.files)
            try await ledger.note(file("b1"), at: noon)
            try await ledger.note(file("b2"), at: noon)
            var draft = submitted("a1", status: .entwurf)
            draft.names = ["b1"]
            draft.outbox = [letter("o1", stream: "a1", due: 0)]
            try await registry.keep(draft)
            try await registry.keep(submitted("a2", status: .entwurf))
            #expect(try await ledger.discard(draft.row, files: [file("old")]))
            #expect(try await !ledger.discard(draft.row, files: []))
            #expect(try await registry.row("a1", scope: .town(lauter)) == nil)
            #expect(try await registry.events(of: "a1", after: 0, scope: .town(lauter)).isEmpty)
            #expect(try await registry.nextDue() == nil)
            let counts = try await registry.counts(scope: .town(lauter), unit: nil, assignee: nil)
            #expect(counts[.entwurf] == 1)
            let left = try await ledger.leftovers(limit: 9)
            #expect(Set(left.files) == [file("b1"), file("old")])
            // It may be on its way to the blob store still: given up now, nobody would remove what then arrives.
            #expect(try await ledger.waiting(before: noon.advanced(bySeconds: 1), limit: 9) == [file("b2")])
            #expect(left.keys == [KeyId(draft.row.keyId)])
            try await ledger.strike(KeyId(draft.row.keyId))
            #expect(try await ledger.leftovers(limit: 9).keys == [])
        }
    }

    @Test("a draft that moved on, was sent or lies in another town is not discarded", arguments: Engine.allCases)
    func kept(engine: Engine) async throws {
        try await engine.with { house in
            let first = submitted("a1", status: .entwurf)
            try await house.registry.keep(first)
            var foreign = first.row
            foreign.town = eichtal.text
            #expect(try await !house.registry.files.discard(foreign, files: []))
            let moved = next(first)
            try await house.registry.keep(moved)
            #expect(try await !house.registry.files.discard(first.row, files: []))
            let sent = next(moved) { $0.status = .eingereicht }
            try await house.registry.keep(sent)
            #expect(try await !house.registry.files.discard(sent.row, files: []))
            #expect(try await house.registry.row("a1", scope: .town(lauter)) == sent.row)
        }
    }

    @Test("of a commit that names a file and a sweep that gives it up, one comes first", arguments: Engine.allCases)
    func race(engine: Engine) async throws {
        try await engine.with { house in
            let ledger = house.registry.files
            for number in 0..<60 {
                let blob = file("b\(number)", "r\(number)")
                try await ledger.note(blob, at: noon)
                var commit = submitted("r\(number)", status: .entwurf)
                commit.names = [blob.blob]
                async let kept = (try? await house.registry.keep(commit)) != nil
                async let swept = ledger.giveUp(blob)
                let (isKept, isSwept) = (await kept, try await swept)
                #expect(isKept != isSwept)
            }
        }
    }

    @Test(
        "of a save and a sweep of the same draft, one comes first, and the other changes nothing",
        arguments: Engine.allCases)
    func draftRace(engine: Engine) async throws {
        try await engine.with { house in
            let ledger = house.registry.files
            for number in 0..<60 {
                let draft = submitted("r\(number)", status: .entwurf)
                try await house.registry.keep(draft)
                async let saved = (try? await house.registry.keep(next(draft))) != nil
                async let swept = ledger.discard(draft.row, files: [])
                let (isSaved, isSwept) = (await saved, try await swept)
                #expect(isSaved != isSwept)
                let stored = try await house.registry.events(of: draft.stream, after: 0, scope: .town(lauter))
                #expect(stored.count == (isSwept ? 0 : 2))
            }
            let counts = try await house.registry.counts(scope: .town(lauter), unit: nil, assignee: nil)
            let rows = try await house.registry.allRows(after: nil, limit: 100)
            #expect(counts[.entwurf] == rows.count)
        }
    }
}
