public import Hall
public import Logging
public import ServiceLifecycle

/// Empties the outbox again and again until the program ends.
public struct CourierService: Service {
    private let round: CourierRound
    private let log: Logger
    /// How long an idle courier waits before it looks again, in milliseconds.
    private let pause: Int

    public init(hall: TownHall, couriers: [any Courier], log: Logger, pause: Int = 200) {
        round = CourierRound(hall: hall, couriers: couriers) { trouble in
            log.warning(
                "courier failed",
                metadata: ["kind": "\(trouble.kind)", "entry": "\(trouble.entry)", "wait": "\(trouble.wait)"])
        }
        self.log = log
        self.pause = pause
    }

    public func run() async throws {
        while !Task.isShuttingDownGracefully && !Task.isCancelled {
            if await walk() == 0 { try? await Task.sleep(for: .milliseconds(pause)) }
        }
    }

    /// Carries what is due now, once; answers how many entries it had in hand.
    @discardableResult
    public func walk() async -> Int {
        do {
            return try await round.walk()
        } catch {
            log.error("outbox cannot be read", metadata: ["error": "\(error)"])
            return 0
        }
    }
}
