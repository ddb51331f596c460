import Basics
import FEEL
import Testing
import XML

@testable import DMN

@Suite struct CheckTests {
    private func findings(
        _ policy: String, _ rules: [[String]], inputs: [String] = ["x"], fallback: String = "", values: String = ""
    ) throws -> [Finding] {
        let table = ModelText.table(policy, inputs: inputs, outputs: [("o", values, fallback)], rules: rules)
        let body =
            inputs.map { ModelText.input($0) }.joined()
            + ModelText.decision("d", table, needs: inputs.map { "i:#\($0)" })
        return DMNCheck.findings([try DMNDocument(Array(ModelText.model(body).utf8), file: "m.dmn")])
    }

    @Test func aTableThatCoversEverythingIsQuiet() throws {
        #expect(try findings("UNIQUE", [["< 10", "1"], ["[10..20]", "2"], ["> 20", "3"]]) == [])
        #expect(try findings("UNIQUE", [["true", "1"], ["false", "2"]]) == [])
        #expect(try findings("UNIQUE", [["\"a\"", "1"], ["not(\"a\")", "2"]]) == [])
        #expect(try findings("FIRST", [["< 10, > 20", "1"], ["-", "2"]]) == [])
    }

    @Test func aGapIsNamed() throws {
        let found = try findings("UNIQUE", [["< 10", "1"], ["> 10", "2"]])
        #expect(found.map(\.code) == ["dmn-gap"])
        #expect(found[0].words.en.contains("x: 10"))
        #expect(found[0].words.de.contains("trifft keine Regel zu"))
        #expect(found[0].place?.file == "m.dmn")
        #expect(try findings("UNIQUE", [["< 10", "1"], ["> 10", "2"]], fallback: "3") == [])
    }

    @Test func theValuesOfATypeLeaveNoGap() throws {
        let type =
            "<itemDefinition name=\"t\"><typeRef>string</typeRef><allowedValues><text>\"a\", \"b\"</text>"
            + "</allowedValues></itemDefinition>"
        let table = ModelText.table(
            "UNIQUE", inputs: ["x"], outputs: [("o", "", "")], rules: [["\"a\"", "1"], ["\"b\"", "2"]])
        let body = type + ModelText.input("x", "t") + ModelText.decision("d", table, needs: ["i:#x"])
        #expect(DMNCheck.findings([try DMNDocument(Array(ModelText.model(body).utf8))]) == [])
    }

    @Test func rulesThatMatchTogetherAreNamed() throws {
        let found = try findings("UNIQUE", [["<= 10", "1"], [">= 10", "2"]])
        #expect(found.map(\.code) == ["dmn-overlap"])
        #expect(found[0].words.en.contains("1, 2"))
        #expect(found[0].place?.line == 4)
        #expect(try findings("ANY", [["<= 10", "1"], [">= 10", "1"]]) == [])
        #expect(try findings("ANY", [["<= 10", "1"], [">= 10", "2"]]).map(\.code) == ["dmn-overlap"])
    }

    @Test func aRuleThatNeverCountsIsNamed() throws {
        let found = try findings("FIRST", [["> 5", "1"], ["> 10", "2"], ["-", "3"]])
        #expect(found.map(\.code) == ["dmn-unreachable"])
        #expect(found[0].words.en.contains("rule 2"))
    }

    @Test func severalColumnsAreLookedAtTogether() throws {
        let rules = [["< 5", "\"a\"", "1"], [">= 5", "\"a\"", "2"], ["< 5", "not(\"a\")", "3"]]
        let found = try findings("UNIQUE", rules, inputs: ["x", "y"])
        #expect(found.map(\.code) == ["dmn-gap"])
        #expect(found[0].words.en.contains("y: …"))
    }

    @Test func theFormOfATableIsChecked() throws {
        #expect(try findings("PRIORITY", [["-", "1"]]).map(\.code) == ["dmn-no-priorities"])
        #expect(try findings("UNIQUE", []).map(\.code) == ["dmn-no-rules"])
        #expect(try findings("NONSENSE", [["-", "1"]]).map(\.code) == ["dmn-hit-policy"])
        #expect(try findings("UNIQUE", [["-", "y"]]).map(\.code) == ["feel-unknown-name"])
    }

    @Test(arguments: ["PRIORITY", "OUTPUT ORDER", "UNIQUE"])
    func aResultThatTheOutputValuesDoNotKnowIsNamed(policy: String) throws {
        let values = "\"ja\", \"nein\""
        #expect(try findings(policy, [["< 5", "\"ja\""], [">= 5", "\"nein\""]], values: values) == [])
        let found = try findings(policy, [["< 5", "\"ja\""], [">= 5", "\"vielleicht\""]], values: values)
        #expect(found.map(\.code) == ["dmn-unknown-result"])
        #expect(found[0].words.de.contains("Regel 2"))
        #expect(found[0].place?.line == 4)
    }

    @Test func aTableOfManyColumnsIsCheckedInBoundedTime() throws {
        let inputs = (0..<30).map { "x\($0)" }
        let rules = (0..<60).map { rule in inputs.indices.map { ($0 + rule) % 3 == 0 ? "\(rule)" : "> \(rule)" } + ["1"]
        }
        _ = try findings("UNIQUE", rules, inputs: inputs)
    }

    @Test func aDocumentKeepsWhatItDoesNotUnderstand() throws {
        let foreign = "<x:note xmlns:x=\"urn:x\" a=\"1\">text</x:note><!-- remark -->"
        let text = ModelText.model(
            "<extensionElements>\(foreign)</extensionElements>" + ModelText.decision("d", ModelText.literal("1 + 1")))
        var document = try DMNDocument(Array(text.utf8))
        let again = try DMNDocument(document.bytes())
        #expect(
            String(decoding: document.bytes(), as: UTF8.self).contains(
                "<x:note xmlns:x=\"urn:x\" a=\"1\">text</x:note>"))
        #expect(again.model.decisions.map(\.name) == document.model.decisions.map(\.name))
        guard case .literal(let literal)? = document.model.decisions[0].logic else {
            Issue.record("no literal expression")
            return
        }
        try document.replace(literal.source, with: "2 < 3")
        let edited = try DMNDocument(document.bytes())
        #expect(ModelText.value(CompiledModel.load([edited]), "d") == .boolean(true))
        #expect(String(decoding: document.bytes(), as: UTF8.self).contains("remark"))
    }

    @Test func anEvaluationTellsHowItCameAbout() throws {
        let table = ModelText.table(
            "UNIQUE", inputs: ["x"], outputs: [("o", "", "")], rules: [["< 10", "1"], [">= 10", "2"]])
        let model = try ModelText.load(
            ModelText.model(ModelText.input("x") + ModelText.decision("d", table, needs: ["i:#x"])))
        let outcome = model.evaluate(
            decision: "d", inputs: ["x": .number(12)], in: ModelText.environment, tracing: true)
        let rule = DMNTrace.Rule(number: 2, id: "r2", annotations: [])
        #expect(
            outcome.trace?.steps == [
                .table(
                    DMNTrace.TableStep(
                        owner: "d", hitPolicy: .unique, inputs: [DMNTrace.Input(expression: "x", value: .number(12))],
                        rules: [rule], value: .number(2))),
                .decision(name: "d", id: "d", value: .number(2)),
            ])
        #expect(outcome.trace?.json.text.contains("\"number\":2") == true)
    }

    @Test(arguments: [
        "", "{", "null", "[]", "{\"id\":\"1\"}", "{\"id\":\"1\",\"model\":\"nowhere\",\"decision\":\"d\"}",
        "{\"id\":\"1\",\"model\":\"broken\",\"decision\":\"d\"}",
        "{\"id\":\"1\",\"model\":\"good\",\"decision\":\"zz\"}",
        "{\"id\":\"1\",\"model\":\"good\",\"decision\":\"d\",\"inputs\":{\"x\":1}}", "\u{0}\u{1}",
    ])
    func everyLineIsAnswered(line: String) throws {
        let good = ModelText.model(ModelText.decision("d", ModelText.literal("1")))
        let evaluator = LineEvaluator(environment: ModelText.environment) { path in
            ["good": Array(good.utf8), "broken": Array("<a>".utf8)][path]
        }
        let answer = try JSON(text: evaluator.answer(line.utf8))
        #expect(answer["result"] == .object([JSON.Member("type", .string("null"))]))
        #expect(answer["messages"]?.array?.isEmpty == false)
        let well = try JSON(text: evaluator.answer("{\"id\":\"7\",\"model\":\"good\",\"decision\":\"d\"}".utf8))
        #expect(well["result"]?["value"] == .string("1"))
        #expect(well["id"] == .string("7"))
    }

    @Test func `A traced function does not keep its model alive`() throws {
        var model: CompiledModel? = try ModelText.load(
            ModelText.model(
                ModelText.decision("d", ModelText.literal("{f: function(a) a, r: f(1)}"))
                    + ModelText.decision(
                        "e",
                        "<functionDefinition><formalParameter name=\"a\"/>\(ModelText.literal("a"))</functionDefinition>"
                    )))
        var outcome = model?.evaluateAll(inputs: [:], in: ModelText.environment, tracing: true)
        #expect(outcome?.trace?.steps.count == 2)
        weak var kept = model
        (model, outcome) = (nil, nil)
        #expect(kept == nil)
    }
}
