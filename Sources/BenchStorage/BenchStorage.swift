import Adapters
import Basics
import Glibc
import Ports
import Storage

/// Measures storage and prints one line of JSON for each row: `bench-storage FOLDER [postgres://…]`, the folder empty or
/// missing; PostgreSQL is measured when its URL is given.
@main
struct BenchStorage {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard (2...3).contains(arguments.count) else {
            let usage = Array("usage: bench-storage FOLDER [postgres://…]\n".utf8)
            _ = write(STDERR_FILENO, usage, usage.count)
            exit(64)
        }
        let bench = StorageBench(cipher: .live, randomness: .live)
        try await bench.sqlite(folder: arguments[1], report)
        if arguments.count == 3 { try await bench.postgres(arguments[2], folder: arguments[1], report) }
    }

    @Sendable private static func report(_ result: StorageBench.Result) {
        let (value, raw) = (tenths(result.value), tenths(result.raw))
        print(
            """
            {"area":"storage","name":"\(result.name)","value":\(value),"unit":"submissions/s",\
            "against":{"name":"raw","value":\(raw)},"ratio":\(Double(Int(result.ratio * 1_000)) / 1_000)}
            """)
        fflush(nil)
    }

    private static func tenths(_ value: Double) -> Double { Double(Int(value * 10)) / 10 }
}
