import GRDB
import GRDBSQLite
import Ports

/// Turns SQLite's result codes into the errors of the storage port. The reason names no values, so nothing personal.
enum SQLiteErrors {
    static func storageError(_ extendedCode: Int32, _ message: String, _ sql: SQL? = nil) -> StorageError {
        let reason = "SQLite \(extendedCode): \(message)"
        switch ResultCode(rawValue: extendedCode) {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            return StorageError(.taken, reason)
        default: break
        }
        switch extendedCode & 0xff {
        case SQLITE_BUSY, SQLITE_LOCKED:
            return StorageError(
                .unreachable, "Another process writes to this database and did not end in time: try again (\(reason)).")
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
            return StorageError(
                .unreachable, "The database cannot be opened: check that this user may write in its folder (\(reason))."
            )
        case SQLITE_INTERRUPT: return StorageError(.unreachable, reason)
        case SQLITE_READONLY:
            return StorageError(
                .full, "The database cannot be written: let this user write to it and its folder (\(reason)).")
        case SQLITE_FULL:
            return StorageError(.full, "The disk of the database is full: make room, nothing was changed (\(reason)).")
        case SQLITE_IOERR, SQLITE_NOMEM, SQLITE_TOOBIG: return StorageError(.full, reason)
        case SQLITE_NOTADB:
            return StorageError(.damaged, "A file of the data folder is no database: put it back from a backup.")
        default: return StorageError(.damaged, reason)
        }
    }

    /// An error of GRDB's own calls; others pass as they are.
    static func storageError(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        return storageError(error.extendedResultCode.rawValue, error.message ?? "")
    }
}
