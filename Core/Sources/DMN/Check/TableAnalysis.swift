import Basics
import FEEL

/// Looks for gaps, overlaps and rules that never count in a table whose cells test against constants.
struct TableAnalysis {
    /// Cells that are looked at, times rules; beyond it the table is left unsaid.
    private static let limit = 1_000_000
    private static let reported = 10

    private let table: DecisionTable
    private let columns: [ColumnCells]
    /// For each rule and column, which cells pass.
    private let passes: [[[Bool]]]

    /// `nil` when a cell tests against more than constants.
    init?(_ table: DecisionTable) {
        guard !table.rules.isEmpty, !table.inputs.isEmpty,
            table.rules.allSatisfy({ $0.tests.count == table.inputs.count })
        else { return nil }
        var columns: [ColumnCells] = []
        var passes = table.rules.map { _ in [[Bool]]() }
        for (index, input) in table.inputs.enumerated() {
            var conditions: [CellCondition?] = []
            for rule in table.rules {
                guard let condition = TableAnalysis.condition(rule.tests[index].text) else { return nil }
                conditions.append(condition)
            }
            let allowed = input.values.flatMap { TableAnalysis.condition($0.text) } ?? nil
            guard let cells = ColumnCells(conditions, allowed: allowed) else { return nil }
            columns.append(cells)
            for (rule, condition) in conditions.enumerated() {
                passes[rule].append(cells.cells.map { condition?.lets($0) ?? true })
            }
        }
        self.table = table
        self.columns = columns
        self.passes = passes
    }

    /// A cell's condition; `.some(nil)` lets everything pass, `nil` is more than constants.
    static func condition(_ text: String) -> CellCondition?? {
        if text.allSatisfy(\.isWhitespace) { return .some(nil) }
        guard let syntax = (try? UnaryTests.compile(text))?.syntax else { return nil }
        if case .anything = syntax.kind { return .some(nil) }
        return CellCondition(syntax).map { .some($0) }
    }

    func findings(_ owner: String) -> [Finding] {
        var walk = Walk()
        visit(Array(table.rules.indices), 0, [], &walk)
        guard walk.visited <= TableAnalysis.limit else { return [] }
        var findings: [Finding] = []
        let hasFallback = table.outputs.contains { $0.fallback != nil }
        if !hasFallback, table.hitPolicy != .collect {
            findings += walk.gaps.prefix(TableAnalysis.reported).map { .dmnGap(owner, $0, table.typing.place) }
        }
        findings += overlaps(walk, owner)
        for rule in table.rules.indices where !walk.counting(table.hitPolicy).contains(rule) {
            findings.append(.dmnNeverCounts(owner, rule + 1, table.rules[rule].place))
        }
        return findings
    }

    private func overlaps(_ walk: Walk, _ owner: String) -> [Finding] {
        guard table.hitPolicy == .unique || table.hitPolicy == .any else { return [] }
        var findings: [Finding] = []
        for (rules, box) in walk.overlaps.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let results = Set(rules.map { table.rules[$0].results.map { DMNReader.tidy($0.text) } })
            if table.hitPolicy == .any && results.count == 1 { continue }
            findings.append(.dmnOverlap(owner, rules.map { $0 + 1 }, box, table.rules[rules[1]].place))
            if findings.count == TableAnalysis.reported { break }
        }
        return findings
    }

    // MARK: Walking through the boxes

    private struct Walk {
        var visited = 0
        var gaps: [String] = []
        /// Pairs of rules that match together, with an example.
        var overlaps: [[Int]: String] = [:]
        var matching: Set<Int> = []
        /// Rules that are the first to match somewhere.
        var first: Set<Int> = []

        func counting(_ policy: HitPolicy) -> Set<Int> { policy == .first ? first : matching }
    }

    /// Goes through the cells of a column with the rules that still match; cells with the same rules go together.
    private func visit(_ rules: [Int], _ column: Int, _ box: [String], _ walk: inout Walk) {
        walk.visited += 1 + (column < columns.count ? columns[column].cells.count * rules.count : 0)
        guard walk.visited <= TableAnalysis.limit else { return }
        if rules.isEmpty || column == columns.count {
            settle(rules, box, &walk)
            return
        }
        var groups: [(rules: [Int], names: [String])] = []
        for (index, cell) in columns[column].cells.enumerated() {
            let left = rules.filter { passes[$0][column][index] }
            if let last = groups.indices.last(where: { groups[$0].rules == left }) {
                groups[last].names.append(cell.name)
            } else {
                groups.append((left, [cell.name]))
            }
        }
        for group in groups {
            let name =
                group.names.count > 3
                ? group.names.prefix(3).joined(separator: ", ") + " …"
                : group.names.joined(separator: ", ")
            visit(group.rules, column + 1, box + [name], &walk)
        }
    }

    private func settle(_ rules: [Int], _ box: [String], _ walk: inout Walk) {
        guard let first = rules.first else {
            if walk.gaps.count < TableAnalysis.reported { walk.gaps.append(describe(box)) }
            return
        }
        walk.first.insert(first)
        walk.matching.formUnion(rules)
        for (position, a) in rules.prefix(20).enumerated() {
            for b in rules.prefix(20).dropFirst(position + 1) where walk.overlaps[[a, b]] == nil {
                walk.overlaps[[a, b]] = describe(box)
            }
        }
    }

    private func describe(_ box: [String]) -> String {
        zip(table.inputs, box).map { input, cell in
            "\(DMNReader.tidy(input.expression?.text ?? input.label ?? "?")): \(cell)"
        }.joined(separator: "; ")
    }
}
