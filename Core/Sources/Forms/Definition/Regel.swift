public import Basics

/// A rule of a schema, group or field: its prose as the editors wrote it and, where it could be read, what it does.
///
/// Prose is never dropped and never guessed at: a rule without `effects` stays a note to the author of the form.
public struct Regel: Hashable, Sendable {
    public var id: RuleID
    public var angaben: Angaben
    /// The rule in words (XDF 3 `freitextRegel`, XDF 2 `definition`).
    public var prose: String
    /// The kind as written: K, B, M, V (XDF 3).
    public var kind: String?
    /// The script of the source, unless it is the empty stub.
    public var script: String?
    public var effects: [RuleEffect]

    public init(
        id: RuleID, angaben: Angaben = Angaben(), prose: String, kind: String? = nil, script: String? = nil,
        effects: [RuleEffect] = []
    ) {
        self.id = id
        self.angaben = angaben
        self.prose = prose
        self.kind = kind
        self.script = script
        self.effects = effects
    }
}

/// What a rule does when its condition holds.
public struct RuleEffect: Hashable, Sendable {
    /// What happens to the target.
    public enum Action: String, Hashable, Sendable {
        /// The target is asked only if the condition holds.
        case show
        /// The target must be answered if the condition holds.
        case require
        /// The target must stay empty if the condition holds.
        case forbid
        /// The answers are wrong unless the condition holds; the message is shown at the target.
        case check
    }

    public var action: Action
    /// Ids from the element that carries the rule down to the target; empty means that element itself.
    public var target: SchemaPath
    /// FEEL over the field ids as seen from the element that carries the rule.
    public var condition: Condition
    public var message: String?

    public init(_ action: Action, target: SchemaPath, condition: Condition, message: String? = nil) {
        self.action = action
        self.target = target
        self.condition = condition
        self.message = message
    }
}
