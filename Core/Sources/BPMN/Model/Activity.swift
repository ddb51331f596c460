public import Basics

/// An activity: what is done, and how often.
public struct Activity: Sendable {
    public var work: Work
    public var loop: Loop?
    public var startQuantity = 1
    public var completionQuantity = 1
    public var isForCompensation = false
    public var defaultFlow: Int?
    /// Values handed in before and taken over after.
    public var inputs: [DataMapping] = []
    public var outputs: [DataMapping] = []
    /// Boundary events attached to it.
    public internal(set) var boundaries: [Int] = []

    /// What kind of work it is.
    public enum Work: Sendable {
        /// An abstract task: passes at once.
        case none
        /// Done by people without the system: passes at once.
        case manual
        case user(UserTaskDefinition)
        case service(ServiceTaskDefinition)
        case send(MessageUse?, ServiceTaskDefinition)
        case receive(MessageUse, instantiates: Bool)
        case businessRule(BusinessRuleDefinition)
        case script(ScriptDefinition)
        case subprocess(Subprocess)
        case call(CallDefinition)
    }
}

/// Work for a person.
public struct UserTaskDefinition: Sendable {
    /// The form that is shown, by its name in the service package.
    public var form: String?
    /// Who may do it: a role; from the model, or the lane.
    public var role: String?
    /// One person by name, as an expression.
    public var assignee: ProcessExpression?
    /// When it should be done: a date or a duration from its beginning.
    public var due: TimerSource?
    public var documentation: String?
    /// What our own attributes say, of the task or else of its lane.
    public var settings: [String: String] = [:]
    /// The task's own small form.
    public var fields: [TaskField] = []
}

/// A field of the small form that a task brings along: its value becomes a variable of that name.
public struct TaskField: Sendable, Hashable {
    public var name: String
    public var label: String
    /// `text`, `zahl`, `datum`, `ja-nein`, `auswahl`; others are kept as they are written.
    public var type: String
    public var isRequired: Bool
    /// What can be chosen, for `auswahl`.
    public var options: [String]
    public var place: Place

    public init(
        name: String, label: String, type: String = "text", isRequired: Bool = false, options: [String] = [],
        place: Place = Place()
    ) {
        self.name = name
        self.label = label
        self.type = type
        self.isRequired = isRequired
        self.options = options
        self.place = place
    }
}

/// Work for a connector.
public struct ServiceTaskDefinition: Sendable {
    /// The connector by name: `write-letter`, `send-message`, `request-payment` …
    public var connector: String?
    public var resultVariable: String?
    /// How often a failed try is repeated before it becomes an incident.
    public var retries = 3
    /// What the model says for the connector beside the data: `template`, `recipient` …
    public var settings: [String: String] = [:]
    /// A delegate of another engine that cannot be run: class, delegate expression, expression.
    public var foreign: String?
}

/// A decision by DMN.
public struct BusinessRuleDefinition: Sendable {
    public var decision: String?
    public var resultVariable: String?
    public var service = ServiceTaskDefinition()
}

/// A script.
public struct ScriptDefinition: Sendable {
    public var language: String?
    public var text: String
    /// The compiled script if it is FEEL.
    public var expression: ProcessExpression?
    /// Gets the result; without it a context as result sets the variables that it names.
    public var resultVariable: String?
    /// A task token of a conformance suite, understood by the in-memory engine.
    public var token: ScriptToken?
}

/// An embedded, event, transaction or ad-hoc subprocess.
public struct Subprocess: Sendable {
    /// Its level in the definition.
    public var scope: Int
    public var kind: Kind

    public enum Kind: Sendable {
        case embedded
        /// Started by the event of its start node.
        case event
        case transaction
        case adHoc(AdHoc)
    }
}

/// How the activities of an ad-hoc subprocess come about.
public struct AdHoc: Sendable {
    public var isSequential: Bool
    /// True starts nothing by itself: people choose.
    public var isManual: Bool
    public var completion: ProcessExpression?
    public var cancelsRemaining: Bool
}

/// A call of another process.
public struct CallDefinition: Sendable {
    /// The id of the process.
    public var called: String
}

/// Repetition of an activity (10.3.8).
public enum Loop: Sendable {
    case standard(StandardLoop)
    case multiInstance(MultiInstance)
}

/// While a condition holds.
public struct StandardLoop: Sendable {
    public var testsBefore: Bool
    public var maximum: Int?
    public var condition: ProcessExpression?
}

/// Once for each of a number or list.
public struct MultiInstance: Sendable {
    public var isSequential: Bool
    public var cardinality: ProcessExpression?
    public var collection: ProcessExpression?
    public var item: String?
    public var outputCollection: String?
    public var outputItem: ProcessExpression?
    public var completion: ProcessExpression?
    public var behavior: Behavior

    /// Which events the completion of instances throws.
    public enum Behavior: Sendable {
        case all
        case one(EventDefinition)
        case none(EventDefinition)
        case complex([(condition: ProcessExpression, event: EventDefinition?)])
    }
}
