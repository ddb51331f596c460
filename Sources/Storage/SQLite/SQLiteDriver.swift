import GRDB
import Ports

/// SQLite in WAL: one writer with group commit and a pool of readers, both of GRDB, and connections for short reads beside.
struct SQLiteDriver: Driver {
    /// How a file is kept.
    struct Options: Sendable {
        /// Whether a commit is on the disk when it returns; derived data need not be.
        var durable = true
        /// Whether deleted content is overwritten.
        var secureDelete = false
        var readers = 8
    }

    /// How long a write waits for another process, in seconds.
    static let busySeconds = 5.0

    let dialect = Dialect.sqlite
    private let pool: DatabasePool
    private let writer: GroupCommit
    private let lines: SQLiteLines

    init(path: String, _ options: Options = Options()) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Self.busySeconds)
        configuration.maximumReaderCount = options.readers
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            try database.execute(sql: "PRAGMA cache_size = -8192")
            try database.execute(sql: "PRAGMA secure_delete = \(options.secureDelete ? "ON" : "OFF")")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB lowers `synchronous` to NORMAL when it turns WAL on, after `prepareDatabase`: so it is set here.
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = \(options.durable ? "FULL" : "OFF")")
                try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
            }
        } catch {
            throw SQLiteErrors.storageError(error)
        }
        writer = GroupCommit(pool)
        lines = SQLiteLines(path: path)
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        do {
            return try await pool.read { try body(SQLiteSession(database: $0)) }
        } catch {
            throw SQLiteErrors.storageError(error)
        }
    }

    /// A look costs less than a change of threads: the pages of single rows are in memory, or one read away.
    func look<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try lines.use(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            writer.add(
                WriteJob(
                    run: { session in
                        let value = try body(session)
                        return { continuation.resume(returning: value) }
                    },
                    fail: { continuation.resume(throwing: $0) }))
        }
    }

    /// Moves the log into the file and empties it, so that nothing overwritten stays in it.
    func truncateLog() async throws {
        do {
            try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        } catch {
            throw SQLiteErrors.storageError(error)
        }
    }

    /// The writer's durability as SQLite reports it: 2 is FULL.
    func synchronous() async throws -> Int? {
        try await pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    }

    func close() async {
        lines.close()
        writer.close()
        try? pool.close()
    }
}
