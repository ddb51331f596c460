public import Basics
public import Casework
public import Ports

/// A file in the blob store, and the case for which it was put there.
public struct NotedFile: Sendable, Hashable {
    public let blob: BlobId
    public let town: TownId
    public let stream: StreamId

    public init(_ blob: BlobId, town: TownId, stream: StreamId) {
        self.blob = blob
        self.town = town
        self.stream = stream
    }
}

/// What was given up and must still be removed from outside the database.
public struct Leftovers: Sendable, Hashable {
    public var files: [NotedFile]
    public var keys: [KeyId]

    public init(files: [NotedFile], keys: [KeyId]) {
        self.files = files
        self.keys = keys
    }
}

/// The ledger of what the house keeps outside the database: files and keys.
///
/// A file is noted before it is put. The commit whose events name it takes it over, in its own transaction; what no
/// commit took over is given up by the sweep, removed, and struck off. Taking over and giving up exclude each other, so
/// a file that an event names is never removed, and every other one is, whenever a process dies.
public protocol FileLedger: Sendable {
    /// Notes, durably, a file that is about to be put. Every put has an id of its own.
    func note(_ file: NotedFile, at now: Instant) async throws

    /// Sweepers only, over all towns: files noted before a moment that no commit has taken over, oldest first.
    func waiting(before moment: Instant, limit: Int) async throws -> [NotedFile]
    /// Sweepers only: gives a waiting file up; false when a commit took it over meanwhile, so that it must stay.
    func giveUp(_ file: NotedFile) async throws -> Bool
    /// Sweepers only: takes a waiting file over that an event names already, as a program without this ledger left it.
    func takeOver(_ file: NotedFile) async throws

    /// Sweepers only, over all towns: drafts that nobody touched since a moment, longest untouched first, after one of
    /// them.
    func idleDrafts(before moment: Instant, after last: VorgangRow?, limit: Int) async throws -> [VorgangRow]
    /// Sweepers only: removes a draft as it stands with all its entries, and gives up its key, the files that its commits
    /// took over and those named here, in one transaction. False when it moved on or is no draft any more; nothing is
    /// changed then. What is noted and not taken over may be on its way to the blob store, and waits out its grace.
    func discard(_ draft: VorgangRow, files: [NotedFile]) async throws -> Bool

    /// Sweepers only, over all towns: what was given up and not struck off yet.
    func leftovers(limit: Int) async throws -> Leftovers
    /// Sweepers only: the file is gone from the blob store.
    func strike(_ file: NotedFile) async throws
    /// Sweepers only: the key is gone from the key store.
    func strike(_ key: KeyId) async throws
}
