import Basics
import FEEL

extension LogicCompiler {
    mutating func table(_ table: DecisionTable, _ scope: Scope) -> TypedLogic {
        var inputs: [(text: String, code: Logic)] = []
        var inputTypes: [FEELType] = []
        for input in table.inputs {
            let declared = type(input.typeRef, at: input.place)
            let logic = input.expression.map { source($0, scope) } ?? .null
            inputs.append((input.expression?.text ?? input.label ?? "", logic.code))
            inputTypes.append(declared?.feel ?? logic.type)
            if let declared { compare(logic.type, declared.feel, input.expression?.place ?? input.place) }
        }
        var outputs: [TableProgram.Output] = []
        for output in table.outputs { outputs.append(self.output(output, of: table, scope)) }
        var rules: [TableProgram.Rule] = []
        for (index, rule) in table.rules.enumerated() {
            rules.append(self.rule(rule, index, inputTypes, outputs, scope))
        }
        let program = TableProgram(
            owner: owner, policy: table.hitPolicy, aggregation: table.aggregation, inputs: inputs, outputs: outputs,
            rules: rules)
        return TypedLogic(resultType(table, outputs)) { inputs, call in program.evaluate(inputs, call) }
    }

    private mutating func output(
        _ output: DecisionTable.Output, of table: DecisionTable, _ scope: Scope
    ) -> TableProgram.Output {
        var priorities: Logic?
        if table.hitPolicy == .priority || table.hitPolicy == .outputOrder, let values = output.values {
            var list = values
            list.text = "[" + values.text + "\n]"
            list.place?.column -= 1
            priorities = source(list, scope).code
        }
        var declared = type(output.typeRef, at: output.place)
        // A table of several outputs without types may have them in the type of the whole.
        if declared == nil, table.outputs.count == 1 { declared = type(table.typing.typeRef, at: table.typing.place) }
        if case .list = declared?.feel, output.typeRef == nil { declared = nil }
        return TableProgram.Output(
            name: output.name ?? "", type: declared, priorities: priorities,
            fallback: output.fallback.map { source($0, scope).code })
    }

    private mutating func rule(
        _ rule: DecisionTable.Rule, _ index: Int, _ types: [FEELType], _ outputs: [TableProgram.Output], _ scope: Scope
    ) -> TableProgram.Rule {
        var cells: [TableProgram.Cell?] = []
        for (column, test) in rule.tests.prefix(types.count).enumerated() {
            guard let tests = tests(test, scope, input: types[column]) else {
                // Text that cannot be read must not let everything pass.
                cells.append(test.text.allSatisfy(\.isWhitespace) ? nil : never)
                continue
            }
            if case .anything = tests.syntax.kind {
                cells.append(nil)
            } else {
                cells.append(TableProgram.Cell(quick: CellCondition(tests.syntax), tests: tests))
            }
        }
        var results: [Logic] = []
        for (result, output) in zip(rule.results, outputs) {
            let logic = source(result, scope)
            if let type = output.type { compare(logic.type, type.feel, result.place) }
            results.append(logic.code)
        }
        return TableProgram.Rule(
            cells: cells, results: results,
            trace: DMNTrace.Rule(number: index + 1, id: rule.id, annotations: rule.annotations))
    }

    /// A cell that nothing passes.
    private var never: TableProgram.Cell? {
        (try? UnaryTests.compile("false")).map { tests in
            TableProgram.Cell(quick: CellCondition(parts: [], negated: false), tests: tests)
        }
    }

    private func resultType(_ table: DecisionTable, _ outputs: [TableProgram.Output]) -> FEELType {
        let row: FEELType =
            outputs.count == 1
            ? outputs[0].type?.feel ?? .any
            : .context(outputs.map { FEELType.Entry($0.name, $0.type?.feel ?? .any) })
        switch table.hitPolicy {
        case .unique, .any, .priority, .first: return row
        case .ruleOrder, .outputOrder: return .list(row)
        case .collect: return table.aggregation == nil ? .list(row) : table.aggregation == .count ? .number : row
        }
    }
}

extension CellCondition {
    init(parts: [Part], negated: Bool) {
        self.parts = parts
        self.negated = negated
    }
}
