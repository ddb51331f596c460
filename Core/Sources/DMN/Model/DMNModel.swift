public import Basics

/// A DMN file as it was written: the elements of its decision requirement graph with their places, not yet checked.
public struct DMNModel: Hashable, Sendable {
    public var name: String
    /// The address under which other models import this one.
    public var namespace: String
    public var file: String?
    public var imports: [ModelImport] = []
    public var types: [ItemDefinition] = []
    public var inputs: [InputData] = []
    public var decisions: [Decision] = []
    public var knowledge: [BusinessKnowledge] = []
    public var services: [DecisionService] = []

    public init(name: String, namespace: String, file: String? = nil) {
        self.name = name
        self.namespace = namespace
        self.file = file
    }
}

/// Another model, whose elements are seen here under a name.
public struct ModelImport: Hashable, Sendable {
    /// Empty: its elements are seen as if they stood here.
    public var name: String
    public var namespace: String
    public var place: Place?
}

/// A named value with a declared type.
public struct Variable: Hashable, Sendable {
    public var name: String
    public var typeRef: String?
    public var place: Place?
}

/// A type that a model defines (DMN 1.5, 7.3.2).
public struct ItemDefinition: Hashable, Sendable {
    public var name: String
    public var typeRef: String?
    public var isCollection = false
    public var allowedValues: SourceText?
    /// A test of the value as a whole, a collection included.
    public var typeConstraint: SourceText?
    public var components: [ItemDefinition] = []
    public var function: FunctionItem?
    public var place: Place?

    /// The type of a function.
    public struct FunctionItem: Hashable, Sendable {
        public var parameters: [Variable]
        public var outputTypeRef: String?
    }
}

/// Text of the expression language with the place where it begins.
public struct SourceText: Hashable, Sendable {
    public var text: String
    public var place: Place?
    /// The address of another language than FEEL.
    public var language: String?
}

/// What comes in from outside.
public struct InputData: Hashable, Sendable {
    public var id: String
    public var name: String
    public var variable: Variable
    public var place: Place?
}

/// A decision: what it needs, and the logic that gives its value.
public struct Decision: Hashable, Sendable {
    public var id: String
    public var name: String
    public var variable: Variable
    /// References to decisions and input data.
    public var requirements: [Requirement]
    /// References to business knowledge and decision services.
    public var knowledge: [Requirement]
    public var logic: BoxedExpression?
    public var place: Place?
}

/// A reference to another element: `#id`, or `namespace#id`.
public struct Requirement: Hashable, Sendable {
    public var href: String
    public var place: Place?
}

/// Logic with parameters, to be called from decisions.
public struct BusinessKnowledge: Hashable, Sendable {
    public var id: String
    public var name: String
    public var variable: Variable
    public var knowledge: [Requirement]
    public var function: BoxedFunction?
    public var place: Place?
}

/// A part of the graph that is called as a whole.
public struct DecisionService: Hashable, Sendable {
    public var id: String
    public var name: String
    public var variable: Variable
    public var outputs: [Requirement]
    public var encapsulated: [Requirement]
    public var inputDecisions: [Requirement]
    public var inputData: [Requirement]
    public var place: Place?
}
