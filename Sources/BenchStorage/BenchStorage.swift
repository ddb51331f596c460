import Adapters
import Foundation
import Ports
import Storage

/// Measures storage and prints one line of JSON for each row: `bench-storage FOLDER [postgres://…]`, the folder empty or
/// missing; PostgreSQL is measured when its URL is given. With `--wrappers SECONDS` at the end it measures the three ways
/// of calling libpq instead.
@main
struct BenchStorage {
    static func main() async throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        var wrappers: Double?
        if arguments.count == 4, arguments[2] == "--wrappers", let seconds = Double(arguments[3]) {
            wrappers = seconds
            arguments.removeLast(2)
        }
        guard (1...2).contains(arguments.count) else {
            FileHandle.standardError.write(
                Data("usage: bench-storage FOLDER [postgres://… [--wrappers SECONDS]]\n".utf8))
            exit(64)
        }
        let bench = StorageBench(cipher: .live, randomness: .live)
        if let wrappers { return try await bench.wrappers(arguments[1], seconds: wrappers, report) }
        try await bench.sqlite(folder: arguments[0], report)
        if arguments.count == 2 {
            let scripts = arguments[0]
            try await bench.postgres(
                arguments[1], folder: scripts,
                pgbench: { try pgbench($0, clients: $1, seconds: $2, url: $3, folder: scripts) }, report)
        }
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
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let line = text.split(separator: "\n").first { $0.hasPrefix("tps = ") }
        guard let rate = line?.split(separator: " ").dropFirst(2).first.flatMap({ Double($0) }) else {
            throw StorageError(.damaged, "pgbench gave no rate: \(text)")
        }
        return rate
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

    private static func tenths(_ value: Double) -> Double { Double(Int(value * 10)) / 10 }
}
