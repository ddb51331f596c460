import Foundation
import Ports
import Synchronization
import Testing

@testable import Storage

@Suite struct GroupCommitTests {
    /// How often each request ran.
    private final class Tries: Sendable {
        private let counts = Mutex<[Int64: Int]>([:])
        var most: Int? { counts.withLock { $0.values.max() } }
        func count(_ number: Int64) { counts.withLock { $0[number, default: 0] += 1 } }
    }

    @Test("what is refused among many is undone alone, and the rest is kept once")
    func refusals() async throws {
        try await withFolder { folder in
            try folder.prepare()
            let driver = try SQLiteDriver(path: folder.database)
            _ = try await driver.write { try $0.run("CREATE TABLE note (number BIGINT NOT NULL)", []) }
            let refused: Set<Int64> = [7, 13]
            // While one holds the writer, the others gather behind it and share a transaction.
            let tries = Tries()
            let unkept = await withTaskGroup { group in
                group.addTask {
                    _ = try? await driver.write { _ in usleep(200_000) }
                    return Int64?.none
                }
                try? await Task.sleep(for: .milliseconds(50))
                for number in Int64(1)...20 {
                    group.addTask {
                        do {
                            try await driver.write { session in
                                tries.count(number)
                                _ = try session.run("INSERT INTO note (number) VALUES ($1)", [.int(number)])
                                if refused.contains(number) { throw StorageError(.conflict, "refused") }
                            }
                            return nil
                        } catch {
                            return number
                        }
                    }
                }
                return await group.reduce(into: Set<Int64>()) { all, one in if let one { all.insert(one) } }
            }
            #expect(unkept == refused)
            let kept = try await driver.read { session in
                try session.rows("SELECT number FROM note ORDER BY number", []) { $0.int(0) }
            }
            #expect(kept == (1...20).filter { !refused.contains($0) })
            // They did share one: otherwise nobody would have run twice.
            #expect(tries.most == 2)
            await driver.close()
        }
    }
}
