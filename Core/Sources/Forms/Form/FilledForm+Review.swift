import Basics
public import FEEL

extension FilledForm {
    /// Everything as it will reach the town, page by page. Fields that are not asked do not appear.
    public var review: [ReviewSection] {
        let inquiry = Inquiry(self)
        return inquiry.route.compactMap { stop in
            inquiry.section(at: stop, wrong: Set(inquiry.findings(at: stop).compactMap(\.subject)))
        }
    }

    /// The same for who reads what was sent: nothing is checked, so no row has a finding.
    public var overview: [ReviewSection] {
        let inquiry = Inquiry(self)
        return inquiry.route.compactMap { inquiry.section(at: $0, wrong: []) }
    }

    /// The answers of everything that is asked and rightly answered, in the order of the schema.
    public var values: [(path: AnswerPath, node: FormNode, value: FormValue)] { values { _ in true } }

    /// The same of some fields only; the others are not even read.
    public func values(
        where isWanted: (FormNode) -> Bool
    ) -> [(path: AnswerPath, node: FormNode, value: FormValue)] {
        Inquiry(self).values(where: isWanted)
    }

    /// The answers without those of fields that are not asked (any more): what is submitted.
    public var submission: Answers {
        let inquiry = Inquiry(self)
        return Answers(
            values: answers.values.filter { path, _ in
                guard let node = form.tree.node(at: path), let rows = inquiry.rows(of: path) else { return false }
                return inquiry.isAsked(node, rows: rows)
            }, rows: answers.rows)
    }

    /// The values as FEEL sees them: top-level groups and fields by id and alias, and every field that stands at one
    /// place only directly by its id and alias; calculations by name.
    public var context: Context { Inquiry(self).context }
}

extension Inquiry {
    /// `wrong` are the places with findings.
    func section(at stop: Stop, wrong: Set<String>) -> ReviewSection? {
        guard let page = page(at: stop), page.list == nil else { return nil }
        var rows: [ReviewRow] = []
        for item in page.items { gather(tree.nodes[item], at: stop, wrong: wrong, into: &rows) }
        return ReviewSection(title: page.page.title, section: page.page.section, stop: stop, rows: rows)
    }

    private func gather(_ node: FormNode, at stop: Stop, wrong: Set<String>, into rows: inout [ReviewRow]) {
        guard isAsked(node, rows: stop.rows) else { return }
        guard let field = node.field else {
            for child in node.children where !tree.nodes[child].hasRows {
                gather(tree.nodes[child], at: stop, wrong: wrong, into: &rows)
            }
            return
        }
        guard node.isInput || field.kind == .locked else { return }
        let path = node.answerPath(rows: stop.rows)
        let places = paths(of: node, rows: stop.rows)
        var files: [FileReference] = []
        let words = places.map { place -> String in
            if case .files(let uploaded)? = answers[place] { files += uploaded }
            return printed(node, at: place)
        }
        let shown = places.isEmpty && field.kind == .locked ? field.content ?? "" : words.joined(separator: ", ")
        rows.append(
            ReviewRow(
                path: path, label: node.label, printed: shown, files: files, stop: stop,
                hasFinding: !wrong.isEmpty && ([path] + places).contains { wrong.contains($0.description) }))
    }

    /// The value as printed; what is no value, as it was typed.
    private func printed(_ node: FormNode, at path: AnswerPath) -> String {
        if let value = try? read(node, at: path) { return value.printed }
        switch answers[path] {
        case .text(let text)?: return text
        case .date(let date)?:
            return [date.day, date.month, date.year, date.time].filter { !$0.isEmpty }.joined(separator: " ")
        case .files(let files)?: return files.map(\.name).joined(separator: ", ")
        case nil: return ""
        }
    }

    func values(where isWanted: (FormNode) -> Bool) -> [(path: AnswerPath, node: FormNode, value: FormValue)] {
        var found: [(AnswerPath, FormNode, FormValue)] = []
        func gather(_ node: FormNode, rows: [Int]) {
            if rows.count < node.rowGroups.count {
                for row in 0..<rowCount(node, rows: rows) { gather(node, rows: rows + [row]) }
                return
            }
            for child in node.children { gather(tree.nodes[child], rows: rows) }
            guard node.isInput, isWanted(node), isAsked(node, rows: rows) else { return }
            for path in paths(of: node, rows: rows) {
                if let value = try? read(node, at: path) { found.append((path, node, value)) }
            }
        }
        for root in tree.roots { gather(tree.nodes[root], rows: []) }
        return found
    }

    var context: Context {
        var entries = entries(of: tree.roots, rows: [])
        for node in tree.nodes where node.parent != nil && tree.byID[node.key]?.count == 1 {
            let value = value(of: node, rows: [])
            entries.append((node.key, value))
            if let alias = node.settings.alias { entries.append((alias, value)) }
        }
        for calculation in form.calculations {
            entries.append((calculation.calculation.name, value(of: calculation.program, rows: [])))
        }
        return Context(entries)
    }
}
