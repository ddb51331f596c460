public import Casework
public import Ports

/// Carries one kind of outbox entry out of the house. Carrying an entry twice must have the effect once: the entry's id
/// is the receiver's key.
public protocol Courier: Sendable {
    /// The kind of entry it carries.
    var kind: String { get }
    /// Carries the task. Whatever it throws is tried again later; when it returns, the entry counts as carried.
    func carry(_ task: OutboxTask, of vorgang: Vorgang, entry: OutboxEntry, in hall: TownHall) async throws
    /// How often a task is tried before it is given up; nil for ever.
    func tries(_ task: OutboxTask, of vorgang: Vorgang) -> Int?
    /// Tells the case that a task was given up; the entry then counts as carried.
    func giveUp(
        _ task: OutboxTask, of vorgang: Vorgang, entry: OutboxEntry, reason: any Error, in hall: TownHall
    ) async throws
}

extension Courier {
    public func tries(_ task: OutboxTask, of vorgang: Vorgang) -> Int? { nil }
    public func giveUp(
        _ task: OutboxTask, of vorgang: Vorgang, entry: OutboxEntry, reason: any Error, in hall: TownHall
    ) async throws {}
}
