/// What an adapter answers to the operator: configured? reachable? authorised?
public struct Health: Sendable, Hashable, Codable {
    public enum State: String, Sendable, Hashable, Codable { case good, unconfigured, unreachable, unauthorised }

    public let adapter: String
    public let state: State
    /// What to do about it, in one sentence; empty when good.
    public let advice: String

    public init(adapter: String, state: State, advice: String = "") {
        self.adapter = adapter
        self.state = state
        self.advice = advice
    }
}

/// Anything that the operator's `doctor` asks.
public protocol HealthChecked: Sendable {
    func health() async -> Health
}
