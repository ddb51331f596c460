extension Dialect {
    /// SQLite has one writer at a time: a maximum is a sequence, and nothing needs to be passed over.
    static let sqlite = Dialect(
        bytesType: "BLOB",
        nextPosition: "(SELECT COALESCE(MAX(position), 0) + 1 FROM vorgang)",
        skipLocked: "",
        prelude: [],
        migrationLock: nil)
}
