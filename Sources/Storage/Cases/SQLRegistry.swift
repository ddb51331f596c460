import Basics
import Casework
import Hall
import Ports

/// The registry on a SQL engine, with the derived index beside it.
struct SQLRegistry: Registry {
    private let driver: any Driver
    private let derived: any DerivedIndex
    private let keepCommit: KeepCommit
    private let wakeCouriers: @Sendable () -> Void

    init(_ driver: any Driver, _ derived: any DerivedIndex, wakeCouriers: @escaping @Sendable () -> Void) {
        self.driver = driver
        self.derived = derived
        self.wakeCouriers = wakeCouriers
        keepCommit = KeepCommit(driver.dialect)
    }

    var files: any FileLedger { SQLFileLedger(driver: driver, keepCommit: keepCommit) }

    func keep(_ commit: Commit) async throws {
        let keepCommit = keepCommit
        try await driver.write { try keepCommit.run(commit, $0) }
        if !commit.outbox.isEmpty { wakeCouriers() }
    }

    func events(of stream: StreamId, after version: Int, scope: Scope) async throws -> [StoredEvent] {
        guard let town = scope.caseTown else { return [] }
        return try await driver.look { try ReadCases.events(of: stream, after: version, town: town, $0) }
    }

    func row(_ id: VorgangId, scope: Scope) async throws -> VorgangRow? {
        guard let town = scope.caseTown else { return nil }
        return try await driver.look { try ReadCases.row(id, town: town, $0) }
    }

    func row(reference: String, scope: Scope) async throws -> VorgangRow? {
        guard let town = scope.caseTown else { return nil }
        return try await driver.look { try ReadCases.row(reference: reference, town: town, $0) }
    }

    func list(
        _ filter: VorgangFilter, scope: Scope, after cursor: String?, limit: Int
    ) async throws -> VorgangPage {
        guard let town = scope.caseTown, limit > 0 else { return VorgangPage(lines: [], next: nil) }
        let query = ListCases(filter: filter, town: town, cursor: VorgangCursor(cursor), limit: limit)
        let rows = try await driver.look { try query.run($0) }
        let page = Array(rows.prefix(limit))
        let next = rows.count > limit ? page.last.map { VorgangCursor($0, filter.order).text } : nil
        return VorgangPage(lines: try await lines(page), next: next)
    }

    func counts(scope: Scope, unit: String?, assignee: StaffId?) async throws -> VorgangCounts {
        guard let town = scope.caseTown else { return VorgangCounts(byStatus: [:]) }
        return try await driver.look { try CountCases.run(town: town, unit: unit, assignee: assignee, $0) }
    }

    func search(_ text: String, scope: Scope, limit: Int) async throws -> [VorgangPage.Line] {
        guard let town = scope.caseTown, limit > 0 else { return [] }
        let ids = try await derived.search(text, town: town, limit: limit)
        if ids.isEmpty { return [] }
        let rows = try await driver.look { session in
            try ids.compactMap { try ReadCases.row($0, town: town, session) }
        }
        return try await lines(rows)
    }

    func index(_ id: VorgangId, town: TownId, entry: VorgangIndexEntry?) async throws {
        try await derived.keep(id, town: town, entry)
    }

    /// Walks the journal of changed cases from where the index has reached.
    func unindexed(limit: Int) async throws -> [VorgangRow] {
        let start = try await derived.position()
        var (position, reached) = (start, start)
        var behind: [VorgangRow] = []
        while behind.count < limit {
            let from = position
            let changed = try await driver.read { try ReadCases.changed(after: from, limit: 500, $0) }
            guard let last = changed.last else { break }
            let known = try await derived.versions(changed.map(\.row.id))
            for (row, place) in changed {
                if known[row.id] ?? -1 < row.version { behind.append(row) } else if behind.isEmpty { reached = place }
            }
            position = last.position
        }
        if reached > start { try await derived.remember(position: reached) }
        return Array(behind.prefix(limit))
    }

    func aufgaben(
        _ filter: AufgabenFilter, scope: Scope, after cursor: String?, limit: Int
    ) async throws -> AufgabenPage {
        guard let town = scope.caseTown, limit > 0 else { return AufgabenPage(rows: [], next: nil) }
        let after = AufgabenCursor(cursor)
        let rows = try await driver.read {
            try AufgabeStatements.list(filter, town: town, after: after, limit: limit, $0)
        }
        return AufgabenPage(rows, limit: limit)
    }

    func next(_ counter: String, town: TownId) async throws -> Int {
        try await driver.write { session in
            let value = try session.row(Self.count, [.text(town.text), .text(counter)]) { Int($0.int(0)) }
            guard let value else { throw StorageError(.damaged, "a counter gave no number") }
            return value
        }
    }

    func claim(
        _ kinds: [String], limit: Int, now: Instant, leaseUntil: Instant
    ) async throws -> [ClaimedEntry] {
        let dialect = driver.dialect
        // Couriers ask often and mostly in vain: only a due entry is worth a write.
        let isDue = try await driver.look { session in
            try kinds.contains { kind in
                let values: [SQLValue] = [.text(kind), .int(now.microseconds)]
                return try session.row(OutboxStatements.isDue, values) { _ in () } != nil
            }
        }
        guard isDue, limit > 0 else { return [] }
        return try await driver.write { session in
            try OutboxStatements.claim(kinds, limit: limit, now: now, leaseUntil: leaseUntil, dialect, session)
        }
    }

    func done(_ id: OutboxId) async throws {
        _ = try await driver.write { try $0.run(OutboxStatements.done, [.text(id.text)]) }
    }

    func retry(_ id: OutboxId, at due: Instant, reason: String) async throws {
        _ = try await driver.write { session in
            try session.run(OutboxStatements.retry, [.int(due.microseconds), .text(reason), .text(id.text)])
        }
    }

    func nextDue() async throws -> Instant? {
        try await driver.look { try $0.row(OutboxStatements.nextDue, []) { $0.instant(0) } ?? nil }
    }

    func allRows(after id: VorgangId?, limit: Int) async throws -> [VorgangRow] {
        try await driver.read { try ReadCases.allRows(after: id, limit: limit, $0) }
    }

    private func lines(_ rows: [VorgangRow]) async throws -> [VorgangPage.Line] {
        let titles = try await derived.titles(rows.map(\.id))
        return rows.map { VorgangPage.Line(row: $0, title: titles[$0.id]) }
    }

    private static let count: SQL = """
        INSERT INTO counter (town, name, value) VALUES ($1, $2, 1)
        ON CONFLICT (town, name) DO UPDATE SET value = counter.value + 1 RETURNING value
        """
}
