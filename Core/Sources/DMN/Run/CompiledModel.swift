public import Basics
import FEEL

/// Models compiled once and evaluated often, on as many threads as one likes.
///
/// ```swift
/// let model = try CompiledModel.load([DMNDocument(bytes)])
/// let outcome = model.evaluate(decision: "Gebühr", inputs: ["Hunde": .number(2)], in: environment)
/// ```
public final class CompiledModel: Sendable {
    /// A part of the graph, compiled.
    struct Element: Sendable {
        let name: String
        /// The type of its value as other elements see it.
        let type: FEELType
        let body: Body
    }

    enum Body: Sendable {
        case input(DeclaredType?)
        case decision(DecisionBody)
        case knowledge(FunctionBody)
        case service(ServiceBody)
    }

    struct DecisionBody: Sendable {
        let id: String
        let sources: [Source]
        let logic: Logic
    }

    struct FunctionBody: Sendable {
        let parameters: [Function.Parameter]
        let declared: [DeclaredType?]
        let result: DeclaredType?
        let sources: [Source]
        /// Over the sources, the function itself, and the arguments.
        let logic: Logic
    }

    struct ServiceBody: Sendable {
        let parameters: [Function.Parameter]
        let declared: [DeclaredType?]
        let result: DeclaredType?
        let inputs: [Int]
        let outputs: [Int]
    }

    /// The first is the main one; the others are imported.
    public let models: [DMNModel]
    /// What the check at compile time found. A model with errors among them can be evaluated: the parts concerned give null.
    public let findings: [Finding]

    let elements: [Element]
    let keys: [ModelCompiler.Key]
    /// The positions of all elements of a name.
    private let named: [String: [Int]]
    /// The positions of the decisions of the main model, in the order of the file.
    let ownDecisions: [Int]
    /// The positions of all input data.
    let inputData: [Int]

    init(models: [DMNModel], elements: [Element], keys: [ModelCompiler.Key], findings: [Finding]) {
        self.models = models
        self.elements = elements
        self.keys = keys
        self.findings = findings
        named = Dictionary(grouping: elements.indices) { elements[$0].name }
        ownDecisions = elements.indices.filter { index in
            if case .decision = elements[index].body { return keys[index].namespace == models[0].namespace }
            return false
        }
        inputData = elements.indices.filter { if case .input = elements[$0].body { true } else { false } }
    }

    /// Compiles a model with those that it imports, in any order behind it.
    public static func load(_ documents: [DMNDocument]) -> CompiledModel {
        var compiler = ModelCompiler(documents.map(\.model))
        compiler.findings = documents.flatMap(\.findings) + compiler.findings
        return compiler.compiled()
    }

    /// The names of what can be evaluated.
    public var decisions: [String] { models[0].decisions.map(\.name) }

    /// The position of a named element: of the main model first, then of the imported ones.
    func position(_ name: String, where wanted: (Body) -> Bool) -> Int? {
        let found = (named[name] ?? named[DMNReader.tidy(name)] ?? []).filter { wanted(elements[$0].body) }
        return found.first { keys[$0].namespace == models[0].namespace } ?? found.first
    }

    /// The function that a business knowledge model or a service is.
    func function(_ index: Int, _ trace: TraceKeeper?) -> Value {
        let element = elements[index]
        switch element.body {
        case .knowledge(let body):
            return .function(
                Function(name: element.name, parameters: body.parameters) { this, arguments, run in
                    let call = Call(model: self, run: run, trace: trace)
                    var inputs = body.sources.map { self.value($0, call) }
                    inputs.append(.function(this))
                    inputs += DeclaredType.checked(arguments, body.declared, body.parameters, in: run)
                    let value = body.logic(inputs, call)
                    return body.result?.coerced(value, element.name, in: run) ?? value
                })
        case .service(let body):
            return .function(
                Function(name: element.name, parameters: body.parameters) { _, arguments, run in
                    let call = Call(model: self, run: run, trace: trace)
                    let checked = DeclaredType.checked(arguments, body.declared, body.parameters, in: run)
                    return self.serve(body, element.name, checked, call)
                })
        default: return .null
        }
    }

    /// A value outside of any graph evaluation: only functions have one.
    private func value(_ source: Source, _ call: Call) -> Value {
        switch source {
        case .element(let index): function(index, call.trace)
        case .context(let parts): .context(Context(parts.map { ($0.name, value($0.source, call)) }))
        }
    }

    /// Evaluates the outputs of a service over its inputs alone.
    func serve(_ body: ServiceBody, _ name: String, _ arguments: [Value], _ call: Call) -> Value {
        let state = GraphState(call)
        for (index, argument) in zip(body.inputs, arguments) { state.set(index, argument) }
        let values = body.outputs.map { state.value($0) }
        let value =
            values.count == 1
            ? values[0] : .context(Context(zip(body.outputs, values).map { (elements[$0].name, $1) }))
        return body.result?.coerced(value, name, in: call.run) ?? value
    }
}
