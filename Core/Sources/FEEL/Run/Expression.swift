public import Basics

/// A FEEL expression, compiled once and evaluated often, on as many threads as one likes.
///
/// ```swift
/// let fee = try Expression.compile("if age > 10 then base * 2 else base", scope: Scope(names: ["age", "base"]))
/// let answer = fee.evaluate([.number(12), .number(30)], in: environment)   // 60
/// ```
public struct Expression: Sendable {
    public let source: String
    /// The tree with its places.
    public let syntax: Syntax
    /// What can be told of the result without evaluating; `any` if nothing.
    public let type: FEELType
    /// What the check at compile time found, such as names that nobody knows. An expression with errors among them can be
    /// evaluated: the parts concerned give null.
    public let findings: [Finding]
    /// The names of the scope that it uses, each use once, in order.
    public let uses: [NameUse]

    let program: Program

    /// A name of the scope, or one that nobody knows, where an expression uses it.
    public struct NameUse: Hashable, Sendable {
        public var name: String
        /// The slot in the scope; `nil` if the name is unknown.
        public var slot: Int?
        public var span: Span
        public var place: SourcePlace
    }

    /// Compiles a source text. Throws `Findings` if it is no expression of FEEL or passes a limit.
    public static func compile(_ source: String, scope: Scope = Scope()) throws -> Expression {
        let syntax = try Parser.expression(source, scope: scope)
        return Expression(source, syntax, scope)
    }

    init(_ source: String, _ syntax: Syntax, _ scope: Scope) {
        var compiler = Compiler(source: source, scope: scope)
        let piece = compiler.piece(syntax)
        self.source = source
        self.syntax = syntax
        type = piece.type
        findings = compiler.findings
        uses = compiler.uses
        program = Program(code: piece.code, size: compiler.frameSize, inputs: scope.variables.count)
    }

    /// Evaluates with one value for each slot of the scope, as part of a run.
    public func value(_ inputs: [Value], in run: Run) -> Value { program.value(inputs, in: run) }

    /// Evaluates with one value for each slot of the scope.
    public func evaluate(_ inputs: [Value] = [], in environment: Environment) -> Evaluation {
        let run = Run(environment)
        let value = program.value(inputs, in: run)
        return Evaluation(value: run.isHalted ? .null : value, findings: run.findings)
    }
}

/// What an evaluation gave, and what is to be said of it.
public struct Evaluation: Hashable, Sendable {
    public var value: Value
    /// Warnings (why something is null), and the error if a limit was passed.
    public var findings: [Finding]
}

extension Expression {
    /// The names of the scope on which the result may depend, each once, in order of first use.
    public var names: [String] {
        var seen: Set<String> = []
        return uses.filter { $0.slot != nil && seen.insert($0.name).inserted }.map(\.name)
    }
}
