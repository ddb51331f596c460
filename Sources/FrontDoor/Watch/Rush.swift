import Synchronization

/// Whether many people wait for an answer at this moment. Work that nobody waits for stands back until they have theirs,
/// but never for long: a rush that does not end holds it up by `most` each time.
public final class Rush: Sendable {
    /// So many requests at once are a rush.
    public static let crowd = 3
    /// A rush is over when there was none for so long.
    public static let quiet = Duration.milliseconds(100)
    /// The longest that anything stands back: a letter takes an eighth of a second of a processor, so those of before take no
    /// more than a twentieth of it from those who are waiting.
    public static let most = Duration.seconds(3)

    private struct State {
        var inside = 0
        var last: ContinuousClock.Instant?
    }
    private let state = Mutex(State())

    public init() {}

    /// Counts a request while it is answered.
    func during<T>(_ answer: () async throws -> T) async rethrows -> T {
        state.withLock { state in
            state.inside += 1
            if state.inside >= Rush.crowd { state.last = .now }
        }
        defer {
            state.withLock { state in
                if state.inside >= Rush.crowd { state.last = .now }
                state.inside -= 1
            }
        }
        return try await answer()
    }

    /// Whether there is a rush, or was one a moment ago.
    public var isOn: Bool {
        state.withLock { state in
            if state.inside >= Rush.crowd { return true }
            guard let last = state.last else { return false }
            return ContinuousClock.now - last < Rush.quiet
        }
    }

    /// Returns when the rush is over, at once if there is none, after `most` if it goes on, and when the task is cancelled.
    public func waitForItsEnd() async {
        let end = ContinuousClock.now + Rush.most
        while isOn, ContinuousClock.now < end, !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(20))
        }
    }
}
