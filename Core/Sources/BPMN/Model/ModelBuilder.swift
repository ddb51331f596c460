import Basics

/// Makes processes out of the tree of a model. It never fails: what does not fit together is left out, the check names it.
struct ModelBuilder {
    let tree: ModelTree
    let index: TreeIndex

    init(_ tree: ModelTree) {
        self.tree = tree
        index = TreeIndex(tree)
    }

    func processes() -> [ProcessDefinition] { index.all("process").map { process($0) } + globalTasks() }

    /// Tasks that can be called: each a process of one node.
    private func globalTasks() -> [ProcessDefinition] {
        ModelBuilder.globalKinds.keys.sorted().flatMap { index.all([$0]) }.map { element in
            let id = tree.attribute("id", of: element) ?? ""
            let name = tree.attribute("name", of: element)
            let node = FlowNode(
                id: id, name: name, place: tree.place(of: element), scope: 0, lane: nil,
                kind: kind(element, scope: nil, lane: nil))
            var scope = FlowScope(node: nil, parent: nil)
            scope.nodes = [0]
            return ProcessDefinition(
                id: id, name: name, place: tree.place(of: element), isExecutable: false, nodes: [node], flows: [],
                scopes: [scope])
        }
    }

    /// Global tasks and what they do.
    static let globalKinds = [
        "globalTask": "task", "globalUserTask": "userTask", "globalManualTask": "manualTask",
        "globalScriptTask": "scriptTask", "globalBusinessRuleTask": "businessRuleTask",
    ]

    /// One process under construction.
    fileprivate struct Draft {
        var nodes: [FlowNode] = []
        var elements: [Int] = []
        var nodeOfElement: [Int: Int] = [:]
        var flows: [SequenceFlow] = []
        var flowOfId: [String: Int] = [:]
        var scopes: [FlowScope] = []
    }

    private func process(_ element: Int) -> ProcessDefinition {
        var draft = Draft()
        let lanes = lanes(of: element)
        draft.scopes.append(FlowScope(node: nil, parent: nil))
        var levels = [(element: element, scope: 0)]
        var at = 0
        while at < levels.count {
            let level = levels[at]
            at += 1
            draft.scopes[level.scope].data = data(of: level.element)
            for child in tree.elements(in: level.element)
            where tree[child].isModel && TreeIndex.flowNodes.contains(tree[child].local) {
                let node = draft.nodes.count
                draft.elements.append(child)
                draft.nodeOfElement[child] = node
                var inner: Int?
                if TreeIndex.subprocesses.contains(tree[child].local) {
                    inner = draft.scopes.count
                    draft.scopes.append(FlowScope(node: node, parent: level.scope))
                    levels.append((child, draft.scopes.count - 1))
                    if isEvent(child) { draft.scopes[level.scope].eventSubprocesses.append(node) }
                }
                let lane = tree.attribute("id", of: child).flatMap { lanes[$0] }
                draft.nodes.append(
                    FlowNode(
                        id: tree.attribute("id", of: child) ?? "", name: tree.attribute("name", of: child),
                        place: tree.place(of: child), scope: level.scope, lane: lane?.name,
                        kind: kind(child, scope: inner, lane: lane)))
                draft.scopes[level.scope].nodes.append(node)
            }
        }
        connect(&draft)
        attach(&draft)
        return ProcessDefinition(
            id: tree.attribute("id", of: element) ?? "", name: tree.attribute("name", of: element),
            place: tree.place(of: element), isExecutable: flag("isExecutable", element, default: false),
            nodes: draft.nodes, flows: draft.flows, scopes: draft.scopes)
    }

    /// Sequence flows, in the order of `outgoing` where a node has such a list.
    private func connect(_ draft: inout Draft) {
        for (source, element) in draft.elements.enumerated() {
            guard let id = tree.attribute("id", of: element) else { continue }
            let order = tree.references("outgoing", of: element)
            let ranks = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            let flows = (index.leaving[id] ?? []).enumerated().map { offset, flow in
                (rank: ranks[tree.attribute("id", of: flow) ?? ""] ?? order.count, offset: offset, flow: flow)
            }.sorted { ($0.rank, $0.offset) < ($1.rank, $1.offset) }
            for (_, _, flow) in flows {
                guard let targetId = tree.reference("targetRef", of: flow), let found = index.byId[targetId],
                    let target = draft.nodeOfElement[found]
                else { continue }
                let number = draft.flows.count
                let flowId = tree.attribute("id", of: flow) ?? ""
                draft.flows.append(
                    SequenceFlow(
                        id: flowId, name: tree.attribute("name", of: flow), source: source, target: target,
                        condition: expression("conditionExpression", of: flow)))
                draft.flowOfId[flowId] = number
                draft.nodes[source].outgoing.append(number)
                draft.nodes[target].incoming.append(number)
            }
        }
    }

    /// Boundary events to their hosts, compensation to its handlers, default flows to their numbers.
    private func attach(_ draft: inout Draft) {
        for (node, element) in draft.elements.enumerated() {
            let defaultFlow = tree.reference("default", of: element).flatMap { draft.flowOfId[$0] }
            switch draft.nodes[node].kind {
            case .boundary(var boundary):
                boundary.host = draft.nodeOf(tree.reference("attachedToRef", of: element), index) ?? -1
                if boundary.definitions.contains(where: { if case .compensation = $0 { true } else { false } }) {
                    boundary.handler = handler(of: element).flatMap { draft.nodeOfElement[$0] }
                }
                draft.nodes[node].kind = .boundary(boundary)
                if boundary.host >= 0, case .activity(var host) = draft.nodes[boundary.host].kind {
                    host.boundaries.append(node)
                    draft.nodes[boundary.host].kind = .activity(host)
                }
            case .activity(var activity):
                activity.defaultFlow = defaultFlow
                draft.nodes[node].kind = .activity(activity)
            case .gateway(.exclusive): draft.nodes[node].kind = .gateway(.exclusive(defaultFlow: defaultFlow))
            case .gateway(.inclusive): draft.nodes[node].kind = .gateway(.inclusive(defaultFlow: defaultFlow))
            case .gateway(.complex(let activation, _)):
                draft.nodes[node].kind = .gateway(.complex(activation: activation, defaultFlow: defaultFlow))
            default: continue
            }
        }
    }

    private func handler(of boundary: Int) -> Int? {
        guard let id = tree.attribute("id", of: boundary) else { return nil }
        for association in index.all("association") where tree.reference("sourceRef", of: association) == id {
            if let target = tree.reference("targetRef", of: association).flatMap({ index.byId[$0] }) { return target }
        }
        return nil
    }

    /// Who is responsible for a node: the name of its lane, and what our own attributes say there.
    struct Lane {
        var name: String?
        var settings: [String: String]
    }

    private func lanes(of process: Int) -> [String: Lane] {
        var lanes: [String: Lane] = [:]
        for lane in index.all("lane") where tree.ancestor(of: lane, named: ["process"]) == process {
            let name = tree.attribute("name", of: lane).flatMap { $0.isEmpty ? nil : $0 }
            let settings = settings(of: lane)
            guard name != nil || !settings.isEmpty else { continue }
            for reference in tree.references("flowNodeRef", of: lane) {
                lanes[reference] = Lane(name: name ?? lanes[reference]?.name, settings: settings)
            }
        }
        return lanes
    }

    /// What our own attributes say at an element.
    func settings(of element: Int) -> [String: String] {
        var settings: [String: String] = [:]
        for attribute in tree[element].attributes where attribute.namespace == ModelTree.ownNamespace {
            settings[attribute.local] = attribute.value
        }
        return settings
    }

    /// Names of the data objects and properties of a level.
    private func data(of level: Int) -> [String] {
        (tree.children("dataObject", of: level) + tree.children("property", of: level)).compactMap { dataName($0) }
    }

    /// The variable that stands for data: the name of the data object, else the id.
    func dataName(_ element: Int) -> String? {
        if let object = tree.reference("dataObjectRef", of: element).flatMap({ index.byId[$0] }) {
            return dataName(object)
        }
        if let name = tree.attribute("name", of: element), !name.isEmpty { return name }
        return tree.attribute("id", of: element)
    }

    func isEvent(_ subprocess: Int) -> Bool { flag("triggeredByEvent", subprocess, default: false) }

    func flag(_ name: String, _ element: Int, default value: Bool) -> Bool {
        guard let text = tree.attribute(name, of: element) else { return value }
        return text == "true" || text == "1"
    }

    func expression(_ name: String, of element: Int) -> ProcessExpression? {
        guard let child = tree.child(name, of: element) else { return nil }
        let text = tree.text(of: child)
        return text.isEmpty ? nil : ProcessExpression(text, place: tree.place(of: child))
    }
}

extension ModelBuilder.Draft {
    fileprivate func nodeOf(_ id: String?, _ index: TreeIndex) -> Int? {
        id.flatMap { index.byId[$0] }.flatMap { nodeOfElement[$0] }
    }
}
