import Casework
import Forms
import Synchronization

/// The cases that were opened last, as they stood at a version of their stream: whoever opens one again reads its row
/// and its key, but not the whole stream.
///
/// A kept case counts only if it gives exactly the row that is stored, so that any number of processes agree. What is
/// kept is bounded; the cases that nobody used for the longest time go first.
final class OpenCases: Sendable {
    /// What all kept cases may weigh together: an event counts one and every answer in it one more, each about 200 bytes.
    static let mostWeight = 60_000
    /// Events of a case that is kept.
    static let mostEvents = 500

    private struct Entry {
        var vorgang: Vorgang
        var weight: Int
        var used: UInt64
    }
    private struct State {
        var entries: [VorgangId: Entry] = [:]
        var weight = 0
        var tick: UInt64 = 0

        mutating func remove(_ id: VorgangId) { weight -= entries.removeValue(forKey: id)?.weight ?? 0 }
    }
    private let mostWeight: Int
    private let state = Mutex(State())

    init(mostWeight: Int = OpenCases.mostWeight) { self.mostWeight = mostWeight }

    /// The case as the row has it; nil if it is not kept or moved on.
    func vorgang(_ row: VorgangRow) -> Vorgang? {
        state.withLock { state in
            guard let kept = state.entries[row.id]?.vorgang, VorgangRow(kept) == row else { return nil }
            state.tick += 1
            state.entries[row.id]?.used = state.tick
            return kept
        }
    }

    func keep(_ vorgang: Vorgang) {
        let weight = vorgang.weight
        state.withLock { state in
            state.remove(vorgang.id)
            guard vorgang.version <= Self.mostEvents else { return }
            state.tick += 1
            state.entries[vorgang.id] = Entry(vorgang: vorgang, weight: weight, used: state.tick)
            state.weight += weight
            if state.weight > mostWeight { shrink(&state) }
        }
    }

    /// Lets go of the case, as its content is gone.
    func forget(_ id: VorgangId) { state.withLock { $0.remove(id) } }

    func forgetAll() { state.withLock { $0 = State() } }

    /// Drops the oldest down to half the weight, so that the search for them is paid once in many.
    private func shrink(_ state: inout State) {
        for (id, _) in state.entries.sorted(by: { $0.value.used < $1.value.used }) {
            guard state.weight > mostWeight / 2 else { return }
            state.remove(id)
        }
    }
}

extension Vorgang {
    /// How much memory it takes, in events and answers.
    var weight: Int {
        history.reduce(0) { sum, recorded in
            guard case .seiteGespeichert(_, let stored) = recorded.event else { return sum + 1 }
            return sum + 1 + stored.answers.values.count
        }
    }
}
