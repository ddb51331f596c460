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

    /// The file with the keys; nil when they are in a database of their own.
    public var keysFile: String? {
        switch self {
        case .folder(let folder), .postgres(_, nil, let folder): folder.keys
        case .postgres: nil
        }
    }

    /// The place of `--data DIR`, `--database URL` and `--keys URL`: without a database, the folder alone.
    /// Nil when the URL is none of PostgreSQL.
    public init?(folder: String, database: String? = nil, keys: String? = nil) {
        guard let database else {
            self = .folder(DataFolder(folder))
            return
        }
        guard ["postgres://", "postgresql://"].contains(where: { database.hasPrefix($0) }) else { return nil }
        self = .postgres(url: database, keys: keys, folder: DataFolder(folder))
    }
}
