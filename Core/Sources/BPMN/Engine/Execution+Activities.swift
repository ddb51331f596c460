import Basics
import FEEL

extension Execution {
    /// An activity begins: its loop, or itself.
    mutating func begin(_ work: Work) {
        guard let activity = node(work.definition, work.node).activity else { return leave(work) }
        if let loop = activity.loop {
            openLoop(loop, work)
        } else if passesAtOnce(activity) {
            performInline(activity, work)
        } else {
            let frame = openActivity(activity, parent: work.frame, work.definition, work.node, variables: nil)
            attachBoundaries(activity, to: frame, work.definition)
            push(self.work(.execute, frame, work.definition, work.node))
        }
    }

    /// Whether an activity needs no frame: it ends in the same moment and nothing is attached to it.
    private func passesAtOnce(_ activity: Activity) -> Bool {
        guard activity.boundaries.isEmpty, activity.inputs.isEmpty, activity.outputs.isEmpty else { return false }
        switch activity.work {
        case .none, .manual: return true
        case .script(let script):
            switch script.token {
            case .waitTenSeconds?, .timestamps?: return false
            case .some: return true
            case nil: return script.expression != nil || script.text.isEmpty
            }
        default: return false
        }
    }

    private mutating func performInline(_ activity: Activity, _ work: Work) {
        guard case .script(let script) = activity.work else { return completed(work) }
        switch runScript(script, from: work.frame, definition: work.definition, node: work.node) {
        case .done(let result):
            take(result, script, into: work.frame)
            completed(work)
        case .failed(let expression): failed(expression, Work(step: .begin, of: work))
        case .error(let code): throwError(code, nil, from: work.frame, isInline: true)
        }
    }

    /// Opens the frame of an activity, with its input values.
    mutating func openActivity(
        _ activity: Activity, parent: Int, _ definition: Int, _ node: Int, variables: Variables?
    ) -> Int {
        let kind: Frame.Kind
        switch activity.work {
        case .none, .manual: kind = .passing
        case .script(let script): kind = script.expression == nil && script.token == nil ? .task(attempts: 0) : .passing
        case .receive: kind = .waiting
        case .subprocess(let subprocess):
            kind = .scope(Frame.ScopeFrame(definition: definition, scope: subprocess.scope))
        case .call: kind = .scope(Frame.ScopeFrame(definition: definition, scope: 0, isIsolated: true))
        case .user, .service, .send, .businessRule: kind = .task(attempts: 0)
        }
        let frame = open(kind, parent: parent, definition: definition, node: node, variables: variables)
        mapInputs(activity, frame, parent)
        return frame
    }

    private mutating func mapInputs(_ activity: Activity, _ frame: Int, _ parent: Int) {
        for mapping in activity.inputs {
            switch mapping.source {
            case .expression(let expression):
                setHere(mapping.target, evaluate(expression, from: parent) ?? .null, in: frame)
            case .copy(let name): setHere(mapping.target, lookup(name, from: parent), in: frame)
            }
        }
    }

    mutating func attachBoundaries(_ activity: Activity, to frame: Int, _ definition: Int) {
        for boundary in activity.boundaries { subscribe(frame, definition, boundary) }
    }

    /// Does the work of an activity whose frame is open.
    mutating func execute(_ frame: Int) {
        guard let found = state.frames[frame], let activity = node(found.definition, found.node).activity else {
            return
        }
        switch activity.work {
        case .none, .manual: finishActivity(frame, result: Variables())
        case .script(let script): execute(script, frame, found)
        case .receive: subscribe(frame, found.definition, found.node)
        case .subprocess: enterScope(frame)
        case .call(let call): enterCall(call, frame, found)
        case .user, .service, .send, .businessRule: handOut(activity, frame, found)
        }
    }

    private mutating func execute(_ script: ScriptDefinition, _ frame: Int, _ found: Frame) {
        if case .task = found.kind {
            handOut(node(found.definition, found.node).activity ?? Activity(work: .none), frame, found)
            return
        }
        if let wait = waitKind(script.token) {
            emit(.kind(frame: frame, .task(attempts: 0)))
            actions.append(
                .serviceTask(serviceTask(wait, ServiceTaskDefinition(), frame, found)))
            return
        }
        switch runScript(script, from: frame, definition: found.definition, node: found.node) {
        case .done(let result):
            take(
                result, script,
                into: node(found.definition, found.node).activity?.outputs.isEmpty == false ? frame : found.parent)
            finishActivity(frame, result: Variables())
        case .failed(let expression): failed(expression, work(.execute, frame, found.definition, found.node))
        case .error(let code): throwError(code, nil, from: frame)
        }
    }

    // MARK: Completion

    /// An activity with a frame has done its work.
    mutating func finishActivity(_ frame: Int, result: Variables) {
        guard let found = state.frames[frame], let activity = node(found.definition, found.node).activity else {
            return
        }
        if activity.outputs.isEmpty {
            setAll(result, from: found.parent)
        } else {
            for (name, value) in result.values.sorted(by: { $0.key < $1.key }) { setHere(name, value, in: frame) }
            for mapping in activity.outputs {
                switch mapping.source {
                case .expression(let expression):
                    set(mapping.target, evaluate(expression, from: frame) ?? .null, from: found.parent)
                case .copy(let name):
                    if let value = found.variables?[name] ?? result[name] {
                        set(mapping.target, value, from: found.parent)
                    }
                }
            }
        }
        keepOutput(frame, found)
        let record = compensationRecord(found, nested: found.records)
        close(frame)
        completed(work(.leave, found.parent, found.definition, found.node), record: record)
    }

    /// An activity has been completed in the frame of the work: scope, loop or compensation.
    mutating func completed(_ work: Work, record: CompensationRecord? = nil) {
        guard let position = state.frames.position(work.frame) else { return }
        let parent = state.frames.all[position]
        if let record = record ?? plainRecord(work) { emit(.recorded(frame: work.frame, record)) }
        switch parent.kind {
        case .loop(let loop): instanceCompleted(work.frame, loop, parent)
        case .compensation:
            emit(.passed(definition: work.definition, node: work.node))
            consume(work.frame)
        case .scope(let scope):
            if adHoc(scope)?.completion != nil, endsAdHoc(work.frame) { return }
            leave(work)
        default: leave(work)
        }
    }

    // MARK: Scopes

    /// Fills a scope: its data, what its event subprocesses wait for, its first tokens.
    mutating func enterScope(_ frame: Int) {
        guard let found = state.frames[frame], case .scope(let scope) = found.kind else { return }
        declareData(frame, scope)
        listen(frame, scope)
        let process = definitions[scope.definition]
        var beginnings = process.beginnings(of: scope.scope)
        if let adHoc = adHoc(scope) {
            if adHoc.isManual { return }
            if adHoc.isSequential, beginnings.count > 1 {
                var waiting = scope
                waiting.waitingNodes = Array(beginnings.dropFirst())
                emit(.kind(frame: frame, .scope(waiting)))
                beginnings = [beginnings[0]]
            }
        }
        if beginnings.isEmpty {
            finishScope(frame)
            return
        }
        addActive(frame, beginnings.count)
        for node in beginnings { push(work(.enter, frame, scope.definition, node)) }
    }

    mutating func declareData(_ frame: Int, _ scope: Frame.ScopeFrame) {
        guard scope.scope > 0 else { return }
        for name in definitions[scope.definition].scopes[scope.scope].data
        where state.frames[frame]?.variables?[name] == nil {
            setHere(name, .null, in: frame)
        }
    }

    /// Waits for the triggers of a scope's event subprocesses.
    mutating func listen(_ frame: Int, _ scope: Frame.ScopeFrame) {
        let process = definitions[scope.definition]
        for subprocess in process.scopes[scope.scope].eventSubprocesses {
            guard let inner = process.innerScope(of: subprocess) else { continue }
            for start in process.starts(of: inner) { subscribe(frame, scope.definition, start) }
        }
    }

    private mutating func enterCall(_ call: CallDefinition, _ frame: Int, _ found: Frame) {
        guard let process = library[call.called] else {
            raise(
                "bpmn-called-process-missing",
                Words(
                    de: "Den aufgerufenen Prozess „\(call.called)“ gibt es nicht.",
                    en: "The called process “\(call.called)” does not exist."),
                definition: found.definition, node: found.node,
                work: work(.execute, frame, found.definition, found.node))
            return
        }
        guard callDepth(frame) <= Limits.callDepth else {
            raise(
                "bpmn-call-too-deep",
                Words(
                    de: "Mehr als \(Limits.callDepth) Aufrufe ineinander.",
                    en: "More than \(Limits.callDepth) calls inside one another."),
                definition: found.definition, node: found.node,
                work: work(.execute, frame, found.definition, found.node))
            return
        }
        let index = definitionIndex(of: process)
        emit(.kind(frame: frame, .scope(Frame.ScopeFrame(definition: index, scope: 0, isIsolated: true))))
        if node(found.definition, found.node).activity?.inputs.isEmpty ?? true {
            for (name, value) in visible(from: found.parent).values.sorted(by: { $0.key < $1.key }) {
                setHere(name, value, in: frame)
            }
        }
        enterScope(frame)
    }

    private mutating func definitionIndex(of process: ProcessDefinition) -> Int {
        if let index = state.processes.firstIndex(of: process.id) { return index }
        definitions.append(process)
        emit(.called(process: process.id, nodes: process.nodes.count, flows: process.flows.count))
        return definitions.count - 1
    }

    private func callDepth(_ frame: Int) -> Int {
        var depth = 0
        var at = frame
        while let found = state.frames[at] {
            if case .scope(let scope) = found.kind, scope.isIsolated { depth += 1 }
            at = found.parent
        }
        return depth
    }
}

extension ProcessDefinition {
    /// The level inside a subprocess.
    func innerScope(of node: Int) -> Int? {
        guard case .subprocess(let subprocess)? = nodes[node].activity?.work else { return nil }
        return subprocess.scope
    }
}

extension Work {
    /// The same token at another step.
    init(step: Step, of work: Work) {
        self = work
        self.step = step
    }
}
