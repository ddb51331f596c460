public import Basics
import FEEL

/// The static check of a model: what the compiler finds (names, types, references) and what its tables lack or have twice.
public enum DMNCheck {
    /// The findings on the first model; the others are those that it imports.
    public static func findings(_ documents: [DMNDocument]) -> [Finding] {
        guard let main = documents.first else { return [] }
        let compiled = CompiledModel.load(documents)
        let file = main.model.file
        var findings = compiled.findings.filter { $0.place?.file == nil || $0.place?.file == file }
        let domains = ValueDomains(main.model)
        for (owner, table) in tables(of: main.model) { findings += check(domains.filled(table, owner), owner) }
        return findings
    }

    private static func check(_ table: DecisionTable, _ owner: String) -> [Finding] {
        var findings = form(table, owner)
        if let analysis = TableAnalysis(table) { findings += analysis.findings(owner) }
        return findings
    }

    /// What can be said of a table without its cells.
    private static func form(_ table: DecisionTable, _ owner: String) -> [Finding] {
        var findings: [Finding] = []
        let place = table.typing.place
        if table.rules.isEmpty { findings.append(.dmnNoRules(owner, place)) }
        if table.hitPolicy == .priority || table.hitPolicy == .outputOrder,
            table.outputs.contains(where: { $0.values == nil })
        {
            findings.append(.dmnNoPriorities(owner, place))
        }
        if table.aggregation != nil, table.hitPolicy != .collect || table.outputs.count > 1 {
            findings.append(.dmnAggregation(owner, place))
        }
        if table.outputs.count > 1 {
            for output in table.outputs where output.name?.isEmpty ?? true {
                findings.append(.dmnUnnamedOutput(owner, output.place))
            }
        }
        for rule in table.rules
        where rule.tests.count != table.inputs.count || rule.results.count != table.outputs.count {
            findings.append(.dmnRuleSize(owner, rule.place))
        }
        return findings + strangers(table, owner)
    }

    /// Constant results that the output values of their column do not know: no hit policy has an outcome for them.
    private static func strangers(_ table: DecisionTable, _ owner: String) -> [Finding] {
        var findings: [Finding] = []
        for (column, output) in table.outputs.enumerated() {
            guard let known = output.values.flatMap({ TableAnalysis.condition($0.text) ?? nil }) else { continue }
            for (index, rule) in table.rules.enumerated() where column < rule.results.count {
                let result = rule.results[column]
                guard let value = (try? Expression.compile(result.text)).flatMap({ CellCondition.constant($0.syntax) }),
                    known.holds(for: value) == false
                else { continue }
                findings.append(.dmnUnknownResult(owner, index + 1, DMNReader.tidy(result.text), result.place))
            }
        }
        return findings
    }

    // MARK: Finding the tables

    private static func tables(of model: DMNModel) -> [(String, DecisionTable)] {
        var found: [(String, DecisionTable)] = []
        for decision in model.decisions { collect(decision.logic, decision.name, &found) }
        for knowledge in model.knowledge { collect(knowledge.function?.body, knowledge.name, &found) }
        return found
    }

    private static func collect(_ form: BoxedExpression?, _ owner: String, _ found: inout [(String, DecisionTable)]) {
        switch form {
        case .table(let table): found.append((owner, table))
        case .context(let context): for entry in context.entries { collect(entry.value, owner, &found) }
        case .invocation(let invocation):
            for binding in invocation.bindings { collect(binding.value, owner, &found) }
        case .relation(let relation): for cell in relation.rows.joined() { collect(cell, owner, &found) }
        case .list(let items, _): for item in items { collect(item, owner, &found) }
        case .function(let function, _): collect(function.body, owner, &found)
        case .conditional(let condition, let yes, let no, _):
            for part in [condition, yes, no] { collect(part, owner, &found) }
        case .filter(let source, let match, _): for part in [source, match] { collect(part, owner, &found) }
        case .iteration(let iteration): for part in [iteration.source, iteration.body] { collect(part, owner, &found) }
        case .literal, .unknown, nil: break
        }
    }
}
