import Basics
import FEEL

/// One step of an instance under way: takes an input, moves tokens until all wait, and collects actions and events.
///
/// Tokens are works in three queues: what is urgent (conditions that hold), what is next, and what throws to others, which
/// waits until every token that can still begin to listen has done so.
struct Execution {
    var library: ProcessLibrary
    let now: Instant
    let run: Run
    let isRecording: Bool
    /// Values beneath all variables.
    let given: (@Sendable (String) -> Value?)?
    var state: ProcessState
    var definitions: [ProcessDefinition]
    var actions: [ProcessAction] = []
    private(set) var events: [ProcessEvent] = []
    private var queue: [Work] = []
    private var head = 0
    private var urgent: [Work] = []
    private var deferred: [Work] = []
    private var steps = 0
    private var isDirty = false

    init?(
        _ state: ProcessState, _ library: ProcessLibrary, _ now: Instant, run: Run, isRecording: Bool,
        given: (@Sendable (String) -> Value?)? = nil
    ) {
        self.library = library
        self.given = given
        self.now = now
        self.run = run
        self.isRecording = isRecording
        definitions = state.processes.compactMap { library[$0] }
        guard definitions.count == state.processes.count else { return nil }
        self.state = state
    }

    // MARK: State

    mutating func emit(_ event: ProcessEvent) {
        state.apply(event)
        if isRecording { events.append(event) }
    }

    func node(_ definition: Int, _ node: Int) -> FlowNode { definitions[definition].nodes[node] }

    /// The work of a token that is in a frame now.
    func work(_ step: Work.Step, _ frame: Int, _ definition: Int, _ node: Int, flow: Int = -1) -> Work {
        Work(
            step: step, frame: frame, epoch: state.frames[frame]?.epoch ?? 0, definition: definition, node: node,
            flow: flow)
    }

    mutating func push(_ work: Work) { queue.append(work) }

    mutating func pushUrgent(_ work: Work) { urgent.append(work) }

    mutating func pushDeferred(_ work: Work) { deferred.append(work) }

    /// Whether the frame of a work is still there with the content of then.
    func isCurrent(_ work: Work) -> Bool {
        if work.step == .fire { return true }
        guard let position = state.frames.position(work.frame) else { return false }
        return state.frames.all[position].epoch == work.epoch
    }

    /// Works of a frame that are on their way.
    func pending(in frame: Int) -> [Work] {
        (queue[head...] + deferred + urgent + state.parked + state.incidents.compactMap(\.work))
            .filter { $0.frame == frame && $0.step != .fire && isCurrent($0) }
    }

    // MARK: The loop

    mutating func drain() {
        while !state.hasEnded, let work = next() {
            guard isCurrent(work) else { continue }
            steps += 1
            if steps > Limits.processSteps {
                park(work)
                return
            }
            perform(work)
            if isDirty { lookAtConditions() }
        }
    }

    private mutating func next() -> Work? {
        if !urgent.isEmpty { return urgent.removeFirst() }
        if head < queue.count {
            let work = queue[head]
            head += 1
            if head == queue.count {
                queue.removeAll(keepingCapacity: true)
                head = 0
            }
            return work
        }
        if !state.joins.isEmpty, let work = readyJoin() { return work }
        return deferred.isEmpty ? nil : deferred.removeFirst()
    }

    private mutating func perform(_ work: Work) {
        switch work.step {
        case .enter: enter(work)
        case .leave: leave(work)
        case .begin: begin(work)
        case .execute: execute(work.frame)
        case .iterate: iterate(work.frame)
        case .fire: fire(work.frame, payload: work.payload ?? Variables())
        case .throwEvent: throwEvent(work)
        case .compensate: compensate(work.frame)
        case .listen: listenAgain(work)
        }
    }

    private mutating func park(_ work: Work) {
        let rest = ([work] + urgent + queue[head...] + deferred).filter { isCurrent($0) }
        queue.removeAll()
        head = 0
        urgent.removeAll()
        deferred.removeAll()
        emit(.parked(rest))
        raise(
            "bpmn-too-many-steps",
            Words(
                de: "Mehr als \(Limits.processSteps) Schritte ohne Wartezustand: eine endlose Schleife?",
                en: "More than \(Limits.processSteps) steps without a wait: an endless loop?"),
            definition: work.definition, node: work.node)
    }

    // MARK: Variables

    /// The value of a name as seen from a frame, else what is given beneath; null if nobody has it.
    func lookup(_ name: String, from frame: Int) -> Value {
        var at = frame
        while let position = state.frames.position(at) {
            let frame = state.frames.all[position]
            if let value = frame.variables?[name] { return value }
            if case .scope(let scope) = frame.kind, scope.isIsolated { break }
            at = frame.parent
        }
        return given?(name) ?? .null
    }

    /// All variables in sight of a frame.
    func visible(from frame: Int) -> Variables {
        var chain: [Variables] = []
        var at = frame
        while let found = state.frames[at] {
            if let variables = found.variables { chain.append(variables) }
            if case .scope(let scope) = found.kind, scope.isIsolated { break }
            at = found.parent
        }
        var all = Variables()
        for variables in chain.reversed() { all.merge(variables) }
        return Variables(all.values.filter { !$0.key.hasPrefix(Execution.hidden) })
    }

    /// Marks variables that hold a loop's own state.
    static let hidden = "\u{1}"

    /// Sets a variable where it is defined, else in the process itself.
    mutating func set(_ name: String, _ value: Value, from frame: Int) {
        var at = frame
        var last = frame
        while let position = state.frames.position(at) {
            let found = state.frames.all[position]
            last = at
            if found.variables?[name] != nil { break }
            if case .scope(let scope) = found.kind, scope.isIsolated { break }
            at = found.parent
        }
        setHere(name, value, in: last)
    }

    mutating func setHere(_ name: String, _ value: Value, in frame: Int) {
        emit(.variable(frame: frame, name: name, StoredValue(value)))
        isDirty = true
    }

    mutating func setAll(_ variables: Variables, from frame: Int) {
        for (name, value) in variables.values.sorted(by: { $0.key < $1.key }) { set(name, value, from: frame) }
    }

    /// The value of an expression as seen from a frame; nil if it cannot be evaluated at all.
    func evaluate(_ expression: ProcessExpression, from frame: Int, _ extra: [String: Value] = [:]) -> Value? {
        run.reset()
        let value = expression.value(in: run) { name in extra[name] ?? lookup(name, from: frame) }
        return run.isHalted ? nil : value
    }

    // MARK: Conditions

    /// Looks at the conditions that are waited for after variables have changed; fires those that have become true.
    private mutating func lookAtConditions() {
        isDirty = false
        for subscription in state.subscriptions {
            guard case .condition(let held) = subscription.trigger,
                let condition = condition(of: subscription)
            else { continue }
            let holds = evaluate(condition, from: subscription.frame) == .boolean(true)
            guard holds != held else { continue }
            emit(.triggered(subscription: subscription.id, .condition(held: holds)))
            if holds {
                pushUrgent(Work(step: .fire, frame: subscription.id, epoch: 0, definition: 0, node: 0, flow: -1))
            }
        }
    }

    private func condition(of subscription: Subscription) -> ProcessExpression? {
        let definitions = eventDefinitions(subscription.definition, subscription.node)
        guard subscription.part < definitions.count, case .conditional(let condition) = definitions[subscription.part]
        else {
            return nil
        }
        return condition
    }

    /// The definitions of an event node.
    func eventDefinitions(_ definition: Int, _ node: Int) -> [EventDefinition] {
        switch self.node(definition, node).kind {
        case .start(let event): event.definitions
        case .end(let definitions), .intermediateThrow(let definitions): definitions
        case .intermediateCatch(let event): event.definitions
        case .boundary(let event): event.definitions
        case .activity(let activity):
            if case .receive(let message, _) = activity.work { [.message(message)] } else { [] }
        case .gateway: []
        }
    }

    // MARK: Incidents

    /// Stops a token (or a task) and says why.
    mutating func raise(
        _ code: String, _ words: Words, definition: Int, node: Int, work: Work? = nil, task: Int? = nil
    ) {
        let found = definitions[definition].nodes.indices.contains(node) ? definitions[definition].nodes[node] : nil
        let incident = Incident(
            id: state.nextId, code: code, words: words, process: definitions[definition].id, element: found?.id ?? "",
            place: found?.place, task: task, work: work, time: now)
        emit(.incident(incident))
        actions.append(.incident(incident))
    }
}
