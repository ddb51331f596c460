import CLibPQ
import Dispatch
import Ports

extension StorageBench {
    /// Three ways of calling libpq, with 1, 8 and 16 connections that each do one transaction of a submission after the
    /// other: a queue for each connection, an actor with an executor of its own, and non-blocking calls with a source of
    /// readiness. They take turns, five seconds each; all are compared with the first.
    public func wrappers(_ url: String, seconds: Double, _ report: @Sendable (Result) -> Void) async throws {
        let admin = PostgresDriver(url, connections: 1)
        try await admin.execute("DROP SCHEMA IF EXISTS bench_wrappers CASCADE")
        try await admin.execute("CREATE SCHEMA bench_wrappers")
        let own = url + (url.contains("?") ? "&" : "?") + "options=-csearch_path%3Dbench_wrappers"
        let driver = PostgresDriver(own, connections: 1)
        try await Migrator.main.run(driver)
        await driver.close()
        for count in [1, 8, 16] {
            let ways: [(String, [any PostgresCaller])] = [
                ("queue", (0..<count).map { QueueCaller(own, $0) }),
                ("actor", try (0..<count).map { try ActorCaller(own, $0) }),
                ("source", try (0..<count).map { try SourceCaller(own, $0) }),
            ]
            var (done, watches) = ([0, 0, 0], [Watch(), Watch(), Watch()])
            while watches.contains(where: { $0.seconds < seconds }) {
                for (number, way) in ways.enumerated() {
                    done[number] += try await run(way.1, 5, &watches[number])
                }
            }
            for way in ways { for caller in way.1 { await caller.close() } }
            let rates = zip(done, watches).map { Double($0) / $1.seconds }
            for (number, way) in ways.enumerated() {
                report(
                    Result(
                        name: "wrapper-\(way.0)-\(count)", value: rates[number], unit: "transactions/s",
                        yardstick: "queue", raw: rates[0],
                        cpu: watches[number].cpuSeconds * 1_000 / Double(max(done[number], 1))))
            }
        }
        try await admin.execute("DROP SCHEMA bench_wrappers CASCADE")
        await admin.close()
    }

    private func run(_ callers: [any PostgresCaller], _ seconds: Double, _ watch: inout Watch) async throws -> Int {
        let randomness = randomness
        var count = 0
        try await watch.run {
            count = try await Self.together(callers.count, until: .now + .seconds(seconds)) { number in
                let recorder = RecordingSession()
                try KeepCommit(.postgres).run(SubmissionSample.make(1, randomness)[0].commit, recorder)
                try await callers[number % callers.count].transaction(recorder.take())
            }
        }
        return count
    }
}

/// A connection of libpq, called in one of the ways.
protocol PostgresCaller: Sendable {
    func transaction(_ statements: [BoundStatement]) async throws
    func close() async
}

/// Blocking, on a serial queue of its own.
struct QueueCaller: PostgresCaller {
    private let line: PostgresLine

    init(_ url: String, _ number: Int) { line = PostgresLine(url, number) }

    func transaction(_ statements: [BoundStatement]) async throws {
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            line.queue.async { done.resume(with: Swift.Result { try line.connected().transaction(statements) }) }
        }
    }

    func close() async {
        await withCheckedContinuation { done in
            line.queue.async {
                line.disconnect()
                done.resume()
            }
        }
    }
}

/// Blocking, in an actor whose executor is a queue of its own.
actor ActorCaller: PostgresCaller {
    private let executor: LineExecutor
    private let connection: PostgresConnection

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ url: String, _ number: Int) throws {
        executor = LineExecutor(number)
        connection = try PostgresConnection(url)
    }

    func transaction(_ statements: [BoundStatement]) async throws { try connection.transaction(statements) }

    func close() async { connection.close() }
}

final class LineExecutor: SerialExecutor {
    private let queue: DispatchQueue

    init(_ number: Int) { queue = DispatchQueue(label: "rathaus.postgres.actor.\(number)") }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}

/// Non-blocking: each statement is sent, and a source of readiness says when its answer is there.
///
/// `@unchecked Sendable`: one task at a time uses it, and what it shares with the source is touched on `queue` alone.
final class SourceCaller: PostgresCaller, @unchecked Sendable {
    private let queue: DispatchQueue
    private let connection: PostgresConnection
    private let source: any DispatchSourceRead
    private var waiting: CheckedContinuation<Void, Never>?

    init(_ url: String, _ number: Int) throws {
        queue = DispatchQueue(label: "rathaus.postgres.source.\(number)")
        connection = try PostgresConnection(url)
        source = DispatchSource.makeReadSource(fileDescriptor: connection.socket, queue: queue)
        source.setEventHandler { [unowned self] in
            source.suspend()
            waiting?.resume()
            waiting = nil
        }
    }

    func transaction(_ statements: [BoundStatement]) async throws {
        try await send { try connection.send("BEGIN") }
        for statement in statements {
            let sql = SQL(statement.sql)
            _ = try connection.prepare(sql)
            try await send { try connection.send(sql, statement.values) }
        }
        try await send { try connection.send("COMMIT") }
    }

    private func send(_ body: () throws -> Void) async throws {
        try body()
        while try !connection.isAnswered() {
            await withCheckedContinuation { continuation in
                queue.async {
                    self.waiting = continuation
                    self.source.resume()
                }
            }
        }
        try connection.takeAnswer()
    }

    func close() async {
        source.resume()
        source.cancel()
        connection.close()
    }
}

extension PostgresConnection {
    func transaction(_ statements: [BoundStatement]) throws {
        try execute("BEGIN")
        for statement in statements { PQclear(try run(SQL(statement.sql), statement.values)) }
        try execute("COMMIT")
    }
}
