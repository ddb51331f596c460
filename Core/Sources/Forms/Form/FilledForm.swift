public import Basics
import FEEL

/// A form together with the answers of one applicant: everything asked of it is derived anew from both.
public struct FilledForm: Sendable {
    public let form: Form
    public var answers: Answers
    /// The clock from which conditions take `today()`.
    public let clock: WallClock

    /// Answers that stand in rows open these rows.
    public init(_ form: Form, _ answers: Answers, clock: WallClock) {
        self.form = form
        self.answers = answers
        self.clock = clock
        openRows()
    }

    /// More rows of one group are not opened.
    public static let maximumRows = 200

    private mutating func openRows() {
        for path in answers.values.keys {
            guard path.steps.count > 1 else { continue }
            for count in 1..<path.steps.count {
                var group = AnswerPath(Array(path.steps.prefix(count)))
                let row = group.steps[count - 1].row
                guard let node = form.tree.node(at: group), node.hasRows, row < FilledForm.maximumRows else { continue }
                group.steps[count - 1].row = 0
                answers.rows[group] = max(answers.rows[group] ?? 0, row + 1)
            }
        }
    }

    /// Opens one more row of a group; the number of the new row, or `nil` if there may be no more.
    public mutating func addRow(of group: AnswerPath) -> Int? {
        let inquiry = Inquiry(self)
        guard let node = form.tree.node(at: group), node.hasRows, let rows = inquiry.rows(of: group) else { return nil }
        let count = inquiry.rowCount(node, rows: Array(rows.dropLast()))
        guard count < min(node.max ?? FilledForm.maximumRows, FilledForm.maximumRows) else { return nil }
        var first = group
        first.steps[first.steps.count - 1].row = 0
        answers.rows[first] = count + 1
        return count
    }

    /// Takes a row out; the rows behind it move up. `false` if there is no such row.
    public mutating func removeRow(_ row: AnswerPath) -> Bool {
        guard let node = form.tree.node(at: row), node.hasRows, let last = row.steps.last else { return false }
        var first = row
        let depth = row.steps.count - 1
        first.steps[depth].row = 0
        let count = max(answers.rows[first] ?? 0, node.min)
        guard last.row < count else { return false }
        func moved(_ path: AnswerPath) -> AnswerPath? {
            guard path.steps.count > depth, path.steps.prefix(depth).elementsEqual(row.steps.prefix(depth)),
                path.steps[depth].id == last.id
            else { return path }
            guard path.steps[depth].row != last.row else { return nil }
            guard path.steps[depth].row > last.row else { return path }
            var up = path
            up.steps[depth].row -= 1
            return up
        }
        var values: [AnswerPath: RawAnswer] = [:]
        for (path, value) in answers.values { if let to = moved(path) { values[to] = value } }
        var rows: [AnswerPath: Int] = [:]
        for (path, value) in answers.rows where path != first { if let to = moved(path) { rows[to] = value } }
        rows[first] = count - 1
        answers.values = values
        answers.rows = rows
        return true
    }
}
