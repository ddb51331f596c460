import Ports

/// PostgreSQL through libpq: a pool of connections, each on its own queue.
///
/// Streams are written by compare-and-set under a unique key, so READ COMMITTED is enough for writes; reads see one
/// snapshot. Serialization failures, deadlocks and lost connections are tried again while nothing was committed.
struct PostgresDriver: Driver {
    static let attempts = 5

    let dialect = Dialect.postgres
    private let pool: PostgresPool

    static let connections = 12

    init(_ url: String, connections: Int = connections) { pool = PostgresPool(url, connections) }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await pool.use { line in
            try Self.attempting(line, begin: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
        }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await pool.use { line in try Self.attempting(line, begin: "BEGIN", body) }
    }

    /// Runs one statement outside a transaction, as VACUUM needs it.
    func execute(_ text: String) async throws {
        try await pool.use { line in
            do { try line.connected().execute(text) } catch let error as PostgresError { throw error.storage }
        }
    }

    func close() async { await pool.close() }

    private static func attempting<T>(
        _ line: PostgresLine, begin: String, _ body: (any Session) throws -> T
    ) throws -> T {
        var last = StorageError(.unreachable, "PostgreSQL was not reached")
        for attempt in 1...attempts {
            var isCommitting = false
            do {
                let connection = try line.connected()
                try connection.execute(begin)
                let value = try body(PostgresSession(connection: connection))
                isCommitting = true
                try connection.execute("COMMIT")
                return value
            } catch let error as PostgresError {
                line.rollBack()
                last = error.storage
                // After a COMMIT without an answer nobody knows: the caller asks again with the same key.
                if isCommitting && error.recovery == .reconnect { throw error.storage }
                guard error.recovery != .none, attempt < attempts else { throw error.storage }
                line.pause(attempt)
            } catch {
                line.rollBack()
                throw error
            }
        }
        throw last
    }
}
