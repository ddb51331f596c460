import Casework
import Hall
import Ports

/// A courier that stands back before each thing it carries.
struct PatientCourier: Courier {
    private let courier: any Courier
    private let standBack: @Sendable () async -> Void

    init(_ courier: any Courier, _ standBack: @escaping @Sendable () async -> Void) {
        self.courier = courier
        self.standBack = standBack
    }

    var kind: String { courier.kind }

    func carry(_ task: OutboxTask, of vorgang: Vorgang, entry: OutboxEntry, in hall: TownHall) async throws {
        await standBack()
        try await courier.carry(task, of: vorgang, entry: entry, in: hall)
    }

    func tries(_ task: OutboxTask, of vorgang: Vorgang) -> Int? { courier.tries(task, of: vorgang) }

    func giveUp(
        _ task: OutboxTask, of vorgang: Vorgang, entry: OutboxEntry, reason: any Error, in hall: TownHall
    ) async throws {
        try await courier.giveUp(task, of: vorgang, entry: entry, reason: reason, in: hall)
    }
}
