import Basics
import Ports
import Synchronization

/// The process died in the middle of a call: nothing after it happens until it is started again.
struct Stopped: Error {}

/// A process of the town hall: every call to a port goes through it, and on every call something may go wrong.
final class Node: Sendable {
    let name: String
    private let dice: Dice
    private let clock: VirtualClock
    private let tally: Tally
    private let state = Mutex((alive: true, rates: FaultRates.none))
    private let hook: Hook

    init(_ name: String, dice: Dice, clock: VirtualClock, tally: Tally, rates: FaultRates, hook: Hook) {
        self.name = name
        self.dice = dice
        self.clock = clock
        self.tally = tally
        self.hook = hook
        state.withLock { $0.rates = rates }
    }

    var isAlive: Bool { state.withLock { $0.alive } }
    var rates: FaultRates { state.withLock { $0.rates } }

    func restart() { state.withLock { $0.alive = true } }
    /// From now on nothing goes wrong.
    func calm() { state.withLock { $0 = (true, .none) } }

    private func die() -> Stopped {
        tally.count("deaths")
        stop()
        return Stopped()
    }

    /// Dies, whatever it does just now.
    func stop() { state.withLock { $0.alive = false } }

    /// Makes a call as this process.
    func call<T>(_ body: () async throws -> T) async throws -> T {
        guard isAlive else { throw Stopped() }
        let rates = self.rates
        if dice.happens(rates.meanwhile) {
            await hook.strike()
            // The power may have failed while somebody else acted.
            guard isAlive else { throw Stopped() }
        }
        if dice.happens(rates.late) { clock.advance(Int64(dice.number(in: 1...300))) }
        if dice.happens(rates.diesBefore) { throw die() }
        if dice.happens(rates.failsBefore) { throw lost(dice.pick([.full, .unreachable])) }
        let answer = try await body()
        if dice.happens(rates.diesAfter) { throw die() }
        if dice.happens(rates.failsAfter) { throw lost(.unreachable) }
        return answer
    }

    private func lost(_ code: StorageError.Code) -> StorageError {
        tally.count("failures")
        return StorageError(code, "a fault of the simulation")
    }

    /// Whether the storage pretends a conflict.
    func pretendsConflict() -> Bool { dice.happens(rates.conflict) }

    /// Whether the power fails just now.
    func losesPower() -> Bool { dice.happens(rates.power) }
}

/// Counts what happened in a run.
final class Tally: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    func count(_ name: String) { counts.withLock { $0[name, default: 0] += 1 } }
    var all: [String: Int] { counts.withLock { $0 } }
}

/// What happens in the middle of a call: somebody else acts. Set while a run lasts.
final class Hook: Sendable {
    private let action = Mutex<(@Sendable () async -> Void)?>(nil)

    func set(_ action: (@Sendable () async -> Void)?) { self.action.withLock { $0 = action } }
    func strike() async { await action.withLock { $0 }?() }
}
