import Basics
public import Casework
import FoundationEssentials
public import Ports

extension TownHall {
    func entry(_ task: OutboxTask, of vorgang: Vorgang, key: SymmetricKey, at now: Instant) throws -> OutboxEntry {
        let id: OutboxId = randomness.id(at: now)
        return OutboxEntry(
            id: id, town: TownId(vorgang.town), stream: StreamId(vorgang.id.text), kind: task.kind,
            due: max(now, task.due ?? now),
            body: cipher.seal(try JSONStream.bytes(of: task), key, Array(id.text.utf8)))
    }

    /// What a claimed entry asks for, with its case; nil when the case's key is gone and nothing is left to carry.
    public func task(of claimed: ClaimedEntry) async throws -> (task: OutboxTask, vorgang: Vorgang)? {
        let entry = claimed.entry
        do {
            let (vorgang, key) = try await openWithKey(VorgangId(entry.stream.text), scope: .town(entry.town))
            guard let plain = cipher.open(entry.body, key, Array(entry.id.text.utf8)) else {
                throw StorageError(.damaged, "outbox entry \(entry.id) does not open")
            }
            return (try JSONDecoder().decode(OutboxTask.self, from: Data(plain)), vorgang)
        } catch is CaseMissing {
            return nil
        }
    }
}
