import CLibPQ
import Ports

/// A statement with its values, and what looks at its outcome.
struct PostgresStatement {
    let sql: SQL
    let values: [SQLValue]
    let check: ((OpaquePointer?) throws -> Void)?

    init(_ sql: SQL, _ values: [SQLValue], _ check: ((OpaquePointer?) throws -> Void)? = nil) {
        self.sql = sql
        self.values = values
        self.check = check
    }
}

/// Several statements in one way to the server and back (libpq's pipeline mode).
extension PostgresConnection {
    /// Runs statements one after the other; the server stops at the first that fails. Gives the result of the last, which
    /// the caller clears; throws what the first of them failed by, or the first check threw.
    ///
    /// A COMMIT is never among them: it would be done before any check was asked.
    func run(together statements: [PostgresStatement]) throws -> OpaquePointer? {
        let names = try statements.map { try prepare($0.sql) }
        guard PQenterPipelineMode(handle) == 1 else { throw Self.cutOff }
        defer { PQexitPipelineMode(handle) }
        for (statement, name) in zip(statements, names) { try send(statement, name) }
        guard PQpipelineSync(handle) == 1 else { throw Self.cutOff }
        return try answers(to: statements)
    }

    private func send(_ statement: PostgresStatement, _ name: String) throws {
        let sent = bound(statement.values) { pointers, lengths, formats in
            PQsendQueryPrepared(handle, name, Int32(statement.values.count), pointers, lengths, formats, 1)
        }
        guard sent == 1 else { throw Self.cutOff }
    }

    /// Takes all answers and the mark behind them, so that the connection is free again whatever they say.
    private func answers(to statements: [PostgresStatement]) throws -> OpaquePointer? {
        var failure: (any Error)?
        var last: OpaquePointer?
        for statement in statements {
            PQclear(last)
            last = answer()
            guard failure == nil else { continue }
            do {
                try check(last)
                try statement.check?(last)
            } catch {
                failure = error
            }
        }
        let mark = answer()
        defer { PQclear(mark) }
        if failure == nil, PQresultStatus(mark) != PGRES_PIPELINE_SYNC { failure = Self.cutOff }
        guard let failure else { return last }
        PQclear(last)
        throw failure
    }

    /// The next answer; libpq gives nil after each but the mark.
    private func answer() -> OpaquePointer? {
        let result = PQgetResult(handle)
        guard result != nil, PQresultStatus(result) != PGRES_PIPELINE_SYNC else { return result }
        while !isLost, let more = PQgetResult(handle) { PQclear(more) }
        return result
    }

    private static var cutOff: PostgresError {
        PostgresError(.unreachable, "PostgreSQL closed the connection", .reconnect)
    }
}
