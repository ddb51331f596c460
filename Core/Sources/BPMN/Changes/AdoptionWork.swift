import Basics

/// The tree of the target while it takes parts of the source.
struct AdoptionWork {
    private let source: ModelTree
    private let sourceIndex: TreeIndex
    var tree: ModelTree
    private var byId: [String: Int]
    private let usesLists: Bool
    /// Nodes and flows that came, and places in the picture that went.
    private var came: Set<String> = []
    private var touched = false
    /// Flows of the source whose id belongs to another flow here, with the id under which they came.
    private var renamed: [String: String] = [:]

    init(_ source: ModelTree, _ target: ModelTree) {
        self.source = source
        sourceIndex = TreeIndex(source)
        tree = target
        byId = TreeIndex(target).byId
        usesLists = !TreeIndex(target).all("incoming", "outgoing").isEmpty
        // Extensions keep their names: what the source declares, the target declares.
        for declaration in source.elements.first?.declarations ?? [] {
            tree.declare(declaration.address, as: declaration.prefix ?? "x")
        }
    }

    mutating func take(_ elements: [String]) throws(Findings) {
        var chosen: [Int] = []
        for id in elements {
            if let element = sourceIndex.byId[id] {
                chosen.append(element)
                chosen += sourceIndex.all("boundaryEvent").filter {
                    source.reference("attachedToRef", of: $0) == id
                        && !elements.contains(source.attribute("id", of: $0) ?? "")
                }
            } else if byId[id] == nil {
                throw Findings(AdoptionWork.unknown(id))
            }
        }
        for id in elements where sourceIndex.byId[id] == nil { takeOut(id) }
        for element in chosen where source[element].local != "sequenceFlow" { try takeIn(element) }
        takeFlows(Set(chosen.compactMap { source.attribute("id", of: $0) }), all: Set(elements))
        takeLanes()
        for id in came { if let element = byId[id] { takeReferences(element) } }
        if usesLists { writeLists() }
        takePicture()
    }

    private static func unknown(_ id: String) -> Finding {
        Finding(
            "adopt-unknown", .error,
            Words(
                de: "Das Element „\(id)“ gibt es in keinem der beiden Modelle.",
                en: "The element “\(id)” is in neither of the models."), subject: id)
    }

    // MARK: Elements

    /// Takes an element out with its flows.
    private mutating func takeOut(_ id: String) {
        for flow in flows
        where tree.reference("sourceRef", of: flow) == id || tree.reference("targetRef", of: flow) == id {
            drop(flow)
        }
        if let element = byId[id] { drop(element) }
        touched = true
    }

    private mutating func drop(_ element: Int) {
        if let id = tree.attribute("id", of: element) { byId[id] = nil }
        tree.remove(element)
    }

    /// Sequence flows that are still in the tree.
    private var flows: [Int] { byId.values.filter { tree[$0].local == "sequenceFlow" }.sorted() }

    private mutating func takeIn(_ element: Int) throws(Findings) {
        let id = source.attribute("id", of: element) ?? ""
        let old = byId[id]
        let parent = old.map { tree[$0].parent } ?? place(for: element)
        guard let parent, parent >= 0 else {
            throw Findings(
                Finding(
                    "adopt-level", .error,
                    Words(
                        de: "Für „\(id)“ fehlt der Unterprozess, in dem es liegt. Übernehmen Sie ihn mit.",
                        en: "The subprocess around “\(id)” is missing; take it over, too."), subject: id))
        }
        if let old { drop(old) }
        insert(element, into: parent)
        came.insert(id)
    }

    /// The element of the target that stands for what lies around an element of the source.
    private func place(for element: Int) -> Int? {
        let around = source[element].parent
        guard around > 0 else { return 0 }
        if let same = source.attribute("id", of: around).flatMap({ byId[$0] }), tree[same].local == source[around].local
        {
            return same
        }
        let alike = byId.values.filter { tree[$0].local == source[around].local }
        return source[around].local == "process" && alike.count == 1 ? alike.first : nil
    }

    /// Copies an element to where its kind may stand.
    private mutating func insert(_ element: Int, into parent: Int) {
        let copy = tree.graft(source, element, to: parent)
        let last = tree.elements[parent].children.removeLast()
        let later: Set = ["textAnnotation", "association", "group", "BPMNDiagram", "process", "collaboration"]
        let isLate = later.contains(source[element].local)
        let position = tree.elements[parent].children.firstIndex { child in
            if case .element(let index) = child { !isLate && later.contains(tree[index].local) } else { false }
        }
        tree.elements[parent].children.insert(last, at: position ?? tree.elements[parent].children.count)
        var open = [copy]
        while let next = open.popLast() {
            if tree[next].isModel, let id = tree.attribute("id", of: next) { byId[id] = next }
            open += tree.elements(in: next)
        }
    }

    // MARK: Flows

    /// Takes the flows of the chosen elements whose ends are there, and lets go of what they replace.
    private mutating func takeFlows(_ chosen: Set<String>, all: Set<String>) {
        let wanted = sourceIndex.all("sequenceFlow").filter { flow in
            let ends = [source.reference("sourceRef", of: flow) ?? "", source.reference("targetRef", of: flow) ?? ""]
            guard ends.allSatisfy({ byId[$0] != nil }) else { return false }
            let isChosen = source.attribute("id", of: flow).map { all.contains($0) } ?? false
            let isHere = source.attribute("id", of: flow).map { byId[$0] != nil } ?? false
            // After an element went, the flow that closes the gap comes.
            return isChosen || ends.contains { chosen.contains($0) } || (touched && !isHere)
        }
        let theirs = Set(sourceIndex.all("sequenceFlow").map { ends(of: $0, in: source) })
        let before = Set(
            wanted.filter { chosen.contains(source.reference("targetRef", of: $0) ?? "") }.compactMap {
                source.reference("sourceRef", of: $0)
            })
        let after = Set(
            wanted.filter { chosen.contains(source.reference("sourceRef", of: $0) ?? "") }.compactMap {
                source.reference("targetRef", of: $0)
            })
        for flow in flows {
            let ends = ends(of: flow, in: tree)
            if before.contains(ends[0]), after.contains(ends[1]), !theirs.contains(ends) { drop(flow) }
        }
        for flow in wanted { takeFlow(flow) }
        for flow in flows where !ends(of: flow, in: tree).allSatisfy({ byId[$0] != nil }) { drop(flow) }
        for element in byId.values {
            if let standard = tree.reference("default", of: element), byId[standard] == nil {
                tree.set("default", nil, of: element)
            }
        }
    }

    private func ends(of flow: Int, in tree: ModelTree) -> [String] {
        ["sourceRef", "targetRef"].map { tree.reference($0, of: flow) ?? "" }
    }

    /// Takes one flow. A flow here of the same id is replaced if they have an end in common; else it is another one, and the
    /// new one gets an id of its own.
    private mutating func takeFlow(_ flow: Int) {
        let ends = ends(of: flow, in: source)
        guard let id = source.attribute("id", of: flow), let start = byId[ends[0]] else { return }
        var name = id
        if let old = byId[id] {
            let others = self.ends(of: old, in: tree)
            if others[0] == ends[0] || others[1] == ends[1] {
                drop(old)
            } else {
                var number = 2
                while byId["\(id)-\(number)"] != nil { number += 1 }
                name = "\(id)-\(number)"
                renamed[id] = name
            }
        }
        let here = byId[id]
        insert(flow, into: tree[start].parent)
        if name != id, let copy = byId[id] {
            tree.set("id", name, of: copy)
            byId[name] = copy
            byId[id] = here
            if let node = byId[ends[0]], tree.reference("default", of: node) == id, came.contains(ends[0]) {
                tree.set("default", name, of: node)
            }
        }
        came.insert(name)
    }

    /// The elements beside the processes that an element refers to: messages, errors, signals, data.
    private mutating func takeReferences(_ element: Int) {
        var open = [element]
        while let next = open.popLast() {
            let names = [
                "messageRef", "errorRef", "signalRef", "escalationRef", "dataObjectRef", "itemRef", "itemSubjectRef",
            ]
            for id in names.compactMap({ tree.reference($0, of: next) }) where byId[id] == nil {
                guard let needed = sourceIndex.byId[id] else { continue }
                let parent = source[needed].parent == 0 ? 0 : place(for: needed)
                if let parent { insert(needed, into: parent) }
            }
            open += tree.elements(in: next)
        }
    }

    // MARK: Lanes and lists

    private mutating func takeLanes() {
        for lane in sourceIndex.all("lane") {
            let name = source.attribute("name", of: lane)
            let nodes = source.references("flowNodeRef", of: lane).filter { came.contains($0) }
            guard !nodes.isEmpty else { continue }
            let lanes = byId.values.filter { tree[$0].local == "lane" }.sorted()
            guard let first = lanes.first else { continue }
            let same =
                lanes.first { tree.attribute("id", of: $0) == source.attribute("id", of: lane) }
                ?? lanes.first { name != nil && tree.attribute("name", of: $0) == name }
            let target: Int
            if let same {
                target = same
            } else {
                insert(lane, into: tree[first].parent)
                guard let made = source.attribute("id", of: lane).flatMap({ byId[$0] }) else { continue }
                for reference in tree.children("flowNodeRef", of: made) { tree.remove(reference) }
                target = made
            }
            for node in nodes {
                for other in lanes + [target] {
                    for reference in tree.children("flowNodeRef", of: other) where tree.text(of: reference) == node {
                        tree.remove(reference)
                    }
                }
                tree.add("flowNodeRef", in: ModelTree.modelNamespace, to: target, text: node)
            }
        }
        // What went is in no lane any more.
        for lane in byId.values where tree[lane].local == "lane" {
            for reference in tree.children("flowNodeRef", of: lane) where byId[tree.text(of: reference)] == nil {
                tree.remove(reference)
            }
        }
    }

    /// Writes the lists of flows anew at every node, where the target has such lists.
    private mutating func writeLists() {
        let first: Set = ["documentation", "extensionElements", "auditing", "monitoring", "categoryValueRef"]
        let flows = flows
        for node in byId.values.sorted() where TreeIndex.flowNodes.contains(tree[node].local) {
            guard let id = tree.attribute("id", of: node) else { continue }
            for list in tree.children("incoming", of: node) + tree.children("outgoing", of: node) { tree.remove(list) }
            let count = tree.elements[node].children.count
            for (name, end) in [("incoming", "targetRef"), ("outgoing", "sourceRef")] {
                for flow in flows where tree.reference(end, of: flow) == id {
                    tree.add(name, in: ModelTree.modelNamespace, to: node, text: tree.attribute("id", of: flow) ?? "")
                }
            }
            let lists = Array(tree.elements[node].children[count...])
            tree.elements[node].children.removeSubrange(count...)
            let last = tree.elements[node].children.lastIndex { child in
                if case .element(let index) = child { first.contains(tree[index].local) } else { false }
            }
            tree.elements[node].children.insert(contentsOf: lists, at: last.map { $0 + 1 } ?? 0)
        }
    }

    // MARK: The picture

    /// Takes the places of what came, and those of what went away.
    private mutating func takePicture() {
        let kinds: Set = ["BPMNShape", "BPMNEdge"]
        let places = tree.elements.indices.filter {
            tree[$0].namespace == ModelTree.diagramNamespace && kinds.contains(tree[$0].local)
        }
        guard let plane = places.first.map({ tree[$0].parent }) else { return }
        for place in places {
            guard let id = tree.reference("bpmnElement", of: place) else { continue }
            if came.contains(id) || byId[id] == nil { tree.remove(place) }
        }
        for (place, element) in source.elements.enumerated()
        where element.namespace == ModelTree.diagramNamespace && kinds.contains(element.local) {
            guard let id = source.reference("bpmnElement", of: place), came.contains(renamed[id] ?? id) else {
                continue
            }
            let copy = tree.graft(source, place, to: plane)
            guard let name = renamed[id] else { continue }
            tree.set("bpmnElement", name, of: copy)
            tree.set("id", tree.attribute("id", of: copy).map { $0 + "-2" }, of: copy)
        }
    }

    /// Whether the picture must be drawn anew: something has no place, or lies on something else.
    func needsLayout(_ made: ProcessModel) -> Bool {
        guard let diagram = Diagram(of: made.tree) else { return false }
        let boxes = Dictionary(diagram.shapes.map { ($0.element, $0.box) }, uniquingKeysWith: { first, _ in first })
        for process in made.processes {
            for scope in process.scopes {
                let nodes = scope.nodes.map { process.nodes[$0] }
                if nodes.contains(where: { boxes[$0.id] == nil }) { return true }
                let shapes = nodes.filter { if case .boundary = $0.kind { false } else { true } }.compactMap {
                    boxes[$0.id]
                }
                for (position, box) in shapes.enumerated() {
                    for other in shapes[(position + 1)...]
                    where box.x < other.right && other.x < box.right && box.y < other.bottom && other.y < box.bottom {
                        return true
                    }
                }
            }
        }
        return false
    }
}
