public import Basics
import Casework
public import Ports

/// One walk of the couriers through the outbox: claim what is due, have it carried, and put off with growing pauses what
/// failed.
///
/// Any number may walk at once: an entry is leased to one at a time, and a lease that ran out is taken by the next. A
/// walk may stop between any two steps; what it held is carried by the next, and its effect is the same once.
public struct CourierRound: Sendable {
    /// Why an entry was not carried, for the operator's log; nothing personal.
    public struct Trouble: Sendable {
        public let kind: String
        public let entry: OutboxId
        /// Seconds until it is tried again.
        public let wait: Int64
    }

    /// How long an entry is a courier's own, in seconds.
    public static let leaseSeconds: Int64 = 120
    /// How many entries a courier takes at once.
    public static let batch = 16

    private let hall: TownHall
    private let couriers: [String: any Courier]
    private let report: @Sendable (Trouble) -> Void

    public init(hall: TownHall, couriers: [any Courier], report: @escaping @Sendable (Trouble) -> Void = { _ in }) {
        self.hall = hall
        self.couriers = Dictionary(couriers.map { ($0.kind, $0) }) { first, _ in first }
        self.report = report
    }

    /// Carries what is due now, once; answers how many entries it had in hand. Throws when the outbox cannot be read.
    @discardableResult
    public func walk() async throws -> Int {
        let now = hall.clock.now()
        let claimed = try await hall.registry.claim(
            couriers.keys.sorted(), limit: CourierRound.batch, now: now,
            leaseUntil: now.advanced(bySeconds: CourierRound.leaseSeconds))
        for one in claimed { await carry(one) }
        return claimed.count
    }

    private func carry(_ claimed: ClaimedEntry) async {
        let entry = claimed.entry
        do {
            if let courier = couriers[entry.kind], let (task, vorgang) = try await hall.task(of: claimed) {
                do {
                    try await courier.carry(task, of: vorgang, entry: entry, in: hall)
                } catch {
                    guard let tries = courier.tries(task, of: vorgang), claimed.attempts + 1 >= tries else {
                        throw error
                    }
                    try await courier.giveUp(task, of: vorgang, entry: entry, reason: error, in: hall)
                }
            }
            try await hall.registry.done(entry.id)
        } catch {
            let wait = CourierRound.pause(after: claimed.attempts)
            report(Trouble(kind: entry.kind, entry: entry.id, wait: wait))
            try? await hall.registry.retry(
                entry.id, at: hall.clock.now().advanced(bySeconds: wait), reason: "\(type(of: error))")
        }
    }

    /// Seconds to wait: 1, 2, 4 … up to an hour.
    static func pause(after attempts: Int) -> Int64 { min(3_600, 1 << Int64(min(max(attempts, 0), 12))) }
}
