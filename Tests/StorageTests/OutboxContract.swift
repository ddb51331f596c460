import Basics
import Casework
import Hall
import Ports
import Testing

@Suite(.serialized) struct OutboxContract {
    private let lease = noon.advanced(bySeconds: 60)

    @Test("due entries are claimed once, by kind, in order of their moment", arguments: Engine.allCases)
    func claim(engine: Engine) async throws {
        try await engine.with { house in
            var commit = submitted("a1")
            commit.outbox = [
                letter("o3", stream: "a1", due: 0), letter("o1", stream: "a1", due: -5),
                letter("o2", stream: "a1", due: 30), letter("m1", stream: "a1", due: -9, kind: "mail"),
            ]
            try await house.registry.keep(commit)
            #expect(try await house.registry.nextDue() == noon.advanced(bySeconds: -9))
            let claimed = try await house.registry.claim(["letter"], limit: 9, now: noon, leaseUntil: lease)
            #expect(claimed.map(\.entry) == [commit.outbox[1], commit.outbox[0]])
            #expect(claimed.map(\.attempts) == [0, 0])
            #expect(try await house.registry.claim(["letter"], limit: 9, now: noon, leaseUntil: lease).isEmpty)
            let both = try await house.registry.claim(["letter", "mail"], limit: 9, now: lease, leaseUntil: lease)
            #expect(Set(both.map(\.entry.id)) == ["o1", "o2", "o3", "m1"])
            #expect(both.first { $0.entry.id == "o1" }?.attempts == 1)
        }
    }

    @Test("what is done is gone, what failed comes again later", arguments: Engine.allCases)
    func doneAndRetry(engine: Engine) async throws {
        try await engine.with { house in
            var commit = submitted("a1")
            commit.outbox = [letter("o1", stream: "a1", due: 0), letter("o2", stream: "a1", due: 0)]
            try await house.registry.keep(commit)
            _ = try await house.registry.claim(["letter"], limit: 9, now: noon, leaseUntil: lease)
            try await house.registry.done("o1")
            try await house.registry.done("o1")
            try await house.registry.retry("o2", at: noon.advanced(bySeconds: 10), reason: "printer")
            #expect(try await house.registry.nextDue() == noon.advanced(bySeconds: 10))
            let later = noon.advanced(bySeconds: 10)
            let again = try await house.registry.claim(["letter"], limit: 9, now: later, leaseUntil: lease)
            #expect(again.map(\.entry.id) == ["o2"])
            #expect(again.map(\.attempts) == [1])
        }
    }

    @Test("a command that answers an entry takes it away with its events", arguments: Engine.allCases)
    func answers(engine: Engine) async throws {
        try await engine.with { house in
            var first = submitted("a1")
            first.outbox = [letter("o1", stream: "a1", due: 0)]
            try await house.registry.keep(first)
            var answer = next(first)
            answer.answers = "o1"
            try await house.registry.keep(answer)
            #expect(try await house.registry.nextDue() == nil)
        }
    }

    @Test("many couriers never hold the same entry", arguments: Engine.allCases)
    func manyCouriers(engine: Engine) async throws {
        try await engine.with { house in
            var commit = submitted("a1")
            commit.outbox = (0..<50).map { letter("o\($0)", stream: "a1", due: 0) }
            try await house.registry.keep(commit)
            let claimed = try await withThrowingTaskGroup(of: [ClaimedEntry].self) { group in
                for _ in 0..<10 {
                    group.addTask { try await house.registry.claim(["letter"], limit: 5, now: noon, leaseUntil: lease) }
                }
                return try await group.reduce(into: [OutboxId]()) { $0 += $1.map(\.entry.id) }
            }
            #expect(claimed.count == Set(claimed).count)
            #expect(claimed.count == 50)
        }
    }
}
