public import Basics
public import FEEL

/// What an evaluation gave, what is to be said of it, and how it came about if that was asked for.
public struct DMNOutcome: Hashable, Sendable {
    public var value: Value
    public var findings: [Finding]
    public var trace: DMNTrace?
}

extension CompiledModel {
    /// Evaluates a decision over input data by name. `namespaces` says of which model an input of a name is, where several
    /// have one of that name. `decided` are values of decisions that are known from outside, by name: they are not evaluated,
    /// and what rests on them takes these.
    public func evaluate(
        decision name: String, inputs: [String: Value], namespaces: [String: String] = [:],
        decided: [String: Value] = [:], in environment: Environment, tracing: Bool = false
    ) -> DMNOutcome {
        outcome(environment, tracing) { call in
            guard let index = position(name, where: { if case .decision = $0 { true } else { false } }) else {
                call.run.add(.dmnNotFound(name))
                return .null
            }
            let state = GraphState(call)
            fill(state, inputs, namespaces, call)
            for decision in ownDecisions { decided[elements[decision].name].map { state.set(decision, $0) } }
            return state.value(index)
        }
    }

    /// Evaluates all decisions of the main model over input data by name, each once: a context by decision name.
    public func evaluateAll(
        inputs: [String: Value], in environment: Environment, tracing: Bool = false
    ) -> DMNOutcome {
        outcome(environment, tracing) { call in
            let state = GraphState(call)
            fill(state, inputs, [:], call)
            return .context(Context(ownDecisions.map { (elements[$0].name, state.value($0)) }))
        }
    }

    /// Evaluates a decision service over its input data and input decisions by name.
    public func evaluate(
        service name: String, inputs: [String: Value], in environment: Environment, tracing: Bool = false
    ) -> DMNOutcome {
        outcome(environment, tracing) { call in
            guard let index = position(name, where: { if case .service = $0 { true } else { false } }),
                case .service(let body) = elements[index].body
            else {
                call.run.add(.dmnNotFound(name))
                return .null
            }
            let arguments = zip(body.parameters, body.declared).map { parameter, type in
                let value = inputs[parameter.name] ?? .null
                return type?.coerced(value, parameter.name, in: call.run) ?? value
            }
            return serve(body, name, arguments, call)
        }
    }

    /// Calls a business knowledge model, or a service, with arguments by name.
    public func evaluate(
        invocable name: String, inputs: [String: Value], in environment: Environment, tracing: Bool = false
    ) -> DMNOutcome {
        outcome(environment, tracing) { call in
            let wanted = { (body: Body) -> Bool in
                switch body {
                case .knowledge, .service: true
                default: false
                }
            }
            guard let index = position(name, where: wanted), let function = function(index, call.trace).function else {
                call.run.add(.dmnNotFound(name))
                return .null
            }
            return function.call(function.parameters.map { inputs[$0.name] ?? .null }, in: call.run)
        }
    }

    private func outcome(_ environment: Environment, _ tracing: Bool, _ body: (Call) -> Value) -> DMNOutcome {
        let keeper = tracing ? TraceKeeper() : nil
        let run = Run(environment)
        let value = body(Call(model: self, run: run, trace: keeper))
        return DMNOutcome(value: run.isHalted ? .null : value, findings: run.findings, trace: keeper?.handOver())
    }

    /// Hands the input data over, each as a value of its declared type.
    private func fill(_ state: GraphState, _ inputs: [String: Value], _ namespaces: [String: String], _ call: Call) {
        for index in inputData {
            let name = elements[index].name
            guard case .input(let type) = elements[index].body, let value = inputs[name] else { continue }
            if let wanted = namespaces[name], keys[index].namespace != wanted { continue }
            state.set(index, type?.coerced(value, name, in: call.run) ?? value)
        }
    }
}
