import Basics
import Hall
import Ports

/// The outbox in couriers' hands: over all towns, by kind. A claimed entry becomes available again when its lease ends.
enum OutboxStatements {
    static func claim(
        _ kinds: [String], limit: Int, now: Instant, leaseUntil: Instant, _ dialect: Dialect, _ session: any Session
    ) throws -> [ClaimedEntry] {
        let statement = SQL(
            across: .couriers,
            """
            UPDATE outbox SET available = $1, attempts = attempts + 1 WHERE id IN (
                SELECT id FROM outbox WHERE kind = $2 AND available <= $3 ORDER BY available, id LIMIT $4
                \(dialect.skipLocked))
            RETURNING id, town, stream, kind, due, body, attempts
            """)
        var claimed: [ClaimedEntry] = []
        for kind in kinds where claimed.count < limit {
            let values: [SQLValue] = [
                .int(leaseUntil.microseconds), .text(kind), .int(now.microseconds), .int(limit - claimed.count),
            ]
            let entries = try session.rows(statement, values) { row in
                ClaimedEntry(
                    entry: OutboxEntry(
                        id: OutboxId(row.text(0)), town: TownId(row.text(1)), stream: StreamId(row.text(2)),
                        kind: row.text(3), due: Instant(microseconds: row.int(4)), body: row.bytes(5)),
                    attempts: Int(row.int(6)) - 1)
            }
            claimed += entries.sorted { ($0.entry.due, $0.entry.id) < ($1.entry.due, $1.entry.id) }
        }
        return claimed
    }

    static let done = SQL(across: .couriers, "DELETE FROM outbox WHERE id = $1")
    static let retry = SQL(across: .couriers, "UPDATE outbox SET available = $1, reason = $2 WHERE id = $3")
    static let isDue = SQL(across: .couriers, "SELECT id FROM outbox WHERE kind = $1 AND available <= $2 LIMIT 1")
    /// The first of each kind along the index, and of these the first.
    static let nextDue = SQL(
        across: .couriers,
        """
        WITH RECURSIVE kinds (kind) AS (
            SELECT MIN(kind) FROM outbox
            UNION ALL
            SELECT (SELECT MIN(kind) FROM outbox WHERE kind > kinds.kind) FROM kinds WHERE kinds.kind IS NOT NULL)
        SELECT MIN((SELECT MIN(available) FROM outbox WHERE outbox.kind = kinds.kind)) FROM kinds
        """)
}
