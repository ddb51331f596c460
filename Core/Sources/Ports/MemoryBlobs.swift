public import Basics
import Synchronization

/// The blob store's double.
public final class MemoryBlobs: Blobs {
    private struct Key: Hashable {
        let town: TownId
        let id: BlobId
    }
    private let kept = Mutex<[Key: [UInt8]]>([:])

    public init() {}

    /// The ids of all that is kept, in their order.
    package var all: [BlobId] { kept.withLock { $0.keys.map(\.id).sorted() } }

    public func put(_ id: BlobId, _ bytes: [UInt8], town: TownId) async throws {
        kept.withLock { $0[Key(town: town, id: id)] = bytes }
    }

    public func get(_ id: BlobId, town: TownId) async throws -> [UInt8]? {
        kept.withLock { $0[Key(town: town, id: id)] }
    }

    public func remove(_ id: BlobId, town: TownId) async throws {
        kept.withLock { _ = $0.removeValue(forKey: Key(town: town, id: id)) }
    }
}
