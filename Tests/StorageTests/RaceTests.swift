import Basics
import Casework
import Foundation
import Hall
import Ports
import Testing

@testable import Storage

/// Many races of two town halls on one database; `RATHAUS_RACES` and `RATHAUS_SEED` change their number and the seed.
@Suite(.serialized) struct RaceTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let perCase = 50

    private func run(_ place: StoragePlace, _ races: Int) async throws {
        let seed = Self.environment["RATHAUS_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 1...999_999)
        let nodes = try await TwoHalls(place)
        let cases = max(1, races / Self.perCase)
        let ended = try await withThrowingTaskGroup(of: (VorgangId, Races).self) { group in
            var (next, ended): (Int, [(VorgangId, Races)]) = (0, [])
            while next < cases || !group.isEmpty {
                while next < cases, next - ended.count < 8 {
                    let number = UInt64(next)
                    group.addTask {
                        var races = Races(nodes, seed: seed &+ number)
                        return (try await races.run(Self.perCase), races)
                    }
                    next += 1
                }
                if let one = try await group.next() { ended.append(one) }
            }
            return ended
        }
        for (id, races) in ended { try await races.check(id, nodes.storages[0]) }
        try await checkCounts(ended.map(\.0), nodes.storages[1])
        let lost = ended.reduce(0) { $0 + $1.1.lostRaces }
        print("seed \(seed): \(cases * Self.perCase) races on \(cases) cases, \(lost) clerks were shown what changed")
        #expect(lost > 0)
        await nodes.close()
    }

    /// The kept counts are those of the rows.
    private func checkCounts(_ ids: [VorgangId], _ storage: Storage) async throws {
        let rows = try await storage.registry.allRows(after: nil, limit: 100_000)
        #expect(Set(rows.map(\.id)) == Set(ids))
        for assignee in [nil, "s-0", "s-1"] as [StaffId?] {
            let counts = try await storage.registry.counts(scope: Races.scope, unit: nil, assignee: assignee)
            for status in Status.allCases where status != .entwurf {
                let counted = rows.filter { $0.status == status && (assignee == nil || $0.assignee == assignee) }.count
                #expect(counts[status] == counted, "\(status) of \(assignee?.text ?? "all")")
            }
        }
    }

    @Test(.enabled(if: Engine.postgresURL != nil, "set RATHAUS_TEST_POSTGRES, see script/postgres"))
    func `ten thousand races of two nodes on PostgreSQL replay to what was acknowledged`() async throws {
        let races = Self.environment["RATHAUS_RACES"].flatMap { Int($0) } ?? 10_000
        try await withPostgres { try await run($0, races) }
    }

    @Test func `races of two processes on SQLite replay to what was acknowledged`() async throws {
        try await withFolder { try await run(.folder($0), 500) }
    }
}
