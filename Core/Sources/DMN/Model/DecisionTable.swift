public import Basics

/// Rules over inputs (DMN 1.5, clause 8).
public struct DecisionTable: Hashable, Sendable {
    public var hitPolicy: HitPolicy
    public var aggregation: Aggregation?
    public var inputs: [Input]
    public var outputs: [Output]
    public var rules: [Rule]
    public var typing: BoxedExpression.Typing

    /// A column that is tested.
    public struct Input: Hashable, Sendable {
        public var label: String?
        public var expression: SourceText?
        public var typeRef: String?
        /// The values that may come.
        public var values: SourceText?
        public var place: Place?
    }

    /// A column that is given.
    public struct Output: Hashable, Sendable {
        public var name: String?
        public var typeRef: String?
        /// The values that may be given, in the order of their priority.
        public var values: SourceText?
        /// The value when no rule matches.
        public var fallback: SourceText?
        public var place: Place?
    }

    public struct Rule: Hashable, Sendable {
        public var id: String?
        public var tests: [SourceText]
        public var results: [SourceText]
        public var annotations: [String]
        public var place: Place?
    }
}

/// What counts when several rules match (DMN 1.5, 8.2.8).
public enum HitPolicy: String, Hashable, Sendable {
    case unique = "UNIQUE"
    case any = "ANY"
    case priority = "PRIORITY"
    case first = "FIRST"
    case ruleOrder = "RULE ORDER"
    case outputOrder = "OUTPUT ORDER"
    case collect = "COLLECT"
}

/// What `COLLECT` makes of the collected values.
public enum Aggregation: String, Hashable, Sendable {
    case sum = "SUM"
    case count = "COUNT"
    case min = "MIN"
    case max = "MAX"
}
