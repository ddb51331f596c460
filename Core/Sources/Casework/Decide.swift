public import Basics
public import Forms

/// What a decision needs to know beside the case and the command. All of it is given, nothing is fetched.
public struct DecisionContext: Sendable {
    public var now: Instant
    public var actor: Actor
    public var randomness: Randomness
    /// All findings of a whole application, by the schema and journey of its service.
    public var check: @Sendable (Answers) -> [Finding]
    /// SHA-256 in hexadecimal.
    public var hash: @Sendable ([UInt8]) -> String
    /// When the town should have decided on what is submitted now.
    public var due: Instant?
    /// What the process of the case needs; nil where no process drives it.
    public var verfahren: Verfahrensrahmen?
    /// The same of the version to which the case is to change.
    public var ziel: Verfahrensrahmen?

    public init(
        now: Instant, actor: Actor, randomness: Randomness, check: @escaping @Sendable (Answers) -> [Finding],
        hash: @escaping @Sendable ([UInt8]) -> String, due: Instant? = nil, verfahren: Verfahrensrahmen? = nil
    ) {
        self.verfahren = verfahren
        self.now = now
        self.actor = actor
        self.randomness = randomness
        self.check = check
        self.hash = hash
        self.due = due
    }
}

/// What a command leads to: events to keep and tasks to carry out.
public struct Decision: Sendable, Hashable {
    public var events: [Event]
    public var tasks: [OutboxTask]

    public init(_ events: [Event], tasks: [OutboxTask] = []) {
        self.events = events
        self.tasks = tasks
    }
}

/// Decides on a command: pure, `(state, command) → events + tasks`, or findings that say why not.
///
/// `vorgang` is nil only for `beginneEntwurf`. What an applicant has done already is no decision and no fault: a form
/// sent twice succeeds twice and happens once. Findings: `not-allowed`, `wrong-status`, those of the command.
public func decide(
    _ vorgang: Vorgang?, _ command: Command, _ context: DecisionContext
) throws(Findings) -> Decision {
    guard let vorgang else {
        guard case .beginneEntwurf(let service, let language, let keyId, let secretHash) = command else {
            throw Findings(.notThere)
        }
        return Decision([
            .entwurfBegonnen(service: service, language: language, keyId: keyId, secretHash: secretHash)
        ])
    }
    guard vorgang.allows(command, context.actor) else {
        throw Findings(.notAllowed)
    }
    if vorgang.repeats(command) { return Decision([]) }
    if let rahmen = context.verfahren, vorgang.verfahren != nil || vorgang.status == .entwurf {
        guard Transitions.allowedDriven(command).contains(vorgang.status) else {
            throw Findings(.wrongStatus(vorgang.status))
        }
        if case .speichereSeite = command { return try vorgang.decideForApplicant(command, context) }
        return try vorgang.decideDriven(command, context, rahmen)
    }
    guard vorgang.verfahren == nil || !command.movesProcess else { throw Findings(.processMissing) }
    guard Transitions.allowed(command).contains(vorgang.status) else {
        throw Findings(.wrongStatus(vorgang.status))
    }
    return switch command.access {
    case .holder: try vorgang.decideForApplicant(command, context)
    default: try vorgang.decideForStaff(command, context)
    }
}

extension Finding {
    static let notThere = Finding(
        "no-case", .error, Words(de: "Diesen Vorgang gibt es nicht.", en: "There is no such case."))
    static let notAllowed = Finding(
        "not-allowed", .error, Words(de: "Dafür fehlt Ihnen das Recht.", en: "You have no right to do this."))

    static func wrongStatus(_ status: Status) -> Finding {
        Finding(
            "wrong-status", .error,
            Words(
                de: "Das geht nicht mehr: Der Vorgang ist im Stand „\(status.words.de)“.",
                en: "This cannot be done: the case is in the state “\(status.words.en)”."))
    }
}
