import Basics
import FEEL

/// Contexts, lists, relations, calls, functions, conditionals.
extension LogicCompiler {
    mutating func context(_ context: BoxedContext, _ scope: Scope) -> TypedLogic {
        var inner = scope
        var steps: [(name: String?, code: Logic)] = []
        var parts: [FEELType.Entry] = []
        var result: FEELType?
        for entry in context.entries {
            let logic = logic(entry.value, inner)
            guard let variable = entry.variable, !variable.name.isEmpty else {
                steps.append((nil, logic.code))
                result = logic.type
                break
            }
            let typing = BoxedExpression.Typing(typeRef: variable.typeRef, place: variable.place)
            let value = typed(logic, typing)
            inner.declare(variable.name, value.type)
            parts.append(FEELType.Entry(variable.name, value.type))
            steps.append((variable.name, value.code))
        }
        let code = steps
        return TypedLogic(result ?? .context(parts)) { inputs, call in
            var values = inputs
            var entries: [(String, Value)] = []
            for (name, step) in code {
                let value = step(values, call)
                guard let name else { return value }
                values.append(value)
                entries.append((name, value))
            }
            return .context(Context(entries))
        }
    }

    mutating func list(_ items: [BoxedExpression], _ scope: Scope) -> TypedLogic {
        let parts = items.map { logic($0, scope) }
        let types = Set(parts.map(\.type))
        let codes = parts.map(\.code)
        return TypedLogic(.list(types.count == 1 ? types.first ?? .any : .any)) { inputs, call in
            .list(codes.map { $0(inputs, call) })
        }
    }

    mutating func relation(_ relation: BoxedRelation, _ scope: Scope) -> TypedLogic {
        let names = relation.columns.map(\.name)
        var columnTypes = relation.columns.map { type($0.typeRef, at: $0.place) }
        var rows: [[Logic]] = []
        for row in relation.rows {
            let cells = zip(row, relation.columns).map { cell, column in
                typed(
                    logic(cell, scope), BoxedExpression.Typing(typeRef: column.typeRef, place: column.place)
                ).code
            }
            rows.append(cells)
        }
        columnTypes += repeatElement(nil, count: max(0, names.count - columnTypes.count))
        let item = FEELType.context(zip(names, columnTypes).map { FEELType.Entry($0, $1?.feel ?? .any) })
        let codes = rows
        return TypedLogic(.list(item)) { inputs, call in
            .list(codes.map { row in .context(Context(zip(names, row.map { $0(inputs, call) }).map { ($0, $1) })) })
        }
    }

    mutating func conditional(
        _ condition: BoxedExpression, _ yes: BoxedExpression, _ no: BoxedExpression, _ scope: Scope
    ) -> TypedLogic {
        let test = logic(condition, scope).code
        let (first, second) = (logic(yes, scope), logic(no, scope))
        let (then, otherwise) = (first.code, second.code)
        return TypedLogic(first.type == second.type ? first.type : .any) { inputs, call in
            test(inputs, call).boolean == true ? then(inputs, call) : otherwise(inputs, call)
        }
    }

    mutating func invocation(_ invocation: BoxedInvocation, _ scope: Scope) -> TypedLogic {
        let callee = logic(invocation.callee, scope)
        var bindings: [(String, Logic)] = []
        for binding in invocation.bindings {
            let typing = BoxedExpression.Typing(typeRef: binding.parameter.typeRef, place: binding.parameter.place)
            bindings.append((binding.parameter.name, typed(logic(binding.value, scope), typing).code))
        }
        let (code, arguments) = (callee.code, bindings)
        let notFunction = Finding.dmnNotFunction(owner, invocation.typing.place)
        let type: FEELType = if case .function(_, let result) = callee.type { result } else { .any }
        return TypedLogic(type) { inputs, call in
            guard case .function(let function) = code(inputs, call) else {
                call.run.add(notFunction)
                return .null
            }
            let values = arguments.map { ($0.0, $0.1(inputs, call)) }
            return call.run.isHalted ? .null : function.call(named: values, in: call.run)
        }
    }

    /// A function that remembers the values around it.
    mutating func function(_ function: BoxedFunction, _ scope: Scope) -> TypedLogic {
        var inner = scope
        var parameters: [Function.Parameter] = []
        var declared: [DeclaredType?] = []
        for parameter in function.parameters {
            let type = type(parameter.typeRef, at: parameter.place)
            parameters.append(Function.Parameter(parameter.name, type?.feel ?? .any))
            declared.append(type)
            inner.declare(parameter.name, type?.feel ?? .any)
        }
        let body: TypedLogic
        if function.kind == .feel {
            body = logic(function.body, inner)
        } else {
            findings.append(.dmnExternal(function.typing.place))
            body = .null
        }
        let (formal, types, code) = (parameters, declared, body.code)
        return TypedLogic(.function(formal.map(\.type), body.type)) { inputs, call in
            let (model, trace) = (call.model, call.trace)
            return .function(
                Function(parameters: formal) { _, arguments, run in
                    let checked = DeclaredType.checked(arguments, types, formal, in: run)
                    return code(inputs + checked, Call(model: model, run: run, trace: trace))
                })
        }
    }
}

extension DeclaredType {
    /// Arguments of the right kinds, null where a constraint forbids the value.
    static func checked(
        _ arguments: [Value], _ types: [DeclaredType?], _ parameters: [Function.Parameter], in run: Run
    ) -> [Value] {
        guard types.contains(where: { $0?.isConstrained == true }) else { return arguments }
        return arguments.indices.map { index in
            guard let type = types[index], type.isConstrained else { return arguments[index] }
            return type.coerced(arguments[index], parameters[index].name, in: run)
        }
    }
}
