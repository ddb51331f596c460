public import Basics
import FEEL

extension FilledForm {
    /// All that is missing or wrong on one page, in the order of the page. `subject` is the place of the answer.
    public func findings(at stop: Stop) -> [Finding] { Inquiry(self).findings(at: stop) }

    /// All that is missing or wrong on the whole way, with the stop where it is put right.
    public var findings: [PlacedFinding] {
        let inquiry = Inquiry(self)
        return inquiry.way.flatMap { page, stop in
            inquiry.findings(on: inquiry.form.pages[page], at: stop).map { PlacedFinding(stop: stop, finding: $0) }
        }
    }
}

extension Inquiry {
    func findings(at stop: Stop) -> [Finding] { page(at: stop).map { findings(on: $0, at: stop) } ?? [] }

    fileprivate func findings(on page: FormPage, at stop: Stop) -> [Finding] {
        var found: [Finding] = []
        if let list = page.list {
            check(rowsOf: tree.nodes[list], rows: stop.rows, into: &found)
        }
        for item in page.items {
            check(tree.nodes[item], rows: stop.rows, isNeeded: isNeeded(above: item, rows: stop.rows), into: &found)
        }
        return found
    }

    /// Whether the groups around a place make its fields count: an optional group counts once anything in it is
    /// answered or a rule asks for it.
    private func isNeeded(above index: Int, rows: [Int]) -> Bool {
        var link = tree.nodes[index].parent
        while let group = link {
            if !counts(tree.nodes[group], rows: rows) { return false }
            link = tree.nodes[group].parent
        }
        return true
    }

    private func counts(_ group: FormNode, rows: [Int]) -> Bool {
        group.hasRows || group.min > 0 || isRequiredByRule(group, rows: rows) || isTouched(group, rows: rows)
    }

    private func check(_ node: FormNode, rows: [Int], isNeeded: Bool, into found: inout [Finding]) {
        guard isAsked(node, rows: rows), !node.hasRows || rows.count >= node.rowGroups.count else { return }
        let before = found.count
        if node.field != nil {
            check(field: node, rows: rows, isNeeded: isNeeded, into: &found)
        } else {
            let needed = isNeeded && counts(node, rows: rows)
            let isChoice = node.group?.isChoice ?? false
            for child in node.children where !tree.nodes[child].hasRows {
                check(tree.nodes[child], rows: rows, isNeeded: needed && !isChoice, into: &found)
            }
            if isChoice, needed { check(choice: node, rows: rows, into: &found) }
        }
        if found.count == before { check(rulesOf: node, rows: rows, into: &found) }
    }

    private func check(field node: FormNode, rows: [Int], isNeeded: Bool, into found: inout [Finding]) {
        guard node.isInput else { return }
        let first = node.answerPath(rows: rows)
        var count = 0
        for path in paths(of: node, rows: rows) {
            do throws(AnswerFault) {
                if let value = try read(node, at: path) { count += value.fileCount ?? 1 }
            } catch {
                count += 1
                found.append(finding(error, of: node, at: path))
            }
        }
        let isRequired = isNeeded && (node.min > 0 || isRequiredByRule(node, rows: rows))
        if count == 0, isRequired { return found.append(finding(.missing, of: node, at: first)) }
        if count > 0, count < node.min { found.append(finding(.tooFewRows(min: node.min), of: node, at: first)) }
        if let max = node.max, count > max { found.append(finding(.tooManyRows(max: max), of: node, at: first)) }
    }

    private func check(choice node: FormNode, rows: [Int], into found: inout [Finding]) {
        let chosen = node.children.filter { isTouched(tree.nodes[$0], rows: rows) }
        guard chosen.count != 1 else { return }
        let first = node.children.first.map { tree.nodes[$0] } ?? node
        found.append(finding(.choice, of: node, at: first.answerPath(rows: rows)))
    }

    private func check(rulesOf node: FormNode, rows: [Int], into found: inout [Finding]) {
        for check in form.logic[node.index]?.checks ?? [] where value(of: check.condition, rows: rows).boolean == false
        {
            found.append(finding(.rule(check.message), of: node, at: node.answerPath(rows: rows)))
        }
    }

    private func check(rowsOf group: FormNode, rows: [Int], into found: inout [Finding]) {
        let count = rowCount(group, rows: rows)
        let path = group.answerPath(rows: rows)
        if count < group.min { found.append(finding(.tooFewRows(min: group.min), of: group, at: path)) }
        if let max = group.max, count > max { found.append(finding(.tooManyRows(max: max), of: group, at: path)) }
        check(rulesOf: group, rows: rows, into: &found)
    }

    /// Whether anything below a place is answered.
    func isTouched(_ node: FormNode, rows: [Int]) -> Bool {
        if node.field != nil { return node.isInput && !paths(of: node, rows: rows).isEmpty }
        if node.hasRows, rows.count < node.rowGroups.count { return rowCount(node, rows: rows) > 0 }
        return node.children.contains { isTouched(tree.nodes[$0], rows: rows) }
    }

    private func finding(_ fault: AnswerFault, of node: FormNode, at path: AnswerPath) -> Finding {
        Finding(fault.code, .error, node.words.words(fault), subject: path.description)
    }
}

extension FormValue {
    var fileCount: Int? {
        if case .files(let files) = self { return files.count }
        return nil
    }
}
