public import Basics

/// One process of a model, ready to run: nodes, flows and levels in arrays, expressions compiled.
public final class ProcessDefinition: Sendable {
    public let id: String
    public let name: String?
    public let place: Place
    public let isExecutable: Bool
    public let nodes: [FlowNode]
    public let flows: [SequenceFlow]
    /// The first is the process itself.
    public let scopes: [FlowScope]
    /// Node by id.
    public let nodeIndex: [String: Int]

    init(
        id: String, name: String?, place: Place, isExecutable: Bool, nodes: [FlowNode], flows: [SequenceFlow],
        scopes: [FlowScope]
    ) {
        self.id = id
        self.name = name
        self.place = place
        self.isExecutable = isExecutable
        self.nodes = nodes
        self.flows = flows
        self.scopes = scopes
        nodeIndex = Dictionary(nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Start events of a level.
    func starts(of scope: Int) -> [Int] {
        scopes[scope].nodes.filter { if case .start = nodes[$0].kind { true } else { false } }
    }

    /// Where tokens begin when a level is entered without a trigger: none start events, or else what nothing leads to.
    func beginnings(of scope: Int) -> [Int] {
        let starts = starts(of: scope)
        let plain = starts.filter {
            if case .start(let start) = nodes[$0].kind { start.definitions.isEmpty } else { false }
        }
        if !starts.isEmpty { return plain }
        return scopes[scope].nodes.filter { isBeginning($0) }
    }

    private func isBeginning(_ node: Int) -> Bool {
        guard nodes[node].incoming.isEmpty else { return false }
        switch nodes[node].kind {
        case .start, .boundary: return false
        case .intermediateCatch(let event):
            return !event.definitions.contains { if case .link = $0 { true } else { false } }
        case .gateway(.eventBased(let instantiates, _)): return !instantiates
        case .activity(let activity):
            if activity.isForCompensation { return false }
            if case .receive(_, let instantiates) = activity.work, instantiates { return false }
            if case .subprocess(let inner) = activity.work, case .event = inner.kind { return false }
            return true
        default: return true
        }
    }
}

/// The processes that can be started and called, by id.
public struct ProcessLibrary: Sendable {
    public private(set) var processes: [String: ProcessDefinition] = [:]

    public init(_ models: [ProcessModel] = []) {
        for model in models { add(model) }
    }

    public mutating func add(_ model: ProcessModel) {
        for process in model.processes { processes[process.id] = process }
    }

    public mutating func add(_ process: ProcessDefinition) { processes[process.id] = process }

    public subscript(_ id: String) -> ProcessDefinition? { processes[id] }
}
