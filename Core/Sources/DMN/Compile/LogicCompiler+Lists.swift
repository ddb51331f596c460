import Basics
import FEEL

/// Filters, iterations and quantifiers over lists.
extension LogicCompiler {
    /// A boxed filter is FEEL's own filter over the list, so that names of the items' parts are seen in it. Unlike there,
    /// the condition must be a boolean: another value gives null as a whole (DMN 1.5, 10.2.2.9).
    mutating func filter(_ source: BoxedExpression, _ match: BoxedExpression, _ scope: Scope) -> TypedLogic {
        let list = logic(source, scope)
        guard case .literal(let literal) = match else { return itemFilter(list, match, scope) }
        var inner = scope
        inner.declare(LogicCompiler.sourceName, list.type)
        guard let chosen = selection("", literal.source, "", inner) else { return .null }
        let count = findings.count
        let condition = literal.source.text
        let strangers = selection(
            "not((", literal.source, ") instance of boolean or (\(condition)\n) = null)", inner)
        findings.removeSubrange(count...)
        let code = list.code
        return TypedLogic(chosen.type) { inputs, call in
            let values = inputs + [code(inputs, call)]
            if strangers?.value(values, in: call.run).list?.isEmpty != true { return .null }
            return chosen.value(values, in: call.run)
        }
    }

    /// The items of the list for which a condition holds.
    private mutating func selection(
        _ before: String, _ condition: SourceText, _ after: String, _ scope: Scope
    ) -> Expression? {
        let head = LogicCompiler.sourceName + "[" + before
        var text = condition
        text.text = head + condition.text + "\n" + after + "]"
        text.place?.column -= head.count
        return expression(text, scope)
    }

    /// A filter whose condition is a boxed form itself: it sees `item`.
    private mutating func itemFilter(_ list: TypedLogic, _ match: BoxedExpression, _ scope: Scope) -> TypedLogic {
        var inner = scope
        inner.declare("item", LogicCompiler.itemType(list.type))
        let (code, condition) = (list.code, logic(match, inner).code)
        return TypedLogic(list.type) { inputs, call in
            let value = code(inputs, call)
            if value.isNull { return .null }
            var kept: [Value] = []
            for item in value.list ?? [value] {
                guard call.run.step() else { return .null }
                let holds = condition(inputs + [item], call)
                if holds.boolean == nil, !holds.isNull { return .null }
                if holds.boolean == true { kept.append(item) }
            }
            return .list(kept)
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
