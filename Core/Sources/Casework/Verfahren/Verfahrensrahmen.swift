public import BPMN
public import Basics
public import FEEL
public import ServicePackages

/// What the process of a case needs to be decided on: its model, the answers, the decisions and letters of its service.
public struct Verfahrensrahmen: Sendable {
    public var modell: Verfahrensmodell
    public var zones: ZoneDatabase
    /// What expressions know of the application, by name.
    public var given: @Sendable (String) -> Value?
    /// A decision of the service over the answers and these variables; nil if there is none of that name, or it fails.
    public var decide: @Sendable (String, Variables) -> Value?
    /// The title of a letter of the service; nil if there is none of that name.
    public var letter: @Sendable (String) -> String?

    public init(
        modell: Verfahrensmodell, zones: ZoneDatabase = .machine(),
        given: @escaping @Sendable (String) -> Value? = { _ in nil },
        decide: @escaping @Sendable (String, Variables) -> Value? = { _, _ in nil },
        letter: @escaping @Sendable (String) -> String? = { _ in nil }
    ) {
        self.modell = modell
        self.zones = zones
        self.given = given
        self.decide = decide
        self.letter = letter
    }
}
