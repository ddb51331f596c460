extension ProcessState {
    /// What does not add up in a state at rest: tokens that a scope counts but that are nowhere, frames and waits without
    /// what they belong to. Empty in every state that the engine leaves behind.
    var imbalances: [String] {
        var found: [String] = []
        for frame in open {
            if frame.id != 1, frames[frame.parent] == nil { found.append("frame \(frame.id) has lost its parent") }
            let present = tokens(in: frame)
            if frame.active != present {
                found.append("frame \(frame.id) counts \(frame.active) tokens, \(present) are there")
            }
        }
        for subscription in subscriptions where !frames.contains(subscription.frame) {
            found.append("subscription \(subscription.id) has lost its frame")
        }
        for join in joins where !frames.contains(join.frame) { found.append("a join has lost its frame") }
        for incident in incidents {
            if let task = incident.task, !frames.contains(task) { found.append("incident \(incident.id) has no task") }
        }
        if hasEnded, !(open.isEmpty && subscriptions.isEmpty && joins.isEmpty && incidents.isEmpty) {
            found.append("something is left of an instance that has ended")
        }
        return found
    }

    /// Tokens and frames directly inside a frame.
    private func tokens(in frame: Frame) -> Int {
        var count = 0
        for inner in open where inner.parent == frame.id { count += 1 }
        for join in joins where join.frame == frame.id { count += join.counts.reduce(0, +) }
        for work in incidents.compactMap(\.work) + parked where work.frame == frame.id && work.epoch == frame.epoch {
            if work.isToken { count += 1 }
        }
        return count
    }
}
