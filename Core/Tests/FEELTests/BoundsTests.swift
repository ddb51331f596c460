import Basics
import FEEL
import Testing

@Suite struct BoundsTests {
    @Test(arguments: [
        String(repeating: "(", count: 100_000), String(repeating: "[", count: 100_000),
        String(repeating: "{a:", count: 100_000), String(repeating: "-", count: 100_000) + "1",
        String(repeating: "(", count: 100_000) + "1" + String(repeating: ")", count: 100_000),
        String(repeating: "if ", count: 50_000), String(repeating: "not(", count: 50_000),
        String(repeating: "1[", count: 50_000), String(repeating: "[1..", count: 50_000),
        "1" + String(repeating: "+1", count: 100_000), "a" + String(repeating: ".a", count: 100_000),
        "f" + String(repeating: "(1)", count: 100_000), "1 instance of " + String(repeating: "list<", count: 100_000),
    ])
    func `Sources that are nested too deeply end in a finding`(_ source: String) {
        #expect(["feel-limit-source", "feel-syntax"].contains(evaluated(source)))
    }

    @Test func `Brackets may be nested up to the limit`() {
        let open = String(repeating: "[", count: 120)
        let close = String(repeating: "]", count: 120)
        #expect(evaluated(open + close) == open + close)
    }

    @Test(arguments: [
        ("{f: function(n) f(n + 1), r: f(0)}.r", "feel-limit-depth"),
        ("{f: function(n) f(f(n)), r: f(0)}.r", "feel-limit-depth"),
        ("for x in 1..1e12 return x", "feel-limit-items"),
        ("count(for x in 1..1e9 return if x > 5 then null else x)", "feel-limit-items"),
        ("some x in 1..1e12 satisfies x < 0", "feel-limit-steps"),
        ("some x in 1..1e6, y in 1..1e6 satisfies x < y - 1e9", "feel-limit-steps"),
        ("{d: function(s, n) if n = 0 then s else d(s + s, n - 1), r: d(\"abcdefgh\", 60)}.r", "feel-limit-text"),
        ("{d: function(l, n) if n = 0 then l else d(concatenate(l, l), n - 1), r: d([1], 60)}.r", "feel-limit-items"),
    ])
    func `Work without end is ended with a finding`(_ source: String, _ code: String) throws {
        let bounds = Environment.Bounds(steps: 3_000_000)
        let environment = Environment(clock: .standing(at: Instant(microseconds: 0)), bounds: bounds)
        let evaluation = try Expression.compile(source).evaluate(in: environment)
        #expect(evaluation.value == .null)
        #expect(evaluation.findings.last?.code == code)
        #expect(evaluation.findings.last?.severity == .error)
    }

    @Test func `Nested tests are read in linear time`() {
        let source = String(repeating: "1 in (", count: 60) + "1" + String(repeating: ", 2)", count: 60)
        #expect(["true", "false", "null"].contains(evaluated(source)))
    }

    @Test func `Recursion within the limit works`() {
        #expect(evaluated("{f: function(n) if n = 0 then 0 else 1 + f(n - 1), r: f(300)}.r") == "300")
    }

    @Test func `A literal of ten megabytes is refused`() {
        let source = "\"" + String(repeating: "a", count: 10 << 20) + "\""
        #expect(evaluated(source) == "feel-limit-source")
    }

    @Test func `Findings say where they are`() throws {
        let environment = Environment(clock: .standing(at: Instant(microseconds: 0)))
        let evaluation = try Expression.compile("1 +\n  abs(\"ü\")").evaluate(in: environment)
        let finding = try #require(evaluation.findings.first)
        #expect(finding.code == "feel-argument")
        #expect(finding.place == Place(line: 2, column: 3))
        #expect(finding.severity == .warning)
    }
}
