/// One change of an instance's state. The engine changes state by applying events only, so that replaying them gives the
/// same state.
public enum ProcessEvent: Sendable, Equatable, Codable {
    case phase(ProcessState.Phase)
    case called(process: String, nodes: Int, flows: Int)
    case opened(Frame)
    case closed(frame: Int)
    case kind(frame: Int, Frame.Kind)
    case active(frame: Int, by: Int)
    /// The content was cancelled.
    case emptied(frame: Int)
    case variable(frame: Int, name: String, StoredValue)
    case passed(definition: Int, node: Int)
    case taken(definition: Int, flow: Int)
    case joined(frame: Int, definition: Int, node: Int, counts: [Int], reset: [Int]?)
    case unjoined(frame: Int, node: Int)
    case subscribed(Subscription)
    case unsubscribed(Int)
    case triggered(subscription: Int, Subscription.Trigger)
    case recorded(frame: Int, CompensationRecord)
    case unrecorded(frame: Int)
    case incident(Incident)
    case resolved(incident: Int)
    case parked([Work])
    case unparked
    /// The instance goes on by another version of a process.
    case migrated(Migration)
    /// A person moved, ended or started tokens, and why; the changes themselves are events of their own.
    case modified([TokenChange], reason: String)
}

extension ProcessState {
    /// Applies one event.
    public mutating func apply(_ event: ProcessEvent) {
        switch event {
        case .phase(let phase): self.phase = phase
        case .called(let process, let nodes, let flows):
            processes.append(process)
            visits.append(Array(repeating: 0, count: nodes))
            taken.append(Array(repeating: 0, count: flows))
        case .opened(let frame):
            frames.append(frame)
            nextId = max(nextId, frame.id + 1)
        case .closed(let frame): close(frame)
        case .kind(let frame, let kind): frames.change(frame) { $0.kind = kind }
        case .active(let frame, let count): frames.change(frame) { $0.active += count }
        case .emptied(let frame):
            frames.change(frame) {
                $0.active = 0
                $0.epoch += 1
            }
            joins.removeAll { $0.frame == frame }
            incidents.removeAll { $0.work?.frame == frame }
        case .variable(let frame, let name, let value):
            frames.change(frame) {
                if $0.variables == nil { $0.variables = Variables() }
                $0.variables?[name] = value.value
            }
        case .passed(let definition, let node): visits[definition][node] += 1
        case .taken(let definition, let flow): taken[definition][flow] += 1
        default: applyMore(event)
        }
    }

    private mutating func applyMore(_ event: ProcessEvent) {
        switch event {
        case .joined(let frame, let definition, let node, let counts, let reset):
            let join = Join(frame: frame, definition: definition, node: node, counts: counts, reset: reset)
            if let index = joins.firstIndex(where: { $0.frame == frame && $0.node == node }) {
                joins[index] = join
            } else {
                joins.append(join)
            }
        case .unjoined(let frame, let node): joins.removeAll { $0.frame == frame && $0.node == node }
        case .subscribed(let subscription):
            subscriptions.append(subscription)
            nextId = max(nextId, subscription.id + 1)
        case .unsubscribed(let id): subscriptions.removeAll { $0.id == id }
        case .triggered(let id, let trigger):
            if let index = subscriptions.firstIndex(where: { $0.id == id }) { subscriptions[index].trigger = trigger }
        case .recorded(let frame, let record): frames.change(frame) { $0.records.append(record) }
        case .unrecorded(let frame): frames.change(frame) { $0.records.removeAll() }
        case .incident(let incident):
            incidents.append(incident)
            nextId = max(nextId, incident.id + 1)
        case .resolved(let id): incidents.removeAll { $0.id == id }
        case .parked(let works): parked += works
        case .unparked: parked.removeAll()
        case .migrated(let migration): migration.apply(to: &self)
        default: break
        }
    }

    private mutating func close(_ frame: Int) {
        if frame == 1 { finalVariables = frames[1]?.variables ?? Variables() }
        frames.remove(frame)
        subscriptions.removeAll { $0.frame == frame }
        if !joins.isEmpty { joins.removeAll { $0.frame == frame } }
        if !incidents.isEmpty { incidents.removeAll { $0.task == frame || $0.work?.frame == frame } }
    }
}
