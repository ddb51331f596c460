import Basics
import FEEL

extension Execution {
    /// A token arrives at a node.
    mutating func enter(_ work: Work) {
        if work.flow >= 0 { emit(.taken(definition: work.definition, flow: work.flow)) }
        let node = definitions[work.definition].nodes[work.node]
        switch node.kind {
        case .start, .boundary: leave(work)
        case .end(let definitions):
            if definitions.isEmpty { leave(work) } else { prepareThrow(work, definitions) }
        case .intermediateThrow(let definitions):
            if definitions.isEmpty { leave(work) } else { prepareThrow(work, definitions) }
        case .intermediateCatch(let event):
            if event.definitions.isEmpty { leave(work) } else { wait(work) }
        case .gateway(let gateway): enter(gateway, work, node)
        case .activity(let activity):
            if activity.startQuantity > 1 { gather(work, activity.startQuantity) } else { begin(work) }
        }
    }

    /// Collects tokens until an activity may begin (start quantity).
    private mutating func gather(_ work: Work, _ quantity: Int) {
        let known = state.joins.first { $0.frame == work.frame && $0.node == work.node }
        let count = (known?.counts.first ?? 0) + 1
        if count < quantity {
            emit(
                .joined(frame: work.frame, definition: work.definition, node: work.node, counts: [count], reset: nil))
            return
        }
        emit(.unjoined(frame: work.frame, node: work.node))
        addActive(work.frame, 1 - quantity)
        begin(work)
    }

    /// A token leaves a node over its outgoing flows.
    mutating func leave(_ work: Work) {
        let definition = definitions[work.definition]
        let node = definition.nodes[work.node]
        switch node.kind {
        case .gateway(.exclusive(let defaultFlow)): leaveExclusive(work, node, defaultFlow)
        case .gateway(.inclusive(let defaultFlow)), .gateway(.complex(_, let defaultFlow)):
            leaveConditional(work, node, defaultFlow, isGateway: true)
        case .gateway: send(work, node.outgoing)
        case .activity(let activity):
            leaveConditional(work, node, activity.defaultFlow, isGateway: false, times: activity.completionQuantity)
        default: send(work, node.outgoing)
        }
    }

    /// Puts a token on each of the flows; without any it ends here.
    func isAlone(_ flows: [Int]) -> Bool { flows.count == 1 }

    mutating func send(_ work: Work, _ flows: [Int], times: Int = 1) {
        emit(.passed(definition: work.definition, node: work.node))
        if flows.isEmpty {
            consume(work.frame)
            return
        }
        addActive(work.frame, flows.count * times - 1)
        for flow in flows {
            let target = definitions[work.definition].flows[flow].target
            for _ in 0..<times {
                push(
                    Work(
                        step: .enter, frame: work.frame, epoch: work.epoch, definition: work.definition, node: target,
                        flow: flow))
            }
        }
    }

    private mutating func leaveExclusive(_ work: Work, _ node: FlowNode, _ defaultFlow: Int?) {
        if node.outgoing.count == 1, definitions[work.definition].flows[node.outgoing[0]].condition == nil {
            send(work, node.outgoing)
            return
        }
        var open: Int?
        for flow in node.outgoing where flow != defaultFlow {
            guard let condition = definitions[work.definition].flows[flow].condition else {
                if open == nil { open = flow }
                continue
            }
            switch evaluate(condition, from: work.frame) {
            case .boolean(true)?:
                send(work, [flow])
                return
            case .boolean(false)?: continue
            default:
                fail(condition, work)
                return
            }
        }
        if let flow = defaultFlow ?? open {
            send(work, [flow])
        } else if node.outgoing.isEmpty {
            send(work, [])
        } else {
            noWayOut(work)
        }
    }

    /// Every flow without a condition, every one whose condition holds, else the default.
    private mutating func leaveConditional(
        _ work: Work, _ node: FlowNode, _ defaultFlow: Int?, isGateway: Bool, times: Int = 1
    ) {
        var chosen: [Int] = []
        var hadCondition = false
        for flow in node.outgoing where flow != defaultFlow {
            guard let condition = definitions[work.definition].flows[flow].condition else {
                chosen.append(flow)
                continue
            }
            hadCondition = true
            switch evaluate(condition, from: work.frame) {
            case .boolean(true)?: chosen.append(flow)
            case .boolean(false)?: continue
            default:
                fail(condition, work)
                return
            }
        }
        if !hadCondition || !chosen.isEmpty {
            if chosen.isEmpty, let defaultFlow { chosen = [defaultFlow] }
            send(work, chosen, times: times)
        } else if let defaultFlow {
            send(work, [defaultFlow], times: times)
        } else {
            noWayOut(work)
        }
    }

    private mutating func noWayOut(_ work: Work) {
        var again = work
        again.step = .leave
        raise(
            "bpmn-no-way-out",
            Words(
                de: "Keine Bedingung der Ausgänge trifft zu, und es gibt keinen Standardfluss.",
                en: "No condition of the ways out holds, and there is no default flow."),
            definition: work.definition, node: work.node, work: again)
    }

    /// An expression did not give what was needed: the token stops with an incident.
    mutating func fail(_ expression: ProcessExpression, _ work: Work) {
        var again = work
        if again.step == .enter { again.step = .leave }
        failed(expression, again)
    }

    mutating func failed(_ expression: ProcessExpression, _ work: Work) {
        raise(
            "bpmn-expression-failed",
            Words(
                de: "Der Ausdruck „\(expression.source)“ hat kein brauchbares Ergebnis.",
                en: "The expression “\(expression.source)” gives no usable result."),
            definition: work.definition, node: work.node, work: work)
    }
}
