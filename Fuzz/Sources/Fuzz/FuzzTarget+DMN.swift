import Basics
import DMN
import FEEL

extension FuzzTarget {
    /// A model: read, written back and read again, compiled, checked, all its decisions evaluated over two sets of inputs.
    static let dmn = FuzzTarget(name: "dmn") { bytes in
        guard let document = try? DMNDocument(bytes) else { return }
        let written = document.bytes()
        guard let again = try? DMNDocument(written) else { fatalError("what was written back cannot be read") }
        require(again.bytes() == written, "written twice it differs")
        require(names(again.model) == names(document.model), "what was written back has other elements")

        _ = DMNCheck.findings([document])
        let compiled = CompiledModel.load([document])
        let numbers = document.model.inputs.map { ($0.name, Value.number(1)) }
        let inputs = Dictionary(numbers, uniquingKeysWith: { first, _ in first })
        _ = compiled.evaluateAll(inputs: [:], in: boundedEnvironment)
        _ = compiled.evaluateAll(inputs: inputs, in: boundedEnvironment, tracing: true)
        for service in document.model.services.prefix(3) {
            _ = compiled.evaluate(service: service.name, inputs: inputs, in: boundedEnvironment)
        }
    }

    private static func names(_ model: DMNModel) -> [String] {
        model.types.map(\.name) + model.inputs.map(\.name) + model.decisions.map(\.name) + model.knowledge.map(\.name)
            + model.services.map(\.name)
    }
}
