public import Basics
public import FEEL

/// What a step needs from outside: the processes, the time, the zone of `now()` in expressions.
public struct StepEnvironment: Sendable {
    public var library: ProcessLibrary
    public var zone: String
    public var zones: ZoneDatabase
    /// Values that expressions see beneath all variables and that the instance does not keep: who runs it knows them
    /// anyway (the answers of an application). Nil knows none.
    public var given: (@Sendable (String) -> Value?)?

    public init(_ library: ProcessLibrary, zone: String = "Europe/Berlin", zones: ZoneDatabase = .machine()) {
        self.library = library
        self.zone = zone
        self.zones = zones
    }
}

/// What a step came to.
public struct StepOutcome: Sendable {
    /// Whether the input fitted; a task that is done or a timer of before changes nothing.
    public var isAccepted: Bool
    /// What the instance wants of the outside, in order.
    public var actions: [ProcessAction]
    /// The changes of the state: replayed on the state of before, they give the state of now.
    public var events: [ProcessEvent]
}

extension ProcessState {
    /// Takes one input and moves all tokens until they wait: the pure step `(state, input) → (state, actions)`.
    ///
    /// The same state, input, library and time give the same result. At most `Limits.processSteps` tokens are moved.
    public mutating func step(
        _ input: ProcessInput, in environment: StepEnvironment, at now: Instant, recording: Bool = true
    ) -> StepOutcome {
        let run = Run(
            Environment(clock: .standing(at: now), zone: environment.zone, zones: environment.zones))
        return step(
            input, in: environment.library, at: now, run: run, recording: recording, given: environment.given)
    }

    /// The same with a run that serves many steps one after another.
    mutating func step(
        _ input: ProcessInput, in library: ProcessLibrary, at now: Instant, run: Run, recording: Bool,
        given: (@Sendable (String) -> Value?)? = nil
    ) -> StepOutcome {
        guard !hasEnded,
            var execution = Execution(self, library, now, run: run, isRecording: recording, given: given)
        else {
            return StepOutcome(isAccepted: false, actions: [], events: [])
        }
        // The execution holds the only copy while it works, so that it changes in place.
        self = ProcessState()
        let isAccepted = execution.take(input)
        execution.drain()
        self = execution.state
        return StepOutcome(isAccepted: isAccepted, actions: execution.actions, events: execution.events)
    }

    private init() { processes = [] }

    /// The state that events lead to from another.
    public func replaying(_ events: [ProcessEvent]) -> ProcessState {
        var state = self
        for event in events { state.apply(event) }
        return state
    }
}
