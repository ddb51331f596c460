import Adapters
import Basics
import Casework
import Hall
import Ports
import Testing

@testable import Storage

/// SQLite keeps no statistics of ours and chooses by rule of thumb: how it goes about what every command runs is looked at here.
@Suite struct PlanTests {
    private func plans(_ statements: [BoundStatement], _ driver: SQLiteDriver) async throws -> [(
        sql: String, step: String
    )] {
        try await driver.read { session in
            try statements.flatMap { statement in
                try session.rows(SQL(across: .operators, "EXPLAIN QUERY PLAN " + statement.sql), statement.values) {
                    $0.text(3)
                }
                .map { (statement.sql, $0) }
            }
        }
    }

    private func commits() -> [Commit] {
        var first = submitted("a1", reference: "R-1")
        first.outbox = [letter("l1", stream: "a1", due: 0)]
        first.names = ["f1"]
        first.aufgaben = [
            AufgabeRow(
                vorgang: "a1", nummer: 3, town: lauter.text, art: .aufgabe, name: "Prüfen", rolle: .sachbearbeitung,
                unit: "ordnungsamt", assignee: nil, reference: "R-1", serviceName: "Hundesteuer", since: noon, due: nil)
        ]
        var second = StorageTests.next(first)
        second.answers = "l1"
        return [first, second]
    }

    @Test func `a commit and the end of a draft go by the case, however many there are`() async throws {
        try await withFolder { folder in
            let storage = try await Storage.open(folder, cipher: .live, randomness: .live)
            let recorder = RecordingSession()
            for commit in commits() {
                // What is read before a change finds nothing in a recording, which ends the commit there.
                try? KeepCommit(.sqlite).run(commit, recorder)
            }
            let forgotten = LedgerStatements.forget.map {
                BoundStatement(sql: $0.text, values: [.text("a1"), .text(lauter.text)])
            }
            let driver = try SQLiteDriver(path: folder.database)
            let steps = try await plans(recorder.take() + forgotten, driver)
            #expect(steps.contains { $0.step.contains("sqlite_autoindex_aufgabe_1 (stream=?") })
            for (sql, step) in steps {
                #expect(!step.hasPrefix("SCAN") || step == "SCAN CONSTANT ROW", "\(step): \(sql)")
                #expect(!step.contains("(town=?)"), "\(step): \(sql)")
            }
            await driver.close()
            await storage.close()
        }
    }

    @Test("A list walks along its index and sorts nothing", arguments: [VorgangFilter.Order.newestFirst, .dueFirst])
    func lists(order: VorgangFilter.Order) async throws {
        try await withFolder { folder in
            let storage = try await Storage.open(folder, cipher: .live, randomness: .live)
            let driver = try SQLiteDriver(path: folder.database)
            for unit in [nil, "ordnungsamt"] where unit == nil || order == .newestFirst {
                var filter = VorgangFilter()
                filter.order = order
                filter.unit = unit
                filter.statuses = [.eingereicht]
                let recorder = RecordingSession()
                _ = try ListCases(filter: filter, town: lauter.text, cursor: nil, limit: 50).run(recorder)
                let steps = try await plans(recorder.take(), driver).map(\.step)
                let index = unit != nil ? "vorgang_unit" : order == .newestFirst ? "vorgang_newest" : "vorgang_due"
                #expect(steps.count == 1 && steps[0].contains("USING INDEX \(index) "), "\(steps)")
            }
            await driver.close()
            await storage.close()
        }
    }
}
