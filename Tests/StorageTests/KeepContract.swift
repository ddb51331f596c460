import Basics
import Casework
import Hall
import Ports
import Testing

@Suite(.serialized) struct KeepContract {
    @Test("a kept commit gives back its row and events", arguments: Engine.allCases)
    func roundTrip(engine: Engine) async throws {
        try await engine.with { house in
            var commit = submitted(
                "a1", status: .inPruefung, assignee: "s1", reference: "R-1", after: 5, due: 900, unread: true)
            commit.row.closed = noon
            commit.row.aktenzeichen = "32.1-7/26"
            commit.row.retentionEnd = "2036-12-31"
            try await house.registry.keep(commit)
            #expect(try await house.registry.row("a1", scope: .town(lauter)) == commit.row)
            #expect(try await house.registry.row(reference: "R-1", scope: .town(lauter)) == commit.row)
            #expect(try await house.registry.events(of: "a1", after: 0, scope: .town(lauter)) == commit.events)
        }
    }

    @Test("later events follow, and only those after a version are given", arguments: Engine.allCases)
    func laterEvents(engine: Engine) async throws {
        try await engine.with { house in
            let first = submitted("a1")
            let second = next(first) { $0.status = .inPruefung }
            for commit in [first, second, next(second)] { try await house.registry.keep(commit) }
            let events = try await house.registry.events(of: "a1", after: 1, scope: .town(lauter))
            #expect(events == [event("a1", 2), event("a1", 3)])
            #expect(try await house.registry.row("a1", scope: .town(lauter))?.version == 3)
        }
    }

    @Test("a commit on an old version is refused and changes nothing", arguments: Engine.allCases)
    func conflict(engine: Engine) async throws {
        try await engine.with { house in
            let first = submitted("a1")
            try await house.registry.keep(first)
            try await house.registry.keep(next(first) { $0.status = .inPruefung })
            var late = next(first) { $0.status = .zurueckgezogen }
            late.outbox = [letter("o1", stream: "a1", due: 0)]
            await #expect(throws: StorageError(.conflict, "")) { try await house.registry.keep(late) }
            await #expect(throws: StorageError(.conflict, "")) { try await house.registry.keep(first) }
            #expect(try await house.registry.events(of: "a1", after: 0, scope: .town(lauter)).count == 2)
            #expect(try await house.registry.nextDue() == nil)
            let counts = try await house.registry.counts(scope: .town(lauter), unit: nil, assignee: nil)
            #expect(counts.byStatus == [.inPruefung: 1])
        }
    }

    @Test("a reference is unique in its town", arguments: Engine.allCases)
    func takenReference(engine: Engine) async throws {
        try await engine.with { house in
            try await house.registry.keep(submitted("a1", reference: "R-1"))
            try await house.registry.keep(submitted("b1", town: eichtal, reference: "R-1"))
            await #expect(throws: StorageError(.taken, "")) {
                try await house.registry.keep(submitted("a2", reference: "R-1"))
            }
            #expect(try await house.registry.row("a2", scope: .town(lauter)) == nil)
        }
    }

    @Test("one town does not see the cases of another, nor does any other scope", arguments: Engine.allCases)
    func scopes(engine: Engine) async throws {
        try await engine.with { house in
            try await house.registry.keep(submitted("a1", reference: "R-1"))
            for scope in [Scope.town(eichtal), .person("p1"), .common] {
                #expect(try await house.registry.row("a1", scope: scope) == nil)
                #expect(try await house.registry.row(reference: "R-1", scope: scope) == nil)
                #expect(try await house.registry.events(of: "a1", after: 0, scope: scope).isEmpty)
                #expect(try await house.registry.list(.init(), scope: scope, after: nil, limit: 9).lines.isEmpty)
                #expect(try await house.registry.counts(scope: scope, unit: nil, assignee: nil).byStatus.isEmpty)
                #expect(try await house.registry.search("a", scope: scope, limit: 9).isEmpty)
            }
        }
    }

    @Test("a town cannot write into the case of another", arguments: Engine.allCases)
    func foreignCommit(engine: Engine) async throws {
        try await engine.with { house in
            let first = submitted("a1")
            try await house.registry.keep(first)
            var foreign = next(first) { $0.town = eichtal.text }
            foreign.town = eichtal
            await #expect(throws: StorageError(.conflict, "")) { try await house.registry.keep(foreign) }
            #expect(try await house.registry.row("a1", scope: .town(lauter)) == first.row)
        }
    }

    @Test("of many writers on one version one wins, and the others lose nothing else", arguments: Engine.allCases)
    func race(engine: Engine) async throws {
        try await engine.with { house in
            let first = submitted("a1")
            try await house.registry.keep(first)
            let won = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<40 {
                    group.addTask { (try? await house.registry.keep(next(first))) != nil }
                    group.addTask {
                        (try? await house.registry.keep(submitted("other-\(number)"))) != nil ? false : true
                    }
                }
                var won = 0
                for await result in group where result { won += 1 }
                return won
            }
            #expect(won == 1)
            #expect(try await house.registry.allRows(after: nil, limit: 100).count == 41)
        }
    }

    @Test("numbers of a counter are given once and each town has its own", arguments: Engine.allCases)
    func counters(engine: Engine) async throws {
        try await engine.with { house in
            let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 { group.addTask { try await house.registry.next("az", town: lauter) } }
                return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            #expect(numbers == Set(1...20))
            #expect(try await house.registry.next("az", town: eichtal) == 1)
            #expect(try await house.registry.next("other", town: lauter) == 1)
        }
    }
}
