import Adapters
import Basics
import Casework
import Hall
import Ports
import Synchronization
import Testing

@testable import Storage

@Suite struct IndexBacklogTests {
    private func with(
        _ body: @Sendable (SQLiteIndex, SQLiteDriver, @escaping @Sendable () -> Int) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            try folder.prepare()
            let driver = try SQLiteDriver(path: folder.index, .init(durable: false, secureDelete: true))
            try await SQLiteIndex.migrator.run(driver)
            let losses = Counter()
            try await body(SQLiteIndex(driver) { losses.count() }, driver) { losses.value }
            await driver.close()
        }
    }

    private final class Counter: Sendable {
        private let number = Mutex(0)
        var value: Int { number.withLock { $0 } }
        func count() { number.withLock { $0 += 1 } }
    }

    /// Lets the index refuse one case.
    private func refuse(_ id: String, _ driver: SQLiteDriver) async throws {
        _ = try await driver.write { session in
            try session.run(
                SQL(
                    across: .index,
                    """
                    CREATE TRIGGER refused BEFORE INSERT ON entry WHEN new.id = '\(id)'
                    BEGIN SELECT RAISE(ABORT, 'refused'); END
                    """), [])
        }
    }

    private func stored(_ driver: SQLiteDriver) async throws -> Set<String> {
        Set(try await driver.read { try $0.rows(SQL(across: .index, "SELECT id FROM entry"), []) { $0.text(0) } })
    }

    private func versions(_ driver: SQLiteDriver) async throws -> [String: Int] {
        let found = try await driver.read { session in
            try session.rows(SQL(across: .index, "SELECT id, version FROM entry"), []) { ($0.text(0), Int($0.int(1))) }
        }
        return Dictionary(uniqueKeysWithValues: found)
    }

    @Test func `entries come in by themselves, without a reader`() async throws {
        try await with { index, driver, _ in
            for number in 0..<40 {
                try await index.keep(VorgangId("a\(number)"), town: lauter, entry("a\(number)", "Weiß", "Hund"))
            }
            var waited = 0
            while try await stored(driver).count < 40, waited < 500 {
                try await Task.sleep(for: .milliseconds(10))
                waited += 1
            }
            #expect(try await stored(driver).count == 40)
        }
    }

    @Test func `readers see what was given before, at once`() async throws {
        try await with { index, _, _ in
            for version in 1...30 {
                try await index.keep("a1", town: lauter, entry("a1", version: version, "Stand \(version)", "x"))
                #expect(try await index.titles(["a1"])["a1"] == "Stand \(version)")
            }
            #expect(try await index.search("30", town: lauter.text, limit: 9) == ["a1"])
            #expect(try await index.search("29", town: lauter.text, limit: 9) == [])
        }
    }

    @Test func `what is removed while it waits stays removed`() async throws {
        try await with { index, _, _ in
            try await index.keep("a1", town: lauter, entry("a1", "Weiß", "Hund"))
            try await index.keep("a1", town: lauter, nil)
            #expect(try await index.search("hund", town: lauter.text, limit: 9) == [])
            #expect(try await index.titles(["a1"]) == [:])
        }
    }

    @Test func `one that cannot be kept takes no other with it, and is told of`() async throws {
        try await with { index, driver, losses in
            try await refuse("bad", driver)
            for id in ["a1", "bad", "a2"] {
                try await index.keep(VorgangId(id), town: lauter, entry(id, "Weiß", "Hund"))
            }
            await index.settle()
            #expect(try await stored(driver) == ["a1", "a2"])
            #expect(losses() == 1)
            // From here on each is told what became of its own entry.
            await #expect(throws: StorageError.self) {
                try await index.keep("bad", town: lauter, entry("bad", "Weiß", "Hund"))
            }
            try await index.keep("a3", town: lauter, entry("a3", "Weiß", "Hund"))
            #expect(try await stored(driver) == ["a1", "a2", "a3"])
            #expect(losses() == 1)
        }
    }

    @Test func `many writers and readers at once leave the newest of each, whoever comes last`() async throws {
        try await with { index, driver, _ in
            try await withThrowingTaskGroup { group in
                for writer in 0..<8 {
                    group.addTask {
                        for version in 1...60 {
                            let id = "a\((writer + version) % 20)"
                            try await index.keep(
                                VorgangId(id), town: lauter, entry(id, version: version, "Stand \(version)", "wort"))
                            if version % 7 == 0 { _ = try await index.search("wort", town: lauter.text, limit: 3) }
                        }
                    }
                }
                try await group.waitForAll()
            }
            var newest: [String: Int] = [:]
            for (writer, version) in (0..<8).flatMap({ writer in (1...60).map { (writer, $0) } }) {
                let id = "a\((writer + version) % 20)"
                newest[id] = max(newest[id] ?? 0, version)
            }
            // No reader brings the last ones in.
            var waited = 0
            while try await versions(driver) != newest, waited < 500 {
                try await Task.sleep(for: .milliseconds(10))
                waited += 1
            }
            #expect(try await versions(driver) == newest)
            #expect(try await index.search("wort", town: lauter.text, limit: 99).count == 20)
        }
    }
}
