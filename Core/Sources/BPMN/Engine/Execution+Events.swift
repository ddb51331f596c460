import Basics
import FEEL

extension Execution {
    /// A token waits at a catching event or an event-based gateway.
    mutating func wait(_ work: Work) {
        let node = node(work.definition, work.node)
        let frame = open(.waiting, parent: work.frame, definition: work.definition, node: work.node)
        guard case .gateway = node.kind else { return subscribe(frame, work.definition, work.node) }
        for flow in node.outgoing {
            subscribe(frame, work.definition, definitions[work.definition].flows[flow].target)
        }
    }

    /// Waits for what the definitions of an event node say. Errors, escalations, cancel and compensation are found when
    /// they are thrown.
    mutating func subscribe(_ frame: Int, _ definition: Int, _ node: Int) {
        for (part, event) in eventDefinitions(definition, node).enumerated() {
            guard state.frames.contains(frame) else { return }
            switch event {
            case .message(let message): subscribe(message, frame, definition, node, part)
            case .signal(let name): subscribe(.signal(name: name), frame, definition, node, part)
            case .timer(let source): subscribe(source, frame, definition, node, part)
            case .conditional(let condition): subscribe(condition, frame, definition, node, part)
            case .error, .escalation, .compensation, .cancel, .terminate, .link: continue
            }
        }
    }

    @discardableResult
    private mutating func subscribe(
        _ trigger: Subscription.Trigger, _ frame: Int, _ definition: Int, _ node: Int, _ part: Int
    ) -> Int {
        let id = state.nextId
        emit(
            .subscribed(
                Subscription(id: id, frame: frame, definition: definition, node: node, part: part, trigger: trigger)))
        return id
    }

    private mutating func subscribe(_ message: MessageUse, _ frame: Int, _ definition: Int, _ node: Int, _ part: Int) {
        let key = message.correlationKey.flatMap { keyText($0, from: frame) }
        if message.correlationKey != nil, key == nil {
            // Without the key that the model asks for, the message of another case would fit.
            raise(
                "bpmn-key-missing",
                Words(
                    de: "Der Schlüssel der Nachricht „\(message.name)“ hat keinen Wert.",
                    en: "The key of the message “\(message.name)” has no value."),
                definition: definition, node: node, work: work(.listen, frame, definition, node))
            return
        }
        let id = subscribe(.message(name: message.name, key: key), frame, definition, node, part)
        actions.append(.awaitMessage(subscription: id, name: message.name, key: key))
    }

    /// A correlation key as text.
    func keyText(_ expression: ProcessExpression, from frame: Int) -> String? {
        guard let value = evaluate(expression, from: frame), !value.isNull else { return nil }
        return value.string ?? StoredValue(value).text
    }

    private mutating func subscribe(
        _ condition: ProcessExpression, _ frame: Int, _ definition: Int, _ node: Int, _ part: Int
    ) {
        let holds = evaluate(condition, from: frame) == .boolean(true)
        let id = subscribe(.condition(held: holds), frame, definition, node, part)
        if holds { pushUrgent(Work(step: .fire, frame: id, epoch: 0, definition: 0, node: 0, flow: -1)) }
    }

    private mutating func subscribe(_ source: TimerSource, _ frame: Int, _ definition: Int, _ node: Int, _ part: Int) {
        switch moment(of: source, from: frame) {
        case .due(let due, let remaining, let interval)?:
            let id = subscribe(
                .timer(due: due, remaining: remaining, interval: interval), frame, definition, node, part)
            actions.append(.setTimer(id: id, element: self.node(definition, node).id, due: due))
        case .never?: return
        case nil:
            raise(
                "bpmn-timer-failed",
                Words(de: "Das Zeitereignis ergibt keinen Zeitpunkt.", en: "The timer gives no time."),
                definition: definition, node: node, work: work(.listen, frame, definition, node))
        }
    }

    /// Waits again for an event whose timer or key had no value.
    mutating func listenAgain(_ work: Work) {
        for old in state.subscriptions where old.frame == work.frame && old.node == work.node { unsubscribe(old) }
        subscribe(work.frame, work.definition, work.node)
    }

    /// Goes on as if the event had come; events at the border of something else are no longer awaited.
    mutating func skipListening(_ work: Work) {
        guard let host = state.frames[work.frame], host.node == work.node, case .waiting = host.kind else { return }
        if node(work.definition, work.node).activity != nil {
            finishActivity(host.id, result: Variables())
        } else {
            close(host.id)
            push(self.work(.leave, host.parent, host.definition, host.node))
        }
    }

    // MARK: Firing

    /// A subscription has got what it waited for.
    mutating func fire(_ id: Int, payload: Variables) {
        guard let subscription = state.subscriptions.first(where: { $0.id == id }),
            let host = state.frames[subscription.frame]
        else { return }
        let node = node(subscription.definition, subscription.node)
        if isParallel(node.kind), !isLastPart(subscription) { return }
        switch node.kind {
        case .boundary(let boundary):
            fireBoundary(boundary, subscription, host, payload)
        case .start(let start):
            fireStart(start, subscription, host, payload)
        default:
            setAll(payload, from: host.parent)
            endWait(subscription, host)
        }
    }

    private func isParallel(_ kind: FlowNode.Kind) -> Bool {
        switch kind {
        case .start(let event): event.isParallel && event.definitions.count > 1
        case .intermediateCatch(let event): event.isParallel && event.definitions.count > 1
        case .boundary(let event): event.isParallel && event.definitions.count > 1
        default: false
        }
    }

    /// Of a parallel multiple event: takes the part away; whether it was the last.
    private mutating func isLastPart(_ subscription: Subscription) -> Bool {
        let others = state.subscriptions.contains {
            $0.id != subscription.id && $0.frame == subscription.frame && $0.node == subscription.node
        }
        if others { unsubscribe(subscription) }
        return !others
    }

    /// A waiting token goes on: at the event, or from the gateway to the event that came.
    private mutating func endWait(_ subscription: Subscription, _ host: Frame) {
        let process = definitions[host.definition]
        let event = subscription.node
        if event == host.node, case .activity = process.nodes[event].kind {
            finishActivity(host.id, result: Variables())
            return
        }
        if event != host.node,
            let flow = process.nodes[host.node].outgoing.first(where: { process.flows[$0].target == event })
        {
            emit(.passed(definition: host.definition, node: host.node))
            emit(.taken(definition: host.definition, flow: flow))
        }
        close(host.id)
        if case .activity = process.nodes[event].kind {
            completed(work(.leave, host.parent, host.definition, event))
        } else {
            push(work(.leave, host.parent, host.definition, event))
        }
    }

    private mutating func fireBoundary(
        _ boundary: BoundaryEvent, _ subscription: Subscription, _ host: Frame, _ payload: Variables
    ) {
        setAll(payload, from: host.parent)
        if boundary.interrupts {
            cancelTree(host.id)
        } else {
            renew(subscription, boundary.isParallel)
            addActive(host.parent, 1)
        }
        push(work(.enter, host.parent, subscription.definition, subscription.node))
    }

    /// After a firing that does not interrupt: cycles go on, timers end, the rest stays.
    private mutating func renew(_ subscription: Subscription, _ isParallel: Bool) {
        if isParallel, eventDefinitions(subscription.definition, subscription.node).count > 1 {
            unsubscribe(subscription)
            subscribe(subscription.frame, subscription.definition, subscription.node)
            return
        }
        guard case .timer(let due, let remaining, let interval) = subscription.trigger else { return }
        // Repetitions missed while nothing ran are made up for by this one.
        let next = interval.map { $0.after(due) > now ? $0.after(due) : $0.after(now) } ?? now
        guard next > now, remaining.map({ $0 > 0 }) ?? true else {
            emit(.unsubscribed(subscription.id))
            return
        }
        emit(
            .triggered(
                subscription: subscription.id,
                .timer(due: next, remaining: remaining.map { $0 - 1 }, interval: interval)))
        let element = node(subscription.definition, subscription.node).id
        actions.append(.setTimer(id: subscription.id, element: element, due: next))
    }

    private mutating func fireStart(
        _ start: StartEvent, _ subscription: Subscription, _ host: Frame, _ payload: Variables
    ) {
        let process = definitions[subscription.definition]
        let inner = process.nodes[subscription.node].scope
        guard let subprocess = process.scopes[inner].node else {
            // The instance was waiting for its own trigger.
            for other in state.subscriptions where other.frame == host.id && process.nodes[other.node].scope == 0 {
                unsubscribe(other)
            }
            setAll(payload, from: host.id)
            addActive(host.id, 1)
            push(work(.enter, host.id, subscription.definition, subscription.node))
            return
        }
        if !start.interrupts { renew(subscription, start.isParallel) }
        openEventSubprocess(
            subprocess, start: subscription.node, interrupts: start.interrupts, in: host.id, subscription.definition,
            payload)
    }

    /// Starts an event subprocess in a scope; an interrupting one ends all else in it.
    mutating func openEventSubprocess(
        _ subprocess: Int, start: Int, interrupts: Bool, in scope: Int, _ definition: Int, _ payload: Variables
    ) {
        guard let inner = definitions[definition].innerScope(of: subprocess) else { return }
        if interrupts {
            empty(scope)
            for other in state.subscriptions where other.frame == scope {
                if case .start = node(other.definition, other.node).kind { unsubscribe(other) }
            }
        }
        addActive(scope, 1)
        let content = Frame.ScopeFrame(definition: definition, scope: inner)
        let frame = open(.scope(content), parent: scope, definition: definition, node: subprocess, variables: payload)
        declareData(frame, content)
        listen(frame, content)
        addActive(frame, 1)
        push(work(.enter, frame, definition, start))
    }
}
