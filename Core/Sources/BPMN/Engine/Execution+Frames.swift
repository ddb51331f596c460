import Basics
import FEEL

extension Execution {
    /// Opens a frame; it counts as active in its parent only if the caller's token did not.
    mutating func open(
        _ kind: Frame.Kind, parent: Int, definition: Int, node: Int, variables: Variables? = nil
    ) -> Int {
        let id = state.nextId
        emit(
            .opened(
                Frame(id: id, parent: parent, definition: definition, node: node, kind: kind, variables: variables)))
        return id
    }

    mutating func addActive(_ frame: Int, _ count: Int) {
        if count != 0 { emit(.active(frame: frame, by: count)) }
    }

    /// Closes a frame with what it waits for. A cancelled task is taken back.
    mutating func close(_ frame: Int, cancelled: Bool = false) {
        for subscription in state.subscriptions where subscription.frame == frame { withdraw(subscription) }
        if cancelled, let found = state.frames[frame], case .task = found.kind { actions.append(.cancelTask(frame)) }
        emit(.closed(frame: frame))
    }

    /// Tells the outside that something is no longer waited for.
    func withdrawal(_ subscription: Subscription) -> ProcessAction? {
        switch subscription.trigger {
        case .timer: .cancelTimer(subscription.id)
        case .message: .forgetMessage(subscription: subscription.id)
        case .signal, .condition: nil
        }
    }

    mutating func withdraw(_ subscription: Subscription) {
        if let action = withdrawal(subscription) { actions.append(action) }
    }

    mutating func unsubscribe(_ subscription: Subscription) {
        withdraw(subscription)
        emit(.unsubscribed(subscription.id))
    }

    /// Frames inside a frame, at any depth, outermost first. A child's id is always larger than its parent's.
    func descendants(of frame: Int) -> [Int] {
        var inside: Set<Int> = [frame]
        var found: [Int] = []
        for one in state.frames.all where inside.contains(one.parent) {
            inside.insert(one.id)
            found.append(one.id)
        }
        return found
    }

    /// Ends a frame and all in it without finishing them.
    mutating func cancelTree(_ frame: Int) {
        for inner in descendants(of: frame).reversed() { close(inner, cancelled: true) }
        close(frame, cancelled: true)
    }

    /// Ends all that goes on inside a scope, which itself goes on.
    mutating func empty(_ frame: Int) {
        for inner in descendants(of: frame).reversed() { close(inner, cancelled: true) }
        emit(.emptied(frame: frame))
    }

    /// A token has come to its end in a frame.
    mutating func consume(_ frame: Int) {
        addActive(frame, -1)
        if state.frames[frame]?.active == 0 { becameEmpty(frame) }
    }

    private mutating func becameEmpty(_ frame: Int) {
        guard let found = state.frames[frame] else { return }
        switch found.kind {
        case .scope(let scope):
            if let adHoc = adHoc(scope) { continueAdHoc(frame, scope, adHoc) } else { finishScope(frame) }
        case .compensation: push(work(.compensate, frame, found.definition, found.node))
        default: break
        }
    }

    /// The rules of an ad-hoc subprocess, if the scope is one.
    func adHoc(_ scope: Frame.ScopeFrame) -> AdHoc? {
        guard let node = definitions[scope.definition].scopes[scope.scope].node,
            case .subprocess(let subprocess)? = definitions[scope.definition].nodes[node].activity?.work,
            case .adHoc(let adHoc) = subprocess.kind
        else { return nil }
        return adHoc
    }

    private mutating func continueAdHoc(_ frame: Int, _ scope: Frame.ScopeFrame, _ adHoc: AdHoc) {
        if scope.waitingNodes.isEmpty {
            if !adHoc.isManual || scope.cancelling != nil { finishScope(frame) }
            return
        }
        var scope = scope
        let node = scope.waitingNodes.removeFirst()
        emit(.kind(frame: frame, .scope(scope)))
        addActive(frame, 1)
        push(work(.enter, frame, scope.definition, node))
    }

    /// After an activity of an ad-hoc subprocess: whether its completion condition holds now.
    mutating func endsAdHoc(_ frame: Int) -> Bool {
        guard let found = state.frames[frame], case .scope(var scope) = found.kind, let adHoc = adHoc(scope),
            let condition = adHoc.completion, evaluate(condition, from: frame) == .boolean(true)
        else { return false }
        if adHoc.cancelsRemaining {
            empty(frame)
            finishScope(frame)
            return true
        }
        // What runs may end; nothing more begins.
        scope.waitingNodes = []
        scope.cancelling = -1
        emit(.kind(frame: frame, .scope(scope)))
        return false
    }

    /// A scope has nothing left to do: the process ends, or the subprocess is completed.
    mutating func finishScope(_ frame: Int) {
        guard let found = state.frames[frame], case .scope(let scope) = found.kind else { return }
        if found.parent == 0 {
            end(.completed)
            return
        }
        let activity = node(found.definition, found.node).activity
        if case .subprocess(let subprocess)? = activity?.work, case .event = subprocess.kind {
            close(frame)
            emit(.passed(definition: found.definition, node: found.node))
            consume(found.parent)
            return
        }
        if scope.isIsolated, let activity, activity.outputs.isEmpty, let variables = found.variables {
            setAll(variables, from: found.parent)
        }
        finishActivity(frame, result: Variables())
    }

    /// Ends the instance and all that is in it.
    mutating func end(_ phase: ProcessState.Phase) {
        if state.frames.contains(1) {
            for inner in descendants(of: 1).reversed() { close(inner, cancelled: true) }
            close(1)
        }
        emit(.phase(phase))
        actions.append(.ended(phase))
    }
}
