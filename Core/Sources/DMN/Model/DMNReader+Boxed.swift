import Basics
import XML

extension DMNReader {
    /// How deep boxed forms may stand in one another.
    private static let depthLimit = 60

    /// The boxed form that stands directly in an element, if there is one.
    mutating func logic(in element: XMLElement, depth: Int = 0) -> BoxedExpression? {
        for child in element.elements {
            if let form = boxed(child, depth: depth) { return form }
        }
        return nil
    }

    private mutating func boxed(_ element: XMLElement, depth: Int) -> BoxedExpression? {
        guard depth < DMNReader.depthLimit else {
            report(.dmnTooDeep(element.place))
            return .unknown(element.local, typing(element))
        }
        switch element.local {
        case "literalExpression": return literal(element)
        case "decisionTable": return .table(table(element))
        case "context": return .context(context(element, depth))
        case "invocation": return .invocation(invocation(element, depth))
        case "relation": return .relation(relation(element, depth))
        case "list":
            return .list(element.elements.compactMap { boxed($0, depth: depth + 1) }, typing(element))
        case "functionDefinition": return .function(function(element, depth: depth), typing(element))
        case "conditional":
            return .conditional(
                condition: child(element, "if", depth), yes: child(element, "then", depth),
                no: child(element, "else", depth), typing(element))
        case "filter":
            return .filter(source: child(element, "in", depth), match: child(element, "match", depth), typing(element))
        case "for": return .iteration(iteration(element, .each, "return", depth))
        case "some": return .iteration(iteration(element, .some, "satisfies", depth))
        case "every": return .iteration(iteration(element, .every, "satisfies", depth))
        default: return nil
        }
    }

    private func literal(_ element: XMLElement) -> BoxedExpression {
        let text = source(element) ?? SourceText(text: "", place: element.place)
        return .literal(BoxedLiteral(source: text, typing: typing(element)))
    }

    /// The form inside a named part, such as `then`.
    private mutating func child(_ element: XMLElement, _ local: String, _ depth: Int) -> BoxedExpression {
        let part = element.first(local)
        return part.flatMap { logic(in: $0, depth: depth + 1) }
            ?? .literal(BoxedLiteral(source: SourceText(text: "null"), typing: typing(part ?? element)))
    }

    private mutating func iteration(
        _ element: XMLElement, _ kind: BoxedIteration.Kind, _ body: String, _ depth: Int
    ) -> BoxedIteration {
        BoxedIteration(
            kind: kind, variable: DMNReader.tidy(element[attribute: "iteratorVariable"] ?? ""),
            source: child(element, "in", depth), body: child(element, body, depth), typing: typing(element))
    }

    private mutating func context(_ element: XMLElement, _ depth: Int) -> BoxedContext {
        let entries = element.elements("contextEntry").map { entry in
            BoxedContext.Entry(
                variable: entry.first("variable").map(variable), value: logic(in: entry, depth: depth + 1))
        }
        return BoxedContext(entries: entries, typing: typing(element))
    }

    private mutating func invocation(_ element: XMLElement, _ depth: Int) -> BoxedInvocation {
        let bindings = element.elements("binding").compactMap { binding -> BoxedInvocation.Binding? in
            guard let parameter = binding.first("parameter") else { return nil }
            return BoxedInvocation.Binding(
                parameter: variable(parameter), value: logic(in: binding, depth: depth + 1))
        }
        return BoxedInvocation(
            callee: logic(in: element, depth: depth + 1), bindings: bindings, typing: typing(element))
    }

    private mutating func relation(_ element: XMLElement, _ depth: Int) -> BoxedRelation {
        let rows = element.elements("row").map { row in
            row.elements.compactMap { boxed($0, depth: depth + 1) }
        }
        return BoxedRelation(
            columns: element.elements("column").map(variable), rows: rows, typing: typing(element))
    }

    mutating func function(_ element: XMLElement, depth: Int = 0) -> BoxedFunction {
        BoxedFunction(
            kind: BoxedFunction.Kind(rawValue: element[attribute: "kind"] ?? "FEEL") ?? .feel,
            parameters: element.elements("formalParameter").map(variable), body: logic(in: element, depth: depth + 1),
            typing: typing(element))
    }

    // MARK: Tables

    private mutating func table(_ element: XMLElement) -> DecisionTable {
        let policy = element[attribute: "hitPolicy"].map { HitPolicy(rawValue: $0) } ?? .unique
        if policy == nil { report(.dmnHitPolicy(element[attribute: "hitPolicy"] ?? "", element.place)) }
        let aggregation = element[attribute: "aggregation"].flatMap(Aggregation.init)
        return DecisionTable(
            hitPolicy: policy ?? .unique, aggregation: aggregation, inputs: element.elements("input").map(input),
            outputs: element.elements("output").map(output), rules: element.elements("rule").map(rule),
            typing: typing(element))
    }

    private func input(_ element: XMLElement) -> DecisionTable.Input {
        let expression = element.first("inputExpression")
        return DecisionTable.Input(
            label: element[attribute: "label"], expression: expression.flatMap(source),
            typeRef: expression.flatMap(typeRef), values: element.first("inputValues").flatMap(source),
            place: element.place)
    }

    private func output(_ element: XMLElement) -> DecisionTable.Output {
        DecisionTable.Output(
            name: element[attribute: "name"].map(DMNReader.tidy), typeRef: typeRef(element),
            values: element.first("outputValues").flatMap(source),
            fallback: element.first("defaultOutputEntry").flatMap(source), place: element.place)
    }

    private func rule(_ element: XMLElement) -> DecisionTable.Rule {
        DecisionTable.Rule(
            id: element[attribute: "id"],
            tests: element.elements("inputEntry").map { source($0) ?? SourceText(text: "-", place: $0.place) },
            results: element.elements("outputEntry").map { source($0) ?? SourceText(text: "", place: $0.place) },
            annotations: element.elements("annotationEntry").map { $0.first("text")?.trimmed ?? "" },
            place: element.place)
    }
}
