public import Basics

/// How a running instance goes on by another version of its process: which element takes the place of which.
///
/// Only where tokens wait does it matter; the plan names a counterpart for as many elements as it can. The inverse plan
/// leads back.
///
/// ```swift
/// let plan = MigrationPlan(from: old, to: new)
/// let preview = state.preview([plan], in: environment, at: now)
/// ```
public struct MigrationPlan: Sendable {
    public let old: ProcessDefinition
    public let new: ProcessDefinition
    /// The id of the counterpart, by the id of the element before.
    public private(set) var mapping: [String: String]

    /// A plan with counterparts found by id, else by kind and name where both are unique. `mapping` goes before what is
    /// found.
    public init(from old: ProcessDefinition, to new: ProcessDefinition, mapping: [String: String] = [:]) {
        self.old = old
        self.new = new
        self.mapping = [:]
        for (source, target) in mapping where old.nodeIndex[source] != nil && new.nodeIndex[target] != nil {
            self.mapping[source] = target
        }
        pair { $0.kind.elementName + "\n" + $0.id }
        pair { node in
            guard let name = node.name, !name.isEmpty else { return nil }
            return node.kind.elementName + "\n" + name
        }
    }

    /// A plan for every process that both versions of a model have.
    public static func plans(from old: ProcessLibrary, to new: ProcessLibrary) -> [MigrationPlan] {
        old.processes.keys.sorted().compactMap { id in
            guard let before = old[id], let after = new[id] else { return nil }
            return MigrationPlan(from: before, to: after)
        }
    }

    /// Pairs elements without a counterpart that have the same key, where it is unique on both sides.
    private mutating func pair(_ key: (FlowNode) -> String?) {
        let taken = Set(mapping.values)
        let sources = MigrationPlan.unique(old.nodes.filter { mapping[$0.id] == nil }, key)
        let targets = MigrationPlan.unique(new.nodes.filter { !taken.contains($0.id) }, key)
        for (key, source) in sources { if let target = targets[key] { mapping[source.id] = target.id } }
    }

    private static func unique(_ nodes: [FlowNode], _ key: (FlowNode) -> String?) -> [String: FlowNode] {
        var groups: [String: [FlowNode]] = [:]
        for node in nodes { if let key = key(node) { groups[key, default: []].append(node) } }
        return groups.compactMapValues { $0.count == 1 ? $0[0] : nil }
    }

    /// Names a counterpart by hand; nil takes it away.
    public mutating func map(_ element: String, to counterpart: String?) { mapping[element] = counterpart }

    /// The way back.
    public var inverse: MigrationPlan {
        var inverse = MigrationPlan(from: new, to: old)
        inverse.mapping = Dictionary(mapping.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return inverse
    }

    /// Elements that have no counterpart: those that fall away, and those that are new.
    public var removed: [FlowNode] { old.nodes.filter { mapping[$0.id] == nil } }
    public var added: [FlowNode] {
        let targets = Set(mapping.values)
        return new.nodes.filter { !targets.contains($0.id) }
    }

    // MARK: By number

    /// The counterpart of each node before.
    var nodes: [Int?] { old.nodes.map { mapping[$0.id].flatMap { new.nodeIndex[$0] } } }

    /// The counterpart of each level before: the process itself, and what lies in a subprocess with a counterpart.
    var scopes: [Int?] {
        let nodes = nodes
        return old.scopes.map { scope in
            guard let node = scope.node else { return 0 }
            return nodes[node].flatMap { new.innerScope(of: $0) }
        }
    }

    /// The counterpart of each flow before: by its id if an end agrees, else the only one between the counterparts.
    var flows: [Int?] {
        let nodes = nodes
        let byId = Dictionary(new.flows.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var between: [[Int]: Int] = [:]
        for (number, flow) in new.flows.enumerated() { between[[flow.source, flow.target]] = number }
        return old.flows.map { flow in
            if let same = byId[flow.id],
                nodes[flow.source] == new.flows[same].source || nodes[flow.target] == new.flows[same].target
            {
                return same
            }
            guard let source = nodes[flow.source], let target = nodes[flow.target] else { return nil }
            return between[[source, target]]
        }
    }

    /// For each incoming flow of a join before, the one of its counterpart on which its tokens wait from now on: the same,
    /// or the one to which it leads over nothing but new elements. Nil if there is none.
    func entries(of join: Int) -> [Int?] {
        let nodes = nodes
        let flows = flows
        guard let target = nodes[join] else { return old.nodes[join].incoming.map { _ in nil } }
        let incoming = new.nodes[target].incoming
        let known = Set(nodes.compactMap { $0 })
        var taken: Set<Int> = []
        var found = old.nodes[join].incoming.map { flow -> Int? in
            guard let same = flows[flow], incoming.contains(same), taken.insert(same).inserted else { return nil }
            return same
        }
        for (position, flow) in old.nodes[join].incoming.enumerated() where found[position] == nil {
            let origin = MigrationPlan.origin(of: flow, in: old) { nodes[$0] != nil }
            let overs = Set(origin.flows.compactMap { flows[$0] })
            let sources = Set(origin.nodes.compactMap { nodes[$0] })
            let candidates = incoming.filter { !taken.contains($0) }.map { entry in
                (entry, MigrationPlan.origin(of: entry, in: new) { known.contains($0) })
            }
            let match =
                candidates.first { !$0.1.flows.isDisjoint(with: overs) }
                ?? candidates.first { !$0.1.nodes.isDisjoint(with: sources) }
            found[position] = match?.0
            if let entry = match?.0 { taken.insert(entry) }
        }
        return found
    }

    /// Where a flow comes from: back over nodes without a counterpart to those that have one, with the flows on the way.
    private static func origin(
        of flow: Int, in process: ProcessDefinition, _ isKnown: (Int) -> Bool
    ) -> (flows: Set<Int>, nodes: Set<Int>) {
        var open = [flow]
        var flows: Set<Int> = []
        var nodes: Set<Int> = []
        while let next = open.popLast() {
            guard flows.insert(next).inserted else { continue }
            let node = process.flows[next].source
            if isKnown(node) { nodes.insert(node) } else { open += process.nodes[node].incoming }
        }
        return (flows, nodes)
    }
}
