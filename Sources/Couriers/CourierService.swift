import Basics
public import Hall
public import Logging
import Ports
public import ServiceLifecycle

/// Empties the outbox: claims due entries, has them carried, and tries again with growing pauses what failed.
///
/// Any number of these may run on one database: an entry is leased to one at a time, and a lease that ran out is taken
/// by the next.
public struct CourierService: Service {
    private let hall: TownHall
    private let couriers: [String: any Courier]
    private let log: Logger
    /// How long an idle courier waits before it looks again, in milliseconds.
    private let pause: Int

    public init(hall: TownHall, couriers: [any Courier], log: Logger, pause: Int = 200) {
        self.hall = hall
        self.couriers = Dictionary(couriers.map { ($0.kind, $0) }) { first, _ in first }
        self.log = log
        self.pause = pause
    }

    public func run() async throws {
        while !Task.isShuttingDownGracefully && !Task.isCancelled {
            let carried = await round()
            if carried == 0 { try? await Task.sleep(for: .milliseconds(pause)) }
        }
    }

    /// Carries what is due now, once; answers how many entries it had in hand.
    @discardableResult
    public func round() async -> Int {
        let now = hall.clock.now()
        do {
            let claimed = try await hall.registry.claim(
                couriers.keys.sorted(), limit: 16, now: now, leaseUntil: now.advanced(bySeconds: 120))
            for one in claimed { await carry(one) }
            return claimed.count
        } catch {
            log.error("outbox cannot be read", metadata: ["error": "\(error)"])
            return 0
        }
    }

    private func carry(_ claimed: ClaimedEntry) async {
        let entry = claimed.entry
        do {
            if let courier = couriers[entry.kind], let (task, vorgang) = try await hall.task(of: claimed) {
                try await courier.carry(task, of: vorgang, entry: entry, in: hall)
            }
            try await hall.registry.done(entry.id)
        } catch {
            let wait = CourierService.pause(after: claimed.attempts)
            log.warning(
                "courier failed", metadata: ["kind": "\(entry.kind)", "entry": "\(entry.id)", "wait": "\(wait)"])
            try? await hall.registry.retry(
                entry.id, at: hall.clock.now().advanced(bySeconds: wait), reason: "\(type(of: error))")
        }
    }

    /// Seconds to wait: 1, 2, 4 … up to an hour.
    static func pause(after attempts: Int) -> Int64 { min(3_600, 1 << Int64(min(max(attempts, 0), 12))) }
}
