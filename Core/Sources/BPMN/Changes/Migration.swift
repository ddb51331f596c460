/// The change of an instance's state by which it goes on in another version of a process: numbers of nodes, levels and flows
/// before, each with its number after (-1 for none), and what had to be worked out with both versions at hand.
public struct Migration: Sendable, Equatable, Codable {
    /// Which of the state's processes.
    var definition: Int
    /// The id of the process from now on.
    var process: String
    var nodes: [Int]
    var scopes: [Int]
    var joins: [Join]
    var incidents: [Incident]
    var visits: [Int]
    var taken: [Int]
    var retired: [String: Int]

    func apply(to state: inout ProcessState) {
        state.processes[definition] = process
        state.visits[definition] = visits
        state.taken[definition] = taken
        state.retired = retired
        state.joins = joins
        state.incidents = incidents
        state.frames.changeAll { frame in
            if frame.definition == definition, frame.node >= 0 { frame.node = nodes[frame.node] }
            frame.kind = mapped(frame.kind)
            frame.records = mapped(frame.records)
        }
        for index in state.subscriptions.indices where state.subscriptions[index].definition == definition {
            state.subscriptions[index].node = nodes[state.subscriptions[index].node]
        }
    }

    private func mapped(_ kind: Frame.Kind) -> Frame.Kind {
        switch kind {
        case .scope(var scope) where scope.definition == definition:
            scope.scope = scopes[scope.scope]
            scope.waitingNodes = scope.waitingNodes.map { nodes[$0] }.filter { $0 >= 0 }
            if let boundary = scope.cancelling, boundary >= 0 { scope.cancelling = nodes[boundary] }
            return .scope(scope)
        case .compensation(var compensation):
            compensation.records = mapped(compensation.records)
            return .compensation(compensation)
        default: return kind
        }
    }

    /// Records of activities that have no counterpart are dropped: nothing can compensate them any more.
    private func mapped(_ records: [CompensationRecord]) -> [CompensationRecord] {
        records.compactMap { record in
            guard record.definition == definition else { return record }
            var record = record
            record.node = nodes[record.node]
            if let handler = record.handler {
                guard nodes[handler] >= 0 else { return nil }
                record.handler = nodes[handler]
            }
            record.nested = mapped(record.nested)
            return record.node < 0 ? nil : record
        }
    }
}
