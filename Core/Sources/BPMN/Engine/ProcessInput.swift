public import Basics

/// What happens to an instance from outside. Together with the model and the time it decides what the engine does.
public enum ProcessInput: Sendable, Equatable, Codable {
    /// Begins the instance, at its beginning or at a named start event, receive task or event of a gateway.
    case start(variables: Variables, at: String? = nil)
    case completeTask(Int, variables: Variables = Variables())
    /// A try failed. With retries left the task is handed out again, else it becomes an incident.
    case failTask(Int, reason: Words, retriesLeft: Int)
    /// A BPMN error from a task.
    case throwError(Int, code: String, message: String? = nil, variables: Variables = Variables())
    case escalate(Int, code: String)
    case fireTimer(Int)
    /// A message for a subscription that the router has chosen.
    case deliver(subscription: Int, variables: Variables = Variables())
    case signal(name: String, variables: Variables = Variables())
    /// Changes variables of the process or of the scope of a frame.
    case setVariables(Variables, frame: Int? = nil)
    case resolve(incident: Int, Resolution)
    /// Starts an activity of a manual ad-hoc subprocess, or ends the subprocess.
    case startActivity(frame: Int, element: String)
    case completeAdHoc(frame: Int)
    /// Ends an activity that waits and starts another element of the same level: the repair by hand.
    case move(frame: Int, to: String)
    /// Several such changes at once, all or none, with the reason that the record keeps.
    case modify([TokenChange], reason: String)
    case cancel

    public enum Resolution: String, Sendable, Equatable, Codable {
        case retry, skip
    }
}

/// What an instance wants of the outside.
public enum ProcessAction: Sendable, Equatable, Codable {
    case userTask(UserTask)
    case serviceTask(ServiceTask)
    /// A task is no longer wanted.
    case cancelTask(Int)
    case setTimer(id: Int, element: String, due: Instant)
    case cancelTimer(Int)
    /// A message is awaited from now on, or no longer.
    case awaitMessage(subscription: Int, name: String, key: String?)
    case forgetMessage(subscription: Int)
    case sendMessage(OutgoingMessage)
    /// A signal for all other instances; the own one has had it.
    case broadcastSignal(name: String, variables: Variables)
    /// A token of a conformance suite for the trace.
    case trace(String)
    case incident(Incident)
    case ended(ProcessState.Phase)
}

/// Work for a person.
public struct UserTask: Sendable, Equatable, Codable {
    public var id: Int
    public var process: String
    public var element: String
    public var name: String?
    public var form: String?
    public var role: String?
    public var assignee: String?
    public var due: Instant?
    public var documentation: String?
    /// Values handed in by the model.
    public var inputs: Variables
}

/// Work for a connector, a decision or a foreign script.
public struct ServiceTask: Sendable, Equatable, Codable {
    public enum Kind: Sendable, Equatable, Codable {
        case service(connector: String?)
        case send(connector: String?, message: String?, key: String?)
        case decision(id: String?)
        case script(language: String?, text: String)
        /// A task of a conformance suite that takes so many seconds.
        case wait(seconds: Int, token: String?)
    }

    public var id: Int
    public var process: String
    public var element: String
    public var name: String?
    public var kind: Kind
    public var resultVariable: String?
    public var settings: [String: String]
    public var retries: Int
    /// The values for the work: those handed in by the model, else all variables in sight.
    public var inputs: Variables
}

/// A message that leaves the instance.
public struct OutgoingMessage: Sendable, Equatable, Codable {
    public var element: String
    public var name: String
    public var key: String?
    public var timeToLive: ISODuration
    public var variables: Variables
}
