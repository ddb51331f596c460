/// A statement with its values as they were bound, for replaying through an engine's C API.
struct BoundStatement: Sendable {
    let sql: String
    let values: [SQLValue]
}

/// A session that keeps what it is asked instead of doing it: every statement changes one row; a statement that gives
/// back a number gives the next of a count, and queries find nothing.
final class RecordingSession: Session {
    private(set) var statements: [BoundStatement] = []
    private var number: Int64 = 0
    let shard: Int64 = 0

    @discardableResult
    func run(_ sql: SQL, _ values: [SQLValue]) throws -> Int {
        statements.append(BoundStatement(sql: sql.text, values: values))
        return 1
    }

    func rows<T>(_ sql: SQL, _ values: [SQLValue], _ decode: (any SQLRow) throws -> T) throws -> [T] {
        statements.append(BoundStatement(sql: sql.text, values: values))
        guard sql.text.contains("RETURNING") else { return [] }
        number += 1
        return [try decode(NumberRow(number: number))]
    }

    /// What was recorded since the last call.
    func take() -> [BoundStatement] {
        defer { statements.removeAll() }
        return statements
    }
}

private struct NumberRow: SQLRow {
    let number: Int64

    func isNull(_ column: Int) -> Bool { false }
    func int(_ column: Int) -> Int64 { number }
    func text(_ column: Int) -> String { String(number) }
    func bytes(_ column: Int) -> [UInt8] { [] }
}
