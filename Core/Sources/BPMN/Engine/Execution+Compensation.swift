import Basics
import FEEL

extension Execution {
    /// What a completed activity leaves behind for its compensation; nil if there is nothing to compensate.
    func compensationRecord(_ found: Frame, nested: [CompensationRecord]) -> CompensationRecord? {
        guard let activity = node(found.definition, found.node).activity, !activity.isForCompensation else {
            return nil
        }
        if let parent = state.frames[found.parent], case .loop = parent.kind {
            // The loop as a whole is what can be compensated; its instances hand on what is nested in them.
            return nested.isEmpty
                ? nil
                : CompensationRecord(
                    definition: found.definition, node: found.node, handler: nil, variables: found.variables,
                    nested: nested)
        }
        let handler = handler(for: activity, found.definition) ?? compensationSubprocess(found)
        guard handler != nil || !nested.isEmpty else { return nil }
        return CompensationRecord(
            definition: found.definition, node: found.node, handler: handler, variables: found.variables,
            nested: handler == nil ? nested : [])
    }

    /// The same for an activity without a frame.
    func plainRecord(_ work: Work) -> CompensationRecord? {
        guard let activity = node(work.definition, work.node).activity, !activity.boundaries.isEmpty,
            activity.loop == nil,
            !activity.isForCompensation, let handler = handler(for: activity, work.definition),
            state.frames[work.frame].map({ if case .compensation = $0.kind { false } else { true } }) ?? false
        else { return nil }
        guard case .receive = activity.work else { return nil }
        return CompensationRecord(
            definition: work.definition, node: work.node, handler: handler, variables: nil, nested: [])
    }

    private func handler(for activity: Activity, _ definition: Int) -> Int? {
        for boundary in activity.boundaries {
            if case .boundary(let event) = node(definition, boundary).kind, let handler = event.handler {
                return handler
            }
        }
        return nil
    }

    /// The event subprocess that compensates a subprocess from the inside.
    private func compensationSubprocess(_ found: Frame) -> Int? {
        guard case .scope(let scope) = found.kind, !scope.isIsolated else { return nil }
        let process = definitions[scope.definition]
        return process.scopes[scope.scope].eventSubprocesses.first { subprocess in
            guard let inner = process.innerScope(of: subprocess) else { return false }
            return process.starts(of: inner).contains { start in
                eventDefinitions(scope.definition, start).contains {
                    if case .compensation = $0 { true } else { false }
                }
            }
        }
    }

    /// Begins the compensation that an event throws. True if the token waits for its end.
    mutating func startCompensation(_ activity: String?, waits: Bool, _ work: Work) -> Bool {
        guard let scope = compensationScope(activity, from: work.frame), let found = state.frames[scope] else {
            return false
        }
        var chosen: [CompensationRecord] = []
        var rest: [CompensationRecord] = []
        for record in found.records {
            let id = node(record.definition, record.node).id
            if activity == nil || activity == id { chosen.append(record) } else { rest.append(record) }
        }
        guard !chosen.isEmpty else { return false }
        emit(.unrecorded(frame: scope))
        for record in rest { emit(.recorded(frame: scope, record)) }
        if !waits { addActive(work.frame, 1) }
        let frame = open(
            .compensation(Frame.CompensationFrame(records: chosen, goesOn: waits)), parent: work.frame,
            definition: work.definition, node: work.node)
        push(self.work(.compensate, frame, work.definition, work.node))
        return waits
    }

    /// The scope whose activities are meant: the own one; of an event subprocess the one around it.
    private func compensationScope(_ activity: String?, from frame: Int) -> Int? {
        var at = frame
        while let found = state.frames[at] {
            if case .scope = found.kind {
                let isMeant =
                    activity == nil
                    ? !isEventSubprocess(found)
                    : found.records.contains { node($0.definition, $0.node).id == activity }
                if isMeant { return at }
            }
            at = found.parent
        }
        return nil
    }

    /// Compensates the last record of a compensation frame, or ends it.
    mutating func compensate(_ frame: Int) {
        guard let found = state.frames[frame], case .compensation(var compensation) = found.kind else { return }
        guard let record = compensation.records.popLast() else {
            endCompensation(frame, found, goesOn: compensation.goesOn)
            return
        }
        guard let handler = record.handler else {
            compensation.records += record.nested
            emit(.kind(frame: frame, .compensation(compensation)))
            for (name, value) in (record.variables?.values ?? [:]).sorted(by: { $0.key < $1.key }) {
                setHere(name, value, in: frame)
            }
            push(work(.compensate, frame, found.definition, found.node))
            return
        }
        emit(.kind(frame: frame, .compensation(compensation)))
        addActive(frame, 1)
        if case .subprocess(let subprocess)? = node(record.definition, handler).activity?.work,
            case .event = subprocess.kind
        {
            let content = Frame.ScopeFrame(definition: record.definition, scope: subprocess.scope)
            let inner = open(
                .scope(content), parent: frame, definition: record.definition, node: handler,
                variables: record.variables)
            listen(inner, content)
            addActive(inner, 1)
            if let start = definitions[record.definition].starts(of: subprocess.scope).first {
                push(work(.enter, inner, record.definition, start))
            }
        } else {
            push(work(.begin, frame, record.definition, handler))
        }
    }

    private mutating func endCompensation(_ frame: Int, _ found: Frame, goesOn: Bool) {
        close(frame)
        guard let parent = state.frames[found.parent] else { return }
        if case .scope(let scope) = parent.kind, let boundary = scope.cancelling {
            endCancel(parent, boundary)
        } else if goesOn {
            push(work(.leave, found.parent, found.definition, found.node))
        } else {
            consume(found.parent)
        }
    }

    // MARK: Cancel

    /// Cancels the transaction around a frame: its work stops, what was completed is compensated, then the token leaves by
    /// the cancel boundary event.
    mutating func cancelTransaction(from frame: Int) {
        var at = frame
        while let found = state.frames[at] {
            if case .scope(var scope) = found.kind, found.node >= 0,
                case .subprocess(let subprocess)? = node(found.definition, found.node).activity?.work,
                case .transaction = subprocess.kind
            {
                empty(at)
                for subscription in state.subscriptions where subscription.frame == at { unsubscribe(subscription) }
                scope.cancelling = cancelBoundary(found) ?? -1
                emit(.kind(frame: at, .scope(scope)))
                let records = state.frames[at]?.records ?? []
                emit(.unrecorded(frame: at))
                addActive(at, 1)
                let compensation = open(
                    .compensation(Frame.CompensationFrame(records: records, goesOn: false)), parent: at,
                    definition: found.definition, node: found.node)
                push(work(.compensate, compensation, found.definition, found.node))
                return
            }
            at = found.parent
        }
    }

    private func cancelBoundary(_ found: Frame) -> Int? {
        node(found.definition, found.node).activity?.boundaries.first { boundary in
            eventDefinitions(found.definition, boundary).contains { if case .cancel = $0 { true } else { false } }
        }
    }

    private mutating func endCancel(_ transaction: Frame, _ boundary: Int) {
        cancelTree(transaction.id)
        if boundary >= 0 {
            push(work(.enter, transaction.parent, transaction.definition, boundary))
        } else {
            consume(transaction.parent)
        }
    }
}
