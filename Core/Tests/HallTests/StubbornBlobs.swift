import Basics
import Ports
import Synchronization

/// A blob store that does not let go of one file.
final class StubbornBlobs: Blobs {
    private let base: MemoryBlobs
    let held = Mutex<BlobId?>(nil)

    init(base: MemoryBlobs) { self.base = base }

    func put(_ id: BlobId, _ bytes: [UInt8], town: TownId) async throws {
        try await base.put(id, bytes, town: town)
    }
    func get(_ id: BlobId, town: TownId) async throws -> [UInt8]? { try await base.get(id, town: town) }
    func remove(_ id: BlobId, town: TownId) async throws {
        if held.withLock({ $0 == id }) { throw StorageError(.full, "the disk does not answer") }
        try await base.remove(id, town: town)
    }
}
