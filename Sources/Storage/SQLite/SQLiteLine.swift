import GRDBSQLite
import Ports
import Synchronization

/// A connection that only reads, with its prepared statements.
///
/// `@unchecked Sendable`: `SQLiteLines` hands it to one caller at a time.
final class SQLiteLine: @unchecked Sendable {
    /// Statements beyond so many are forgotten: texts come from few places, but lists put theirs together.
    private static let mostStatements = 200
    private static let cacheKilobytes = 4_096

    private let connection: OpaquePointer
    private var statements: [String: OpaquePointer] = [:]

    init(path: String) throws {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let opened else {
            sqlite3_close(opened)
            throw SQLiteErrors.storageError(code, "cannot open the database")
        }
        connection = opened
        sqlite3_busy_timeout(connection, Int32(SQLiteDriver.busySeconds * 1_000))
        let settings = """
            PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -\(Self.cacheKilobytes)
            """
        sqlite3_exec(connection, settings, nil, nil, nil)
    }

    deinit {
        forget()
        sqlite3_close(connection)
    }

    var session: SQLiteSession { SQLiteSession(connection: connection) { try self.statement($0) } }

    private func statement(_ text: String) throws -> OpaquePointer {
        if let known = statements[text] { return known }
        if statements.count >= Self.mostStatements { forget() }
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else {
            throw SQLiteErrors.storageError(
                sqlite3_extended_errcode(connection), sqlite3_errmsg(connection).map { String(cString: $0) } ?? "")
        }
        statements[text] = prepared
        return prepared
    }

    private func forget() {
        for statement in statements.values { sqlite3_finalize(statement) }
        statements.removeAll()
    }
}

/// Connections for short reads on the caller's own thread, made as they are needed.
///
/// GRDB's pool asks two queues and the version of the schema before every read; for a row by its key that costs more than
/// the row.
final class SQLiteLines: Sendable {
    private struct State {
        var free: [SQLiteLine] = []
        var isClosed = false
    }
    private let path: String
    private let state = Mutex(State())

    init(path: String) { self.path = path }

    func use<T>(_ body: (SQLiteSession) throws -> T) throws -> T {
        let kept = try state.withLock { state in
            if state.isClosed { throw StorageError(.unreachable, "the storage is closed") }
            return state.free.popLast()
        }
        let line = try kept ?? SQLiteLine(path: path)
        defer { state.withLock { if !$0.isClosed { $0.free.append(line) } } }
        return try body(line.session)
    }

    func close() {
        state.withLock { state in
            state.isClosed = true
            state.free = []
        }
    }
}
