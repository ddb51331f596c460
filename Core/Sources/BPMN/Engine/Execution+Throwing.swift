import Basics
import FEEL

extension Execution {
    /// A token stands at an event that throws. Links, errors, cancel, terminate and compensation act at once; what others
    /// listen to waits until all tokens that can still begin to listen have done so.
    mutating func prepareThrow(_ work: Work, _ thrown: [EventDefinition]) {
        if thrown.contains(where: { if case .link = $0 { true } else { false } }) {
            jump(work)
            return
        }
        let isHeard = thrown.contains {
            switch $0 {
            case .signal, .message, .escalation: true
            default: false
            }
        }
        let next = Work(step: .throwEvent, of: work)
        if isHeard { pushDeferred(next) } else { throwEvent(next) }
    }

    private mutating func jump(_ work: Work) {
        guard let target = definitions[work.definition].linkTarget(of: work.node) else {
            raise(
                "bpmn-link-missing",
                Words(de: "Das Ziel des Links fehlt.", en: "The target of the link is missing."),
                definition: work.definition, node: work.node, work: work)
            return
        }
        emit(.passed(definition: work.definition, node: work.node))
        var next = work
        next.step = .leave
        next.node = target
        next.flow = -1
        push(next)
    }

    /// Throws all that an event throws, then lets the token go on if it is still there.
    mutating func throwEvent(_ work: Work) {
        let node = node(work.definition, work.node)
        for event in eventDefinitions(work.definition, work.node) {
            guard isCurrent(work), !state.hasEnded else { return }
            switch event {
            case .message(let message): send(message, element: node.id, from: work.frame)
            case .signal(let name): throwSignal(name, from: work.frame)
            case .escalation(let code): escalate(code ?? "", from: work.frame)
            case .error(let code):
                emit(.passed(definition: work.definition, node: work.node))
                throwError(code ?? "", nil, from: work.frame)
                return
            case .terminate:
                emit(.passed(definition: work.definition, node: work.node))
                terminate(work.frame)
                return
            case .cancel:
                emit(.passed(definition: work.definition, node: work.node))
                cancelTransaction(from: work.frame)
                return
            case .compensation(let activity, let waits):
                if startCompensation(activity, waits: waits, work) { return }
            case .timer, .conditional, .link: continue
            }
        }
        if isCurrent(work), !state.hasEnded { leave(work) }
    }

    /// Sends a message to whoever awaits it.
    mutating func send(_ message: MessageUse, element: String, from frame: Int) {
        actions.append(
            .sendMessage(
                OutgoingMessage(
                    element: element, name: message.name,
                    key: message.correlationKey.flatMap { keyText($0, from: frame) },
                    timeToLive: message.timeToLive, variables: visible(from: frame))))
    }

    /// A signal reaches all who wait for it: here at once, elsewhere by the action.
    private mutating func throwSignal(_ name: String, from frame: Int) {
        let variables = visible(from: frame)
        receive(signal: name, Variables())
        actions.append(.broadcastSignal(name: name, variables: variables))
    }

    mutating func receive(signal name: String, _ variables: Variables) {
        let listening = state.subscriptions.filter {
            if case .signal(let awaited) = $0.trigger { awaited == name } else { false }
        }
        for subscription in listening { fire(subscription.id, payload: variables) }
    }

    /// Ends a process or subprocess with all that goes on in it.
    private mutating func terminate(_ frame: Int) {
        if state.frames[frame]?.parent == 0 {
            end(.terminated)
        } else {
            empty(frame)
            finishScope(frame)
        }
    }

    // MARK: Errors and escalations

    /// Looks for the handler of an error from the inside out; without one the instance ends. `isInline` says that the error
    /// came from an activity without a frame, whose token is in `frame`.
    mutating func throwError(_ code: String, _ message: String?, from frame: Int, isInline: Bool = false) {
        var at = frame
        var from: Int?
        while let found = state.frames[at] {
            if let start = errorStart(found, from) {
                openEventSubprocess(
                    start.subprocess, start: start.event, interrupts: true, in: at, start.definition, Variables())
                return
            }
            if let boundary = handler(
                of: found, { $0.catches(error: code) }, specific: { $0.catches(error: code, all: false) })
            {
                cancelTree(at)
                push(work(.enter, found.parent, found.definition, boundary))
                return
            }
            from = at
            at = found.parent
        }
        func errorStart(_ found: Frame, _ from: Int?) -> EventStart? {
            eventStart(in: found, from, { $0.catches(error: code) }, specific: { $0.catches(error: code, all: false) })
        }
        end(.error(code: code, message: message))
    }

    /// Where an event subprocess begins.
    struct EventStart {
        var definition: Int
        var subprocess: Int
        var event: Int
        var interrupts: Bool
    }

    /// An event subprocess of a scope whose start event fits; none while the event comes out of one of them.
    private func eventStart(
        in found: Frame, _ from: Int?, _ fits: (EventDefinition) -> Bool, specific: (EventDefinition) -> Bool
    ) -> EventStart? {
        guard case .scope(let scope) = found.kind else { return nil }
        if let from, let inner = state.frames[from], isEventSubprocess(inner) { return nil }
        let process = definitions[scope.definition]
        var general: EventStart?
        for subprocess in process.scopes[scope.scope].eventSubprocesses {
            guard let inner = process.innerScope(of: subprocess) else { continue }
            for start in process.starts(of: inner) {
                guard case .start(let event) = process.nodes[start].kind, event.definitions.contains(where: fits) else {
                    continue
                }
                let found = EventStart(
                    definition: scope.definition, subprocess: subprocess, event: start, interrupts: event.interrupts)
                if event.definitions.contains(where: specific) { return found }
                general = general ?? found
            }
        }
        return general
    }

    func isEventSubprocess(_ frame: Frame) -> Bool {
        guard frame.node >= 0, case .subprocess(let subprocess)? = node(frame.definition, frame.node).activity?.work,
            case .event = subprocess.kind
        else { return false }
        return true
    }

    /// A boundary event of a frame's activity that fits; those of a loop belong to its own frame.
    private func handler(
        of found: Frame, _ fits: (EventDefinition) -> Bool, specific: (EventDefinition) -> Bool
    ) -> Int? {
        guard found.node >= 0, let activity = node(found.definition, found.node).activity else { return nil }
        if let parent = state.frames[found.parent], case .loop = parent.kind { return nil }
        let fitting = activity.boundaries.filter { eventDefinitions(found.definition, $0).contains(where: fits) }
        return fitting.first { eventDefinitions(found.definition, $0).contains(where: specific) } ?? fitting.first
    }

    /// Looks for the handler of an escalation from the inside out; without one nothing happens.
    mutating func escalate(_ code: String, from frame: Int) {
        var at = frame
        var from: Int?
        let fits: (EventDefinition) -> Bool = { $0.catches(escalation: code) }
        let specific: (EventDefinition) -> Bool = { $0.catches(escalation: code, all: false) }
        while let found = state.frames[at] {
            if let start = eventStart(in: found, from, fits, specific: specific) {
                openEventSubprocess(
                    start.subprocess, start: start.event, interrupts: start.interrupts, in: at, start.definition,
                    Variables())
                return
            }
            if let boundary = handler(of: found, fits, specific: specific),
                case .boundary(let event) = node(found.definition, boundary).kind
            {
                if event.interrupts { cancelTree(at) } else { addActive(found.parent, 1) }
                push(work(.enter, found.parent, found.definition, boundary))
                return
            }
            from = at
            at = found.parent
        }
    }
}

extension EventDefinition {
    func catches(error code: String, all: Bool = true) -> Bool {
        if case .error(let own) = self { own == nil ? all : own == code } else { false }
    }

    func catches(escalation code: String, all: Bool = true) -> Bool {
        if case .escalation(let own) = self { own == nil ? all : own == code } else { false }
    }
}
