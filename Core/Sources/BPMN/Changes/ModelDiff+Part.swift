import Basics

extension ModelDiff {
    /// An element of a model that has a name of its own in a comparison, with all that is said about it.
    struct Part {
        var id: String
        var kind: String
        var name: String?
        /// The lane in which it lies, by name.
        var lane: String?
        /// The id of the process or subprocess around it.
        var level: String?
        var references: [String: String] = [:]
        /// Attributes and texts by their path: `timerEventDefinition/timeDuration`.
        var values: [String: String] = [:]
        var words: Words

        var title: String { name ?? id }

        /// What makes it the same as one of another id.
        var key: String? { name.map { kind + "\n" + $0 } }
    }
}

extension ModelDiff.Part {
    /// References to other elements, with the words for them.
    static let ends: [(String, Words)] = [
        ("sourceRef", Words(de: "geht aus von", en: "leaves")), ("targetRef", Words(de: "führt zu", en: "leads to")),
        ("attachedToRef", Words(de: "hängt an", en: "is attached to")),
        ("default", Words(de: "hat als Standardfluss", en: "has as default flow")),
    ]

    private static let kinds = TreeIndex.flowNodes.union([
        "process", "sequenceFlow", "lane", "participant", "messageFlow", "message", "error", "signal", "escalation",
        "dataObjectReference", "dataStoreReference", "dataObject", "textAnnotation", "group", "association",
    ])

    private static let known: [String: Words] = [
        "conditionExpression": Words(de: "die Bedingung", en: "the condition"),
        "timerEventDefinition/timeDuration": Words(de: "die Dauer", en: "the duration"),
        "timerEventDefinition/timeDate": Words(de: "der Zeitpunkt", en: "the time"),
        "timerEventDefinition/timeCycle": Words(de: "der Rhythmus", en: "the cycle"),
        "documentation": Words(de: "der Hinweis", en: "the note"),
        "script": Words(de: "die Berechnung", en: "the script"),
        "@cancelActivity": Words(de: "unterbrechend", en: "interrupting"),
        "@isInterrupting": Words(de: "unterbrechend", en: "interrupting"),
        "@calledElement": Words(de: "der aufgerufene Prozess", en: "the called process"),
        "@isExecutable": Words(de: "ausführbar", en: "executable"), "text": Words(de: "der Text", en: "the text"),
    ]

    /// What a path is called.
    static func word(_ path: String) -> Words {
        if let word = known[path] { return word }
        let short = path.hasPrefix("@") ? String(path.dropFirst()) : path
        return Words(de: "die Angabe \(short)", en: "the setting \(short)")
    }

    /// All parts of a model, in document order.
    static func all(of tree: ModelTree) -> [ModelDiff.Part] {
        let index = TreeIndex(tree)
        var lanes: [String: String] = [:]
        for lane in index.all("lane") {
            for node in tree.references("flowNodeRef", of: lane) {
                lanes[node] = tree.attribute("name", of: lane) ?? tree.attribute("id", of: lane)
            }
        }
        return index.all(kinds).compactMap { element in
            guard let id = tree.attribute("id", of: element), index.byId[id] == element else { return nil }
            let kind = tree[element].local
            let name = tree.attribute("name", of: element).flatMap { $0.isEmpty ? nil : $0 }
            let level = tree.ancestor(of: element, named: TreeIndex.levels).flatMap { tree.attribute("id", of: $0) }
            var part = ModelDiff.Part(
                id: id, kind: kind, name: name, lane: lanes[id], level: level, words: words(kind, name ?? id))
            part.read(tree, element)
            return part
        }
    }

    private static func words(_ kind: String, _ title: String) -> Words {
        let others = [
            "process": ("Prozess", "Process"), "message": ("Nachricht", "Message"), "error": ("Fehler", "Error"),
            "signal": ("Signal", "Signal"), "escalation": ("Eskalation", "Escalation"),
            "dataObject": ("Daten", "Data"), "dataStoreReference": ("Datenspeicher", "Data store"),
        ]
        let names = others[kind] ?? (ElementNames.name(kind, .de), ElementNames.name(kind, .en))
        return Words(de: "\(names.0) „\(title)“", en: "\(names.1) “\(title)”")
    }

    /// Reads attributes and what stands inside, but not parts of their own, ids, and what follows from the flows.
    private mutating func read(_ tree: ModelTree, _ element: Int) {
        let skipped: Set = ["incoming", "outgoing", "flowNodeRef", "laneSet", "childLaneSet"]
        var open: [(element: Int, path: String)] = [(element, "")]
        var seen: [String: Int] = [:]
        while let next = open.popLast() {
            for attribute in tree[next.element].attributes { take(attribute, next.path) }
            for child in tree.elements(in: next.element).reversed() {
                let local = tree[child].local
                if Self.kinds.contains(local) && tree[child].isModel || skipped.contains(local) { continue }
                var path = next.path.isEmpty ? local : "\(next.path)/\(local)"
                if let name = tree.attribute("name", of: child) { path += "[\(name)]" }
                seen[path, default: 0] += 1
                if let count = seen[path], count > 1 { path += "#\(count)" }
                open.append((child, path))
            }
            let text = tree.text(of: next.element)
            if !next.path.isEmpty, !text.isEmpty { values[next.path] = text }
        }
    }

    private mutating func take(_ attribute: ModelTree.Attribute, _ path: String) {
        if attribute.namespace == ModelTree.instanceNamespace { return }
        if attribute.namespace == nil, attribute.local == "id" || (attribute.local == "name" && path.isEmpty) { return }
        if path.isEmpty, attribute.namespace == nil, Self.ends.contains(where: { $0.0 == attribute.local }) {
            references[attribute.local] = ModelTree.unqualified(attribute.value)
            return
        }
        let name = (attribute.namespace == ModelTree.ownNamespace ? "rathaus:" : "") + attribute.local
        values[path.isEmpty ? "@\(name)" : "\(path)@\(name)"] = attribute.value
    }
}
