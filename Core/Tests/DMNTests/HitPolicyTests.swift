import Basics
import FEEL
import Testing

@testable import DMN

@Suite struct HitPolicyTests {
    private func model(
        _ policy: String, _ aggregation: String = "", fallback: String = "", rules: [[String]]
    ) throws -> CompiledModel {
        let table = ModelText.table(
            policy, aggregation: aggregation, inputs: ["x"],
            outputs: [("o", "\"high\", \"middle\", \"low\"", fallback)],
            rules: rules)
        return try ModelText.load(
            ModelText.model(ModelText.input("x", "number") + ModelText.decision("d", table, needs: ["i:#x"])))
    }

    private static let overlapping = [["< 10", "\"low\""], ["[5..20]", "\"high\""], ["> 7", "\"middle\""]]

    @Test(arguments: [
        ("UNIQUE", "4", "\"low\""), ("UNIQUE", "8", "null"), ("UNIQUE", "null", "null"), ("FIRST", "8", "\"low\""),
        ("PRIORITY", "8", "\"high\""), ("PRIORITY", "30", "\"middle\""), ("ANY", "8", "null"), ("ANY", "4", "\"low\""),
        ("RULE ORDER", "8", "[\"low\", \"high\", \"middle\"]"),
        ("OUTPUT ORDER", "8", "[\"high\", \"middle\", \"low\"]"),
        ("COLLECT", "6", "[\"low\", \"high\"]"),
    ])
    func everyHitPolicyChoosesItsWay(policy: String, x: String, expected: String) throws {
        let model = try model(policy, rules: HitPolicyTests.overlapping)
        #expect(ModelText.value(model, "d", ["x": try ModelText.feel(x)]) == (try ModelText.feel(expected)))
    }

    @Test(arguments: [
        ("SUM", "6", "11"), ("COUNT", "6", "2"), ("MIN", "6", "1"), ("MAX", "6", "10"), ("COUNT", "100", "0"),
        ("SUM", "100", "null"),
    ])
    func collectedValuesAreAggregated(aggregation: String, x: String, expected: String) throws {
        let model = try model("COLLECT", aggregation, rules: [["< 10", "1"], ["[5..20]", "10"]])
        #expect(ModelText.value(model, "d", ["x": try ModelText.feel(x)]) == (try ModelText.feel(expected)))
    }

    @Test func theDefaultOutputStandsWhereNoRuleMatches() throws {
        let model = try model("UNIQUE", fallback: "\"low\"", rules: [["1", "\"high\""]])
        #expect(ModelText.value(model, "d", ["x": .number(2)]) == .string("low"))
        #expect(ModelText.value(model, "d", ["x": .number(1)]) == .string("high"))
    }

    @Test func severalOutputsAreAContext() throws {
        let table = ModelText.table(
            "PRIORITY", inputs: ["x"], outputs: [("a", "2, 1", ""), ("b", "\"p\", \"q\"", "")],
            rules: [["-", "1", "\"p\""], ["> 0", "2", "\"q\""], ["> 0", "2", "\"p\""]])
        let model = try ModelText.load(
            ModelText.model(ModelText.input("x") + ModelText.decision("d", table, needs: ["i:#x"])))
        #expect(ModelText.value(model, "d", ["x": .number(1)]) == (try ModelText.feel("{a: 2, b: \"p\"}")))
        #expect(ModelText.value(model, "d", ["x": .number(0)]) == (try ModelText.feel("{a: 1, b: \"p\"}")))
    }

    @Test func aCellThatCannotBeReadLetsNothingPass() throws {
        let model = try model("FIRST", rules: [["((", "\"high\""], ["-", "\"low\""]])
        #expect(ModelText.value(model, "d", ["x": .number(2)]) == .string("low"))
        #expect(model.findings.contains { $0.code == "feel-syntax" && $0.place?.line == 3 })
    }
}
