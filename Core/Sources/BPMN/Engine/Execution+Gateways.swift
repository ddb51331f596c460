import Basics
import FEEL

extension Execution {
    /// A token arrives at a gateway.
    mutating func enter(_ gateway: Gateway, _ work: Work, _ node: FlowNode) {
        switch gateway {
        case .exclusive: leave(work)
        case .parallel:
            if node.incoming.count < 2 || work.flow < 0 { leave(work) } else { synchronise(work, node) }
        case .inclusive:
            if node.incoming.count < 2 || work.flow < 0 { leave(work) } else { _ = collect(work, node) }
        case .complex(let activation, _):
            if node.incoming.count < 2 || work.flow < 0 {
                leave(work)
            } else {
                activate(work, node, activation)
            }
        case .eventBased: wait(work)
        }
    }

    private func join(_ frame: Int, _ node: Int) -> Join? {
        state.joins.first { $0.frame == frame && $0.node == node }
    }

    /// Adds the token to those that wait; gives the counts by incoming flow.
    private mutating func collect(_ work: Work, _ node: FlowNode) -> [Int] {
        let known = join(work.frame, work.node)
        var counts = known?.counts ?? Array(repeating: 0, count: node.incoming.count)
        if let position = node.incoming.firstIndex(of: work.flow) { counts[position] += 1 }
        keep(counts, reset: known?.reset, work)
        return counts
    }

    private mutating func keep(_ counts: [Int], reset: [Int]?, _ work: Work) {
        if counts.allSatisfy({ $0 == 0 }), reset == nil {
            emit(.unjoined(frame: work.frame, node: work.node))
        } else {
            emit(
                .joined(
                    frame: work.frame, definition: work.definition, node: work.node, counts: counts, reset: reset))
        }
    }

    /// Takes one token of each flow that has one and lets one go on.
    private mutating func merge(_ counts: [Int], reset: [Int]?, _ work: Work) {
        let present = counts.filter { $0 > 0 }.count
        keep(counts.map { max(0, $0 - 1) }, reset: reset, work)
        addActive(work.frame, 1 - present)
        leave(work)
    }

    /// Parallel: one token of every incoming flow (10.6.4).
    private mutating func synchronise(_ work: Work, _ node: FlowNode) {
        let counts = collect(work, node)
        if counts.allSatisfy({ $0 > 0 }) { merge(counts, reset: nil, work) }
    }

    /// Complex: fires when its activation condition holds, then absorbs the other tokens of the round (10.6.5).
    private mutating func activate(_ work: Work, _ node: FlowNode, _ activation: ProcessExpression?) {
        let position = node.incoming.firstIndex(of: work.flow) ?? 0
        if let known = join(work.frame, work.node), var reset = known.reset, !reset.contains(position) {
            reset.append(position)
            let isDone = reset.count == node.incoming.count
            keep(known.counts, reset: isDone ? nil : reset, work)
            consume(work.frame)
            return
        }
        let counts = collect(work, node)
        guard join(work.frame, work.node)?.reset == nil, let activation else { return }
        let arrived = counts.filter { $0 > 0 }.count
        switch evaluate(activation, from: work.frame, ["activationCount": .number(Decimal128(arrived))]) {
        case .boolean(true)?: fireComplex(counts, work)
        case .boolean(false)?: return
        default:
            raise(
                "bpmn-expression-failed",
                Words(
                    de: "Der Ausdruck „\(activation.source)“ hat kein brauchbares Ergebnis.",
                    en: "The expression “\(activation.source)” gives no usable result."),
                definition: work.definition, node: work.node)
        }
    }

    private mutating func fireComplex(_ counts: [Int], _ work: Work) {
        let present = counts.indices.filter { counts[$0] > 0 }
        merge(counts, reset: present.count == counts.count ? nil : present, work)
    }

    // MARK: Joins that look at the other tokens

    /// A join that may fire now that nothing else moves: inclusive, or complex without a condition or waiting for reset.
    mutating func readyJoin() -> Work? {
        for join in state.joins {
            let node = node(join.definition, join.node)
            guard case .gateway(let gateway) = node.kind else { continue }
            let token = work(.leave, join.frame, join.definition, join.node)
            switch gateway {
            case .inclusive:
                if isComplete(join, node) {
                    mergeWaiting(join, token)
                    return token
                }
            case .complex(let activation, _):
                guard isComplete(join, node) else { continue }
                if join.reset != nil {
                    keep(join.counts, reset: nil, token)
                } else if activation == nil {
                    mergeWaiting(join, token)
                    return token
                }
            default: continue
            }
        }
        return nil
    }

    /// Takes the waiting tokens, except the one that goes on as the work given back.
    private mutating func mergeWaiting(_ join: Join, _ token: Work) {
        let present = join.counts.filter { $0 > 0 }.count
        keep(join.counts.map { max(0, $0 - 1) }, reset: nil, token)
        addActive(join.frame, 1 - present)
    }

    /// Whether no other token of the scope can still reach an incoming flow that has none, unless it could as well reach
    /// one that has (10.6.3, execution semantics in 13.4.3).
    func isComplete(_ join: Join, _ node: FlowNode) -> Bool {
        var filled: [Int] = []
        var empty: [Int] = []
        for (position, flow) in node.incoming.enumerated() {
            if join.counts[position] > 0 || (join.reset?.contains(position) ?? false) {
                filled.append(flow)
            } else {
                empty.append(flow)
            }
        }
        if join.reset == nil, filled.isEmpty { return false }
        if empty.isEmpty { return true }
        let toEmpty = reaching(empty, without: join.node, in: join.definition)
        let toFilled = reaching(filled, without: join.node, in: join.definition)
        return !tokenNodes(in: join.frame, besides: join.node).contains { toEmpty[$0] && !toFilled[$0] }
    }

    /// Nodes at which the tokens of a scope are.
    func tokenNodes(in frame: Int, besides node: Int) -> Set<Int> {
        var nodes: Set<Int> = []
        for one in state.frames.all where one.parent == frame && one.node >= 0 { nodes.insert(one.node) }
        for join in state.joins
        where join.frame == frame && join.node != node && join.counts.contains(where: { $0 > 0 }) {
            nodes.insert(join.node)
        }
        for work in pending(in: frame) { nodes.insert(work.node) }
        return nodes
    }

    /// Nodes from which one of the flows can be reached without passing a node.
    func reaching(_ flows: [Int], without gateway: Int, in definition: Int) -> [Bool] {
        let process = definitions[definition]
        var found = Array(repeating: false, count: process.nodes.count)
        var open = flows.map { process.flows[$0].source }
        while let node = open.popLast() {
            if node == gateway || found[node] { continue }
            found[node] = true
            open += process.nodes[node].incoming.map { process.flows[$0].source }
            switch process.nodes[node].kind {
            case .boundary(let boundary) where boundary.host >= 0: open.append(boundary.host)
            case .intermediateCatch(let event):
                if event.definitions.contains(where: { if case .link = $0 { true } else { false } }) {
                    open += process.linkSources(of: node)
                }
            default: continue
            }
        }
        return found
    }
}

extension ProcessDefinition {
    /// Throwing links that lead to a catching one.
    func linkSources(of node: Int) -> [Int] {
        nodes.indices.filter { source in
            guard case .intermediateThrow = nodes[source].kind else { return false }
            return linkTarget(of: source) == node
        }
    }

    /// The catching link to which a throwing one leads: of its level, by reference or by name.
    func linkTarget(of node: Int) -> Int? {
        guard case .intermediateThrow(let thrown) = nodes[node].kind,
            case .link(let name, let id, let partners)? = thrown.first(where: {
                if case .link = $0 { true } else { false }
            })
        else { return nil }
        return scopes[nodes[node].scope].nodes.first { other in
            guard case .intermediateCatch(let event) = nodes[other].kind else { return false }
            return event.definitions.contains { definition in
                guard case .link(let otherName, let otherId, let otherPartners) = definition else { return false }
                if !partners.isEmpty { return partners.contains(otherId) }
                return otherPartners.isEmpty ? otherName == name : otherPartners.contains(id)
            }
        }
    }
}
