import GRDB
import Ports
import Synchronization

/// One request to the writer: what to run, and how to tell its caller.
struct WriteJob: Sendable {
    /// Runs the request; gives what to do when its transaction is durable.
    let run: @Sendable (SQLiteSession) throws -> @Sendable () -> Void
    let fail: @Sendable (any Error) -> Void
}

/// The one writer of a SQLite file: a request that comes alone gets its transaction at once; those that come while one
/// is being synced share the next, each in a savepoint, so that one refusal does not undo the others.
final class GroupCommit: Sendable {
    /// Requests in one transaction at the most: bounds how long the first waits for the last.
    static let batchLimit = 128

    private struct State {
        var waiting: [WriteJob] = []
        var isDraining = false
        var isClosed = false
    }
    private let state = Mutex(State())
    private let pool: DatabasePool

    init(_ pool: DatabasePool) { self.pool = pool }

    func add(_ job: WriteJob) {
        let (isClosed, mustStart) = state.withLock { state in
            if state.isClosed { return (true, false) }
            state.waiting.append(job)
            defer { state.isDraining = true }
            return (false, !state.isDraining)
        }
        if isClosed { return job.fail(StorageError(.unreachable, "the storage is closed")) }
        guard mustStart else { return }
        pool.asyncWriteWithoutTransaction { database in self.drain(SQLiteSession(database: database)) }
    }

    /// Takes no more requests; those that wait are served.
    func close() { state.withLock { $0.isClosed = true } }

    private func drain(_ session: SQLiteSession) {
        while true {
            let batch = state.withLock { state in
                let batch = Array(state.waiting.prefix(Self.batchLimit))
                state.waiting.removeFirst(batch.count)
                if batch.isEmpty { state.isDraining = false }
                return batch
            }
            if batch.isEmpty { return }
            commit(batch, session)
        }
    }

    /// One transaction. What cannot be begun or committed fails every request of it. A refusal is rare and a savepoint has
    /// its price, so the requests run without; where one is refused, all run once more, each `apart` in a savepoint.
    private func commit(_ batch: [WriteJob], _ session: SQLiteSession, apart: Bool = false) {
        var settled: [@Sendable () -> Void] = []
        var lost: [WriteJob] = []
        do {
            try session.run("BEGIN IMMEDIATE", [])
            for (index, job) in batch.enumerated() {
                lost.append(job)
                do {
                    settled.append(apart ? try runInSavepoint(job, session) : try job.run(session))
                } catch {
                    // A full disk may have undone the whole transaction: then nobody in it was served.
                    guard session.isInsideTransaction else {
                        lost.append(contentsOf: batch[(index + 1)...])
                        throw error
                    }
                    guard apart || batch.count == 1 else {
                        _ = try? session.run("ROLLBACK", [])
                        return commit(batch, session, apart: true)
                    }
                    lost.removeLast()
                    job.fail(error)
                }
            }
            try session.run(settled.isEmpty ? "ROLLBACK" : "COMMIT", [])
        } catch {
            if session.isInsideTransaction { _ = try? session.run("ROLLBACK", []) }
            for job in lost.isEmpty ? batch : lost { job.fail(error) }
            return
        }
        for settle in settled { settle() }
    }

    private func runInSavepoint(_ job: WriteJob, _ session: SQLiteSession) throws -> @Sendable () -> Void {
        try session.run("SAVEPOINT request", [])
        do {
            let settle = try job.run(session)
            try session.run("RELEASE request", [])
            return settle
        } catch {
            if session.isInsideTransaction {
                try session.run("ROLLBACK TO request", [])
                try session.run("RELEASE request", [])
            }
            throw error
        }
    }
}
