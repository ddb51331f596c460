import Glibc
import Ports

/// PostgreSQL through libpq: a pool of connections, each on its own queue.
///
/// Streams are written by compare-and-set under a unique key, so READ COMMITTED is enough for writes; reads see one
/// snapshot. Serialization failures, deadlocks and lost connections are tried again while nothing was committed.
struct PostgresDriver: Driver {
    /// How often a statement that lost against another is tried again, and how long a lost server is waited for.
    struct Patience: Sendable {
        var attempts = 5
        var reconnectMilliseconds: Int64 = 4_000

        static let standard = Patience()
        /// For a look whether the server is there at all.
        static let none = Patience(attempts: 1, reconnectMilliseconds: 0)
    }

    let dialect = Dialect.postgres
    private let pool: PostgresPool

    static let connections = 16

    init(_ url: String, connections: Int = connections) { pool = PostgresPool(url, connections) }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await pool.use { line in
            try Self.attempting(line, begin: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
        }
    }

    /// Single statements, each on its own snapshot: one way to the server instead of three.
    func look<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await pool.use { line in try Self.attempting(line, begin: nil, body) }
    }

    /// One statement that is a transaction of its own and may be run twice: one way to the server.
    func once(_ sql: SQL, _ values: [SQLValue]) async throws {
        _ = try await look { try $0.run(sql, values) }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await pool.use { line in try Self.attempting(line, begin: "BEGIN", body) }
    }

    /// Whether the server is there, new enough, and lets us in: throws what to do if not, without waiting for it.
    func probe() async throws {
        try await pool.use { line in
            try Self.attempting(line, begin: "BEGIN READ ONLY", patience: .none) { _ in () }
        }
    }

    /// Runs one statement outside a transaction, as VACUUM needs it.
    func execute(_ text: String) async throws {
        try await pool.use { line in
            do { try line.connected().execute(text) } catch let error as PostgresError { throw error.storage }
        }
    }

    func close() async { await pool.close() }

    private static func attempting<T>(
        _ line: PostgresLine, begin: SQL?, patience: Patience = .standard, _ body: (any Session) throws -> T
    ) throws -> T {
        let begun = ContinuousClock.now
        var attempt = 0
        while true {
            attempt += 1
            var isCommitting = false
            do {
                let connection = try line.connected()
                let session = PostgresSession(connection, begin: begin)
                let value = try body(session)
                try session.settle()
                isCommitting = begin != nil
                if isCommitting { try connection.execute("COMMIT") }
                return value
            } catch let error as PostgresError {
                if begin != nil || error.recovery == .reconnect { line.rollBack() }
                // After a COMMIT without an answer nobody knows: the caller asks again with the same key.
                let isLost = error.recovery == .reconnect
                if isLost && isCommitting { throw error.storage }
                let waited = ContinuousClock.now - begun
                let mayTry =
                    isLost ? waited < .milliseconds(patience.reconnectMilliseconds) : attempt < patience.attempts
                guard error.recovery != .none, mayTry else { throw error.storage }
                line.pause(attempt)
            } catch {
                if begin != nil { line.rollBack() }
                throw error
            }
        }
    }
}
