public import Basics
public import Casework
public import Ports
import Synchronization

/// Files and keys in the memory of the registry's double.
struct MemoryLedger: Sendable {
    enum Stand: Sendable { case waiting, named, givenUp }

    struct Entry: Sendable {
        let file: NotedFile
        let noted: Instant
        var stand: Stand
    }

    var files: [BlobId: Entry] = [:]
    var keys: Set<KeyId> = []

    /// Whether all of them waited for this stream; none is taken over otherwise.
    mutating func takeOver(_ blobs: [BlobId], of stream: StreamId) -> Bool {
        let known = blobs.allSatisfy { files[$0]?.stand == .waiting && files[$0]?.file.stream == stream }
        if known { for blob in blobs { files[blob]?.stand = .named } }
        return known
    }

    /// Whether the file waited.
    mutating func move(_ file: NotedFile, to stand: Stand) -> Bool {
        guard files[file.blob]?.stand == .waiting else { return false }
        files[file.blob]?.stand = stand
        return true
    }

    mutating func giveUpAll(of stream: StreamId, _ named: [NotedFile]) {
        for file in named where files[file.blob] == nil {
            files[file.blob] = Entry(file: file, noted: Instant(microseconds: 0), stand: .givenUp)
        }
        for (blob, entry) in files
        where entry.stand == .named && entry.file.stream == stream || named.contains(entry.file) {
            files[blob]?.stand = .givenUp
        }
    }
}

extension MemoryRegistry: FileLedger {
    public var files: any FileLedger { self }

    /// The files that commits took over, with their streams.
    package var takenOver: [BlobId: StreamId] {
        state.withLock { $0.ledger.files.filter { $0.value.stand == .named }.mapValues(\.file.stream) }
    }

    public func note(_ file: NotedFile, at now: Instant) async throws {
        state.withLock { $0.ledger.files[file.blob] = .init(file: file, noted: now, stand: .waiting) }
    }

    public func waiting(before moment: Instant, limit: Int) async throws -> [NotedFile] {
        state.withLock { state in
            let old = state.ledger.files.values.filter { $0.stand == .waiting && $0.noted < moment }
            return old.sorted { ($0.noted, $0.file.blob) < ($1.noted, $1.file.blob) }.prefix(limit).map(\.file)
        }
    }

    public func giveUp(_ file: NotedFile) async throws -> Bool {
        state.withLock { $0.ledger.move(file, to: .givenUp) }
    }

    public func takeOver(_ file: NotedFile) async throws {
        state.withLock { _ = $0.ledger.move(file, to: .named) }
    }

    public func idleDrafts(before moment: Instant, after last: VorgangRow?, limit: Int) async throws -> [VorgangRow] {
        state.withLock { state in
            let idle = state.rows.values.filter { row in
                row.status == .entwurf && row.changed < moment
                    && last.map { ($0.changed, $0.id) < (row.changed, row.id) } ?? true
            }
            return Array(idle.sorted { ($0.changed, $0.id) < ($1.changed, $1.id) }.prefix(limit))
        }
    }

    public func discard(_ draft: VorgangRow, files: [NotedFile]) async throws -> Bool {
        state.withLock { state in
            guard let row = state.rows[draft.id], row.status == .entwurf, row.version == draft.version,
                row.town == draft.town
            else { return false }
            let stream = StreamId(row.id.text)
            state.rows[row.id] = nil
            state.events[stream] = nil
            state.aufgaben[row.id] = nil
            state.outbox = state.outbox.filter { $0.value.entry.stream != stream }
            state.ledger.giveUpAll(of: stream, files)
            state.ledger.keys.insert(KeyId(row.keyId))
            return true
        }
    }

    public func leftovers(limit: Int) async throws -> Leftovers {
        state.withLock { state in
            let files = state.ledger.files.values.filter { $0.stand == .givenUp }.map(\.file)
            return Leftovers(
                files: Array(files.sorted { $0.blob < $1.blob }.prefix(limit)),
                keys: Array(state.ledger.keys.sorted().prefix(limit)))
        }
    }

    public func strike(_ file: NotedFile) async throws { state.withLock { $0.ledger.files[file.blob] = nil } }

    public func strike(_ key: KeyId) async throws { state.withLock { _ = $0.ledger.keys.remove(key) } }
}
