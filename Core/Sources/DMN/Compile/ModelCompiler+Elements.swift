import Basics
import FEEL

extension ModelCompiler {
    mutating func input(_ input: InputData, _ namespace: String) -> CompiledModel.Element {
        let declared = types.type(input.variable.typeRef, in: namespace, at: input.variable.place)
        return CompiledModel.Element(name: input.name, type: declared?.feel ?? .any, body: .input(declared))
    }

    mutating func decision(_ decision: Decision, _ namespace: String) -> CompiledModel.Element {
        let (scope, sources) = scope(decision.requirements + decision.knowledge, in: namespace)
        let declared = types.type(decision.variable.typeRef, in: namespace, at: decision.variable.place)
        var logic = logic(decision.logic, scope, namespace, decision.name) { compiler, logic in
            if let declared { compiler.compare(logic.type, declared.feel, decision.variable.place) }
        }
        if decision.logic == nil { findings.append(.dmnNoLogic(decision.name, decision.place)) }
        if let declared, declared.feel != .any || declared.isConstrained {
            let (code, name) = (logic.code, decision.name)
            logic = TypedLogic(declared.feel) { inputs, call in
                declared.coerced(code(inputs, call), name, in: call.run)
            }
        }
        return CompiledModel.Element(
            name: decision.name, type: logic.type,
            body: .decision(CompiledModel.DecisionBody(id: decision.id, sources: sources, logic: logic.code)))
    }

    private mutating func logic(
        _ form: BoxedExpression?, _ scope: Scope, _ namespace: String, _ owner: String,
        then check: (inout LogicCompiler, TypedLogic) -> Void
    ) -> TypedLogic {
        var compiler = LogicCompiler(namespace: namespace, owner: owner, types: types)
        let logic = compiler.logic(form, scope)
        check(&compiler, logic)
        types = compiler.types
        findings += compiler.findings
        return logic
    }

    mutating func knowledge(_ knowledge: BusinessKnowledge, _ namespace: String) -> CompiledModel.Element {
        let function = knowledge.function
        // Its own name is seen inside: knowledge may call itself.
        var (scope, sources) = scope(
            knowledge.knowledge.filter { !$0.href.hasSuffix("#" + knowledge.id) }, in: namespace)
        scope.declare(knowledge.name, .any)
        var parameters: [Function.Parameter] = []
        var declared: [DeclaredType?] = []
        for parameter in function?.parameters ?? [] {
            let type = types.type(parameter.typeRef, in: namespace, at: parameter.place)
            parameters.append(Function.Parameter(parameter.name, type?.feel ?? .any))
            declared.append(type)
            scope.declare(parameter.name, type?.feel ?? .any)
        }
        let result = result(of: knowledge.variable, in: namespace)
        let body: TypedLogic
        if function?.kind == .feel {
            body = logic(function?.body, scope, namespace, knowledge.name) { compiler, logic in
                if let result { compiler.compare(logic.type, result.feel, knowledge.variable.place) }
            }
        } else {
            if function == nil {
                findings.append(.dmnNoLogic(knowledge.name, knowledge.place))
            } else {
                findings.append(.dmnExternal(knowledge.place))
            }
            body = .null
        }
        let type = FEELType.function(parameters.map(\.type), result?.feel ?? body.type)
        return CompiledModel.Element(
            name: knowledge.name, type: type,
            body: .knowledge(
                CompiledModel.FunctionBody(
                    parameters: parameters, declared: declared, result: result, sources: sources, logic: body.code)))
    }

    /// The type of what a function gives: its variable has the type of the function, or that of the result.
    private mutating func result(of variable: Variable, in namespace: String) -> DeclaredType? {
        guard let declared = types.type(variable.typeRef, in: namespace, at: variable.place) else { return nil }
        if case .function(_, let result) = declared.feel { return DeclaredType(result.description, result) }
        return declared
    }

    mutating func service(_ service: DecisionService, _ namespace: String) -> CompiledModel.Element {
        let inputs = (service.inputData + service.inputDecisions).compactMap { position($0, in: namespace) }
        let outputs = service.outputs.compactMap { position($0, in: namespace) }
        for one in service.encapsulated { _ = position(one, in: namespace) }
        var parameters: [Function.Parameter] = []
        var declared: [DeclaredType?] = []
        for index in inputs {
            let name = definitions[index].definition.name
            let type = variableType(index)
            parameters.append(Function.Parameter(name, type?.feel ?? .any))
            declared.append(type)
        }
        let result = result(of: service.variable, in: namespace)
        let names = outputs.map { definitions[$0].definition.name }
        let outputTypes = outputs.map { type(of: $0) }
        let given: FEELType =
            outputs.count == 1
            ? outputTypes[0] : .context(zip(names, outputTypes).map { FEELType.Entry($0, $1) })
        return CompiledModel.Element(
            name: service.name, type: .function(parameters.map(\.type), result?.feel ?? given),
            body: .service(
                CompiledModel.ServiceBody(
                    parameters: parameters, declared: declared, result: result, inputs: inputs, outputs: outputs)))
    }

    /// The declared type of the variable of a decision or of input data.
    private mutating func variableType(_ index: Int) -> DeclaredType? {
        let (key, definition) = definitions[index]
        switch definition {
        case .input(let input): return types.type(input.variable.typeRef, in: key.namespace, at: input.place)
        case .decision(let one): return types.type(one.variable.typeRef, in: key.namespace, at: one.place)
        default: return nil
        }
    }
}
