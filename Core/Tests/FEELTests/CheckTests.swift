import Basics
import FEEL
import Testing

@Suite struct CheckTests {
    private let scope = Scope([
        .init("age", .number), .init("name", .string), .init("person", .context([.init("birth day", .date)])),
        .init("free"),
    ])

    @Test(arguments: [
        ("age + years", "feel-unknown-name", 7), ("age + nme(1)", "feel-unknown-function", 7),
        ("age + name", "feel-operand", 1), ("1 + substring(name)", "feel-arguments", 5),
        ("person.birth dy", "feel-no-entry", 1), ("age instance of thing", "feel-unknown-type", 1),
        ("if age then 1 else 2", "feel-not-boolean", 4), ("age < name", "feel-operand", 1),
        ("age + string length(age)", "feel-argument", 7), ("{a: 1, a: 2}", "feel-duplicate-key", 11),
    ])
    func `The check finds what can be told without evaluating`(_ source: String, _ code: String, _ column: Int) throws {
        let findings = try Expression.compile(source, scope: scope).findings
        #expect(findings.map(\.code) == [code])
        #expect(findings.first?.place == Place(line: 1, column: column))
        #expect(findings.first?.words.de.isEmpty == false)
    }

    @Test(arguments: [
        "age + 1", "person.birth day + @\"P1D\"", "free.any.thing", "[{a: 1}][a = 1]", "free[x > 1]",
        "sort([2, 1], function(x, y) x < y)", "count(free) > 0 and every f in free satisfies f > age",
        "{b: 1, f: function(n) if n = 0 then b else f(n - 1)}.f(2)",
    ])
    func `The check leaves alone what may be right`(_ source: String) throws {
        #expect(try Expression.compile(source, scope: scope).findings == [])
    }

    @Test(arguments: [
        ("1 +", 4), ("(1", 3), ("[1, 2", 6), ("1 2", 3), ("if a then b", 12), ("{a 1}", 2), ("\"abc", 1),
        ("for x 1", 8),
        ("a.", 3), ("1 instance of", 14), ("", 1),
    ])
    func `Syntax errors say where they are`(_ source: String, _ column: Int) {
        let error = #expect(throws: Findings.self) { try Expression.compile(source, scope: Scope(names: ["a", "b"])) }
        #expect(error?.all.first?.code == "feel-syntax")
        #expect(error?.all.first?.place == Place(line: 1, column: column))
    }

    @Test func `An expression names what it uses`() throws {
        let source = "age * 2 + (for age in [1] return age)[1] + unknown + person.birth day.year"
        let expression = try Expression.compile(source, scope: scope)
        #expect(expression.names == ["age", "person"])
        #expect(expression.uses.map(\.name) == ["age", "unknown", "person"])
        #expect(expression.uses[1].slot == nil)
        #expect(expression.uses[2].span == Span(53, 59))
    }

    @Test(arguments: [
        ("-", 5, "true"), ("< 5", 4, "true"), ("[1..3], 7", 7, "true"), ("not(1, 2)", 2, "false"),
        ("not(1, 2)", 3, "true"),
        ("? > 3 and ? < 9", 4, "true"), ("limit", 10, "true"), ("< limit", 10, "false"), ("null", 1, "false"),
        ("(1..3)", 3, "false"), ("\"a\"", 1, "null"), ("odd(?)", 3, "true"),
    ])
    func `Unary tests pass or refuse a value`(_ source: String, _ value: Int, _ expected: String) throws {
        let tests = try UnaryTests.compile(source, scope: Scope(names: ["limit"]), input: .number)
        let environment = Environment(clock: .standing(at: Instant(microseconds: 0)))
        let result = tests.evaluate(.number(Decimal128(value)), inputs: [.number(10)], in: environment)
        #expect(result.value.literal == expected)
    }
}
