extension FilledForm {
    /// Takes over what was typed on one page, as typed: nothing is refused here, `findings(at:)` says what is wrong.
    ///
    /// Inputs are by name: the place of the answer (`G1.F3`), for dates with `-tag`, `-monat`, `-jahr` and `-zeit`
    /// behind it; several codes come under the name of the first. A text that did not come at all keeps its old
    /// answer; a choice that did not come was cleared. Files are attached, not taken.
    public mutating func take(_ inputs: [String: [String]], at stop: Stop) {
        let inquiry = Inquiry(self)
        guard let page = inquiry.page(at: stop) else { return }
        for item in page.items { take(inputs, node: form.tree.nodes[item], rows: stop.rows) }
    }

    private mutating func take(_ inputs: [String: [String]], node: FormNode, rows: [Int]) {
        guard let field = node.field else {
            for child in node.children where !form.tree.nodes[child].hasRows {
                take(inputs, node: form.tree.nodes[child], rows: rows)
            }
            return
        }
        guard node.isInput, field.type != .file else { return }
        let path = node.answerPath(rows: rows)
        if field.type == .date || field.type == .dateTime {
            takeDate(inputs, at: path)
        } else if field.kind == .select || field.type == .bool {
            takeChoice(inputs[path.description] ?? [], at: path, isMultiple: node.isMultiple)
        } else if node.isMultiple {
            takeLines(inputs, at: path, max: node.max)
        } else if let text = inputs[path.description]?.first {
            answers[path] = .text(text)
        }
    }

    private mutating func takeDate(_ inputs: [String: [String]], at path: AnswerPath) {
        let name = path.description
        let parts = ["-tag", "-monat", "-jahr", "-zeit"].map { inputs[name + $0]?.first }
        if parts.contains(where: { $0 != nil }) {
            answers[path] = .date(
                DateText(day: parts[0] ?? "", month: parts[1] ?? "", year: parts[2] ?? "", time: parts[3] ?? ""))
        } else if let text = inputs[name]?.first {
            answers[path] = .text(text)
        }
    }

    private mutating func takeChoice(_ codes: [String], at path: AnswerPath, isMultiple: Bool) {
        guard isMultiple else {
            answers[path] = codes.last.map { .text($0) }
            return
        }
        var place = path
        let kept = codes.filter { !$0.isEmpty }.prefix(FilledForm.maximumRows)
        for row in 0..<FilledForm.maximumRows {
            place.steps[place.steps.count - 1].row = row
            answers[place] = row < kept.count ? .text(kept[kept.startIndex + row]) : nil
        }
    }

    /// Lines of one field; empty ones close up.
    private mutating func takeLines(_ inputs: [String: [String]], at path: AnswerPath, max: Int?) {
        var place = path
        var lines: [String] = []
        var came = false
        for row in 0..<Swift.min(max ?? FilledForm.maximumRows, FilledForm.maximumRows) {
            place.steps[place.steps.count - 1].row = row
            guard let texts = inputs[place.description] else { continue }
            came = true
            lines += texts.filter { !$0.isEmpty }
        }
        guard came else { return }
        for row in 0..<FilledForm.maximumRows {
            place.steps[place.steps.count - 1].row = row
            answers[place] = row < lines.count ? .text(lines[row]) : nil
        }
    }

    /// Adds an uploaded file to its field; a field for one file takes the newest. `false` if there is no such field.
    public mutating func attach(_ file: FileReference, at path: AnswerPath) -> Bool {
        guard let node = form.tree.node(at: path), node.field?.type == .file, node.isInput else { return false }
        guard node.isMultiple, case .files(let before)? = answers[path] else {
            answers[path] = .files([file])
            return true
        }
        answers[path] = .files(before.filter { $0.blob != file.blob } + [file])
        return true
    }

    /// Takes an uploaded file away again. `false` if it was not there.
    public mutating func detach(_ blob: FileReference.BlobID, at path: AnswerPath) -> Bool {
        guard case .files(let before)? = answers[path], before.contains(where: { $0.blob == blob }) else {
            return false
        }
        answers[path] = .files(before.filter { $0.blob != blob })
        return true
    }
}
