public import Basics

/// The whole state of a process instance: a value that can be stored, compared and rebuilt from its events.
public struct ProcessState: Sendable, Equatable, Codable {
    /// Where the instance stands.
    public enum Phase: Sendable, Equatable, Codable {
        case ready
        case running
        case completed
        /// By a terminate event or from outside.
        case terminated
        /// By an error that nothing caught.
        case error(code: String, message: String?)
    }

    /// The processes in it, the own one first, then those it called.
    public internal(set) var processes: [String]
    public internal(set) var phase: Phase = .ready
    var frames = FrameTable()
    public internal(set) var subscriptions: [Subscription] = []
    var joins: [Join] = []
    /// Tokens that were stopped together, after too many steps without a wait.
    var parked: [Work] = []
    public internal(set) var incidents: [Incident] = []
    /// The next free id of frames, subscriptions and incidents.
    var nextId = 1
    /// How often each node was left and each flow taken, by process.
    public internal(set) var visits: [[Int]] = []
    public internal(set) var taken: [[Int]] = []
    /// How often elements were passed that the present version of the process no longer has; nil before any migration.
    var retired: [String: Int]?

    /// A new instance of a process.
    public init(_ process: ProcessDefinition) {
        processes = [process.id]
        visits = [Array(repeating: 0, count: process.nodes.count)]
        taken = [Array(repeating: 0, count: process.flows.count)]
    }

    /// A new instance of a process of which only the id and size are known: what events need to be replayed.
    public init(process: String, nodes: Int, flows: Int) {
        processes = [process]
        visits = [Array(repeating: 0, count: nodes)]
        taken = [Array(repeating: 0, count: flows)]
    }

    /// Whether it has ended, one way or the other.
    public var hasEnded: Bool {
        switch phase {
        case .ready, .running: false
        case .completed, .terminated, .error: true
        }
    }

    /// The variables of the process itself.
    public var variables: Variables { frames[1]?.variables ?? finalVariables }

    /// The variables at the end of the instance.
    public internal(set) var finalVariables = Variables()

    /// The frames that have not ended.
    public var open: [Frame] { frames.all }
}

/// Something that an instance waits for from outside.
public struct Subscription: Sendable, Equatable, Codable {
    public let id: Int
    /// The frame it belongs to.
    public let frame: Int
    /// Which of the state's processes, and the event node in it.
    public let definition: Int
    public internal(set) var node: Int
    /// Which of the event's definitions.
    let part: Int
    public internal(set) var trigger: Trigger

    public enum Trigger: Sendable, Equatable, Codable {
        case message(name: String, key: String?)
        case signal(name: String)
        /// `remaining` repetitions after this one, nil without end; `interval` for cycles.
        case timer(due: Instant, remaining: Int?, interval: ISODuration?)
        /// Whether the condition held when it was last looked at.
        case condition(held: Bool)
    }
}

/// Tokens that wait at a joining gateway or for a start quantity.
struct Join: Sendable, Equatable, Codable {
    var frame: Int
    var definition: Int
    var node: Int
    /// Tokens by incoming flow, in the order of the node's list.
    var counts: [Int]
    /// Set after a complex gateway has fired: the flows whose tokens were taken.
    var reset: [Int]?
}

/// A token on its way.
public struct Work: Sendable, Equatable, Codable {
    enum Step: Int, Sendable, Codable {
        /// Arrives at the node over `flow` (-1 without).
        case enter
        /// Has done its work at the node.
        case leave
        /// Begins the work of an activity: its token has been taken.
        case begin
        /// Starts the next instance of a loop frame.
        case iterate
        /// Does the work of the frame of an activity.
        case execute
        /// A subscription fires.
        case fire
        /// Throws what a throwing event throws.
        case throwEvent
        /// Compensates the next record of a compensation frame.
        case compensate
        /// Waits for the event of a frame again, whose timer or key had no value.
        case listen
    }

    var step: Step
    /// The frame in which the token is (or the frame or subscription that the step is about).
    var frame: Int
    var epoch: Int
    var definition: Int
    var node: Int
    var flow: Int
    /// The values that a firing subscription brings.
    var payload: Variables?
}

/// A problem that a person must look at: nothing disappears silently.
public struct Incident: Sendable, Equatable, Codable {
    public let id: Int
    /// Stable, in kebab case.
    public let code: String
    public let words: Words
    public let process: String
    /// The element's id and its place in the model.
    public let element: String
    public let place: Place?
    /// The task frame it is about, if it is one that failed outside.
    public let task: Int?
    /// Where the stopped token is kept, if one was stopped.
    let work: Work?
    public let time: Instant
}

extension Incident {
    /// The same incident at another element.
    func moved(to node: FlowNode, process: String, work: Work?) -> Incident {
        Incident(
            id: id, code: code, words: words, process: process, element: node.id, place: node.place, task: task,
            work: work, time: time)
    }
}
