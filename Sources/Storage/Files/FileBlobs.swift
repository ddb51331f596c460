import Basics
import Dispatch
import Ports
import Synchronization

/// Documents as files: `FOLDER/TOWN/ab/ID`, where `ab` are the last two letters of the id, written beside and renamed.
struct FileBlobs: Blobs {
    private let folder: String
    private let threads: FileThreads
    private let durable = DurableFolders()

    init(folder: String) {
        self.folder = folder
        threads = FileThreads()
    }

    func put(_ id: BlobId, _ bytes: [UInt8], town: TownId) async throws {
        let place = try place(id, town)
        try await threads.run {
            try durable.create(place.town, in: folder)
            try durable.create(place.folder, in: place.town)
            try FileSystem.write(bytes, to: place.file, temporary: place.file + ".part", folder: place.folder)
        }
    }

    func get(_ id: BlobId, town: TownId) async throws -> [UInt8]? {
        let place = try place(id, town)
        return try await threads.run { try FileSystem.read(place.file) }
    }

    func remove(_ id: BlobId, town: TownId) async throws {
        let place = try place(id, town)
        try await threads.run {
            // What a process that died left half-written goes with it.
            try FileSystem.remove(place.file + ".part", folder: place.folder)
            try FileSystem.remove(place.file, folder: place.folder)
        }
    }

    private struct Place: Sendable {
        let town: String
        let folder: String
        let file: String
    }

    /// Where a blob lies. Ids are our own, so anything but letters, digits and `-` is damage.
    private func place(_ id: BlobId, _ town: TownId) throws -> Place {
        guard id.text.utf8.count >= 2, Self.isPlain(id.text), Self.isPlain(town.text), !town.text.isEmpty else {
            throw StorageError(.damaged, "an id of a blob or town has other than letters, digits and hyphens")
        }
        let townFolder = "\(folder)/\(town.text)"
        let shard = "\(townFolder)/\(id.text.suffix(2))"
        return Place(town: townFolder, folder: shard, file: "\(shard)/\(id.text)")
    }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
    }
}

/// The folders that this process has seen on the disk: made, and their entry in the folder above synced.
final class DurableFolders: Sendable {
    private let seen = Mutex<Set<String>>([])

    func create(_ path: String, in above: String) throws {
        try FileSystem.createFolder(path)
        guard !seen.withLock({ $0.contains(path) }) else { return }
        try FileSystem.syncFolder(above)
        seen.withLock { _ = $0.insert(path) }
    }
}

/// A few threads for calls that block on the disk, so that the cooperative pool never does.
struct FileThreads: Sendable {
    private let queues: [DispatchQueue]

    init(count: Int = 4) {
        queues = (0..<count).map { DispatchQueue(label: "rathaus.files.\($0)") }
    }

    func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        let queue = queues.randomElement() ?? queues[0]
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try body() }) }
        }
    }
}
