import Basics
import FEEL

extension Execution {
    /// Lets the instance go on by the new versions of processes, wherever they are the instance's. The caller has asked
    /// `refusals(to:)` before.
    mutating func migrate(_ plans: [MigrationPlan]) {
        let processes = state.processes
        for plan in plans {
            for index in processes.indices where processes[index] == plan.old.id { migrate(plan, index) }
            library.add(plan.new)
        }
    }

    private mutating func migrate(_ plan: MigrationPlan, _ index: Int) {
        let nodes = plan.nodes
        let before = listening(index)
        let subscribed = Set(state.subscriptions.map { [$0.frame, $0.node] })
        let users = userTasks(index)
        for subscription in state.subscriptions where subscription.definition == index {
            if !staysTheSame(subscription.node, plan) { unsubscribe(subscription) }
        }
        emit(.migrated(migration(plan, index)))
        definitions[index] = plan.new
        // What waits on, and what had already come, does not begin again.
        var known: Set<[Int]> = []
        for (frame, node) in before {
            guard let counterpart = nodes[node] else { continue }
            let hadCome = plan.old.nodes[node].subscribes && !subscribed.contains([frame, node])
            if hadCome || staysTheSame(node, plan) { known.insert([frame, counterpart]) }
        }
        for (frame, node) in listening(index) where !known.contains([frame, node]) && !isInterrupted(frame) {
            subscribe(frame, index, node)
        }
        for (frame, task) in users { handOutAgain(frame, task, index) }
    }

    private func staysTheSame(_ node: Int, _ plan: MigrationPlan) -> Bool {
        guard let counterpart = plan.nodes[node] else { return false }
        return plan.old.nodes[node].waitsForTheSame(as: plan.new.nodes[counterpart])
    }

    /// Event nodes for which the frames of a process wait, or did until they came.
    private func listening(_ index: Int) -> [(frame: Int, node: Int)] {
        let process = definitions[index]
        var found: [(frame: Int, node: Int)] = []
        for frame in state.frames.all {
            if case .scope(let scope) = frame.kind, scope.definition == index, scope.cancelling == nil {
                for subprocess in process.scopes[scope.scope].eventSubprocesses {
                    guard let inner = process.innerScope(of: subprocess) else { continue }
                    found += process.starts(of: inner).map { (frame.id, $0) }
                }
            }
            guard frame.definition == index, frame.node >= 0 else { continue }
            let node = process.nodes[frame.node]
            if case .waiting = frame.kind {
                if case .gateway = node.kind {
                    found += node.outgoing.map { (frame.id, process.flows[$0].target) }
                } else {
                    found.append((frame.id, frame.node))
                }
            }
            if let activity = node.activity, !isInstance(frame) { found += activity.boundaries.map { (frame.id, $0) } }
        }
        return found
    }

    /// Whether a frame is one of several of its activity: the events at its border wait with the frame around all.
    private func isInstance(_ frame: Frame) -> Bool {
        if case .loop? = state.frames[frame.parent]?.kind { return true }
        if case .compensation? = state.frames[frame.parent]?.kind { return true }
        return false
    }

    /// Whether an interrupting event subprocess has taken over a scope.
    private func isInterrupted(_ frame: Int) -> Bool {
        state.frames.all.contains { inner in
            guard inner.parent == frame, case .scope(let scope) = inner.kind, inner.node >= 0,
                case .subprocess(let subprocess)? = node(inner.definition, inner.node).activity?.work,
                case .event = subprocess.kind
            else { return false }
            return definitions[scope.definition].starts(of: scope.scope).contains { start in
                if case .start(let event) = node(scope.definition, start).kind { event.interrupts } else { false }
            }
        }
    }

    private func userTasks(_ index: Int) -> [(frame: Int, task: UserTaskDefinition)] {
        state.frames.all.compactMap { frame in
            guard frame.definition == index, frame.node >= 0, case .task = frame.kind,
                case .user(let task)? = node(index, frame.node).activity?.work
            else { return nil }
            return (frame.id, task)
        }
    }

    /// A task that the new version words otherwise is handed out again under its id.
    private mutating func handOutAgain(_ frame: Int, _ before: UserTaskDefinition, _ index: Int) {
        guard let found = state.frames[frame], case .user(let task)? = node(index, found.node).activity?.work,
            task.form != before.form || task.role != before.role || task.documentation != before.documentation
                || task.settings != before.settings || task.fields.map(\.name) != before.fields.map(\.name)
        else { return }
        execute(frame)
    }

    // MARK: The numbers

    private func migration(_ plan: MigrationPlan, _ index: Int) -> Migration {
        let nodes = plan.nodes
        var visits = Array(repeating: 0, count: plan.new.nodes.count)
        var taken = Array(repeating: 0, count: plan.new.flows.count)
        var retired = state.retired ?? [:]
        func move(_ counts: [Int], _ ids: [String], _ map: [Int?], _ mark: String, _ target: inout [Int]) {
            for (number, count) in counts.enumerated() where count > 0 {
                if let after = map[number] {
                    target[after] += count
                } else {
                    retired["\(index) \(mark) \(ids[number])", default: 0] += count
                }
            }
        }
        func restore(_ ids: [String], _ mark: String, _ known: Set<Int>, _ target: inout [Int]) {
            for (number, id) in ids.enumerated() where !known.contains(number) {
                if let count = retired.removeValue(forKey: "\(index) \(mark) \(id)") { target[number] += count }
            }
        }
        let flows = plan.flows
        restore(plan.new.nodes.map(\.id), "n", Set(nodes.compactMap { $0 }), &visits)
        restore(plan.new.flows.map(\.id), "f", Set(flows.compactMap { $0 }), &taken)
        move(state.visits[index], plan.old.nodes.map(\.id), nodes, "n", &visits)
        move(state.taken[index], plan.old.flows.map(\.id), flows, "f", &taken)
        return Migration(
            definition: index, process: plan.new.id, nodes: nodes.map { $0 ?? -1 },
            scopes: plan.scopes.map { $0 ?? -1 }, joins: state.joins.map { moved($0, plan, index) },
            incidents: state.incidents.map { moved($0, plan, index, nodes, flows) }, visits: visits, taken: taken,
            retired: retired)
    }

    private func moved(_ join: Join, _ plan: MigrationPlan, _ index: Int) -> Join {
        guard join.definition == index, let target = plan.nodes[join.node] else { return join }
        var moved = join
        moved.node = target
        guard case .gateway = plan.new.nodes[target].kind else { return moved }
        let incoming = plan.new.nodes[target].incoming
        let entries = plan.entries(of: join.node)
        func position(_ old: Int) -> Int? { entries[old].flatMap { incoming.firstIndex(of: $0) } }
        moved.counts = Array(repeating: 0, count: incoming.count)
        for (old, count) in join.counts.enumerated() { if let new = position(old) { moved.counts[new] += count } }
        moved.reset = join.reset.map { $0.compactMap(position) }
        return moved
    }

    private func moved(
        _ incident: Incident, _ plan: MigrationPlan, _ index: Int, _ nodes: [Int?], _ flows: [Int?]
    ) -> Incident {
        guard incident.process == plan.old.id, let old = plan.old.nodeIndex[incident.element], let new = nodes[old]
        else {
            return incident
        }
        var work = incident.work
        if let stopped = work, stopped.definition == index {
            work?.node = nodes[stopped.node] ?? new
            work?.flow = stopped.flow >= 0 ? flows[stopped.flow] ?? -1 : -1
        }
        return incident.moved(to: plan.new.nodes[new], process: plan.new.id, work: work)
    }
}

extension FlowNode {
    /// Whether it waits for the same as another. A period that runs goes on as it began, so its length does not count.
    func waitsForTheSame(as other: FlowNode) -> Bool {
        let (old, new) = (waitDefinitions, other.waitDefinitions)
        return old.count == new.count
            && zip(old, new).allSatisfy { old, new in
                switch (old, new) {
                case (.message(let a), .message(let b)):
                    a.name == b.name && a.correlationKey?.source == b.correlationKey?.source
                case (.signal(let a), .signal(let b)): a == b
                case (.timer, .timer), (.conditional, .conditional), (.error, .error), (.escalation, .escalation),
                    (.compensation, .compensation), (.cancel, .cancel), (.terminate, .terminate), (.link, .link):
                    true
                default: false
                }
            }
    }

    /// Whether waiting for it is kept as a subscription; errors and the like are found when they are thrown.
    fileprivate var subscribes: Bool {
        waitDefinitions.contains { definition in
            switch definition {
            case .message, .signal, .timer, .conditional: true
            default: false
            }
        }
    }

    /// What an event or receive task waits for.
    var waitDefinitions: [EventDefinition] {
        switch kind {
        case .start(let event): event.definitions
        case .intermediateCatch(let event): event.definitions
        case .boundary(let event): event.definitions
        case .activity(let activity):
            if case .receive(let message, _) = activity.work { [.message(message)] } else { [] }
        case .end, .intermediateThrow, .gateway: []
        }
    }
}
