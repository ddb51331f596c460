public import Hall
public import Logging
public import ServiceLifecycle

/// Empties the outbox again and again until the program ends: when it is woken, and from time to time. Each courier has a
/// round of its own, so that mails do not wait for letters that are slow to print, or for a printer that hangs.
public struct CourierService: Service {
    private let rounds: [CourierRound]
    private let log: Logger
    private let wakes: AsyncStream<Void>
    /// After how many milliseconds a courier looks without being woken, for what was put off or left by others.
    private let pause: Int

    /// `wakes` has an element for each commit that put something into the outbox; `standBack` returns when those who wait
    /// for an answer have had theirs, and is asked before anything is carried.
    public init(
        hall: TownHall, couriers: [any Courier], wakes: AsyncStream<Void>, log: Logger, pause: Int = 1_000,
        standBack: @escaping @Sendable () async -> Void = {}
    ) {
        rounds = couriers.map { courier in
            CourierRound(hall: hall, couriers: [PatientCourier(courier, standBack)]) { trouble in
                log.warning(
                    "courier failed",
                    metadata: ["kind": "\(trouble.kind)", "entry": "\(trouble.entry)", "wait": "\(trouble.wait)"])
            }
        }
        self.log = log
        self.wakes = wakes
        self.pause = pause
    }

    public func run() async throws {
        let bells = rounds.map { ($0, AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))) }
        let ring: @Sendable () -> Void = { for (_, bell) in bells { bell.continuation.yield() } }
        await withTaskGroup { group in
            group.addTask { for await _ in wakes { ring() } }
            group.addTask {
                while !Task.isCancelled {
                    ring()
                    try? await Task.sleep(for: .milliseconds(pause))
                }
            }
            await cancelWhenGracefulShutdown {
                await withTaskGroup { walks in
                    for (round, bell) in bells {
                        walks.addTask {
                            for await _ in bell.stream {
                                while !Task.isShuttingDownGracefully, !Task.isCancelled, await walk(round) > 0 {}
                            }
                        }
                    }
                }
            }
            group.cancelAll()
        }
    }

    /// Carries what is due now, once; answers how many entries it had in hand.
    @discardableResult
    public func walk() async -> Int {
        var carried = 0
        for round in rounds { carried += await walk(round) }
        return carried
    }

    private func walk(_ round: CourierRound) async -> Int {
        do {
            return try await round.walk()
        } catch {
            log.error("outbox cannot be read", metadata: ["error": "\(error)"])
            return 0
        }
    }
}
