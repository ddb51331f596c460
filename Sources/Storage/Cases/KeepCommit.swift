import Basics
import Casework
import Hall
import Ports

/// Keeps a commit: the row by compare-and-set on its version, the events, the counts, the outbox.
struct KeepCommit: Sendable {
    private let insertRow: SQL
    private let updateRow: SQL

    init(_ dialect: Dialect) {
        insertRow = SQL(
            """
            INSERT INTO vorgang (\(VorgangColumns.names), newest_key, due_key, position)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                \(dialect.nextPosition))
            ON CONFLICT (id) DO NOTHING
            """)
        updateRow = SQL(
            """
            UPDATE vorgang SET reference = $1, service = $2, service_name = $3, status = $4, unit = $5, assignee = $6,
                begun = $7, submitted = $8, changed = $9, closed = $10, due = $11, aktenzeichen = $12,
                retention_end = $13, version = $14, key_id = $15, secret_hash = $16, unread = $17, newest_key = $18,
                due_key = $19, position = \(dialect.nextPosition)
            WHERE id = $20 AND town = $21 AND version = $22
            """)
    }

    func run(_ commit: Commit, _ session: any Session) throws {
        guard commit.row.town == commit.town.text, commit.stream.text == commit.row.id.text else {
            throw StorageError(.conflict, "the row belongs to another town or stream")
        }
        if commit.expected == 0 { try begin(commit, session) } else { try proceed(commit, session) }
        for event in commit.events {
            try session.later(
                Self.insertEvent,
                [
                    .text(commit.stream.text), .int(event.version), .text(commit.town.text), .bytes(event.header),
                    .bytes(event.body), .bytes(event.hash),
                ])
        }
        for entry in commit.outbox {
            try session.later(
                Self.insertOutbox,
                [
                    .text(entry.id.text), .text(entry.town.text), .text(entry.stream.text), .text(entry.kind),
                    .int(entry.due.microseconds), .bytes(entry.body),
                ])
        }
        for blob in commit.names {
            let place: [SQLValue] = [.text(blob.text), .text(commit.town.text), .text(commit.stream.text)]
            try session.later(LedgerStatements.takeOver, place) { taken in
                guard taken == 1 else { throw StorageError(.missing, "the file \(blob) was given up") }
            }
        }
        if let tasks = commit.aufgaben { try AufgabeStatements.keep(tasks, of: commit, session) }
        if let answered = commit.answers { try session.later(OutboxStatements.done, [.text(answered.text)]) }
    }

    private func begin(_ commit: Commit, _ session: any Session) throws {
        try session.later(insertRow, VorgangColumns.values(commit.row)) { kept in
            guard kept == 1 else { throw Self.conflict }
        }
        try count(Place(commit.row), 1, commit.town, session)
    }

    private func proceed(_ commit: Commit, _ session: any Session) throws {
        let before = try session.row(Self.selectPlace, [.text(commit.row.id.text), .text(commit.town.text)]) { row in
            (version: Int(row.int(0)), place: Place(status: row.text(1), unit: row.text(2), assignee: row.text(3)))
        }
        guard let before, before.version == commit.expected else { throw Self.conflict }
        let values = VorgangColumns.values(commit.row)
        let set = Array(values[2...]) + [values[0], values[1], .int(commit.expected)]
        try session.later(updateRow, set) { kept in
            guard kept == 1 else { throw Self.conflict }
        }
        let after = Place(commit.row)
        guard before.place != after else { return }
        try count(before.place, -1, commit.town, session)
        try count(after, 1, commit.town, session)
    }

    /// A draft is gone from where it was counted.
    func uncount(_ draft: VorgangRow, _ session: any Session) throws {
        try count(Place(draft), -1, TownId(draft.town), session)
    }

    private func count(_ place: Place, _ change: Int64, _ town: TownId, _ session: any Session) throws {
        try session.later(
            Self.changeCount,
            [
                .text(town.text), .text(place.unit), .text(place.assignee), .text(place.status), .int(session.shard),
                .int(change),
            ])
    }

    /// Where a case is counted.
    private struct Place: Equatable {
        let status: String
        let unit: String
        /// Empty: nobody.
        let assignee: String

        init(status: String, unit: String, assignee: String) {
            self.status = status
            self.unit = unit
            self.assignee = assignee
        }

        init(_ row: VorgangRow) {
            self.init(status: row.status.rawValue, unit: row.unit, assignee: row.assignee?.text ?? "")
        }
    }

    private static let conflict = StorageError(.conflict, "the stream has moved on")

    private static let selectPlace: SQL =
        "SELECT version, status, unit, COALESCE(assignee, '') FROM vorgang WHERE id = $1 AND town = $2"

    private static let insertEvent: SQL =
        "INSERT INTO event (stream, version, town, header, body, hash) VALUES ($1, $2, $3, $4, $5, $6)"

    private static let insertOutbox: SQL = """
        INSERT INTO outbox (id, town, stream, kind, due, available, body) VALUES ($1, $2, $3, $4, $5, $5, $6)
        """

    private static let changeCount: SQL = """
        INSERT INTO vorgang_count (town, unit, assignee, status, shard, n) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (town, unit, assignee, status, shard) DO UPDATE SET n = vorgang_count.n + excluded.n
        """
}
