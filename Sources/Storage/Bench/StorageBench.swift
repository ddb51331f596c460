public import Basics
import Casework
import Hall
public import Ports

/// How many submissions a second the storage keeps, beside the same statements through the engine's C API with the same
/// bytes, batch sizes and durability. The two take turns; the figures are medians.
public struct StorageBench: Sendable {
    /// One row of the benchmark; both values are submissions a second.
    public struct Result: Sendable {
        public let name: String
        public let value: Double
        public let raw: Double
        public var ratio: Double { raw > 0 ? value / raw : 0 }
    }

    let cipher: Cipher
    let randomness: Randomness

    public init(cipher: Cipher, randomness: Randomness) {
        self.cipher = cipher
        self.randomness = randomness
    }

    /// The rows `sqlite-1`, `sqlite-8` and `sqlite-64`, in an empty folder.
    public func sqlite(
        folder: String, repetitions: Int = 5, _ report: @Sendable (Result) -> Void
    ) async throws {
        for (writers, count) in [(1, 300), (8, 1_500), (64, 4_000)] {
            let (house, raw) = (DataFolder("\(folder)/house-\(writers)"), DataFolder("\(folder)/raw-\(writers)"))
            let storage = try await Storage.open(house, cipher: cipher, randomness: randomness)
            await (try await Storage.open(raw, cipher: cipher, randomness: randomness)).close()
            let yardstick = try RawSubmissions(raw, batch: writers)
            var (rates, rawRates): ([Double], [Double]) = ([], [])
            for _ in 0..<repetitions {
                let samples = SubmissionSample.make(count, randomness)
                rates.append(try await Self.rate(count) { try await submit(samples, storage.registry, writers) })
                let recorded = try yardstick.record(samples)
                rawRates.append(try await Self.rate(count) { try yardstick.replay(recorded) })
            }
            await storage.close()
            report(Result(name: "sqlite-\(writers)", value: Self.median(rates), raw: Self.median(rawRates)))
        }
    }

    func submit(_ samples: [SubmissionSample], _ registry: any Registry, _ writers: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    for index in stride(from: writer, to: samples.count, by: writers) {
                        let sample = samples[index]
                        try await registry.keep(sample.commit)
                        try await registry.index(sample.entry.id, town: sample.commit.town, entry: sample.entry)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    static func rate(_ count: Int, _ body: () async throws -> Void) async rethrows -> Double {
        let clock = ContinuousClock()
        let took = try await clock.measure { try await body() }
        return Double(count) / (Double(took.components.attoseconds) / 1e18 + Double(took.components.seconds))
    }

    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}

/// The yardstick: what the house would bind, recorded before and replayed through the C API.
final class RawSubmissions {
    struct Recorded {
        let main: [(OpaquePointer, [SQLValue])]
        let index: [(OpaquePointer, [SQLValue])]
    }

    private let main: RawSQLite
    private let index: RawSQLite
    private let batch: Int
    private let keep = KeepCommit(.sqlite)
    private let recorder = RecordingSession()

    init(_ folder: DataFolder, batch: Int) throws {
        main = try RawSQLite(path: folder.database, durable: true)
        index = try RawSQLite(path: folder.index, durable: false)
        self.batch = batch
    }

    func record(_ samples: [SubmissionSample]) throws -> [Recorded] {
        try samples.map { sample in
            try keep.run(sample.commit, recorder)
            let kept = try recorder.take().map { (try main.prepare($0.sql), $0.values) }
            try SQLiteIndex.keep(sample.entry.id, sample.commit.town, sample.entry, recorder)
            return Recorded(main: kept, index: try recorder.take().map { (try index.prepare($0.sql), $0.values) })
        }
    }

    func replay(_ recorded: [Recorded]) throws {
        for start in stride(from: 0, to: recorded.count, by: batch) {
            let part = recorded[start..<min(start + batch, recorded.count)]
            try transaction(main) {
                for one in part { for (sql, values) in one.main { try main.step(sql, values) } }
            }
            try transaction(index) {
                for one in part { for (sql, values) in one.index { try index.step(sql, values) } }
            }
        }
    }

    private func transaction(_ raw: RawSQLite, _ body: () throws -> Void) throws {
        try raw.step(try raw.prepare("BEGIN IMMEDIATE"), [])
        try body()
        try raw.step(try raw.prepare("COMMIT"), [])
    }
}
