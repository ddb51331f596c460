public import Basics
import Glibc
public import Ports

/// The folder with all that an installation on SQLite keeps, and the only place that knows its layout:
/// `rathaus.db`, `index.db`, `keys.db`, `blobs/`, `master.key`, `lock`.
public struct DataFolder: Sendable, Hashable {
    public let path: String

    public init(_ path: String) { self.path = path }

    /// Cases, staff, towns, packages.
    public var database: String { path + "/rathaus.db" }
    /// Personal list columns and full text; derived, never backed up.
    public var index: String { path + "/index.db" }
    /// One wrapped key per case; only its newest state is kept.
    public var keys: String { path + "/keys.db" }
    public var blobs: String { path + "/blobs" }
    /// 32 bytes that wrap the keys.
    public var masterKey: String { path + "/master.key" }
    var lockFile: String { path + "/lock" }

    /// Creates what is missing, for the eyes of the owner alone.
    public func prepare() throws {
        try prepareFiles()
        for file in [database, index, keys] { try FileSystem.createFile(file) }
    }

    /// Creates the folders only, for an installation whose tables are elsewhere.
    func prepareFiles() throws {
        var partial = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            partial += "/" + part
            try FileSystem.createFolder(partial)
        }
        try FileSystem.createFolder(blobs)
    }

    /// Whether a master key was written here.
    var hasMasterKey: Bool { get throws { try FileSystem.read(masterKey) != nil } }

    /// The master key; drawn and written on first use. Of several processes that draw one, all get the same.
    public func masterKey(_ randomness: Randomness) throws -> SymmetricKey {
        if let bytes = try FileSystem.read(masterKey) {
            guard bytes.count == 32 else {
                throw StorageError(
                    .damaged, "\(masterKey) must have 32 bytes: put the right one back from its safe copy.")
            }
            return SymmetricKey(bytes: bytes)
        }
        let bytes = randomness.bytes(32)
        let temporary = "\(masterKey).\(Randomness.base32(randomness.bytes(5)))"
        if try FileSystem.writeFirst(bytes, to: masterKey, temporary: temporary, folder: path) {
            return SymmetricKey(bytes: bytes)
        }
        return try self.masterKey(randomness)
    }

    /// Taken by a server for as long as it runs; a second one is refused with `.unreachable`. Commands do not take it.
    public func lock() throws -> DataFolderLock { try DataFolderLock(lockFile) }
}

/// The lock of a running server on its data folder; released with `release` or at the end of the process.
public struct DataFolderLock: Sendable {
    private let file: Int32

    init(_ path: String) throws {
        try FileSystem.createFile(path)
        file = open(path, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { throw StorageError(.unreachable, "cannot open \(path)") }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw StorageError(
                .unreachable, "Another server uses this data folder: stop it first, or name another folder.")
        }
    }

    public func release() { close(file) }
}
