import GRDBSQLite
import Ports

/// SQLite through its C API alone: prepared statements, bound and stepped. The yardstick of the benchmark.
final class RawSQLite {
    private let connection: OpaquePointer
    private var prepared: [String: OpaquePointer] = [:]

    init(path: String, durable: Bool, secureDelete: Bool) throws {
        var connection: OpaquePointer?
        guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK,
            let connection
        else { throw StorageError(.unreachable, "cannot open \(path)") }
        self.connection = connection
        for pragma in [
            "PRAGMA journal_mode = WAL", "PRAGMA synchronous = \(durable ? "FULL" : "OFF")",
            "PRAGMA wal_autocheckpoint = 4000", "PRAGMA foreign_keys = ON", "PRAGMA temp_store = MEMORY",
            "PRAGMA cache_size = -8192", "PRAGMA secure_delete = \(secureDelete ? "ON" : "OFF")",
        ] { sqlite3_exec(connection, pragma, nil, nil, nil) }
    }

    deinit {
        for statement in prepared.values { sqlite3_finalize(statement) }
        sqlite3_close(connection)
    }

    /// A statement ready to be stepped many times; prepared before the clock runs.
    func prepare(_ sql: String) throws -> OpaquePointer {
        if let known = prepared[sql] { return known }
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw StorageError(.damaged, String(cString: sqlite3_errmsg(connection)))
        }
        prepared[sql] = statement
        return statement
    }

    func step(_ statement: OpaquePointer, _ values: [SQLValue]) throws {
        for (index, value) in values.enumerated() { bind(value, Int32(index + 1), statement) }
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_ROW { continue }
            sqlite3_reset(statement)
            guard code == SQLITE_DONE else {
                throw StorageError(.damaged, String(cString: sqlite3_errmsg(connection)))
            }
            return
        }
    }

    /// Steps through all rows of a query.
    func read(_ statement: OpaquePointer, _ values: [SQLValue], _ each: (SQLiteRow) throws -> Void) throws {
        for (index, value) in values.enumerated() { bind(value, Int32(index + 1), statement) }
        defer { sqlite3_reset(statement) }
        let row = SQLiteRow(statement: statement)
        while sqlite3_step(statement) == SQLITE_ROW {
            for column in 0..<sqlite3_column_count(statement) { _ = sqlite3_column_text(statement, column) }
            try each(row)
        }
    }

    /// Text and bytes are copied, as the house does, since they must outlive the binding.
    private func bind(_ value: SQLValue, _ index: Int32, _ statement: OpaquePointer) {
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .int(let number): sqlite3_bind_int64(statement, index, number)
        case .text(let text): sqlite3_bind_text(statement, index, text, -1, transient)
        case .bytes(let bytes): sqlite3_bind_blob64(statement, index, bytes, UInt64(bytes.count), transient)
        }
    }
}
