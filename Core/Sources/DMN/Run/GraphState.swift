import FEEL

/// The values of a decision requirement graph while it is evaluated: each element once.
final class GraphState {
    private enum Slot {
        case open
        /// Its decision is being made: whoever asks for it now asks in a circle.
        case underWay
        case known(Value)
    }

    private var slots: [Slot]
    private let call: Call

    init(_ call: Call) {
        self.call = call
        slots = Array(repeating: .open, count: call.model.elements.count)
    }

    /// Gives an element its value from outside.
    func set(_ index: Int, _ value: Value) { slots[index] = .known(value) }

    /// The value of an element. A decision that depends on itself has none: null, with the finding `dmn-cycle`.
    func value(_ index: Int) -> Value {
        if case .known(let value) = slots[index] { return value }
        let element = call.model.elements[index]
        if case .underWay = slots[index] {
            call.run.add(.dmnCycle(element.name, nil))
            return .null
        }
        slots[index] = .underWay
        let value: Value
        switch element.body {
        case .input: value = .null
        case .knowledge, .service: value = call.model.function(index, call.trace)
        case .decision(let body): value = decide(body, element.name)
        }
        slots[index] = .known(value)
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
