import Basics
public import Casework
import Forms
import Ports

extension TownHall {
    /// What is wrong with a stored case, in the operator's words; empty if it is whole.
    ///
    /// Every entry follows the one before and has the hash of its stored bytes; replayed, they give the row of the read
    /// model; every file that they name is there with its hash. Of a case whose key is gone only the entries can be
    /// verified.
    ///
    /// The house may go on meanwhile: a case that moved on between two reads is looked at again.
    public func faults(of row: VorgangRow) async throws -> [String] {
        var row = row
        for _ in 1..<TownHall.attempts {
            let faults = try await faultsAsRead(row)
            if faults.isEmpty { return [] }
            guard let now = try await registry.row(row.id, scope: .town(TownId(row.town))) else {
                // A draft that was swept in the meantime leaves nothing.
                return row.status == .entwurf ? [] : faults
            }
            guard now != row else { return faults }
            row = now
        }
        return try await faultsAsRead(row)
    }

    private func faultsAsRead(_ row: VorgangRow) async throws -> [String] {
        let scope = Scope.town(TownId(row.town))
        let stored = try await registry.events(of: StreamId(row.id.text), after: 0, scope: scope)
        var faults: [String] = []
        for (index, event) in stored.enumerated() {
            if event.version != index + 1 { return faults + ["entry \(index + 1) is missing"] }
            if event.hash != cipher.hash(event.header + event.body) { faults.append("entry \(index + 1) was changed") }
        }
        if stored.count != row.version { faults.append("the row stands at \(row.version) of \(stored.count) entries") }
        guard faults.isEmpty, let key = try await keys.key(KeyId(row.keyId)) else { return faults }
        let events: [RecordedEvent]
        do {
            events = try stored.map { try codec.open($0, key: key) }
        } catch let error as StorageError {
            return [error.reason]
        }
        guard let vorgang = Vorgang.replay(id: row.id, town: row.town, events), VorgangRow(vorgang) == row else {
            return ["the entries do not give the row"]
        }
        for file in Set(events.flatMap(\.event.files)) {
            guard let sealed = try await blobs.get(BlobId(file.blob), town: TownId(row.town)) else {
                faults.append("the file \(file.blob) is not there")
                continue
            }
            let plain = cipher.open(sealed, key, Array(file.blob.utf8))
            if plain.map({ hex(cipher.hash($0)) }) != file.hash { faults.append("the file \(file.blob) is another") }
        }
        return faults.sorted()
    }
}
