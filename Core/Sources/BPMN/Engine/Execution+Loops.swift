import Basics
import FEEL

extension Execution {
    private static let items = hidden + "items"

    private static func output(_ number: Int) -> String { hidden + "output\(number)" }

    /// Opens the frame of a loop around the instances of an activity.
    mutating func openLoop(_ loop: Loop, _ work: Work) {
        switch loop {
        case .standard(let standard): openLoop(standard, work)
        case .multiInstance(let multi): openLoop(multi, work)
        }
    }

    private mutating func openLoop(_ standard: StandardLoop, _ work: Work) {
        let frame = open(
            .loop(Frame.LoopFrame(total: nil, isSequential: true)), parent: work.frame, definition: work.definition,
            node: work.node)
        if let activity = node(work.definition, work.node).activity {
            attachBoundaries(activity, to: frame, work.definition)
        }
        setHere("loopCounter", .number(Decimal128(0)), in: frame)
        if standard.testsBefore, !goesOn(standard, frame, done: 0) {
            finishLoop(frame)
        } else {
            push(self.work(.iterate, frame, work.definition, work.node))
        }
    }

    private func goesOn(_ standard: StandardLoop, _ frame: Int, done: Int) -> Bool {
        if let maximum = standard.maximum, done >= maximum { return false }
        guard let condition = standard.condition else { return standard.maximum != nil }
        let counter = ["loopCounter": Value.number(Decimal128(done))]
        return evaluate(condition, from: frame, counter) == .boolean(true)
    }

    private mutating func openLoop(_ multi: MultiInstance, _ work: Work) {
        var items: [Value]?
        var count: Int?
        if let collection = multi.collection {
            let value = evaluate(collection, from: work.frame)
            items = value.flatMap { $0.list ?? ($0.isNull ? nil : [$0]) }
            count = items?.count
        } else if let cardinality = multi.cardinality {
            count = evaluate(cardinality, from: work.frame)?.number?.int
        }
        guard let count, count >= 0, count <= Limits.multiInstances else {
            raise(
                "bpmn-multi-instance-count",
                Words(
                    de: "Die Anzahl der Instanzen ist keine Zahl von 0 bis \(Limits.multiInstances).",
                    en: "The number of instances is no number from 0 to \(Limits.multiInstances)."),
                definition: work.definition, node: work.node, work: Work(step: .begin, of: work))
            return
        }
        let frame = open(
            .loop(Frame.LoopFrame(total: count, isSequential: multi.isSequential)), parent: work.frame,
            definition: work.definition, node: work.node)
        if let items { setHere(Execution.items, .list(items), in: frame) }
        if let activity = node(work.definition, work.node).activity {
            attachBoundaries(activity, to: frame, work.definition)
        }
        if count == 0 {
            finishLoop(frame)
        } else {
            push(self.work(.iterate, frame, work.definition, work.node))
        }
    }

    /// Starts the next instance of a loop; of a parallel one also the following.
    mutating func iterate(_ frame: Int) {
        guard let found = state.frames[frame], case .loop(var loop) = found.kind,
            let activity = node(found.definition, found.node).activity
        else { return }
        loop.started += 1
        emit(.kind(frame: frame, .loop(loop)))
        var variables: Variables = ["loopCounter": .number(Decimal128(loop.started))]
        if case .multiInstance(let multi)? = activity.loop, let item = multi.item,
            case .list(let items)? = found.variables?[Execution.items], loop.started <= items.count
        {
            variables[item] = items[loop.started - 1]
        }
        addActive(frame, 1)
        let instance = openActivity(activity, parent: frame, found.definition, found.node, variables: variables)
        push(work(.execute, instance, found.definition, found.node))
        if !loop.isSequential, let total = loop.total, loop.started < total {
            push(work(.iterate, frame, found.definition, found.node))
        }
    }

    /// Keeps the output value of an instance before its frame is closed.
    mutating func keepOutput(_ frame: Int, _ found: Frame) {
        guard let parent = state.frames[found.parent], case .loop = parent.kind,
            case .multiInstance(let multi)? = node(found.definition, found.node).activity?.loop,
            multi.outputCollection != nil, let expression = multi.outputItem,
            let number = lookup("loopCounter", from: frame).number?.int
        else { return }
        setHere(Execution.output(number), evaluate(expression, from: frame) ?? .null, in: parent.id)
    }

    /// An instance of a loop has been completed.
    mutating func instanceCompleted(_ frame: Int, _ loop: Frame.LoopFrame, _ found: Frame) {
        var loop = loop
        loop.completed += 1
        emit(.kind(frame: frame, .loop(loop)))
        addActive(frame, -1)
        guard let activity = node(found.definition, found.node).activity else { return }
        switch activity.loop {
        case .standard(let standard)?:
            setHere("loopCounter", .number(Decimal128(loop.completed)), in: frame)
            if goesOn(standard, frame, done: loop.completed) {
                push(work(.iterate, frame, found.definition, found.node))
            } else {
                finishLoop(frame)
            }
        case .multiInstance(let multi)?: instanceCompleted(frame, loop, multi, found)
        case nil: finishLoop(frame)
        }
    }

    private mutating func instanceCompleted(
        _ frame: Int, _ loop: Frame.LoopFrame, _ multi: MultiInstance, _ found: Frame
    ) {
        throwBehavior(multi, frame, loop, found)
        guard state.frames.contains(frame) else { return }
        let total = loop.total ?? 0
        var isDone = loop.completed >= total
        if !isDone, let completion = multi.completion {
            isDone = evaluate(completion, from: frame, counters(loop)) == .boolean(true)
        }
        if isDone {
            finishLoop(frame)
        } else if loop.isSequential, loop.started < total {
            push(work(.iterate, frame, found.definition, found.node))
        }
    }

    /// The attributes of a multi-instance that expressions may use (10.3.8; the names in use by vendors beside them).
    private func counters(_ loop: Frame.LoopFrame) -> [String: Value] {
        func number(_ value: Int) -> Value { .number(Decimal128(value)) }
        let active = number(loop.started - loop.completed)
        return [
            "numberOfInstances": number(loop.total ?? loop.started), "numberOfActiveInstances": active,
            "numberOfCompletedInstances": number(loop.completed), "numberOfTerminatedInstances": number(0),
            "nrOfInstances": number(loop.total ?? loop.started), "nrOfActiveInstances": active,
            "nrOfCompletedInstances": number(loop.completed),
        ]
    }

    /// Throws what the behaviour of a multi-instance says, to the boundary events of the activity.
    private mutating func throwBehavior(
        _ multi: MultiInstance, _ frame: Int, _ loop: Frame.LoopFrame, _ found: Frame
    ) {
        switch multi.behavior {
        case .all: return
        case .one(let event): if loop.completed == 1 { reachBoundary(event, frame, found) }
        case .none(let event): reachBoundary(event, frame, found)
        case .complex(let cases):
            for (condition, event) in cases
            where evaluate(condition, from: frame, counters(loop)) == .boolean(true) {
                if let event { reachBoundary(event, frame, found) }
            }
        }
    }

    /// The event goes to the boundary events of this activity only and does not end the other instances.
    private mutating func reachBoundary(_ event: EventDefinition, _ frame: Int, _ found: Frame) {
        guard let activity = node(found.definition, found.node).activity else { return }
        for boundary in activity.boundaries {
            guard eventDefinitions(found.definition, boundary).contains(where: { event.reaches($0) }) else { continue }
            addActive(found.parent, 1)
            push(work(.enter, found.parent, found.definition, boundary))
        }
    }

    /// Ends a loop: what still runs is cancelled, the outputs are collected.
    mutating func finishLoop(_ frame: Int) {
        guard let found = state.frames[frame], case .loop(let loop) = found.kind else { return }
        for inner in descendants(of: frame).reversed() { close(inner, cancelled: true) }
        if case .multiInstance(let multi)? = node(found.definition, found.node).activity?.loop,
            let collection = multi.outputCollection
        {
            let variables = state.frames[frame]?.variables
            let outputs = (0..<loop.started).compactMap { variables?[Execution.output($0 + 1)] }
            set(collection, .list(outputs), from: found.parent)
        }
        let record = compensationRecord(found, nested: state.frames[frame]?.records ?? [])
        close(frame)
        completed(work(.leave, found.parent, found.definition, found.node), record: record)
    }
}

extension EventDefinition {
    /// Whether a thrown event is what another waits for.
    func reaches(_ caught: EventDefinition) -> Bool {
        switch (self, caught) {
        case (.signal(let a), .signal(let b)): a == b
        case (.message(let a), .message(let b)): a.name == b.name
        case (.error(let a), .error(let b)): b == nil || a == b
        case (.escalation(let a), .escalation(let b)): b == nil || a == b
        case (.conditional, .conditional): true
        default: false
        }
    }
}
