/// A part of an expression as a tree. Two are equal if they mean the same tree, wherever they stand.
public struct Syntax: Sendable {
    public let kind: Kind
    public let span: Span
    /// How many parts are inside one another here, itself included.
    let depth: Int

    public indirect enum Kind: Hashable, Sendable {
        case null
        case boolean(Bool)
        case number(Decimal128)
        case string(String)
        /// `@"2024-01-01"`
        case at(String)
        case name(String)
        case list([Syntax])
        case context([ContextEntry])
        case interval(start: Syntax, startIncluded: Bool, end: Syntax, endIncluded: Bool)
        /// `< 5` as a test, or `(< 5)` as a range
        case test(Comparison, Syntax)
        case negative(Syntax)
        case arithmetic(Arithmetic, Syntax, Syntax)
        case comparison(Comparison, Syntax, Syntax)
        case both(Syntax, Syntax)
        case either(Syntax, Syntax)
        case between(Syntax, Syntax, Syntax)
        /// `x in (tests)`
        case contained(Syntax, [Syntax])
        case instance(Syntax, TypeSyntax)
        case path(Syntax, String)
        case filter(Syntax, Syntax)
        case call(Syntax, [Argument])
        case conditional(Syntax, Syntax, Syntax)
        case iteration([Iterator], Syntax)
        case some([Iterator], Syntax)
        case every([Iterator], Syntax)
        case function([FormalParameter], external: Bool, Syntax)
        /// `-` in a unary test: anything will do
        case anything
        /// unary tests, one of which must hold; with `negated`, none
        case tests([Syntax], negated: Bool)
    }

    public enum Arithmetic: String, Hashable, Sendable {
        case plus = "+", minus = "-", times = "*", by = "/", power = "**"
    }

    public enum Comparison: String, Hashable, Sendable {
        case equal = "=", unequal = "!=", less = "<", atMost = "<=", greater = ">", atLeast = ">="
    }

    public struct ContextEntry: Hashable, Sendable {
        public var name: String
        public var value: Syntax
    }

    /// An argument, by name if one is given.
    public struct Argument: Hashable, Sendable {
        public var name: String?
        public var value: Syntax
    }

    /// `x in list` or `x in from..to`
    public struct Iterator: Hashable, Sendable {
        public var name: String
        public var from: Syntax
        public var to: Syntax?
    }

    public struct FormalParameter: Hashable, Sendable {
        public var name: String
        public var type: TypeSyntax?
    }
}

extension Syntax: Hashable {
    public static func == (a: Syntax, b: Syntax) -> Bool { a.kind == b.kind }
    public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

/// A type as written.
public indirect enum TypeSyntax: Hashable, Sendable {
    case named(String)
    case list(TypeSyntax)
    case range(TypeSyntax)
    case context([Entry])
    case function([TypeSyntax], TypeSyntax)

    public struct Entry: Hashable, Sendable {
        public var name: String
        public var type: TypeSyntax
    }
}
