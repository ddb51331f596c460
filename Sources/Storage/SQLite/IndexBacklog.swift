import Casework
import Ports
import Synchronization

/// Entries on their way into the index: those of many cases go in one transaction, since FTS5 makes a segment of each.
///
/// Nobody waits for them but readers, through `settle`. Entries that cannot be kept are behind then, as after a crash, and
/// `lost` is called; from there on every entry is kept by itself and its caller told, until one succeeds.
final class IndexBacklog: Sendable {
    struct Line: Sendable {
        let id: VorgangId
        let entry: VorgangIndexEntry
        /// The town's key, the title and the text as they are searched.
        let words: [SQLValue]
    }

    /// How long an entry waits for others.
    static let wait = Duration.milliseconds(20)
    /// Beyond so many, whoever brings one waits until all are kept.
    static let most = 1_000

    private struct State {
        /// The newest of each case, in the order in which the cases came: of equal hits the newest is shown first.
        var waiting: [Line?] = []
        /// Where the newest of a case stands.
        var places: [VorgangId: Int] = [:]
        /// Transactions that are under way.
        var underway = 0
        /// What was removed meanwhile: not to be kept by these.
        var removed: Set<VorgangId> = []
        /// Whether somebody is on the way who brings in what waits.
        var isCalled = false
        var hasFailed = false

        mutating func wait(_ line: Line) {
            guard let place = places[line.id] else {
                places[line.id] = waiting.count
                return waiting.append(line)
            }
            if let other = waiting[place], other.entry.version > line.entry.version { return }
            waiting[place] = line
        }

        mutating func forget(_ id: VorgangId) {
            if let place = places.removeValue(forKey: id) { waiting[place] = Line?.none }
        }
    }

    private enum Way { case alone, full, call, ride }

    /// What a transaction took, for the case that it is undone.
    private final class Load: Sendable {
        let lines = Mutex<[Line]>([])
    }

    private let state = Mutex(State())
    private let driver: SQLiteDriver
    private let lost: @Sendable () -> Void

    init(_ driver: SQLiteDriver, lost: @escaping @Sendable () -> Void) {
        self.driver = driver
        self.lost = lost
    }

    func add(_ line: Line) async throws {
        let way: Way = state.withLock { state in
            if state.hasFailed { return .alone }
            state.wait(line)
            if state.waiting.count > Self.most { return .full }
            defer { state.isCalled = true }
            return state.isCalled ? .ride : .call
        }
        switch way {
        case .ride: break
        case .full: await flush()
        case .call:
            Task {
                try? await Task.sleep(for: Self.wait)
                // Whoever comes from here on calls again.
                state.withLock { $0.isCalled = false }
                await settle()
            }
        case .alone:
            try await keep(line)
            state.withLock { $0.hasFailed = false }
            // What could not even begin, as on a full disk, goes along now.
            await settle()
        }
    }

    /// Nothing of before is to be kept of this case.
    func remove(_ id: VorgangId) {
        state.withLock { state in
            state.forget(id)
            if state.underway > 0 { state.removed.insert(id) }
        }
    }

    /// Returns when everything that was given before is kept, or cannot be.
    func settle() async {
        let isClear = state.withLock { $0.waiting.isEmpty && $0.underway == 0 }
        if !isClear { await flush() }
    }

    /// The driver keeps the order: what others have under way is kept before this returns.
    private func flush() async {
        state.withLock { $0.underway += 1 }
        let load = Load()
        do {
            try await driver.write { session in
                let lines = self.take()
                load.lines.withLock { $0 = lines }
                for line in lines { try SQLiteIndex.keep(line, session) }
            }
        } catch {
            await keepSingly(load.lines.withLock { $0 })
        }
        state.withLock { state in
            state.underway -= 1
            if state.underway == 0 { state.removed = [] }
        }
    }

    private func take() -> [Line] {
        state.withLock { state in
            defer {
                state.waiting = []
                state.places = [:]
            }
            return state.waiting.compactMap(\.self)
        }
    }

    /// One that cannot be kept takes no other with it.
    private func keepSingly(_ lines: [Line]) async {
        state.withLock { $0.hasFailed = true }
        var isBehind = false
        for line in lines where !state.withLock({ $0.removed.contains(line.id) }) {
            do { try await keep(line) } catch { isBehind = true }
        }
        if isBehind { lost() }
    }

    private func keep(_ line: Line) async throws {
        try await driver.write { try SQLiteIndex.keep(line, $0) }
    }
}
