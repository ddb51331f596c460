public import Casework
public import Ports

/// Wakes the timers of processes when they are due. A timer that was taken back, or fired already, changes nothing.
public struct TimerCourier: Courier {
    public let kind = "timer"

    public init() {}

    public func carry(_ task: OutboxTask, of vorgang: Vorgang, entry: OutboxEntry, in hall: TownHall) async throws {
        guard case .wecke(let timer, _) = task, vorgang.verfahren != nil else { return }
        _ = try await hall.perform(
            .wecke(timer), on: vorgang.id, scope: .town(entry.town), by: .system("timers"), answers: entry.id)
    }
}
