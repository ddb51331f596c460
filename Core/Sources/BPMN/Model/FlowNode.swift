public import Basics

/// A node of a process: event, gateway or activity.
public struct FlowNode: Sendable {
    public let id: String
    public let name: String?
    public let place: Place
    /// The level on which it lies.
    public let scope: Int
    /// What the lane says of who is responsible.
    public let lane: String?
    public internal(set) var kind: Kind
    public internal(set) var incoming: [Int] = []
    public internal(set) var outgoing: [Int] = []

    /// The closed list of what a node can be.
    public enum Kind: Sendable {
        case start(StartEvent)
        case end([EventDefinition])
        case intermediateCatch(CatchEvent)
        case intermediateThrow([EventDefinition])
        case boundary(BoundaryEvent)
        case gateway(Gateway)
        case activity(Activity)
    }

    /// The activity, if it is one.
    public var activity: Activity? {
        if case .activity(let activity) = kind { return activity }
        return nil
    }
}

/// A start event; `interrupts` counts only in event subprocesses.
public struct StartEvent: Sendable {
    public var definitions: [EventDefinition]
    public var isParallel: Bool
    public var interrupts: Bool
}

/// A catching intermediate event; several definitions are alternatives unless it is parallel.
public struct CatchEvent: Sendable {
    public var definitions: [EventDefinition]
    public var isParallel: Bool
}

/// An event attached to an activity.
public struct BoundaryEvent: Sendable {
    public var definitions: [EventDefinition]
    public var isParallel: Bool
    public var interrupts: Bool
    public internal(set) var host: Int
    /// The compensation activity, if the definition is compensation.
    public internal(set) var handler: Int?
}

/// A gateway (10.6).
public enum Gateway: Sendable {
    case exclusive(defaultFlow: Int?)
    case inclusive(defaultFlow: Int?)
    case parallel
    case complex(activation: ProcessExpression?, defaultFlow: Int?)
    case eventBased(instantiates: Bool, isParallel: Bool)
}

/// A sequence flow between two nodes of one level.
public struct SequenceFlow: Sendable {
    public let id: String
    public let name: String?
    public let source: Int
    public let target: Int
    public let condition: ProcessExpression?
}

/// A level of a process: the process itself or a subprocess.
public struct FlowScope: Sendable {
    /// The subprocess, or nil for the process itself.
    public let node: Int?
    public let parent: Int?
    public internal(set) var nodes: [Int] = []
    public internal(set) var eventSubprocesses: [Int] = []
    /// Data objects and properties that live as long as the scope.
    public internal(set) var data: [String] = []
}
