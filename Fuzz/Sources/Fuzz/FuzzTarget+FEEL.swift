import Basics
import FEEL

extension FuzzTarget {
    /// An expression, and the same text as unary tests: read, checked, compiled, printed, read again, evaluated twice.
    static let feel = FuzzTarget(name: "feel") { bytes in
        let source = String(decoding: bytes, as: UTF8.self)
        if let expression = try? Expression.compile(source, scope: feelScope) {
            requireSame(expression.syntax) { try Expression.compile($0, scope: feelScope).syntax }
            let first = expression.evaluate(feelInputs, in: boundedEnvironment)
            let second = expression.evaluate(feelInputs, in: boundedEnvironment)
            require(first.value.literal == second.value.literal, "two results: \(first.value) and \(second.value)")
            require(!JSON(typed: first.value).text.isEmpty, "a value without typed JSON")
        }
        if let tests = try? UnaryTests.compile(source, scope: feelScope) {
            requireSame(tests.syntax) { try UnaryTests.compile($0, scope: feelScope).syntax }
            for value in feelInputs { _ = tests.evaluate(value, inputs: feelInputs, in: boundedEnvironment) }
        }
    }

    /// Bounds small enough that whatever is evaluated ends well within a second.
    static let boundedEnvironment = Environment(
        clock: .standing(at: Instant(microseconds: 1_700_000_000_000_000)),
        bounds: Environment.Bounds(steps: 20_000, depth: 100, items: 5_000, textBytes: 100_000))

    private static let feelScope = Scope([
        Scope.Variable("a", .number), Scope.Variable("b"), Scope.Variable("first name", .string),
        Scope.Variable("list", .list(.number)), Scope.Variable("c+d"), Scope.Variable("day", .date),
    ])

    private static let feelInputs: [Value] = [
        .number(7), .context(["x": .number(1), "y z": .string("ü")]), .string("Müller"),
        .list([.number(1), .number(2), .number(3)]), .null, .null,
    ]

    /// A printed tree is read as the same tree. Printing adds parentheses, so what stood just below the limits of depth and
    /// size may be refused for them, and for nothing else.
    private static func requireSame(_ tree: Syntax, _ read: (String) throws -> Syntax) {
        let printed = tree.description
        do {
            let again = try read(printed)
            require(again == tree, "printed as \(printed), read as \(again)")
        } catch let findings as Findings {
            require(
                findings.all.contains { $0.code == "feel-limit-source" },
                "printed as \(printed), refused: \(findings.all.first?.words.en ?? "")")
        } catch {
            fatalError("\(error)")
        }
    }
}
