public import Basics

/// Logic in one of the boxed forms of DMN 1.5, 10.2.
public indirect enum BoxedExpression: Hashable, Sendable {
    case literal(BoxedLiteral)
    case table(DecisionTable)
    case context(BoxedContext)
    case invocation(BoxedInvocation)
    case relation(BoxedRelation)
    case list([BoxedExpression], Typing)
    case function(BoxedFunction, Typing)
    case conditional(condition: BoxedExpression, yes: BoxedExpression, no: BoxedExpression, Typing)
    case filter(source: BoxedExpression, match: BoxedExpression, Typing)
    case iteration(BoxedIteration)
    /// A form that is not known here.
    case unknown(String, Typing)

    /// The declared type of a form and where it stands.
    public struct Typing: Hashable, Sendable {
        public var typeRef: String?
        public var place: Place?
    }
}

/// An expression as text.
public struct BoxedLiteral: Hashable, Sendable {
    public var source: SourceText
    public var typing: BoxedExpression.Typing
}

/// Named values, each of which sees those before it; one without a name at the end is the result.
public struct BoxedContext: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        public var variable: Variable?
        public var value: BoxedExpression?
    }

    public var entries: [Entry]
    public var typing: BoxedExpression.Typing
}

/// A call of a function with arguments by name.
public struct BoxedInvocation: Hashable, Sendable {
    public struct Binding: Hashable, Sendable {
        public var parameter: Variable
        public var value: BoxedExpression?
    }

    public var callee: BoxedExpression?
    public var bindings: [Binding]
    public var typing: BoxedExpression.Typing
}

/// A table of plain rows.
public struct BoxedRelation: Hashable, Sendable {
    public var columns: [Variable]
    public var rows: [[BoxedExpression]]
    public var typing: BoxedExpression.Typing
}

/// A function with parameters and a body.
public struct BoxedFunction: Hashable, Sendable {
    /// Who runs the body.
    public enum Kind: String, Hashable, Sendable {
        case feel = "FEEL"
        case java = "Java"
        case pmml = "PMML"
    }

    public var kind: Kind
    public var parameters: [Variable]
    public var body: BoxedExpression?
    public var typing: BoxedExpression.Typing
}

/// `for`, `some` or `every` over the items of a list.
public struct BoxedIteration: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case each, some, every
    }

    public var kind: Kind
    public var variable: String
    public var source: BoxedExpression
    /// What is returned for each item, or must be satisfied.
    public var body: BoxedExpression
    public var typing: BoxedExpression.Typing
}
