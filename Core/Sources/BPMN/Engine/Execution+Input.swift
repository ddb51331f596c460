import Basics
import FEEL

extension Execution {
    /// Takes an input; false if it fits nothing that is there (a task that is done, a timer of before).
    mutating func take(_ input: ProcessInput) -> Bool {
        switch input {
        case .start(let variables, let event): return start(variables, at: event)
        case .completeTask(let id, let variables): return complete(id, variables)
        case .failTask(let id, let reason, let retriesLeft): return failTask(id, reason, retriesLeft)
        case .throwError(let id, let code, let message, let variables):
            guard isTask(id), let found = state.frames[id] else { return false }
            setAll(variables, from: found.parent)
            throwError(code, message, from: id)
        case .escalate(let id, let code):
            guard isTask(id) else { return false }
            escalate(code, from: id)
        case .fireTimer(let id):
            return fireSubscription(id, Variables()) { if case .timer = $0 { true } else { false } }
        case .deliver(let id, let variables):
            return fireSubscription(id, variables) { if case .message = $0 { true } else { false } }
        case .signal(let name, let variables): receive(signal: name, variables)
        case .setVariables(let variables, let frame):
            guard state.frames.contains(frame ?? 1) else { return false }
            setAll(variables, from: frame ?? 1)
        case .resolve(let incident, let resolution): return resolve(incident, resolution)
        case .startActivity(let frame, let element): return startActivity(frame, element)
        case .completeAdHoc(let frame): return completeAdHoc(frame)
        case .move(let frame, let element): return move(frame, to: element)
        case .modify(let changes, let reason): return modify(changes, reason)
        case .cancel: end(.terminated)
        }
        return true
    }

    private func isTask(_ id: Int) -> Bool {
        if case .task? = state.frames[id]?.kind { true } else { false }
    }

    private mutating func fireSubscription(
        _ id: Int, _ payload: Variables, _ fits: (Subscription.Trigger) -> Bool
    ) -> Bool {
        guard let subscription = state.subscriptions.first(where: { $0.id == id }), fits(subscription.trigger) else {
            return false
        }
        fire(id, payload: payload)
        return true
    }

    // MARK: Beginning

    private mutating func start(_ variables: Variables, at event: String?) -> Bool {
        guard state.phase == .ready else { return false }
        let process = definitions[0]
        var given = variables
        for name in process.scopes[0].data where given[name] == nil { given[name] = .null }
        emit(.phase(.running))
        let content = Frame.ScopeFrame(definition: 0, scope: 0, isIsolated: true)
        let root = open(.scope(content), parent: 0, definition: 0, node: -1, variables: given)
        listen(root, content)
        if let event, let node = process.nodeIndex[event] {
            startTriggered(node, root)
            return true
        }
        let beginnings = process.beginnings(of: 0)
        if beginnings.isEmpty {
            awaitTrigger(root)
            return true
        }
        addActive(root, beginnings.count)
        for node in beginnings { push(work(.enter, root, 0, node)) }
        return true
    }

    /// The instance was started by an event: the token goes on from there.
    private mutating func startTriggered(_ node: Int, _ root: Int) {
        let process = definitions[0]
        addActive(root, 1)
        if case .start = process.nodes[node].kind {
            push(work(.enter, root, 0, node))
            return
        }
        for flow in process.nodes[node].incoming {
            let gateway = process.flows[flow].source
            guard case .gateway(.eventBased(_, let isParallel)) = process.nodes[gateway].kind else { continue }
            emit(.passed(definition: 0, node: gateway))
            emit(.taken(definition: 0, flow: flow))
            guard isParallel else { continue }
            // A parallel event gateway needs the other events as well.
            for other in process.nodes[gateway].outgoing where other != flow {
                addActive(root, 1)
                push(work(.enter, root, 0, process.flows[other].target, flow: other))
            }
        }
        if process.nodes[node].activity != nil {
            completed(work(.leave, root, 0, node))
        } else {
            push(work(.leave, root, 0, node))
        }
    }

    /// A process whose beginnings all have triggers waits for the first of them.
    private mutating func awaitTrigger(_ root: Int) {
        let process = definitions[0]
        for start in process.starts(of: 0) { subscribe(root, 0, start) }
        for node in process.scopes[0].nodes {
            switch process.nodes[node].kind {
            case .gateway(.eventBased(true, _)):
                addActive(root, 1)
                push(work(.enter, root, 0, node))
            case .activity(let activity):
                guard case .receive(_, true) = activity.work, process.nodes[node].incoming.isEmpty else { continue }
                addActive(root, 1)
                push(work(.enter, root, 0, node))
            default: continue
            }
        }
        if state.subscriptions.isEmpty, state.frames[root]?.active == 0 { end(.completed) }
    }

    // MARK: Tasks

    private mutating func complete(_ id: Int, _ variables: Variables) -> Bool {
        guard isTask(id) else { return false }
        finishActivity(id, result: variables)
        return true
    }

    private mutating func failTask(_ id: Int, _ reason: Words, _ retriesLeft: Int) -> Bool {
        guard let found = state.frames[id], case .task(let attempts) = found.kind else { return false }
        emit(.kind(frame: id, .task(attempts: attempts + 1)))
        if retriesLeft > 0 {
            execute(id)
        } else if !state.incidents.contains(where: { $0.task == id }) {
            raise("bpmn-task-failed", reason, definition: found.definition, node: found.node, task: id)
        }
        return true
    }

    private mutating func resolve(_ id: Int, _ resolution: ProcessInput.Resolution) -> Bool {
        guard let incident = state.incidents.first(where: { $0.id == id }) else { return false }
        emit(.resolved(incident: id))
        if incident.code == "bpmn-too-many-steps" {
            let works = state.parked
            emit(.unparked)
            for work in works { push(work) }
        } else if let task = incident.task {
            if resolution == .retry { execute(task) } else { finishActivity(task, result: Variables()) }
        } else if let work = incident.work {
            if resolution == .retry { push(work) } else { skip(work) }
        }
        return true
    }

    /// Lets a stopped token go on as if the work were done; at a gateway over the default or the first flow.
    private mutating func skip(_ work: Work) {
        let node = node(work.definition, work.node)
        if work.step == .listen {
            skipListening(work)
        } else if work.step == .execute {
            finishActivity(work.frame, result: Variables())
        } else if work.step == .begin || work.step == .enter, node.activity != nil {
            completed(Work(step: .leave, of: work))
        } else {
            let defaultFlow: Int? =
                switch node.kind {
                case .gateway(.exclusive(let flow)), .gateway(.inclusive(let flow)), .gateway(.complex(_, let flow)):
                    flow
                default: node.activity?.defaultFlow
                }
            send(work, (defaultFlow ?? node.outgoing.first).map { [$0] } ?? [])
        }
    }

    // MARK: By hand

    private mutating func startActivity(_ frame: Int, _ element: String) -> Bool {
        guard let found = state.frames[frame], case .scope(let scope) = found.kind, adHoc(scope) != nil,
            let node = definitions[scope.definition].nodeIndex[element],
            definitions[scope.definition].nodes[node].scope == scope.scope
        else { return false }
        addActive(frame, 1)
        push(work(.enter, frame, scope.definition, node))
        return true
    }

    private mutating func completeAdHoc(_ frame: Int) -> Bool {
        guard let found = state.frames[frame], case .scope(let scope) = found.kind, adHoc(scope) != nil else {
            return false
        }
        empty(frame)
        finishScope(frame)
        return true
    }

    private mutating func move(_ frame: Int, to element: String) -> Bool {
        guard let found = state.frames[frame], found.parent > 0, let parent = state.frames[found.parent],
            case .scope = parent.kind, let target = definitions[found.definition].nodeIndex[element],
            definitions[found.definition].nodes[target].scope == node(found.definition, found.node).scope
        else { return false }
        cancelTree(frame)
        push(work(.enter, parent.id, found.definition, target))
        return true
    }
}
