extension FilledForm {
    /// The page at a stop as it is to be drawn; `nil` if the stop is not on the way.
    public func page(at stop: Stop) -> PageForm? {
        let inquiry = Inquiry(self)
        guard let page = inquiry.page(at: stop), let progress = Progress(of: stop, on: inquiry.route) else {
            return nil
        }
        return PageForm(
            stop: stop, title: page.page.title, section: page.page.section, intro: page.page.intro, progress: progress,
            content: inquiry.content(of: page, at: stop))
    }
}

extension Inquiry {
    func content(of page: FormPage, at stop: Stop) -> PageForm.Content {
        if let list = page.list { return .list(rowList(tree.nodes[list], rows: stop.rows)) }
        // A group that is alone on its page has the page's title for its label.
        if page.items.count == 1, let group = tree.nodes[page.items[0]].group, !group.isChoice {
            return .fields(items(of: tree.nodes[page.items[0]].children, rows: stop.rows))
        }
        return .fields(items(of: page.items, rows: stop.rows))
    }

    private func items(of level: [Int], rows: [Int]) -> [PageForm.Item] {
        level.compactMap { index in
            let node = tree.nodes[index]
            guard isAsked(node, rows: rows), !node.hasRows || rows.count >= node.rowGroups.count else { return nil }
            guard let field = node.field else {
                let inner = items(of: node.children, rows: rows)
                guard !inner.isEmpty else { return nil }
                return .group(
                    GroupView(
                        path: node.answerPath(rows: rows), label: node.label, help: node.help,
                        isOptional: node.min == 0 && !isRequiredByRule(node, rows: rows),
                        isChoice: node.group?.isChoice ?? false, items: inner))
            }
            switch field.kind {
            case .hidden: return nil
            case .label: return .note(title: node.label, text: field.content ?? node.help)
            default: return .field(view(of: node, field: field, rows: rows))
            }
        }
    }

    private func view(of node: FormNode, field: Datenfeld, rows: [Int]) -> FieldView {
        let path = node.answerPath(rows: rows)
        var answers = paths(of: node, rows: rows).compactMap { place in
            self.answers[place].map { FieldView.Answer(path: place, raw: $0) }
        }
        if answers.isEmpty, let content = field.content, !content.isEmpty, field.kind != .select {
            answers = [FieldView.Answer(path: path, raw: .text(content))]
        }
        return FieldView(
            path: path, field: field.id, control: control(of: node, field: field), label: node.label, help: node.help,
            example: node.settings.example, isRequired: node.min > 0 || isRequiredByRule(node, rows: rows),
            isMultiple: node.isMultiple, options: node.entries, answers: answers, constraints: field.constraints,
            autocomplete: node.settings.autocomplete)
    }

    private func control(of node: FormNode, field: Datenfeld) -> FieldView.Control {
        if field.kind == .locked { return .locked }
        if field.type == .bool { return .yesNo }
        if field.kind == .select {
            if node.isMultiple { return .checkboxes }
            return node.entries.count <= 7 ? .radios : .select
        }
        switch field.type {
        case .number, .integer: return .number
        case .currency: return .currency
        case .date: return .date
        case .time: return .time
        case .dateTime: return .dateTime
        case .file: return .files
        default:
            let isLong = field.constraints.maxLength.map { $0 > 120 } ?? false
            return isLong && KnownFormat.format(of: field) == nil ? .area : .line
        }
    }

    private func rowList(_ group: FormNode, rows: [Int]) -> RowList {
        let count = rowCount(group, rows: rows)
        let path = group.answerPath(rows: rows)
        let inner = route.filter { $0.rows.count > rows.count && $0.rows.starts(with: rows) && stands($0, in: group) }
        return RowList(
            path: path, label: group.label, help: group.help,
            rows: (0..<count).map { number in
                var place = path
                place.steps[place.steps.count - 1].row = number
                let stops = inner.filter { $0.rows[rows.count] == number }
                let title = title(of: group, rows: rows + [number])
                return RowList.Row(
                    path: place, title: title ?? (group.max == 1 ? group.label : "\(group.label) \(number + 1)"),
                    stop: stops.first, isComplete: stops.allSatisfy { findings(at: $0).isEmpty },
                    canRemove: count > group.min || title != nil)
            },
            canAdd: count < min(group.max ?? FilledForm.maximumRows, FilledForm.maximumRows), min: group.min,
            max: group.max)
    }

    private func stands(_ stop: Stop, in group: FormNode) -> Bool {
        form.pageNumbers[stop.page].map { form.pages[$0].scope.contains(group.index) } ?? false
    }

    /// The first answers of a row, at most three.
    private func title(of group: FormNode, rows: [Int]) -> String? {
        var words: [String] = []
        func gather(_ node: FormNode) {
            guard words.count < 3, isAsked(node, rows: rows) else { return }
            if node.isInput, node.field?.type != .bool, node.field?.type != .file, let value = typed(node, rows: rows) {
                words.append(value.printed)
            }
            for child in node.children where !tree.nodes[child].hasRows { gather(tree.nodes[child]) }
        }
        gather(group)
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}
