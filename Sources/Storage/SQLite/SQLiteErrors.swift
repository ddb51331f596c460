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
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_CANTOPEN, SQLITE_INTERRUPT, SQLITE_PERM, SQLITE_AUTH:
            return StorageError(.unreachable, reason)
        case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_NOMEM, SQLITE_TOOBIG:
            return StorageError(.full, reason)
        default:
            return StorageError(.damaged, reason)
        }
    }

    /// An error of GRDB's own calls; others pass as they are.
    static func storageError(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        return storageError(error.extendedResultCode.rawValue, error.message ?? "")
    }
}
