import Basics
import FEEL

/// Filters, iterations and quantifiers over lists.
extension LogicCompiler {
    /// A boxed filter is FEEL's own filter over the list, so that names of the items' parts are seen in it.
    mutating func filter(_ source: BoxedExpression, _ match: BoxedExpression, _ scope: Scope) -> TypedLogic {
        let list = logic(source, scope)
        guard case .literal(let literal) = match else { return itemFilter(list, match, scope) }
        var inner = scope
        inner.declare(LogicCompiler.sourceName, list.type)
        let head = LogicCompiler.sourceName + "["
        var text = literal.source
        text.text = head + literal.source.text + "\n]"
        text.place?.column -= head.count
        guard let expression = expression(text, inner) else { return .null }
        let code = list.code
        return TypedLogic(expression.type) { inputs, call in
            expression.value(inputs + [code(inputs, call)], in: call.run)
        }
    }

    /// A filter whose condition is a boxed form itself: it sees `item`.
    private mutating func itemFilter(_ list: TypedLogic, _ match: BoxedExpression, _ scope: Scope) -> TypedLogic {
        var inner = scope
        inner.declare("item", LogicCompiler.itemType(list.type))
        let (code, condition) = (list.code, logic(match, inner).code)
        return TypedLogic(list.type) { inputs, call in
            let value = code(inputs, call)
            if value.isNull { return .null }
            let items = value.list ?? [value]
            return .list(
                items.filter { call.run.step() && condition(inputs + [$0], call).boolean == true })
        }
    }

    mutating func iteration(_ iteration: BoxedIteration, _ scope: Scope) -> TypedLogic {
        let source = logic(iteration.source, scope)
        var inner = scope
        inner.declare(iteration.variable, LogicCompiler.itemType(source.type))
        if iteration.kind == .each { inner.declare("partial", .list(.any)) }
        let body = logic(iteration.body, inner)
        let items = items(of: source, scope)
        let code = body.code
        switch iteration.kind {
        case .each:
            return TypedLogic(.list(body.type)) { inputs, call in
                guard let items = items(inputs, call) else { return .null }
                var results: [Value] = []
                for item in items {
                    guard call.run.step() else { return .null }
                    results.append(code(inputs + [item, .list(results)], call))
                }
                return .list(results)
            }
        case .some, .every:
            return quantifier(items, code, isEvery: iteration.kind == .every)
        }
    }

    /// `some` is the disjunction over the items, `every` the conjunction, both with three truth values.
    private func quantifier(
        _ items: @escaping @Sendable ([Value], Call) -> [Value]?, _ code: @escaping Logic, isEvery: Bool
    ) -> TypedLogic {
        TypedLogic(.boolean) { inputs, call in
            guard let items = items(inputs, call) else { return .null }
            var unknown = false
            for item in items {
                guard call.run.step() else { return .null }
                switch code(inputs + [item], call).boolean {
                case .some(let truth) where truth != isEvery: return .boolean(truth)
                case nil: unknown = true
                default: continue
                }
            }
            return unknown ? .null : .boolean(isEvery)
        }
    }

    /// The items that are gone through: those of a list, the values of a range, or a single value.
    private mutating func items(
        of source: TypedLogic, _ scope: Scope
    ) -> @Sendable ([Value], Call) -> [Value]? {
        var inner = Scope()
        inner.declare(LogicCompiler.sourceName, .any)
        let name = LogicCompiler.sourceName
        let unroll = try? Expression.compile("for x in \(name) return x", scope: inner)
        let code = source.code
        return { inputs, call in
            let value = code(inputs, call)
            switch value {
            case .null: return nil
            case .list(let items): return items
            case .range: return unroll?.value([value], in: call.run).list
            default: return [value]
            }
        }
    }

    static func itemType(_ type: FEELType) -> FEELType {
        switch type {
        case .list(let item), .range(let item): item
        default: .any
        }
    }
}
