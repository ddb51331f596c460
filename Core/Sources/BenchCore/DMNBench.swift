import Basics
import DMN
import FEEL

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The rate of whole evaluations of the model 0004-lending of the DMN TCK (all eleven decisions), held against the same
/// rules written by hand in Swift over the same number type.
struct DMNBench {
    private static let path = "/dmn-tck/compliance-level-3/0004-lending/0004-lending.dmn"

    let measure: Measure

    func rows() throws -> [Row] {
        guard let folder = getenv("RATHAUS_CORPUS"), let file = read(String(cString: folder) + DMNBench.path) else {
            let words = "dmn: skipped, as RATHAUS_CORPUS names no corpus with dmn-tck in it\n"
            _ = words.withCString { write(2, $0, strlen($0)) }
            return []
        }
        let model = CompiledModel.load([try DMNDocument(file)])
        let environment = Environment(clock: .standing(at: Instant(microseconds: 0)))
        let application = LendingApplication.sample
        let inputs = application.inputs
        let answer = model.evaluateAll(inputs: inputs, in: environment).value
        guard answer == application.decided?.context else {
            throw Findings(
                Finding(
                    "bench-lending", .error,
                    Words(de: "Modell und Nachbau sind uneins.", en: "The model and the closure disagree.")))
        }
        let rates = measure.rates([
            { rounds in for _ in 0..<rounds { keep(model.evaluateAll(inputs: inputs, in: environment)) } },
            { rounds in for _ in 0..<rounds { keep(application.decided) } },
        ])
        return [
            Row(
                area: "dmn", name: "lending", value: rates[0], unit: "1/s",
                against: Row.Against(name: "closure", value: rates[1]))
        ]
    }

    private func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { content += buffer[..<count] }
        return content
    }
}
