import Dispatch
import Glibc
import Ports
import Synchronization

/// A place in the pool: a queue of its own and, while it is up, a connection that is used on that queue only.
///
/// `@unchecked Sendable`: the connection is touched only inside blocks of the serial `queue`.
final class PostgresLine: @unchecked Sendable {
    let queue: DispatchQueue
    private let url: String
    private var connection: PostgresConnection?

    init(_ url: String, _ number: Int) {
        self.url = url
        queue = DispatchQueue(label: "rathaus.postgres.\(number)")
    }

    /// The connection, made anew if it was lost.
    func connected() throws -> PostgresConnection {
        if let connection, !connection.isLost { return connection }
        disconnect()
        let fresh = try PostgresConnection(url)
        connection = fresh
        return fresh
    }

    func rollBack() {
        guard let connection else { return }
        if connection.isLost { return disconnect() }
        do { try connection.execute("ROLLBACK") } catch { disconnect() }
    }

    /// Waits a little longer with each attempt: 20, 80, 180, 320 ms, then half a second; a part of it is drawn, so that
    /// those who lost against each other do not meet again.
    func pause(_ attempt: Int) {
        let most = min(attempt * attempt * 20, 500)
        _ = poll(nil, 0, Int32.random(in: Int32(most / 2)...Int32(most)))
    }

    func disconnect() {
        connection?.close()
        connection = nil
    }
}

/// Hands out lines, one user each; who finds none waits in a queue, and not for ever.
final class PostgresPool: Sendable {
    static let waitSeconds = 5
    static let waitersLimit = 2_000

    private struct Waiter {
        let number: Int
        let continuation: CheckedContinuation<PostgresLine, any Error>
    }
    private struct State {
        var free: [PostgresLine]
        var waiters: [Waiter] = []
        var nextNumber = 0
        var isClosed = false
    }
    private let state: Mutex<State>
    private let lines: [PostgresLine]
    private let timers = DispatchQueue(label: "rathaus.postgres.waiting")

    init(_ url: String, _ count: Int) {
        lines = (0..<count).map { PostgresLine(url, $0) }
        state = Mutex(State(free: lines.reversed()))
    }

    func use<T: Sendable>(_ body: @escaping @Sendable (PostgresLine) throws -> T) async throws -> T {
        let line = try await take()
        return try await withCheckedThrowingContinuation { continuation in
            line.queue.async {
                let result = Result { try body(line) }
                self.give(line)
                continuation.resume(with: result.mapError { ($0 as? PostgresError)?.storage ?? $0 })
            }
        }
    }

    func close() async {
        let waiters = state.withLock { state in
            state.isClosed = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.continuation.resume(throwing: Self.closed) }
        for line in lines {
            await withCheckedContinuation { continuation in
                line.queue.async {
                    line.disconnect()
                    continuation.resume()
                }
            }
        }
    }

    private func take() async throws -> PostgresLine {
        try await withCheckedThrowingContinuation { continuation in
            let outcome: Result<PostgresLine?, any Error> = state.withLock { state in
                if state.isClosed { return .failure(Self.closed) }
                if let line = state.free.popLast() { return .success(line) }
                guard state.waiters.count < Self.waitersLimit else { return .failure(Self.busy) }
                state.nextNumber += 1
                state.waiters.append(Waiter(number: state.nextNumber, continuation: continuation))
                let number = state.nextNumber
                timers.asyncAfter(deadline: .now() + .seconds(Self.waitSeconds)) { self.giveUp(number) }
                return .success(nil)
            }
            switch outcome {
            case .success(let line?): continuation.resume(returning: line)
            case .success(nil): break
            case .failure(let error): continuation.resume(throwing: error)
            }
        }
    }

    private func give(_ line: PostgresLine) {
        let waiter = state.withLock { state -> Waiter? in
            if !state.waiters.isEmpty { return state.waiters.removeFirst() }
            state.free.append(line)
            return nil
        }
        waiter?.continuation.resume(returning: line)
    }

    private func giveUp(_ number: Int) {
        let waiter = state.withLock { state -> Waiter? in
            guard let index = state.waiters.firstIndex(where: { $0.number == number }) else { return nil }
            return state.waiters.remove(at: index)
        }
        waiter?.continuation.resume(throwing: Self.busy)
    }

    private static let closed = StorageError(.unreachable, "the storage is closed")
    private static let busy = StorageError(
        .unreachable, "All connections to PostgreSQL are busy: try again in a moment.")
}
