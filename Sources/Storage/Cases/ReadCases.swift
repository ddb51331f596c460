import Basics
import Casework
import Hall
import Ports

/// Rows of single cases and their events, by id or reference, in the scope of a town.
enum ReadCases {
    static func events(of stream: StreamId, after version: Int, town: String, _ session: any Session) throws
        -> [StoredEvent]
    {
        try session.rows(selectEvents, [.text(stream.text), .text(town), .int(version)]) { row in
            StoredEvent(
                stream: stream, version: Int(row.int(0)), header: row.bytes(1), body: row.bytes(2), hash: row.bytes(3))
        }
    }

    static func row(_ id: VorgangId, town: String, _ session: any Session) throws -> VorgangRow? {
        try session.row(selectById, [.text(id.text), .text(town)], VorgangColumns.decode)
    }

    static func row(reference: String, town: String, _ session: any Session) throws -> VorgangRow? {
        try session.row(selectByReference, [.text(town), .text(reference)], VorgangColumns.decode)
    }

    /// Operators only: over all towns, in the order of the ids.
    static func allRows(after id: VorgangId?, limit: Int, _ session: any Session) throws -> [VorgangRow] {
        try session.rows(selectAll, [.text(id?.text ?? ""), .int(limit)], VorgangColumns.decode)
    }

    /// Operators only: what changed after a position of the journal of changed cases, over all towns.
    static func changed(after position: Int64, limit: Int, _ session: any Session) throws
        -> [(row: VorgangRow, position: Int64)]
    {
        try session.rows(selectChanged, [.int(position), .int(limit)]) { row in
            (try VorgangColumns.decode(row), row.int(19))
        }
    }

    private static let selectEvents: SQL = """
        SELECT version, header, body, hash FROM event WHERE stream = $1 AND town = $2 AND version > $3 ORDER BY version
        """
    private static let selectById = SQL("SELECT \(VorgangColumns.names) FROM vorgang WHERE id = $1 AND town = $2")
    private static let selectByReference = SQL(
        "SELECT \(VorgangColumns.names) FROM vorgang WHERE town = $1 AND reference = $2")
    private static let selectAll = SQL(
        across: .operators, "SELECT \(VorgangColumns.names) FROM vorgang WHERE id > $1 ORDER BY id LIMIT $2")
    private static let selectChanged = SQL(
        across: .index,
        "SELECT \(VorgangColumns.names), position FROM vorgang WHERE position > $1 ORDER BY position LIMIT $2")
}
