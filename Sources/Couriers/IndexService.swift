public import Hall
public import Logging
public import ServiceLifecycle

/// Keeps lists and search whole while the program runs: whenever the derived data may have been lost, as after a crash
/// of PostgreSQL, and from time to time for what could not be indexed at once.
public struct IndexService: Service {
    private let hall: TownHall
    private let losses: AsyncStream<Void>
    private let log: Logger
    /// Seconds between two looks without cause.
    private let pause: Int

    /// `losses` has an element each time the connection to the database was made anew.
    public init(hall: TownHall, losses: AsyncStream<Void>, log: Logger, pause: Int = 600) {
        self.hall = hall
        self.losses = losses
        self.log = log
        self.pause = pause
    }

    public func run() async throws {
        let (calls, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        await withTaskGroup { group in
            group.addTask { for await _ in losses { bell.yield() } }
            group.addTask {
                while !Task.isCancelled {
                    try? await Task.sleep(for: .seconds(pause))
                    bell.yield()
                }
            }
            await cancelWhenGracefulShutdown { for await _ in calls { await follow() } }
            bell.finish()
            group.cancelAll()
        }
    }

    private func follow() async {
        if Task.isCancelled { return }
        do {
            let indexed = try await hall.catchUp(batch: 100)
            if indexed > 0 { log.notice("index followed", metadata: ["cases": "\(indexed)"]) }
        } catch {
            log.error("index cannot follow", metadata: ["error": "\(error)"])
        }
    }
}
