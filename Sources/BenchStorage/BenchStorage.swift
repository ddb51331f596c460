import Adapters
import Foundation
import Ports
import Storage

/// Measures storage and prints one line of JSON for each row: `bench-storage FOLDER [postgres://…]`, the folder empty or
/// missing; PostgreSQL is measured when its URL is given. `--postgres` at the end leaves SQLite out, `--wrappers SECONDS`
/// measures the three ways of calling libpq instead. `FOLDER process` measures cases that a process drives, `FOLDER drive
/// COUNT GENERATION` drives cases to their ends, for who kills it on the way (script/torture-cases).
@main
struct BenchStorage {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let (options, places) = (Array(arguments.dropFirst(2)), Array(arguments.prefix(2)))
        guard !places.isEmpty, places.allSatisfy({ !$0.hasPrefix("-") }) else { usage() }
        if places.count == 2, try await cases(places[0], places[1], options.compactMap { Int64($0) }) { return }
        let bench = StorageBench(cipher: .live, randomness: .live)
        switch (options.first, options.last.flatMap(Double.init)) {
        case (nil, _):
            try await bench.sqlite(folder: places[0], report)
            if places.count == 2 { try await postgres(bench, places[0], places[1]) }
        case ("--postgres", _): try await postgres(bench, places[0], places[1])
        case ("--wrappers", let seconds?): try await bench.wrappers(places[1], seconds: seconds, report)
        default: usage()
        }
    }

    /// Measures or drives cases, if that is asked for.
    private static func cases(_ folder: String, _ word: String, _ numbers: [Int64]) async throws -> Bool {
        switch (word, numbers.count) {
        case ("process", 0): try await CaseBench(folder: folder).run(report)
        case ("drive", 2):
            try await CaseDrive(folder: folder, count: Int(numbers[0]), generation: numbers[1]).run()
        default: return false
        }
        return true
    }

    private static func usage() -> Never {
        let text = """
            usage: bench-storage FOLDER [postgres://… [--postgres | --wrappers SECONDS]]
                   bench-storage FOLDER process | drive COUNT GENERATION

            """
        FileHandle.standardError.write(Data(text.utf8))
        exit(64)
    }

    private static func postgres(_ bench: StorageBench, _ folder: String, _ url: String) async throws {
        try await bench.postgres(
            url, folder: folder,
            pgbench: { try pgbench($0, clients: $1, seconds: $2, url: $3, folder: folder) }, report)
    }

    /// Transactions a second that pgbench does in prepared mode.
    private static func pgbench(
        _ script: PgBenchScript, clients: Int, seconds: Double, url: String, folder: String
    ) throws -> Double {
        let file = folder + "/script.sql"
        try Data(script.text.utf8).write(to: URL(fileURLWithPath: file))
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            [
                "pgbench", "-n", "-M", "prepared", "-c", "\(clients)", "-j", "\(min(clients, 2))", "-T",
                "\(Int(seconds))", "-f", file,
            ] + script.variables.flatMap { ["-D", "\($0.name)=\($0.value)"] } + [url]
        process.standardOutput = output
        try hearingTheAlarm { try process.run() }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let line = text.split(separator: "\n").first { $0.hasPrefix("tps = ") }
        guard let rate = line?.split(separator: " ").dropFirst(2).first.flatMap({ Double($0) }) else {
            throw StorageError(.damaged, "pgbench gave no rate: \(text)")
        }
        return rate
    }

    /// A child begins with the blocked signals of the thread that starts it, and threads of tasks block them all. pgbench
    /// ends by SIGALRM.
    private static func hearingTheAlarm(_ start: () throws -> Void) rethrows {
        var (alarm, before) = (sigset_t(), sigset_t())
        sigemptyset(&alarm)
        sigaddset(&alarm, SIGALRM)
        pthread_sigmask(SIG_UNBLOCK, &alarm, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try start()
    }

    @Sendable private static func report(_ result: StorageBench.Result) {
        let (value, raw) = (tenths(result.value), tenths(result.raw))
        print(
            """
            {"area":"storage","name":"\(result.name)","value":\(value),"unit":"\(result.unit)",\
            "against":{"name":"\(result.yardstick)","value":\(raw)},"ratio":\(Double(Int(result.ratio * 1_000)) / 1_000)}
            """)
        fflush(nil)
        guard let cpu = result.cpu else { return }
        FileHandle.standardError.write(Data("\(result.name): \(Double(Int(cpu * 1_000)) / 1_000) ms CPU each\n".utf8))
    }

    @Sendable private static func report(_ value: Double, _ against: Double) {
        print(
            """
            {"area":"process","name":"durable-one-task","value":\(tenths(value)),"unit":"1/s",\
            "against":{"name":"without-process","value":\(tenths(against))},\
            "ratio":\(Double(Int(value / max(against, 0.001) * 1_000)) / 1_000)}
            """)
        fflush(nil)
    }

    private static func tenths(_ value: Double) -> Double { Double(Int(value * 10)) / 10 }
}
