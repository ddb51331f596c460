public import Basics
import FEEL

extension Execution {
    /// Carries out all changes, or none if one of them is refused. New tokens come first, so that a level whose only token is
    /// ended in the same breath does not end with it.
    mutating func modify(_ changes: [TokenChange], _ reason: String) -> Bool {
        guard !changes.isEmpty, !refusals(changes).haveErrors else { return false }
        emit(.modified(changes, reason: reason))
        for change in changes where change.rank == 0 { perform(change) }
        for change in changes where change.rank == 1 { perform(change) }
        for change in changes where change.rank == 2 { perform(change) }
        return true
    }

    private mutating func perform(_ change: TokenChange) {
        switch change {
        case .start(let element, let scope):
            guard let level = state.frames[scope ?? 1], case .scope(let content) = level.kind,
                let node = definitions[content.definition].nodeIndex[element]
            else { return }
            addActive(level.id, 1)
            push(work(.enter, level.id, content.definition, node))
        case .move(let frame, let element):
            guard let found = state.frames[frame], let node = definitions[found.definition].nodeIndex[element] else {
                return
            }
            cancelTree(frame)
            push(work(.enter, found.parent, found.definition, node))
        case .release(let id, let element):
            guard let stopped = state.incidents.first(where: { $0.id == id })?.work,
                let node = definitions[stopped.definition].nodeIndex[element]
            else { return }
            emit(.resolved(incident: id))
            push(work(.enter, stopped.frame, stopped.definition, node))
        case .cancel(let frame):
            guard let found = state.frames[frame] else { return }
            cancelTree(frame)
            consume(found.parent)
        }
    }

    // MARK: What speaks against it

    /// Findings about changes, each with the element it is about.
    func refusals(_ changes: [TokenChange]) -> [Finding] {
        var findings: [Finding] = []
        var touched: Set<Int> = []
        for change in changes {
            switch change {
            case .start(let element, let scope):
                guard let level = state.frames[scope ?? 1], case .scope(let content) = level.kind else {
                    findings.append(TokenChange.gone)
                    continue
                }
                findings += target(element, content.definition, content.scope)
            case .move(let frame, let element):
                guard let found = mutable(frame, &touched) else {
                    findings.append(TokenChange.gone)
                    continue
                }
                let level = node(found.definition, found.node).scope
                findings += target(element, found.definition, level)
            case .release(let id, let element):
                guard let stopped = state.incidents.first(where: { $0.id == id })?.work, stopped.isToken,
                    touched.insert(-id).inserted
                else {
                    findings.append(TokenChange.gone)
                    continue
                }
                findings += target(element, stopped.definition, node(stopped.definition, stopped.node).scope)
            case .cancel(let frame):
                if mutable(frame, &touched) == nil { findings.append(TokenChange.gone) }
            }
        }
        if !findings.haveErrors, leavesNothing(changes) { findings.append(TokenChange.nothingLeft) }
        return findings
    }

    /// A frame that stands in a level and that no change before has touched, nor one around it.
    private func mutable(_ frame: Int, _ touched: inout Set<Int>) -> Frame? {
        guard let found = state.frames[frame], found.parent > 0, let parent = state.frames[found.parent],
            case .scope = parent.kind
        else { return nil }
        var at = frame
        while let around = state.frames[at] {
            if touched.contains(at) { return nil }
            at = around.parent
        }
        if descendants(of: frame).contains(where: touched.contains) { return nil }
        touched.insert(frame)
        return found
    }

    /// Why an element cannot take a token of a level.
    private func target(_ element: String, _ definition: Int, _ level: Int) -> [Finding] {
        let process = definitions[definition]
        guard let index = process.nodeIndex[element] else {
            return [
                Finding(
                    "modification-target", .error,
                    Words(
                        de: "Den Schritt „\(element)“ gibt es im Verfahren nicht.",
                        en: "There is no step “\(element)” in the process."), subject: element)
            ]
        }
        let node = process.nodes[index]
        if node.scope != level {
            return [
                Finding(
                    "modification-level", .error,
                    Words(
                        de: "„\(node.title)“ liegt auf einer anderen Ebene. Versetzen Sie den Unterprozess als Ganzes.",
                        en: "“\(node.title)” lies on another level; move the subprocess as a whole."),
                    at: node.place, subject: element)
            ]
        }
        return node.takesToken
            ? []
            : [
                Finding(
                    "modification-target", .error,
                    Words(
                        de: "An „\(node.title)“ kann nichts beginnen.", en: "Nothing can begin at “\(node.title)”."),
                    at: node.place, subject: element)
            ]
    }

    /// Whether the changes would take the last token of the process itself.
    private func leavesNothing(_ changes: [TokenChange]) -> Bool {
        let ended = changes.filter { change in
            if case .cancel(let frame) = change { state.frames[frame]?.parent == 1 } else { false }
        }.count
        let started = changes.contains { if case .start(_, let scope) = $0 { scope ?? 1 == 1 } else { false } }
        return ended > 0 && !started && (state.frames[1]?.active ?? 0) <= ended
    }

    /// Parallel joins at which a token waits for others that can no longer come.
    func starvingJoins() -> [FlowNode] {
        state.joins.compactMap { join in
            let node = node(join.definition, join.node)
            guard case .gateway(.parallel) = node.kind else { return nil }
            let tokens = tokenNodes(in: join.frame, besides: join.node)
            let isStarving = node.incoming.indices.contains { position in
                guard join.counts[position] == 0 else { return false }
                let sources = reaching([node.incoming[position]], without: join.node, in: join.definition)
                return !tokens.contains { sources[$0] }
            }
            return isStarving ? node : nil
        }
    }
}

extension Work {
    /// Whether it is a token of the level of its frame, not the inner work of a frame.
    var isToken: Bool {
        switch step {
        case .enter, .leave, .begin, .throwEvent: true
        case .iterate, .execute, .fire, .compensate, .listen: false
        }
    }
}

extension FlowNode {
    /// Whether a token can be put before it: no start and no boundary event, no event subprocess, no compensation.
    var takesToken: Bool {
        switch kind {
        case .start, .boundary: return false
        case .activity(let activity):
            if activity.isForCompensation { return false }
            if case .subprocess(let subprocess) = activity.work, case .event = subprocess.kind { return false }
            return true
        default: return true
        }
    }
}

extension TokenChange {
    fileprivate var rank: Int {
        switch self {
        case .start: 0
        case .move, .release: 1
        case .cancel: 2
        }
    }

    fileprivate static let gone = Finding(
        "modification-gone", .error,
        Words(
            de: "Der Schritt ist nicht mehr offen oder wird schon geändert.",
            en: "The step is no longer open, or is being changed already."))

    fileprivate static let nothingLeft = Finding(
        "modification-nothing-left", .error,
        Words(
            de: "Danach stünde das Verfahren nirgends mehr. Beginnen Sie zugleich einen anderen Schritt.",
            en: "The process would stand nowhere. Start another step at the same time."))
}

extension ProcessState {
    /// What changes by hand would do, tried out on a copy, and what speaks against them.
    public func preview(_ changes: [TokenChange], in environment: StepEnvironment, at now: Instant) -> ProcessPreview {
        guard !hasEnded, let execution = Execution(self, environment, now) else {
            return ProcessPreview(effects: [], findings: [TokenChange.gone])
        }
        var findings = execution.refusals(changes)
        guard !findings.haveErrors else { return ProcessPreview(effects: [], findings: findings) }
        var copy = self
        let outcome = copy.step(.modify(changes, reason: ""), in: environment, at: now)
        for node in Execution(copy, environment, now)?.starvingJoins() ?? [] {
            findings.append(
                Finding(
                    "modification-join", .warning,
                    Words(
                        de: "„\(node.title)“ wartet dann auf einen Zweig, der nicht mehr kommt.",
                        en: "“\(node.title)” then waits for a branch that can no longer come."),
                    at: node.place, subject: node.id))
        }
        let effects = ProcessPreview.effects(of: outcome.actions, before: self, execution.definitions)
        return ProcessPreview(effects: effects, findings: findings, after: copy)
    }
}

extension Execution {
    /// An execution to look into a state.
    init?(_ state: ProcessState, _ environment: StepEnvironment, _ now: Instant) {
        let run = Run(Environment(clock: .standing(at: now), zone: environment.zone, zones: environment.zones))
        self.init(
            state, environment.library, now, run: run, isRecording: true, given: environment.given)
    }
}
