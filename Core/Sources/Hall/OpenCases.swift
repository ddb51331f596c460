import Casework
import Synchronization

/// The cases that were opened last, as they stood at a version of their stream: whoever opens one again reads its row
/// and its key, but not the whole stream.
///
/// A kept case counts only if it gives exactly the row that is stored, so that any number of processes agree. What is
/// kept is bounded; the case that nobody used for the longest time goes first.
final class OpenCases: Sendable {
    /// Cases at the most, and events of a case that is kept.
    static let most = 256
    static let mostEvents = 500

    private struct Entry {
        var vorgang: Vorgang
        var used: UInt64
    }
    private struct State {
        var entries: [VorgangId: Entry] = [:]
        var tick: UInt64 = 0
    }
    private let state = Mutex(State())

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
        state.withLock { state in
            guard vorgang.version <= Self.mostEvents else {
                state.entries[vorgang.id] = nil
                return
            }
            state.tick += 1
            state.entries[vorgang.id] = Entry(vorgang: vorgang, used: state.tick)
            if state.entries.count > Self.most { Self.shrink(&state) }
        }
    }

    /// Lets go of the case, as its content is gone.
    func forget(_ id: VorgangId) { state.withLock { $0.entries[id] = nil } }

    func forgetAll() { state.withLock { $0 = State() } }

    /// Drops the older half, so that the search for the oldest is paid once in many.
    private static func shrink(_ state: inout State) {
        let uses = state.entries.values.map(\.used).sorted()
        let middle = uses[uses.count / 2]
        state.entries = state.entries.filter { $0.value.used >= middle }
    }
}
