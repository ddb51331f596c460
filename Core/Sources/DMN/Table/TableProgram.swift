import FEEL

/// A decision table, compiled.
struct TableProgram: Sendable {
    /// One cell that is tested.
    final class Cell: Sendable {
        /// The cell as comparisons with constants, if it is no more than that.
        let quick: CellCondition?
        let tests: UnaryTests

        init(quick: CellCondition?, tests: UnaryTests) {
            self.quick = quick
            self.tests = tests
        }

        /// Whether a value passes.
        func holds(for value: Value, _ scope: [Value], in run: Run) -> Bool {
            quick?.holds(for: value) ?? (tests.value(value, inputs: scope, in: run).boolean == true)
        }
    }

    final class Rule: Sendable {
        /// One for each input; `nil` lets everything pass.
        let cells: [Cell?]
        let results: [Logic]
        let trace: DMNTrace.Rule

        init(cells: [Cell?], results: [Logic], trace: DMNTrace.Rule) {
            self.cells = cells
            self.results = results
            self.trace = trace
        }
    }

    struct Output: Sendable {
        let name: String
        let type: DeclaredType?
        /// The values in the order of their priority.
        let priorities: Logic?
        let fallback: Logic?
    }

    let owner: String
    let policy: HitPolicy
    let aggregation: Aggregation?
    let inputs: [(text: String, code: Logic)]
    let outputs: [Output]
    let rules: [Rule]

    func evaluate(_ scope: [Value], _ call: Call) -> Value {
        let values = inputs.map { $0.code(scope, call) }
        var hits: [Int] = []
        for index in rules.indices where matches(rules[index], values, scope, call) {
            hits.append(index)
            if policy == .first || policy == .unique && hits.count > 1 { break }
        }
        if call.run.isHalted { return .null }
        let value = result(hits, scope, call)
        if let trace = call.trace { record(hits, values, value, in: trace) }
        return value
    }

    private func matches(_ rule: Rule, _ values: [Value], _ scope: [Value], _ call: Call) -> Bool {
        guard call.run.step() else { return false }
        for index in rule.cells.indices {
            if let cell = rule.cells[index], !cell.holds(for: values[index], scope, in: call.run) { return false }
        }
        return true
    }

    private func record(_ hits: [Int], _ values: [Value], _ value: Value, in trace: TraceKeeper) {
        trace.add(
            .table(
                DMNTrace.TableStep(
                    owner: owner, hitPolicy: policy,
                    inputs: zip(inputs, values).map { DMNTrace.Input(expression: $0.text, value: $1) },
                    rules: hits.map { rules[$0].trace }, value: value)))
    }

    // MARK: Results

    private func result(_ hits: [Int], _ scope: [Value], _ call: Call) -> Value {
        if hits.isEmpty { return fallback(scope, call) }
        switch policy {
        case .unique:
            if hits.count > 1 {
                call.run.add(.dmnSeveralRules(owner, hits.map { $0 + 1 }))
                return .null
            }
            return single(row(hits[0], scope, call))
        case .first: return single(row(hits[0], scope, call))
        case .any:
            let rows = hits.map { row($0, scope, call) }
            guard rows.allSatisfy({ $0 == rows[0] }) else {
                call.run.add(.dmnDifferentResults(owner, hits.map { $0 + 1 }))
                return .null
            }
            return single(rows[0])
        case .priority: return ordered(hits, scope, call).first.map(single) ?? .null
        case .outputOrder: return .list(ordered(hits, scope, call).map(single))
        case .ruleOrder: return .list(hits.map { single(row($0, scope, call)) })
        case .collect: return collected(hits.map { row($0, scope, call) }, call)
        }
    }

    /// The outputs of a rule, each of its declared type.
    private func row(_ rule: Int, _ scope: [Value], _ call: Call) -> [Value] {
        outputs.indices.map { index in
            guard index < rules[rule].results.count else { return .null }
            return typed(rules[rule].results[index](scope, call), outputs[index], call)
        }
    }

    private func typed(_ value: Value, _ output: Output, _ call: Call) -> Value {
        guard let type = output.type, type.feel != .any else { return value }
        return type.coerced(value, output.name.isEmpty ? owner : output.name, in: call.run)
    }

    /// One output is its value, several are a context.
    private func single(_ row: [Value]) -> Value {
        if outputs.count == 1 { return row[0] }
        return .context(Context(zip(outputs, row).map { ($0.name, $1) }))
    }

    private func fallback(_ scope: [Value], _ call: Call) -> Value {
        if outputs.contains(where: { $0.fallback != nil }) {
            let row = outputs.map { output in typed(output.fallback?(scope, call) ?? .null, output, call) }
            return policy == .outputOrder || policy == .ruleOrder ? .list([single(row)]) : single(row)
        }
        if policy == .collect, aggregation == .count { return .number(0) }
        call.run.add(.dmnNoRule(owner))
        return .null
    }

    /// The rows in the order of the priorities of their outputs, the first output counting most.
    private func ordered(_ hits: [Int], _ scope: [Value], _ call: Call) -> [[Value]] {
        let priorities = outputs.map { $0.priorities?(scope, call).list ?? [] }
        func rank(_ row: [Value]) -> [Int] {
            zip(row, priorities).map { value, order in
                order.firstIndex { Value.equality($0, value) == true } ?? Int.max
            }
        }
        let ranked = hits.map { hit -> (rank: [Int], row: [Value]) in
            let row = row(hit, scope, call)
            return (rank(row), row)
        }
        return ranked.enumerated().sorted { a, b in
            if a.element.rank == b.element.rank { return a.offset < b.offset }
            return a.element.rank.lexicographicallyPrecedes(b.element.rank)
        }.map(\.element.row)
    }

    private func collected(_ rows: [[Value]], _ call: Call) -> Value {
        guard let aggregation else { return .list(rows.map(single)) }
        if aggregation == .count { return .number(Decimal128(rows.count)) }
        guard outputs.count == 1 else { return .null }
        let values = rows.map { $0[0] }
        switch aggregation {
        case .count: return .number(Decimal128(rows.count))
        case .sum:
            var sum = Decimal128.zero
            for value in values {
                guard let number = value.number, let next = sum + number else { return .null }
                sum = next
            }
            return .number(sum)
        case .min, .max:
            let wanted = aggregation == .min ? -1 : 1
            var best = values[0]
            for value in values.dropFirst() {
                guard let order = Value.order(value, best) else { return .null }
                if order == wanted { best = value }
            }
            return best
        }
    }
}
