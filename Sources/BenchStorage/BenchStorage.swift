import Adapters
import Basics
import Glibc
import Ports
import Storage

/// Measures storage and prints one line of JSON for each row: `BenchStorage FOLDER`, the folder empty or missing.
@main
struct BenchStorage {
    static func main() async throws {
        guard CommandLine.arguments.count == 2 else {
            let usage = Array("usage: BenchStorage FOLDER\n".utf8)
            _ = write(STDERR_FILENO, usage, usage.count)
            exit(64)
        }
        let bench = StorageBench(cipher: .live, randomness: .live)
        for result in try await bench.sqlite(folder: CommandLine.arguments[1]) {
            let (value, raw) = (tenths(result.value), tenths(result.raw))
            print(
                """
                {"area":"storage","name":"\(result.name)","value":\(value),"unit":"submissions/s",\
                "against":{"name":"raw","value":\(raw)},"ratio":\(Double(Int(result.ratio * 1_000)) / 1_000)}
                """)
            fflush(nil)
        }
    }

    private static func tenths(_ value: Double) -> Double { Double(Int(value * 10)) / 10 }
}
