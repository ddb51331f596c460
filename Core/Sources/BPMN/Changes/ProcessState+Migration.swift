public import Basics

extension ProcessState {
    /// Lets the instance go on by the new versions of its processes, with a plan for each that changes: a pure step like any
    /// other, whose events replay.
    ///
    /// From then on the library must hold the new versions. Throws what speaks against it, and changes nothing then.
    public mutating func migrate(
        _ plans: [MigrationPlan], in environment: StepEnvironment, at now: Instant
    ) throws(Findings) -> StepOutcome {
        let refusals = refusals(to: plans)
        guard !refusals.haveErrors else { throw Findings(refusals) }
        guard var execution = Execution(self, before(plans, environment), now) else {
            throw Findings(
                MigrationPlan.finding("migration-library", "Das Verfahren fehlt.", "The process is missing."))
        }
        execution.migrate(plans)
        execution.drain()
        self = execution.state
        return StepOutcome(isAccepted: true, actions: execution.actions, events: execution.events)
    }

    /// The environment with the versions from which the plans lead.
    private func before(_ plans: [MigrationPlan], _ environment: StepEnvironment) -> StepEnvironment {
        var before = environment
        for plan in plans { before.library.add(plan.old) }
        return before
    }

    /// What a migration would do, tried out on a copy, and what speaks against it.
    public func preview(_ plans: [MigrationPlan], in environment: StepEnvironment, at now: Instant) -> ProcessPreview {
        var copy = self
        guard let outcome = try? copy.migrate(plans, in: environment, at: now),
            let execution = Execution(self, before(plans, environment), now)
        else { return ProcessPreview(effects: [], findings: refusals(to: plans)) }
        let effects =
            plans.flatMap { stays($0) }
            + ProcessPreview.effects(
                of: outcome.actions, before: self, execution.definitions, new: plans.map(\.new))
        return ProcessPreview(effects: effects, findings: [], after: copy)
    }

    /// Where the instance stands, before and after.
    private func stays(_ plan: MigrationPlan) -> [ProcessEffect] {
        let nodes = plan.nodes
        return open.compactMap { frame in
            guard frame.definition < processes.count, processes[frame.definition] == plan.old.id, frame.node >= 0,
                let counterpart = nodes[frame.node]
            else { return nil }
            let (old, new) = (plan.old.nodes[frame.node], plan.new.nodes[counterpart])
            if old.title == new.title {
                return ProcessEffect(
                    kind: .kept, element: new.id,
                    words: Words(de: "„\(old.title)“ bleibt, wo es ist.", en: "“\(old.title)” stays where it is."))
            }
            return ProcessEffect(
                kind: .renamed, element: new.id,
                words: Words(
                    de: "Aus „\(old.title)“ wird „\(new.title)“.", en: "“\(old.title)” becomes “\(new.title)”."))
        }
    }

    // MARK: What speaks against it

    /// Findings about the places where the instance stands; empty if it can go on by the plan.
    public func refusals(to plans: [MigrationPlan]) -> [Finding] {
        guard !hasEnded, plans.contains(where: { processes.contains($0.old.id) }) else {
            return [
                MigrationPlan.finding(
                    "migration-not-running", "Der Vorgang läuft nicht in diesem Verfahren.",
                    "The instance does not run by this process.")
            ]
        }
        guard parked.isEmpty else {
            return [
                MigrationPlan.finding(
                    "migration-parked",
                    "Das Verfahren steht wegen einer endlosen Schleife; lösen Sie erst diese Störung.",
                    "The process stands because of an endless loop; solve that incident first.")
            ]
        }
        return plans.flatMap { refusals(to: $0) }
    }

    private func refusals(to plan: MigrationPlan) -> [Finding] {
        var findings: [Finding] = []
        for (index, id) in processes.enumerated() where id == plan.old.id {
            for frame in open where frame.definition == index && frame.node >= 0 {
                findings += refusals(of: frame, plan, index)
            }
            for join in joins where join.definition == index { findings += refusals(of: join, plan) }
            for incident in incidents where incident.process == id && incident.work?.definition == index {
                if let node = incident.work?.node, plan.nodes[node] == nil {
                    findings.append(plan.unmapped(plan.old.nodes[node]))
                }
            }
        }
        return findings
    }

    private func refusals(of frame: Frame, _ plan: MigrationPlan, _ index: Int) -> [Finding] {
        let old = plan.old.nodes[frame.node]
        guard let counterpart = plan.nodes[frame.node] else { return [plan.unmapped(old)] }
        let new = plan.new.nodes[counterpart]
        guard old.kind.elementName == new.kind.elementName, new.matchesWait(old) else {
            return [
                plan.refusal(
                    "migration-kind", old, "wäre in der neuen Fassung etwas anderes („\(new.title)“)",
                    "would be something else in the new version (“\(new.title)”)")
            ]
        }
        guard old.activity?.loopKind == new.activity?.loopKind else {
            return [
                plan.refusal(
                    "migration-loop", old, "wird in der neuen Fassung anders wiederholt",
                    "is repeated in another way in the new version")
            ]
        }
        if case .compensation(let compensation) = frame.kind,
            compensation.records.contains(where: { $0.isLost(plan, index) })
        {
            return [
                plan.refusal(
                    "migration-compensation", old, "macht gerade etwas rückgängig, was es nicht mehr gibt",
                    "is undoing something that there no longer is")
            ]
        }
        return plan.scopes[old.scope] == new.scope
            ? []
            : [
                plan.refusal(
                    "migration-level", old, "liegt in der neuen Fassung auf einer anderen Ebene",
                    "lies on another level in the new version")
            ]
    }

    private func refusals(of join: Join, _ plan: MigrationPlan) -> [Finding] {
        let old = plan.old.nodes[join.node]
        guard let counterpart = plan.nodes[join.node] else { return [plan.unmapped(old)] }
        let new = plan.new.nodes[counterpart]
        guard old.kind.elementName == new.kind.elementName else {
            return [
                plan.refusal(
                    "migration-kind", old, "wäre in der neuen Fassung etwas anderes („\(new.title)“)",
                    "would be something else in the new version (“\(new.title)”)")
            ]
        }
        guard case .gateway = old.kind else { return [] }
        let entries = plan.entries(of: join.node)
        let isLost = join.counts.indices.contains { join.counts[$0] > 0 && entries[$0] == nil }
        return !isLost
            ? []
            : [
                plan.refusal(
                    "migration-join", old, "hält einen Zweig, den es in der neuen Fassung nicht gibt",
                    "holds a branch that the new version does not have")
            ]
    }
}

extension MigrationPlan {
    static func finding(_ code: String, _ de: String, _ en: String) -> Finding {
        Finding(code, .error, Words(de: de, en: en))
    }

    fileprivate func unmapped(_ node: FlowNode) -> Finding {
        refusal(
            "migration-unmapped", node, "hat in der neuen Fassung kein Gegenstück",
            "has no counterpart in the new version")
    }

    fileprivate func refusal(_ code: String, _ node: FlowNode, _ de: String, _ en: String) -> Finding {
        Finding(
            code, .error, Words(de: "„\(node.title)“ \(de).", en: "“\(node.title)” \(en)."), at: node.place,
            subject: node.id)
    }
}

extension CompensationRecord {
    fileprivate func isLost(_ plan: MigrationPlan, _ index: Int) -> Bool {
        guard definition == index else { return false }
        return plan.nodes[node] == nil || handler.map { plan.nodes[$0] == nil } ?? false
    }
}

extension FlowNode {
    /// Whether a frame that waits at another node can wait at this one: the called process must be the same.
    fileprivate func matchesWait(_ old: FlowNode) -> Bool {
        switch (old.activity?.work, activity?.work) {
        case (.call(let a)?, .call(let b)?): a.called == b.called
        case (.subprocess(let a)?, .subprocess(let b)?): a.isAlike(b)
        default: true
        }
    }
}

extension Subprocess {
    fileprivate func isAlike(_ other: Subprocess) -> Bool {
        switch (kind, other.kind) {
        case (.embedded, .embedded), (.event, .event), (.transaction, .transaction), (.adHoc, .adHoc): true
        default: false
        }
    }
}

extension Activity {
    /// How it is repeated, as far as running instances depend on it.
    fileprivate var loopKind: Int {
        switch loop {
        case nil: 0
        case .standard?: 1
        case .multiInstance(let multi)?: multi.isSequential ? 2 : 3
        }
    }
}
