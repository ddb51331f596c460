public import FEEL
import Synchronization

/// How an evaluation came to its result, step by step in the order in which the steps ended; fit to be kept with a
/// decision and read by a clerk.
public struct DMNTrace: Hashable, Sendable {
    /// The value of one decision, or one pass through a decision table.
    public enum Step: Hashable, Sendable {
        case decision(name: String, id: String, value: Value)
        case table(TableStep)
    }

    /// One pass through a decision table.
    public struct TableStep: Hashable, Sendable {
        /// The decision or function whose table it is.
        public var owner: String
        public var hitPolicy: HitPolicy
        /// The text of each input expression and its value.
        public var inputs: [Input]
        /// The rules that matched, numbered from 1.
        public var rules: [Rule]
        public var value: Value
    }

    public struct Input: Hashable, Sendable {
        public var expression: String
        public var value: Value
    }

    public struct Rule: Hashable, Sendable {
        public var number: Int
        public var id: String?
        public var annotations: [String]
    }

    public var steps: [Step]
}

/// Gathers the steps of an evaluation, up to a limit.
final class TraceKeeper: Sendable {
    private static let limit = 10_000
    private let steps = Mutex<[DMNTrace.Step]>([])

    func add(_ step: DMNTrace.Step) {
        steps.withLock { if $0.count < TraceKeeper.limit { $0.append(step) } }
    }

    /// Hands the steps over. A function among their values may hold on to this keeper: what it kept itself, too, would
    /// never be freed.
    func handOver() -> DMNTrace {
        steps.withLock { steps in
            defer { steps = [] }
            return DMNTrace(steps: steps)
        }
    }
}
