import Basics

extension ModelBuilder {
    func userTask(_ element: Int, lane: Lane?) -> UserTaskDefinition {
        let place = tree.place(of: element)
        let form = extensions(of: element, "formDefinition").first
        let assignment = extensions(of: element, "assignmentDefinition").first
        let due =
            attribute(element, "dueDate", "due", "frist")
            ?? extensions(of: element, "taskSchedule").first.flatMap { tree.attribute("dueDate", of: $0) }
        return UserTaskDefinition(
            form: attribute(element, "form", "formKey", "formRef")
                ?? form.flatMap { tree.attribute("formId", of: $0) ?? tree.attribute("formKey", of: $0) },
            role: attribute(element, "role", "candidateGroups")
                ?? assignment.flatMap { tree.attribute("candidateGroups", of: $0) } ?? potentialOwner(element)
                ?? lane?.name,
            assignee: (attribute(element, "assignee") ?? assignment.flatMap { tree.attribute("assignee", of: $0) })
                .map { ProcessExpression($0, place: place) },
            due: due.map { text in
                TimerSource.fixed(text, .duration) ?? TimerSource(text, .date, place: place)
            },
            documentation: tree.child("documentation", of: element).map { tree.text(of: $0) },
            settings: (lane?.settings ?? [:]).merging(settings(of: element)) { _, own in own },
            fields: extensions(of: element, "feld").compactMap(field))
    }

    /// A field of a task's own small form (`feld` of our namespace); nil without a name.
    private func field(_ element: Int) -> TaskField? {
        guard tree[element].namespace == ModelTree.ownNamespace,
            let name = tree.attribute("name", of: element), !name.isEmpty
        else { return nil }
        let options = tree.attribute("werte", of: element) ?? ""
        return TaskField(
            name: name, label: tree.attribute("titel", of: element) ?? name,
            type: tree.attribute("typ", of: element) ?? "text",
            isRequired: ["ja", "true"].contains(tree.attribute("pflicht", of: element) ?? ""),
            options: options.split(separator: ";").map { ModelTree.trimmed(String($0)) }.filter { !$0.isEmpty },
            place: tree.place(of: element))
    }

    private func potentialOwner(_ element: Int) -> String? {
        for name in ["potentialOwner", "humanPerformer", "performer"] {
            guard let owner = tree.child(name, of: element) else { continue }
            if let resource = tree.references("resourceRef", of: owner).first {
                return index.byId[resource].flatMap { tree.attribute("name", of: $0) } ?? resource
            }
            guard let assignment = tree.child("resourceAssignmentExpression", of: owner) else { continue }
            let text = tree.elements(in: assignment).first.map { tree.text(of: $0) }
            if let text, !text.isEmpty { return text }
        }
        return nil
    }

    func serviceTask(_ element: Int) -> ServiceTaskDefinition {
        var service = ServiceTaskDefinition()
        let definition = extensions(of: element, "taskDefinition").first
        service.connector =
            attribute(element, "connector", "verbinder", "topic") ?? definition.flatMap {
                tree.attribute("type", of: $0)
            }
            ?? implementation(element)
        service.resultVariable = attribute(element, "resultVariable", "resultVariableName", "ergebnis")
        let retries =
            attribute(element, "retries", "versuche") ?? definition.flatMap { tree.attribute("retries", of: $0) }
        service.retries = retries.flatMap { Int($0) }.map { min(100, max(0, $0)) } ?? 3
        service.settings = settings(of: element)
        for header in extensions(of: element, "header") {
            if let key = tree.attribute("key", of: header) {
                service.settings[key] = tree.attribute("value", of: header) ?? ""
            }
        }
        if service.connector == nil {
            service.foreign = attribute(element, "class", "delegateExpression", "expression", "type")
        }
        return service
    }

    /// An `implementation` that names a connector, not one of the two words of the standard.
    private func implementation(_ element: Int) -> String? {
        guard let text = tree.attribute("implementation", of: element), !text.hasPrefix("##"), !text.isEmpty else {
            return nil
        }
        return text
    }

    func businessRule(_ element: Int) -> BusinessRuleDefinition {
        let called = extensions(of: element, "calledDecision").first
        return BusinessRuleDefinition(
            decision: attribute(element, "decision", "decisionRef", "entscheidung")
                ?? called.flatMap { tree.attribute("decisionId", of: $0) },
            resultVariable: attribute(element, "resultVariable", "ergebnis")
                ?? called.flatMap { tree.attribute("resultVariable", of: $0) },
            service: serviceTask(element))
    }

    func script(_ element: Int) -> ScriptDefinition {
        let zeebe = extensions(of: element, "script").first
        let text =
            tree.child("script", of: element).map { tree.text(of: $0) }
            ?? zeebe.flatMap { tree.attribute("expression", of: $0) } ?? ""
        let language = tree.attribute("scriptFormat", of: element) ?? tree.attribute("scriptLanguage", of: element)
        var script = ScriptDefinition(language: language, text: text)
        script.resultVariable =
            attribute(element, "resultVariable") ?? zeebe.flatMap { tree.attribute("resultVariable", of: $0) }
        script.token = ScriptToken(text)
        let isFEEL = language.map { $0.isEmpty || $0.lowercased().contains("feel") } ?? true
        if script.token == nil, isFEEL, !text.isEmpty {
            let place = tree.child("script", of: element) ?? element
            script.expression = ProcessExpression(text, place: tree.place(of: place))
        }
        return script
    }

    /// The first extension attribute with one of the names.
    private func attribute(_ element: Int, _ names: String...) -> String? {
        for name in names {
            if let value = tree.extensionAttribute(name, of: element), !value.isEmpty { return value }
        }
        return nil
    }

    // MARK: Data in and out

    func inputs(of element: Int) -> [DataMapping] {
        mappings(of: element, "input") + associations(of: element, isInput: true)
    }

    func outputs(of element: Int) -> [DataMapping] {
        mappings(of: element, "output") + associations(of: element, isInput: false)
    }

    /// `<input source target>` and `<output source target>` of an `ioMapping`.
    private func mappings(of element: Int, _ kind: String) -> [DataMapping] {
        extensions(of: element, "ioMapping").flatMap { mapping in
            tree.elements(in: mapping).compactMap { child -> DataMapping? in
                guard tree[child].local == kind, let source = tree.attribute("source", of: child),
                    let target = tree.attribute("target", of: child)
                else { return nil }
                return DataMapping(target: target, source: ProcessExpression(source, place: tree.place(of: child)))
            }
        }
    }

    /// Data associations: assignments and transformations, and copies between data of different names.
    private func associations(of element: Int, isInput: Bool) -> [DataMapping] {
        let name = isInput ? "dataInputAssociation" : "dataOutputAssociation"
        return tree.children(name, of: element).flatMap { association -> [DataMapping] in
            let target = tree.references("targetRef", of: association).first.flatMap { index.byId[$0] }.flatMap {
                dataName($0)
            }
            if let transformation = expression("transformation", of: association), let target {
                return [DataMapping(target: target, source: transformation)]
            }
            let assignments = tree.children("assignment", of: association)
            if !assignments.isEmpty {
                return assignments.compactMap { assignment in
                    guard let from = expression("from", of: assignment), let to = tree.child("to", of: assignment)
                    else {
                        return nil
                    }
                    let id = tree.text(of: to)
                    return DataMapping(target: index.byId[id].flatMap { dataName($0) } ?? id, source: from)
                }
            }
            let source = tree.references("sourceRef", of: association).first.flatMap { index.byId[$0] }.flatMap {
                dataName($0)
            }
            guard let source, let target, source != target else { return [] }
            return [DataMapping(target: target, copy: source)]
        }
    }
}
