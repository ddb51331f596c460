import GRDB
import GRDBSQLite
import Ports

/// A SQLite connection with its prepared statements, bound and read by column.
struct SQLiteSession: Session {
    private let connection: OpaquePointer?
    /// The statement of a text, ready to be bound.
    private let statement: (String) throws -> OpaquePointer
    var shard: Int64 { 0 }

    init(connection: OpaquePointer?, statement: @escaping (String) throws -> OpaquePointer) {
        self.connection = connection
        self.statement = statement
    }

    /// A connection of GRDB's, with the statements that it keeps.
    init(database: Database) {
        connection = database.sqliteConnection
        statement = { text in
            do {
                return try database.cachedStatement(sql: text).sqliteStatement
            } catch {
                throw SQLiteErrors.storageError(error)
            }
        }
    }

    var isInsideTransaction: Bool { sqlite3_get_autocommit(connection) == 0 }

    @discardableResult
    func run(_ sql: SQL, _ values: [SQLValue]) throws -> Int {
        let statement = try prepared(sql, values)
        defer { sqlite3_reset(statement) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: continue
            case SQLITE_DONE: return Int(sqlite3_changes(connection))
            default: throw error(sql)
            }
        }
    }

    func rows<T>(_ sql: SQL, _ values: [SQLValue], _ decode: (any SQLRow) throws -> T) throws -> [T] {
        let statement = try prepared(sql, values)
        defer { sqlite3_reset(statement) }
        var rows: [T] = []
        let row = SQLiteRow(statement: statement)
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: rows.append(try decode(row))
            case SQLITE_DONE: return rows
            default: throw error(sql)
            }
        }
    }

    private func prepared(_ sql: SQL, _ values: [SQLValue]) throws -> OpaquePointer {
        let statement = try statement(sql.text)
        for (index, value) in values.enumerated() where bind(value, at: Int32(index + 1), statement) != SQLITE_OK {
            throw error(sql)
        }
        return statement
    }

    private func bind(_ value: SQLValue, at index: Int32, _ statement: OpaquePointer) -> Int32 {
        /// Tells SQLite to copy what it is given.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: return sqlite3_bind_null(statement, index)
        case .int(let number): return sqlite3_bind_int64(statement, index, number)
        case .text(var text):
            return text.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) { bytes in
                    sqlite3_bind_text64(
                        statement, index, bytes.baseAddress, UInt64(bytes.count), transient, UInt8(SQLITE_UTF8))
                }
            }
        case .bytes(let bytes):
            if bytes.isEmpty { return sqlite3_bind_zeroblob(statement, index, 0) }
            return sqlite3_bind_blob64(statement, index, bytes, UInt64(bytes.count), transient)
        }
    }

    private func error(_ sql: SQL) -> StorageError {
        SQLiteErrors.storageError(
            sqlite3_extended_errcode(connection), sqlite3_errmsg(connection).map { String(cString: $0) } ?? "", sql)
    }
}

/// A row of a SQLite statement that was stepped.
struct SQLiteRow: SQLRow {
    let statement: OpaquePointer

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL }

    func int(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }

    func text(_ column: Int) -> String {
        guard let start = sqlite3_column_text(statement, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8] {
        guard let start = sqlite3_column_blob(statement, Int32(column)) else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column)))))
    }
}
