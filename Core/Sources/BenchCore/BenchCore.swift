/// Benchmarks of the lower floor: one JSON object a line, as `script/bench` collects them.
///
/// `bench-core [AREA…]` measures the named areas, or all.
@main
struct BenchCore {
    static func main() throws {
        let wanted = CommandLine.arguments.dropFirst()
        let measure = Measure()
        let areas: [(String, () throws -> [Row])] = [
            ("feel", { try FEELBench(measure: measure).rows() }),
            ("dmn", { try DMNBench(measure: measure).rows() }),
            ("fim", { try FIMBench(measure: measure).rows() }),
            ("process", { try ProcessBench(measure: measure).rows() }),
        ]
        for (name, rows) in areas where wanted.isEmpty || wanted.contains(name) {
            for row in try rows() { print(row.json) }
        }
    }
}
