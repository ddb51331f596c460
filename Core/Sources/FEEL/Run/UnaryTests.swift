public import Basics

/// Unary tests of FEEL (DMN 1.5, grammar rule 17): the cell of a decision table, or allowed values: `< 5, [10..20]`, `-`,
/// `not("a", "b")`, `? > 3 and ? < x`.
public struct UnaryTests: Sendable {
    public let source: String
    public let syntax: Syntax
    public let findings: [Finding]
    /// The names of the scope that the tests use.
    public let uses: [Expression.NameUse]

    private let program: Program

    /// Compiles tests of a value of that type, over the names of the scope. Throws `Findings` if it is no such text.
    public static func compile(
        _ source: String, scope: Scope = Scope(), input type: FEELType = .any
    ) throws -> UnaryTests {
        var inner = scope
        inner.declare("?", type)
        let syntax = try Parser.unaryTests(source, scope: inner)
        return UnaryTests(source, syntax, inner)
    }

    private init(_ source: String, _ syntax: Syntax, _ scope: Scope) {
        var compiler = Compiler(source: source, scope: scope)
        let code = compiler.unaryTests(syntax, input: scope.variables.count - 1)
        self.source = source
        self.syntax = syntax
        findings = compiler.findings
        uses = compiler.uses.filter { $0.name != "?" }
        program = Program(code: code, size: compiler.frameSize, inputs: scope.variables.count)
    }

    /// Whether the value passes: true, false, or null where it cannot be told. `inputs` has one value for each slot of the
    /// scope.
    public func value(_ tested: Value, inputs: [Value] = [], in run: Run) -> Value {
        program.value(inputs, last: tested, in: run)
    }

    /// Whether the value passes, with what is to be said of it.
    public func evaluate(_ tested: Value, inputs: [Value] = [], in environment: Environment) -> Evaluation {
        let run = Run(environment)
        let result = value(tested, inputs: inputs, in: run)
        return Evaluation(value: run.isHalted ? .null : result, findings: run.findings)
    }
}
