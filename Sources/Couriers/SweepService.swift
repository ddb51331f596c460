import Basics
public import Hall
public import Logging
public import ServiceLifecycle

/// Sweeps again and again until the program ends: uploads that were never sent, drafts that nobody finished, sessions of staff
/// that ended.
public struct SweepService: Service {
    private let round: SweepRound
    private let staff: any StaffRegister
    private let clock: WallClock
    private let log: Logger
    /// Seconds between two walks that found nothing.
    private let pause: Int

    public init(hall: TownHall, staff: any StaffRegister, log: Logger, pause: Int = 60) {
        round = SweepRound(hall: hall)
        self.staff = staff
        clock = hall.clock
        self.log = log
        self.pause = pause
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            var last = SweepRound.Tally()
            while !Task.isCancelled {
                if !last.isUnfinished { try? await Task.sleep(for: .seconds(pause)) }
                if Task.isCancelled { return }
                last = await walk(after: last)
            }
        }
    }

    private func walk(after last: SweepRound.Tally) async -> SweepRound.Tally {
        do {
            try await staff.sweepSessions(endedBefore: clock.now())
            let tally = try await round.walk(after: last.last)
            if tally.files + tally.drafts > 0 {
                log.notice("swept", metadata: ["files": "\(tally.files)", "drafts": "\(tally.drafts)"])
            }
            for trouble in Set(tally.troubles).sorted() {
                log.warning("something could not be swept", metadata: ["error": "\(trouble)"])
            }
            return tally
        } catch {
            log.error("the sweep cannot read what there is", metadata: ["error": "\(error)"])
            return SweepRound.Tally()
        }
    }
}
