/// The values that input columns may take, where the model tells them only by the types of what they test.
struct ValueDomains {
    private let types: [String: ItemDefinition]
    /// Types of input data and decisions by name.
    private var variables: [String: String] = [:]
    /// Types of the parameters of each function, by its name.
    private var parameters: [String: [String: String]] = [:]

    init(_ model: DMNModel) {
        types = Dictionary(model.types.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
        for input in model.inputs { variables[input.name] = input.variable.typeRef }
        for decision in model.decisions { variables[decision.name] = decision.variable.typeRef }
        for knowledge in model.knowledge {
            for parameter in knowledge.function?.parameters ?? [] {
                parameters[knowledge.name, default: [:]][parameter.name] = parameter.typeRef
            }
        }
    }

    /// The table with the values of its columns told where its types tell them.
    func filled(_ table: DecisionTable, _ owner: String) -> DecisionTable {
        var table = table
        for index in table.inputs.indices where table.inputs[index].values == nil {
            let name = DMNReader.tidy(table.inputs[index].expression?.text ?? "")
            let type = parameters[owner]?[name] ?? variables[name] ?? table.inputs[index].typeRef
            table.inputs[index].values = allowed(type)
        }
        return table
    }

    private func allowed(_ type: String?) -> SourceText? {
        var name = type
        for _ in 0..<20 {
            guard let item = name.flatMap({ types[$0] }), !item.isCollection else { return nil }
            if let values = item.allowedValues { return values }
            name = item.typeRef
        }
        return nil
    }
}
