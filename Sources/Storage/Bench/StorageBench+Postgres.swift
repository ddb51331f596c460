import Basics
import Casework
import Hall
import Ports

extension StorageBench {
    static let postgresClients = [1, 8, 16, 64]
    /// Five rows, each five times beside pgbench: 140 seconds in all.
    static let postgresSeconds = 2.0

    /// The rows `postgres-1` to `postgres-64`, each beside pgbench that waits for every answer, and once more beside pgbench
    /// that sends the transaction in one way (`-together`); and `postgres-list`. Each in schemas of their own that are dropped
    /// afterwards. `pgbench` runs a script with so many clients for so many seconds on an address; it gives the rate.
    public func postgres(
        _ url: String, folder: String,
        pgbench: @Sendable (PgBenchScript, _ clients: Int, Double, String) throws -> Double,
        _ report: @Sendable (Result) -> Void
    ) async throws {
        let admin = PostgresDriver(url, connections: 1)
        for clients in Self.postgresClients {
            let names = ["bench_house_\(clients)", "bench_raw_\(clients)"]
            for name in names {
                try await admin.execute("DROP SCHEMA IF EXISTS \(name) CASCADE")
                try await admin.execute("CREATE SCHEMA \(name)")
            }
            let urls = names.map { url + (url.contains("?") ? "&" : "?") + "options=-csearch_path%3D\($0)" }
            let place = StoragePlace.postgres(url: urls[0], keys: nil, folder: DataFolder("\(folder)/pg-\(clients)"))
            let storage = try await Storage.open(place, cipher: cipher, randomness: randomness)
            let other = PostgresDriver(urls[1], connections: 1)
            try await Migrator.main.run(other)
            try await PostgresIndex.migrator.run(other)
            let script = try PgBenchScript.submission(SubmissionSample.make(1, randomness)[0])
            var (rates, rawRates, together, cpu): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
            for _ in 0..<Self.repetitions {
                var watch = Watch()
                let count = try await Self.timed(&watch) { try await submit(storage.registry, clients, until: $0) }
                rates.append(Double(count) / watch.seconds)
                cpu.append(watch.cpuSeconds * 1_000 / Double(count))
                rawRates.append(try pgbench(script, clients, Self.postgresSeconds, urls[1]))
                together.append(try pgbench(script.together, clients, Self.postgresSeconds, urls[1]))
            }
            report(
                Result(
                    name: "postgres-\(clients)-together", value: Self.median(rates), unit: "submissions/s",
                    yardstick: "pgbench in a pipeline", raw: Self.median(together)))
            report(
                Result(
                    name: "postgres-\(clients)", value: Self.median(rates), unit: "submissions/s",
                    yardstick: "pgbench", raw: Self.median(rawRates), cpu: Self.median(cpu)))
            if clients == 64 {
                try await admin.execute("ANALYZE")
                report(try await postgresLists(storage.registry, urls[0], pgbench))
            }
            await storage.close()
            await other.close()
            for name in names { try await admin.execute("DROP SCHEMA \(name) CASCADE") }
        }
        await admin.close()
    }

    /// The row `postgres-list`, on the tables of the house, with eight clients.
    private func postgresLists(
        _ registry: any Registry, _ url: String,
        _ pgbench: @Sendable (PgBenchScript, Int, Double, String) throws -> Double
    ) async throws -> Result {
        let page = try await Self.list(registry, SubmissionSample.towns[0])
        let script = try PgBenchScript.list(page.lines.map(\.row.id))
        var (rates, rawRates): ([Double], [Double]) = ([], [])
        for _ in 0..<Self.repetitions {
            var watch = Watch()
            let count = try await Self.timed(&watch) { end in
                try await Self.together(8, until: end) { number in
                    let towns = SubmissionSample.towns
                    _ = try await Self.list(registry, towns[number % towns.count])
                }
            }
            rates.append(Double(count) / watch.seconds)
            rawRates.append(try pgbench(script, 8, Self.postgresSeconds, url))
        }
        return Result(
            name: "postgres-list", value: Self.median(rates), unit: "lists/s", yardstick: "pgbench",
            raw: Self.median(rawRates))
    }

    private static func timed(
        _ watch: inout Watch, _ body: (ContinuousClock.Instant) async throws -> Int
    ) async throws -> Int {
        var count = 0
        try await watch.run { count = try await body(.now + .seconds(postgresSeconds)) }
        return count
    }

    private func submit(
        _ registry: any Registry, _ clients: Int, until end: ContinuousClock.Instant
    ) async throws -> Int {
        let randomness = randomness
        return try await Self.together(clients, until: end) { _ in
            try await Self.submit(SubmissionSample.make(1, randomness)[0], registry)
        }
    }

    /// Does something with so many clients at once until a moment; how often it was done.
    static func together(
        _ clients: Int, until end: ContinuousClock.Instant, _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws -> Int {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for client in 0..<clients {
                group.addTask {
                    var count = 0
                    while ContinuousClock.now < end {
                        try await body(client + count * clients)
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
    }
}
