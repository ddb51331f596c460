extension Dialect {
    /// SQLite has one writer at a time: a maximum is a sequence, and nothing needs to be passed over.
    static let sqlite = Dialect(
        bytesType: "BLOB",
        nextPosition: "(SELECT COALESCE(MAX(position), 0) + 1 FROM vorgang)",
        skipLocked: "",
        prelude: [],
        migrationLock: nil,
        tableExists: "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1",
        mayCreate: nil)
}
