import Basics
import Casework
import Dispatch
import Hall
import Ports

extension StorageBench {
    /// The rows `postgres-1`, `postgres-8` and `postgres-64`, each in schemas of their own that are dropped afterwards.
    /// Raw is libpq with as many connections, a transaction each, on threads that do nothing else.
    public func postgres(
        _ url: String, folder: String, repetitions: Int = 5, _ report: @Sendable (Result) -> Void
    ) async throws {
        let admin = PostgresDriver(url, connections: 1)
        for (writers, count) in [(1, 300), (8, 1_500), (64, 3_000)] {
            let names = ["bench_house_\(writers)", "bench_raw_\(writers)"]
            for name in names {
                try await admin.execute("DROP SCHEMA IF EXISTS \(name) CASCADE")
                try await admin.execute("CREATE SCHEMA \(name)")
            }
            let urls = names.map { url + (url.contains("?") ? "&" : "?") + "options=-csearch_path%3D\($0)" }
            let place = StoragePlace.postgres(url: urls[0], keys: nil, folder: DataFolder("\(folder)/pg-\(writers)"))
            let storage = try await Storage.open(place, cipher: cipher, randomness: randomness)
            let other = PostgresDriver(urls[1], connections: 1)
            try await Migrator.main.run(other)
            try await PostgresIndex.migrator.run(other)
            await other.close()
            let lines = (0..<min(writers, PostgresDriver.connections)).map { PostgresLine(urls[1], $0) }
            var (rates, rawRates): ([Double], [Double]) = ([], [])
            for _ in 0..<repetitions {
                let samples = SubmissionSample.make(count, randomness)
                rates.append(try await Self.rate(count) { try await submit(samples, storage.registry, writers) })
                let recorded = try Self.record(samples)
                rawRates.append(try await Self.rate(count) { try await Self.replay(recorded, lines) })
            }
            await storage.close()
            for line in lines { line.queue.sync { line.disconnect() } }
            for name in names { try await admin.execute("DROP SCHEMA \(name) CASCADE") }
            report(Result(name: "postgres-\(writers)", value: Self.median(rates), raw: Self.median(rawRates)))
        }
        await admin.close()
    }

    private struct Recorded: Sendable {
        let main: [BoundStatement]
        let index: [BoundStatement]
    }

    private static func record(_ samples: [SubmissionSample]) throws -> [Recorded] {
        let (keep, recorder) = (KeepCommit(.postgres), RecordingSession())
        return try samples.map { sample in
            try keep.run(sample.commit, recorder)
            let main = recorder.take()
            try PostgresIndex.keep(sample.entry.id, sample.commit.town, sample.entry, recorder)
            return Recorded(main: main, index: recorder.take())
        }
    }

    private static func replay(_ recorded: [Recorded], _ lines: [PostgresLine]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, line) in lines.enumerated() {
                group.addTask {
                    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
                        line.queue.async {
                            let result = Swift.Result<Void, any Error> {
                                for index in stride(from: number, to: recorded.count, by: lines.count) {
                                    try transaction(line, recorded[index].main)
                                    try transaction(line, recorded[index].index)
                                }
                            }
                            done.resume(with: result)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private static func transaction(_ line: PostgresLine, _ statements: [BoundStatement]) throws {
        let connection = try line.connected()
        try connection.execute("BEGIN")
        for statement in statements {
            try PostgresSession(connection: connection).run(SQL(statement.sql), statement.values)
        }
        try connection.execute("COMMIT")
    }
}
