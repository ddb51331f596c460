/// An engine behind few functions: read, write in one transaction, close.
///
/// The closures run on the engine's own threads, never on the cooperative pool, and the session never leaves them.
protocol Driver: Sendable {
    /// What differs between the engines.
    var dialect: Dialect { get }

    /// Runs queries on one snapshot, beside other readers and the writers.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T

    /// Reads few rows by key or by an index: on the caller's own thread where the engine answers from memory at once.
    /// Each statement may see another snapshot.
    func look<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T

    /// Runs statements in one transaction that is durable when this returns. The closure may be run again after the
    /// transaction was undone, so it changes nothing but the database.
    func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T

    func close() async
}

extension Driver {
    func look<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await read(body)
    }
}

/// A connection in the hands of one closure.
protocol Session {
    /// Runs a statement that gives no rows; the number of rows that it changed.
    @discardableResult
    func run(_ sql: SQL, _ values: [SQLValue]) throws -> Int

    /// Runs a statement whose outcome is looked at later, at the latest before the transaction is committed: an engine
    /// far away sends what was given so in one way. `check` gets the number of rows that it changed, in the order of the
    /// statements; what it throws undoes the transaction.
    func later(_ sql: SQL, _ values: [SQLValue], _ check: @escaping (Int) throws -> Void) throws

    /// The rows of a statement, decoded one by one.
    func rows<T>(_ sql: SQL, _ values: [SQLValue], _ decode: (any SQLRow) throws -> T) throws -> [T]

    /// Which shard of the kept counts this connection writes, so that writers do not wait for each other.
    var shard: Int64 { get }
}

extension Session {
    func later(_ sql: SQL, _ values: [SQLValue], _ check: @escaping (Int) throws -> Void) throws {
        try check(try run(sql, values))
    }

    func later(_ sql: SQL, _ values: [SQLValue]) throws { try later(sql, values) { _ in } }

    /// The first row; nil if there is none.
    func row<T>(_ sql: SQL, _ values: [SQLValue], _ decode: (any SQLRow) throws -> T) throws -> T? {
        try rows(sql, values, decode).first
    }
}

/// The few places where the engines must differ, each behind a name.
struct Dialect: Sendable {
    /// The type of a column of bytes.
    let bytesType: String
    /// An expression for the next position of the journal of changed cases.
    let nextPosition: String
    /// Added to the claim of outbox entries, so that couriers pass over what others hold.
    let skipLocked: String
    /// What migrations rest on; each may be run again.
    let prelude: [SQL]
    /// Taken at the start of a migration; nil where the write transaction is a lock already.
    let migrationLock: SQL?
    /// A row when there is a table of the name `$1`.
    let tableExists: SQL
    /// 1 when the user may create tables; nil where the file system says so.
    let mayCreate: SQL?
}
