import Ports

/// Where an installation keeps its data.
public enum StoragePlace: Sendable, Hashable {
    /// SQLite and files in one folder.
    case folder(DataFolder)
    /// Tables in PostgreSQL; keys in a database of their own, or in the folder when `keys` is nil; documents and master
    /// key in the folder.
    case postgres(url: String, keys: String?, folder: DataFolder)

    /// The folder of documents and the master key, and with SQLite of everything.
    public var dataFolder: DataFolder {
        switch self {
        case .folder(let folder), .postgres(_, _, let folder): folder
        }
    }

    /// Whether both have the same key store.
    public func sharesKeys(with other: StoragePlace) -> Bool { keyStore == other.keyStore }

    /// Where the keys are: a file, or the address of their database.
    private var keyStore: String {
        switch self {
        case .folder(let folder), .postgres(_, nil, let folder): folder.keys
        case .postgres(_, let url?, _): url
        }
    }

    /// The place of `--data DIR`, `--database URL` and `--keys URL`: without a database, the folder alone.
    /// Throws `.misconfigured` when an address is none of PostgreSQL.
    public init(folder: String, database: String? = nil, keys: String? = nil) throws {
        for url in [database, keys].compactMap(\.self) where !Self.isPostgres(url) {
            throw StorageError(.misconfigured, PostgresConnection.addressAdvice)
        }
        if let database {
            self = .postgres(url: database, keys: keys, folder: DataFolder(folder))
        } else {
            self = .folder(DataFolder(folder))
        }
    }

    private static func isPostgres(_ url: String) -> Bool {
        ["postgres://", "postgresql://"].contains { url.hasPrefix($0) }
    }
}
