public import Hall
public import Logging
public import ServiceLifecycle

/// Empties the outbox again and again until the program ends: when it is woken, and from time to time.
public struct CourierService: Service {
    private let round: CourierRound
    private let log: Logger
    private let wakes: AsyncStream<Void>
    /// After how many milliseconds a courier looks without being woken, for what was put off or left by others.
    private let pause: Int

    /// `wakes` has an element for each commit that put something into the outbox.
    public init(
        hall: TownHall, couriers: [any Courier], wakes: AsyncStream<Void>, log: Logger, pause: Int = 1_000
    ) {
        round = CourierRound(hall: hall, couriers: couriers) { trouble in
            log.warning(
                "courier failed",
                metadata: ["kind": "\(trouble.kind)", "entry": "\(trouble.entry)", "wait": "\(trouble.wait)"])
        }
        self.log = log
        self.wakes = wakes
        self.pause = pause
    }

    public func run() async throws {
        let (calls, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        await withTaskGroup { group in
            group.addTask { for await _ in wakes { bell.yield() } }
            group.addTask {
                while !Task.isCancelled {
                    bell.yield()
                    try? await Task.sleep(for: .milliseconds(pause))
                }
            }
            await cancelWhenGracefulShutdown {
                for await _ in calls {
                    while !Task.isShuttingDownGracefully, !Task.isCancelled, await walk() > 0 {}
                }
            }
            bell.finish()
            group.cancelAll()
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
