public import Basics

/// Marks ids of blobs.
public enum BlobKind {}
public typealias BlobId = Id<BlobKind>

/// Keeps documents as opaque bytes under ids of our own. What is put is on the disk before the call returns.
public protocol Blobs: Sendable {
    /// Stores bytes that are encrypted already. Putting the same id and bytes again changes nothing.
    func put(_ id: BlobId, _ bytes: [UInt8], town: TownId) async throws
    /// The bytes; nil if there are none under that id.
    func get(_ id: BlobId, town: TownId) async throws -> [UInt8]?
    /// Removes them; nothing happens if they are gone.
    func remove(_ id: BlobId, town: TownId) async throws
}
