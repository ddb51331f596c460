import Adapters
import Basics
import Casework
import Hall
import Ports
import Testing

@testable import Storage

@Suite(.serialized, .enabled(if: Engine.postgresURL != nil, "set RATHAUS_TEST_POSTGRES, see script/postgres"))
struct PostgresTests {
    @Test func `two processes on one database never both win on one version`() async throws {
        try await withPostgres { place in
            let nodes = [
                try await Storage.open(place, cipher: .live, randomness: .live),
                try await Storage.open(place, cipher: .live, randomness: .live),
            ]
            try await nodes[0].registry.keep(submitted("a1"))
            var latest = submitted("a1")
            for _ in 0..<50 {
                let (commit, wins) = (next(latest), Counter())
                await withTaskGroup(of: Void.self) { group in
                    for node in nodes + nodes {
                        group.addTask { if (try? await node.registry.keep(commit)) != nil { await wins.add() } }
                    }
                }
                #expect(await wins.count == 1)
                latest = commit
            }
            let events = try await nodes[1].registry.events(of: "a1", after: 0, scope: .town(lauter))
            #expect(events.map(\.version) == Array(1...51))
            for node in nodes { await node.close() }
        }
    }

    @Test func `a commit with an outbox entry wakes the couriers of another process`() async throws {
        try await withPostgres { place in
            let (first, second) = (
                try await Storage.open(place, cipher: .live, randomness: .live),
                try await Storage.open(place, cipher: .live, randomness: .live)
            )
            var wakes = second.outboxWakes.makeAsyncIterator()
            // The first wake says that it listens.
            #expect(await wakes.next() != nil)
            var commit = submitted("a1")
            commit.outbox = [letter("o1", stream: "a1", due: 0)]
            try await first.registry.keep(commit)
            #expect(await wakes.next() != nil)
            await first.close()
            await second.close()
        }
    }

    @Test func `a lost connection is made again`() async throws {
        try await withPostgres { place in
            guard case .postgres(let url, _, _) = place else { return }
            let driver = PostgresDriver(url, connections: 1)
            let pid = try await driver.read { try $0.row("SELECT pg_backend_pid()::bigint", []) { $0.int(0) } }
            let other = PostgresDriver(url, connections: 1)
            let kill = SQL("SELECT pg_terminate_backend($1::bigint::int)")
            _ = try await other.read { try $0.rows(kill, [.int(pid)]) { _ in () } }
            let after = try await driver.read { try $0.row("SELECT pg_backend_pid()::bigint", []) { $0.int(0) } }
            #expect(after != nil && after != pid)
            await driver.close()
            await other.close()
        }
    }

    @Test func `a derived index that a crash emptied is filled again`() async throws {
        try await withPostgres { place in
            guard case .postgres(let url, _, _) = place else { return }
            let storage = try await Storage.open(place, cipher: .live, randomness: .live)
            try await storage.registry.keep(submitted("a1"))
            try await storage.registry.index("a1", town: lauter, entry: entry("a1", "Weiß", "Hund"))
            #expect(try await storage.registry.unindexed(limit: 9).isEmpty)
            let driver = PostgresDriver(url, connections: 1)
            try await driver.execute("TRUNCATE derived_entry, derived_reached")
            #expect(try await storage.registry.unindexed(limit: 9).map(\.id) == ["a1"])
            await driver.close()
            await storage.close()
        }
    }

    @Test("a wrong address is refused with one sentence", arguments: ["/nowhere", "/tmp"])
    func wrongAddress(host: String) async throws {
        let driver = PostgresDriver("postgres://nobody@/none?host=\(host)&port=1", connections: 1)
        await #expect(throws: StorageError(.unreachable, "")) { try await driver.probe() }
        await driver.close()
    }
}

private actor Counter {
    private(set) var count = 0
    func add() { count += 1 }
}
