/// What triggers an event, or what it throws (BPMN 2.0, 10.5.5).
public enum EventDefinition: Sendable {
    case message(MessageUse)
    case signal(name: String)
    case timer(TimerSource)
    case conditional(ProcessExpression)
    /// Nil catches every error.
    case error(code: String?)
    /// Nil catches every escalation.
    case escalation(code: String?)
    /// Nil compensates all that was done in the scope.
    case compensation(activity: String?, waits: Bool)
    case cancel
    case terminate
    case link(name: String, id: String, partners: [String])
}

/// A message where it is sent or awaited.
public struct MessageUse: Sendable {
    public var name: String
    /// What both sides agree on (a case reference); nil correlates by name alone.
    public var correlationKey: ProcessExpression?
    /// How long a message is kept when nobody awaits it yet.
    public var timeToLive: ISODuration
    /// What is sent; empty sends all variables in sight.
    public var payload: [DataMapping] = []

    /// Messages without a time to live of their own are kept for a day.
    public static let usualTimeToLive = ISODuration(microseconds: 86_400_000_000)
}

/// A variable that gets the value of an expression, or a copy of another variable if that is set.
public struct DataMapping: Sendable {
    public var target: String
    public var source: Source

    public enum Source: Sendable {
        case expression(ProcessExpression)
        case copy(String)
    }

    init(target: String, source: ProcessExpression) {
        self.target = target
        self.source = .expression(source)
    }

    init(target: String, copy name: String) {
        self.target = target
        source = .copy(name)
    }
}
