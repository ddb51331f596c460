import FEEL

/// The values of a decision requirement graph while it is evaluated: each element once.
final class GraphState {
    private var values: [Value?]
    private let call: Call

    init(_ call: Call) {
        self.call = call
        values = Array(repeating: nil, count: call.model.elements.count)
    }

    /// Gives an element its value from outside.
    func set(_ index: Int, _ value: Value) { values[index] = value }

    func value(_ index: Int) -> Value {
        if let known = values[index] { return known }
        // Stands until the value is there; a cycle ends here.
        values[index] = .null
        let element = call.model.elements[index]
        let value: Value
        switch element.body {
        case .input: value = .null
        case .knowledge, .service: value = call.model.function(index, call.trace)
        case .decision(let body): value = decide(body, element.name)
        }
        values[index] = value
        return value
    }

    private func decide(_ body: CompiledModel.DecisionBody, _ name: String) -> Value {
        guard call.run.enter() else { return .null }
        defer { call.run.leave() }
        let value = body.logic(body.sources.map(self.value), call)
        call.trace?.add(.decision(name: name, id: body.id, value: value))
        return call.run.isHalted ? .null : value
    }

    private func value(_ source: Source) -> Value {
        switch source {
        case .element(let index): value(index)
        case .context(let parts): .context(Context(parts.map { ($0.name, value($0.source)) }))
        }
    }
}
