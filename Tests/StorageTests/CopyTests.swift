import Adapters
import Basics
import Casework
import Hall
import Ports
import Storage
import Testing

@Suite(.serialized) struct CopyTests {
    private func fill(_ storage: Storage) async throws -> KeptKey {
        for number in 0..<1_200 {
            var commit = submitted("a\(number)", assignee: number % 3 == 0 ? "s1" : nil, reference: "R-\(number)")
            if number % 100 == 0 { commit.outbox = [letter("o\(number)", stream: "a\(number)", due: 0)] }
            try await storage.registry.keep(commit)
        }
        _ = try await storage.registry.next("az", town: lauter)
        try await storage.tenancy.install(InstalledPackage(id: "p", version: "1.0.0", hash: "aa", archive: [0, 255]))
        return try await storage.keys.fresh()
    }

    private func check(_ from: Storage, _ to: Storage, _ key: KeptKey) async throws {
        let sums = try await StorageCopy(from: from, to: to, cipher: .live).run()
        #expect(sums.first { $0.table == "event" }?.rows == 1_200)
        #expect(try await to.registry.events(of: "a7", after: 0, scope: .town(lauter)) == [event("a7", 1)])
        let counts = try await to.registry.counts(scope: .town(lauter), unit: nil, assignee: "s1")
        #expect(counts.byStatus == [.eingereicht: 400])
        #expect(try await to.registry.next("az", town: lauter) == 2)
        #expect(try await to.keys.key(key.id) == key.key)
        #expect(try await to.tenancy.archive(hash: "aa") == [0, 255])
        #expect(try await to.registry.unindexed(limit: 5).count == 5)
        await #expect(throws: StorageError(.taken, "")) {
            _ = try await StorageCopy(from: from, to: to, cipher: .live).run()
        }
    }

    /// A second folder with the master key of the first.
    private func withTwin(_ folder: DataFolder, _ body: (DataFolder) async throws -> Void) async throws {
        try await withFolder { twin in
            let key = try folder.masterKey(.live)
            try twin.prepare()
            _ = try twin.masterKey(Randomness { _ in key.bytes })
            try await body(twin)
        }
    }

    @Test func `everything is taken from one folder to another`() async throws {
        try await withFolder { folder in
            let from = try await Storage.open(folder, cipher: .live, randomness: .live)
            let key = try await fill(from)
            try await withTwin(folder) { twin in
                let to = try await Storage.open(twin, cipher: .live, randomness: .live)
                try await check(from, to, key)
                await to.close()
            }
            await from.close()
        }
    }

    @Test(.enabled(if: Engine.postgresURL != nil))
    func `everything is taken to PostgreSQL and back`() async throws {
        try await withFolder { folder in
            let from = try await Storage.open(folder, cipher: .live, randomness: .live)
            let key = try await fill(from)
            try await withPostgres { place in
                guard case .postgres(let url, let keys, _) = place else { return }
                let there = try await Storage.open(
                    .postgres(url: url, keys: keys, folder: folder), cipher: .live, randomness: .live)
                try await check(from, there, key)
                try await withTwin(folder) { twin in
                    let back = try await Storage.open(twin, cipher: .live, randomness: .live)
                    _ = try await StorageCopy(from: there, to: back, cipher: .live).run()
                    #expect(try await back.registry.allRows(after: nil, limit: 2_000).count == 1_200)
                    await back.close()
                }
                await there.close()
            }
            await from.close()
        }
    }
}
