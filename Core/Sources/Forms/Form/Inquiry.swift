import Basics
import Calendar
import FEEL

/// One round of questions to a filled form: what is asked, how many rows there are, what conditions give.
///
/// It remembers what it has worked out, lives on one thread and is thrown away; the form and the answers stay values.
final class Inquiry {
    let form: Form
    let tree: SchemaTree
    let answers: Answers
    private let run: Run
    /// What is known of nodes outside of rows, which are most, and of the others.
    private var askedOnce: [Asked]
    private var askedInRows: [Spot: Asked] = [:]

    /// `open` is what is being worked out: a circle of conditions ends at "asked".
    private enum Asked { case unknown, open, no, yes }

    /// A node in given rows.
    private struct Spot: Hashable {
        let node: Int
        let rows: [Int]
    }

    init(_ filled: FilledForm) {
        form = filled.form
        tree = filled.form.tree
        answers = filled.answers
        askedOnce = Array(repeating: .unknown, count: tree.nodes.count)
        run = Run(Environment(clock: filled.clock, zone: "Europe/Berlin"))
    }

    // MARK: Rows

    /// The rows of a path, one for each group with rows on it; `nil` if there is no such place.
    func rows(of path: AnswerPath) -> [Int]? {
        guard let node = tree.node(at: path) else { return nil }
        var rows: [Int] = []
        var link = SchemaPath()
        for step in path.steps {
            link = link.appending(step.id)
            if let group = tree[link], group.hasRows { rows.append(step.row) }
        }
        return rows.count == node.rowGroups.count ? rows : nil
    }

    /// How many rows of a group there are in the given outer rows.
    func rowCount(_ group: FormNode, rows: [Int]) -> Int {
        let opened = answers.rows[group.answerPath(rows: rows)] ?? 0
        let needed = group.min > 0 ? group.min : isRequiredByRule(group, rows: rows) ? 1 : 0
        return min(max(needed, opened), group.max ?? FilledForm.maximumRows, FilledForm.maximumRows)
    }

    // MARK: What is asked

    /// Whether a place is asked in the given rows: by its own conditions and those around it.
    func isAsked(_ node: FormNode, rows: [Int]) -> Bool {
        let outer = node.rowGroups.count == rows.count ? rows : Array(rows.prefix(node.rowGroups.count))
        switch known(node, outer) {
        case .open, .yes: return true
        case .no: return false
        case .unknown: break
        }
        note(.open, node, outer)
        let result =
            isAskedItself(node, rows: outer)
            && (node.parent.map { isAsked(tree.nodes[$0], rows: outer) } ?? true)
        note(result ? .yes : .no, node, outer)
        return result
    }

    private func known(_ node: FormNode, _ rows: [Int]) -> Asked {
        rows.isEmpty ? askedOnce[node.index] : askedInRows[Spot(node: node.index, rows: rows)] ?? .unknown
    }

    private func note(_ asked: Asked, _ node: FormNode, _ rows: [Int]) {
        if rows.isEmpty {
            askedOnce[node.index] = asked
        } else {
            askedInRows[Spot(node: node.index, rows: rows)] = asked
        }
    }

    private func isAskedItself(_ node: FormNode, rows: [Int]) -> Bool {
        if let pages = form.placements[node.index], !pages.contains(where: { holds($0, rows: rows) }) { return false }
        guard let logic = form.logic[node.index] else { return true }
        guard logic.visible.allSatisfy({ holds($0, rows: rows) }) else { return false }
        guard logic.shown.isEmpty || logic.shown.contains(where: { holds($0, rows: rows) }) else { return false }
        return !logic.forbidden.contains { holds($0, rows: rows) }
    }

    func isRequiredByRule(_ node: FormNode, rows: [Int]) -> Bool {
        guard let logic = form.logic[node.index], !logic.required.isEmpty else { return false }
        return logic.required.contains { holds($0, rows: rows) }
    }

    // MARK: Conditions

    /// Whether a condition is true; null and everything else is not.
    func holds(_ condition: CompiledCondition, rows: [Int]) -> Bool {
        value(of: condition, rows: rows).boolean == true
    }

    func value(of condition: CompiledCondition, rows: [Int]) -> Value {
        let scope = condition.base.map { tree.nodes[$0].rowGroups } ?? []
        let here = Array(rows.prefix(scope.count))
        let inputs = condition.sources.map { source in
            switch source {
            case .place(let index): value(of: tree.nodes[index], scope: scope, rows: here)
            case .calculation(let number): value(of: form.calculations[number].program, rows: [])
            }
        }
        run.reset()
        let result = condition.expression.value(inputs, in: run)
        return run.isHalted ? .null : result
    }

    // MARK: Values

    /// The value of a place as seen from a scope: rows that both share are those of the scope, the others make lists.
    private func value(of node: FormNode, scope: [Int], rows: [Int]) -> Value {
        var shared = 0
        while shared < min(scope.count, node.rowGroups.count, rows.count), scope[shared] == node.rowGroups[shared] {
            shared += 1
        }
        return value(of: node, rows: Array(rows.prefix(shared)))
    }

    func value(of node: FormNode, rows: [Int]) -> Value {
        guard rows.count < node.rowGroups.count else { return valueInRow(of: node, rows: rows) }
        let group = tree.nodes[node.rowGroups[rows.count]]
        var items: [Value] = []
        for row in 0..<rowCount(group, rows: rows) {
            let item = value(of: node, rows: rows + [row])
            if let inner = item.list, rows.count + 1 < node.rowGroups.count {
                items += inner
            } else {
                items.append(item)
            }
        }
        return .list(items)
    }

    private func valueInRow(of node: FormNode, rows: [Int]) -> Value {
        guard isAsked(node, rows: rows) else { return .null }
        guard node.field == nil else { return fieldValue(node, rows: rows) }
        return .context(Context(entries(of: node.children, rows: rows)))
    }

    /// The values of neighbours under their ids, and under their aliases where they have one.
    func entries(of level: [Int], rows: [Int]) -> [(String, Value)] {
        var entries: [(String, Value)] = []
        for index in level {
            let child = tree.nodes[index]
            let answer = value(of: child, rows: rows)
            entries.append((child.key, answer))
            if let alias = child.settings.alias { entries.append((alias, answer)) }
        }
        return entries
    }

    private func fieldValue(_ node: FormNode, rows: [Int]) -> Value {
        if node.field?.type == .file { return typed(node, rows: rows).map(Value.init) ?? .list([]) }
        guard node.isMultiple else { return typed(node, rows: rows).map(Value.init) ?? .null }
        return .list(paths(of: node, rows: rows).compactMap { try? read(node, at: $0) }.map(Value.init))
    }

    /// The typed value of a field, `nil` while it is empty or wrong.
    func typed(_ node: FormNode, rows: [Int]) -> FormValue? {
        try? read(node, at: node.answerPath(rows: rows))
    }

    func read(_ node: FormNode, at path: AnswerPath) throws(AnswerFault) -> FormValue? {
        guard let field = node.field else { return nil }
        if field.kind == .locked || field.kind == .hidden, answers[path] == nil {
            return try node.reader?.read(field.content.map { RawAnswer.text($0) })
        }
        return try node.reader?.read(answers[path])
    }

    /// The places of all answers of a field that stands several times, in order, with empty ones left out.
    func paths(of node: FormNode, rows: [Int]) -> [AnswerPath] {
        var path = node.answerPath(rows: rows)
        guard node.isMultiple, node.field?.type != .file else { return answers[path] == nil ? [] : [path] }
        var found: [AnswerPath] = []
        for row in 0..<min(node.max ?? FilledForm.maximumRows, FilledForm.maximumRows) {
            path.steps[path.steps.count - 1].row = row
            if answers[path] != nil { found.append(path) }
        }
        return found
    }
}

extension Value {
    /// A typed answer as FEEL sees it: codes as texts, money as a number with two places.
    init(_ value: FormValue) {
        switch value {
        case .text(let text): self = .string(text)
        case .bool(let bool): self = .boolean(bool)
        case .number(let number): self = Decimal128(number.canonical).map { .number($0) } ?? .null
        case .money(let cents): self = Decimal128(cents.decimal).map { .number($0) } ?? .null
        case .date(let date): self = Value.feel(date)
        case .time(let second):
            self =
                FEELTime(hour: second / 3_600, minute: second / 60 % 60, second: second % 60).map { .time($0) } ?? .null
        case .dateTime(let moment):
            guard let date = FEELDate(year: moment.date.year, month: moment.date.month, day: moment.date.day),
                let time = FEELTime(hour: moment.hour, minute: moment.minute, second: moment.second)
            else {
                self = .null
                return
            }
            self = .dateTime(FEELDateTime(date: date, time: time))
        case .code(let entry): self = .string(entry.code)
        case .files(let files): self = .list(files.map { .string($0.name) })
        }
    }

    private static func feel(_ date: CivilDate) -> Value {
        FEELDate(year: date.year, month: date.month, day: date.day).map { .date($0) } ?? .null
    }
}
