/// A function as a value (DMN 1.5, 10.3.2.13): a lambda of FEEL, a built-in, or one that another room provides
/// (a business knowledge model, a decision service).
///
/// Two functions are equal only if they are the same one.
public final class Function: Sendable {
    /// A formal parameter.
    public struct Parameter: Hashable, Sendable {
        public var name: String
        public var type: FEELType

        public init(_ name: String, _ type: FEELType = .any) {
            self.name = name
            self.type = type
        }
    }

    /// What the function does with as many arguments as it has parameters, already coerced to their types.
    public typealias Body = @Sendable (_ this: Function, _ arguments: [Value], _ run: Run) -> Value

    public let name: String?
    public let parameters: [Parameter]
    public let result: FEELType
    /// For a built-in: it checks the number and the kinds of its arguments itself.
    let builtIn: BuiltIn?
    private let body: Body
    /// What can be told of the result of a lambda, which declares none.
    private let inferred: FEELType?

    public convenience init(
        name: String? = nil, parameters: [Parameter], result: FEELType = .any, body: @escaping Body
    ) {
        self.init(name: name, parameters: parameters, result: result, inferred: nil, body: body)
    }

    init(
        name: String?, parameters: [Parameter], result: FEELType, inferred: FEELType?, body: @escaping Body
    ) {
        self.inferred = inferred
        self.name = name
        self.parameters = parameters
        self.result = result
        self.builtIn = nil
        self.body = body
    }

    init(_ builtIn: BuiltIn) {
        name = builtIn.name
        parameters = builtIn.signatures[0].parameters.map { Parameter($0) }
        result = builtIn.result
        inferred = nil
        self.builtIn = builtIn
        body = { _, arguments, run in builtIn.call(arguments, run) }
    }

    /// The type of this function as a value.
    public var type: FEELType { .function(parameters.map(\.type), inferred ?? result) }

    /// Calls the function with arguments by position. Null, with a warning, if their number or types do not fit.
    public func call(_ arguments: [Value], in run: Run, at place: SourcePlace? = nil) -> Value {
        if let builtIn { return builtIn.call(arguments, run) }
        guard arguments.count == parameters.count else {
            return run.null(.arity(name, expected: parameters.count, given: arguments.count), at: place)
        }
        var fitting = arguments
        for (index, parameter) in parameters.enumerated() where parameter.type != .any {
            guard let value = parameter.type.coerced(arguments[index]) else {
                return run.null(.argumentType(name, parameter.name, parameter.type), at: place)
            }
            fitting[index] = value
        }
        guard run.enter(at: place) else { return .null }
        defer { run.leave() }
        let value = body(self, fitting, run)
        if result == .any { return value }
        return result.coerced(value) ?? run.null(.resultType(name, result), at: place)
    }

    /// Calls the function with arguments by name; a parameter that is not named, or a name that is none, gives null.
    public func call(named arguments: [(String, Value)], in run: Run, at place: SourcePlace? = nil) -> Value {
        if let builtIn { return builtIn.call(named: arguments, run) }
        var positional: [Value] = []
        for parameter in parameters {
            guard let argument = arguments.last(where: { $0.0 == parameter.name }) else {
                return run.null(.argumentMissing(name, parameter.name), at: place)
            }
            positional.append(argument.1)
        }
        for (given, _) in arguments where !parameters.contains(where: { $0.name == given }) {
            return run.null(.argumentUnknown(name, given), at: place)
        }
        return call(positional, in: run, at: place)
    }
}

extension Function: Hashable {
    public static func == (a: Function, b: Function) -> Bool { a === b }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
