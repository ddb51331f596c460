import Adapters
import Basics
import Casework
import Foundation
import GRDB
import Hall
import Ports
import Testing

@testable import Storage

@Suite(.serialized) struct SQLiteTests {
    @Test func `the writer syncs every commit`() async throws {
        try await withFolder { folder in
            try folder.prepare()
            let driver = try SQLiteDriver(path: folder.database)
            #expect(try await driver.synchronous() == 2)
            await driver.close()
        }
    }

    @Test func `what is written after the end is refused`() async throws {
        try await withFolder { folder in
            let storage = try await Storage.open(folder, cipher: .live, randomness: .live)
            await storage.close()
            await #expect(throws: StorageError(.unreachable, "")) { try await storage.registry.keep(submitted("a1")) }
            await #expect(throws: StorageError(.unreachable, "")) {
                _ = try await storage.registry.row("a1", scope: .town(lauter))
            }
        }
    }

    @Test func `all that was kept is there after opening again`() async throws {
        try await withFolder { folder in
            let first = try await Storage.open(folder, cipher: .live, randomness: .live)
            try await first.registry.keep(submitted("a1", reference: "R-1"))
            try await first.registry.index("a1", town: lauter, entry: entry("a1", "Weiß", "Hund"))
            let key = try await first.keys.fresh()
            await first.close()
            let second = try await Storage.open(folder, cipher: .live, randomness: .live)
            #expect(try await second.registry.row(reference: "R-1", scope: .town(lauter))?.id == "a1")
            #expect(try await second.registry.search("hund", scope: .town(lauter), limit: 1).count == 1)
            #expect(try await second.registry.unindexed(limit: 9).isEmpty)
            #expect(try await second.keys.key(key.id) == key.key)
            #expect(try await second.keys.fresh().id != key.id)
            await second.close()
        }
    }

    @Test func `a lost index is made again from what changed`() async throws {
        try await withFolder { folder in
            let first = try await Storage.open(folder, cipher: .live, randomness: .live)
            for number in 0..<1_100 { try await first.registry.keep(submitted("a\(number)")) }
            try await first.registry.index("a7", town: lauter, entry: entry("a7", "Weiß", "Hund"))
            await first.close()
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: folder.index + suffix) }
            let second = try await Storage.open(folder, cipher: .live, randomness: .live)
            var rebuilt = 0
            while case let rows = try await second.registry.unindexed(limit: 400), !rows.isEmpty {
                for row in rows {
                    try await second.registry.index(row.id, town: lauter, entry: entry(row.id.text, "x", "y"))
                }
                rebuilt += rows.count
            }
            #expect(rebuilt == 1_100)
            await second.close()
        }
    }

    @Test func `a database newer than the program is refused with one sentence`() async throws {
        try await withFolder { folder in
            await (try await Storage.open(folder, cipher: .live, randomness: .live)).close()
            let database = try DatabaseQueue(path: folder.database)
            try await database.write { try $0.execute(sql: "INSERT INTO schema_version (number) VALUES (999)") }
            try database.close()
            await #expect(throws: StorageError(.newer, "")) {
                _ = try await Storage.open(folder, cipher: .live, randomness: .live)
            }
        }
    }

    @Test func `two servers refuse each other and a command runs beside`() async throws {
        try await withFolder { folder in
            let storage = try await Storage.open(folder, cipher: .live, randomness: .live)
            let lock = try folder.lock()
            #expect(throws: StorageError(.unreachable, "")) { _ = try folder.lock() }
            let command = try await Storage.open(folder, cipher: .live, randomness: .live)
            try await command.registry.keep(submitted("a1"))
            #expect(try await storage.registry.row("a1", scope: .town(lauter)) != nil)
            lock.release()
            try folder.lock().release()
            await command.close()
            await storage.close()
        }
    }

    @Test func `only the owner may read what is kept`() async throws {
        try await withFolder { folder in
            let storage = try await Storage.open(folder, cipher: .live, randomness: .live)
            try await storage.blobs.put("abcdef", [1], town: lauter)
            for path in [folder.database, folder.database + "-wal", folder.keys, folder.index, folder.masterKey] {
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect(mode == 0o600, "\(path)")
            }
            let mode = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int
            #expect(mode == 0o700)
            await storage.close()
        }
    }

    @Test func `a destroyed key and the words of a removed case are in no file`() async throws {
        try await withFolder { folder in
            let storage = try await Storage.open(folder, cipher: .live, randomness: .live)
            let key = try await storage.keys.fresh()
            try await storage.registry.keep(submitted("a1"))
            try await storage.registry.index("a1", town: lauter, entry: entry("a1", "Zylinderkopf", "Zylinderkopf"))
            #expect(try await storage.registry.search("zylinderkopf", scope: .town(lauter), limit: 1).count == 1)
            #expect(try occurrences(of: key.id.text, folder.keys) > 0)
            #expect(try occurrences(of: "zylinderkopf", folder.index) > 0)
            try await storage.keys.destroy(key.id)
            try await storage.registry.index("a1", town: lauter, entry: nil)
            #expect(try occurrences(of: key.id.text, folder.keys) == 0)
            #expect(try occurrences(of: "zylinderkopf", folder.index) == 0)
            await storage.close()
        }
    }

    @Test func `a master key that is missing or another one is refused and not replaced`() async throws {
        try await withFolder { folder in
            let first = try await Storage.open(folder, cipher: .live, randomness: .live)
            _ = try await first.keys.fresh()
            await first.close()
            try FileManager.default.removeItem(atPath: folder.masterKey)
            await #expect(throws: StorageError(.misconfigured, "")) {
                _ = try await Storage.open(folder, cipher: .live, randomness: .live)
            }
            #expect(!FileManager.default.fileExists(atPath: folder.masterKey))
            _ = try folder.masterKey(.live)
            await #expect(throws: StorageError(.misconfigured, "")) {
                _ = try await Storage.open(folder, cipher: .live, randomness: .live)
            }
        }
    }

    /// How often a text stands in a database file or its log.
    private func occurrences(of text: String, _ path: String) throws -> Int {
        try ["", "-wal"].reduce(0) { sum, suffix in
            guard let data = FileManager.default.contents(atPath: path + suffix) else { return sum }
            return sum + (data.range(of: Data(text.utf8)) == nil ? 0 : 1)
        }
    }
}
