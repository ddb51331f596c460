public import Basics
import Casework
import Glibc
import Hall
public import Ports

/// How many submissions a second the storage keeps and how many lists it reads, beside the same statements through the
/// engine's C API (SQLite) or pgbench (PostgreSQL), with the same bytes, batch sizes and durability.
///
/// A run is cut into slices in which the two take turns, because the disk's sync latency changes from one second to the
/// next; five runs, of which the median counts.
public struct StorageBench: Sendable {
    /// One row of the benchmark; both values are rates.
    public struct Result: Sendable {
        public let name: String
        public let value: Double
        public let unit: String
        public let yardstick: String
        public let raw: Double
        /// Processor time of a submission in the house, user and system, in milliseconds; nil where it is not measured.
        public var cpu: Double?
        public var ratio: Double { raw > 0 ? value / raw : 0 }
    }

    /// How a row is measured.
    struct Row: Sendable {
        let writers: Int
        /// Submissions of a slice.
        let slice: Int
    }

    static let repetitions = 5
    static let slices = 5
    static let listLines = 50

    let cipher: Cipher
    let randomness: Randomness

    public init(cipher: Cipher, randomness: Randomness) {
        self.cipher = cipher
        self.randomness = randomness
    }

    /// The rows `sqlite-1`, `sqlite-8`, `sqlite-64` and `sqlite-list`, in an empty folder.
    public func sqlite(folder: String, _ report: @Sendable (Result) -> Void) async throws {
        for row in [Row(writers: 1, slice: 60), Row(writers: 8, slice: 320), Row(writers: 64, slice: 1_280)] {
            let (house, raw) = (
                DataFolder("\(folder)/house-\(row.writers)"), DataFolder("\(folder)/raw-\(row.writers)")
            )
            let storage = try await Storage.open(house, cipher: cipher, randomness: randomness)
            await (try await Storage.open(raw, cipher: cipher, randomness: randomness)).close()
            let yardstick = try RawSubmissions(raw, batch: row.writers)
            var (rates, rawRates, cpu): ([Double], [Double], [Double]) = ([], [], [])
            var sent = 0
            for _ in 0..<Self.repetitions {
                var (watch, rawWatch) = (Watch(), Watch())
                for _ in 0..<Self.slices {
                    let samples = SubmissionSample.make(row.slice, after: sent, randomness)
                    sent += samples.count
                    try await watch.run {
                        try await submit(samples, storage.registry, row.writers)
                        // A list shows every entry of before, so none is left for after the clock.
                        _ = try await Self.list(storage.registry, SubmissionSample.towns[0])
                    }
                    let recorded = try yardstick.record(samples)
                    try await rawWatch.run { try yardstick.replay(recorded) }
                }
                let count = Double(row.slice * Self.slices)
                rates.append(count / watch.seconds)
                rawRates.append(count / rawWatch.seconds)
                cpu.append(watch.cpuSeconds * 1_000 / count)
            }
            report(
                Result(
                    name: "sqlite-\(row.writers)", value: Self.median(rates), unit: "submissions/s", yardstick: "raw",
                    raw: Self.median(rawRates), cpu: Self.median(cpu)))
            if row.writers == 64 { report(try await lists(storage.registry, yardstick)) }
            await storage.close()
        }
    }

    /// The row `sqlite-list`: the newest cases of one of fifty towns, with their titles.
    private func lists(_ registry: any Registry, _ yardstick: RawSubmissions) async throws -> Result {
        let towns = SubmissionSample.towns
        var (rates, rawRates): ([Double], [Double]) = ([], [])
        for _ in 0..<Self.repetitions {
            var (watch, rawWatch, count) = (Watch(), Watch(), 0)
            for _ in 0..<Self.slices {
                try await watch.run {
                    for town in towns { _ = try await Self.list(registry, town) }
                }
                try await rawWatch.run { for town in towns { try yardstick.list(town) } }
                count += towns.count
            }
            rates.append(Double(count) / watch.seconds)
            rawRates.append(Double(count) / rawWatch.seconds)
        }
        return Result(
            name: "sqlite-list", value: Self.median(rates), unit: "lists/s", yardstick: "raw",
            raw: Self.median(rawRates))
    }

    static func list(_ registry: any Registry, _ town: TownId) async throws -> VorgangPage {
        try await registry.list(VorgangFilter(), scope: .town(town), after: nil, limit: listLines)
    }

    /// Keeps all samples, as so many writers who each wait for their answer.
    func submit(_ samples: [SubmissionSample], _ registry: any Registry, _ writers: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    for index in stride(from: writer, to: samples.count, by: writers) {
                        try await Self.submit(samples[index], registry)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    static func submit(_ sample: SubmissionSample, _ registry: any Registry) async throws {
        try await registry.keep(sample.commit)
        try await registry.index(sample.entry.id, town: sample.commit.town, entry: sample.entry)
    }

    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}

/// Sums up how long something took on the clock and on the processor.
struct Watch {
    private(set) var seconds = 0.0
    private(set) var cpuSeconds = 0.0

    mutating func run(_ body: () async throws -> Void) async rethrows {
        let (began, cpu) = (ContinuousClock.now, Self.cpu())
        try await body()
        let took = (ContinuousClock.now - began).components
        seconds += Double(took.seconds) + Double(took.attoseconds) / 1e18
        cpuSeconds += Self.cpu() - cpu
    }

    private static func cpu() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }
}
