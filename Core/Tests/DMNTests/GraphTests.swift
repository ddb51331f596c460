import Basics
import FEEL
import Testing

@testable import DMN

@Suite struct GraphTests {
    private static let tax =
        "<businessKnowledgeModel name=\"add tax\" id=\"tax\"><variable name=\"add tax\"/><encapsulatedLogic>"
        + "<formalParameter name=\"net\" typeRef=\"number\"/>" + ModelText.literal("net * 1.19")
        + "</encapsulatedLogic></businessKnowledgeModel>"

    @Test(arguments: [
        "http://www.omg.org/spec/DMN/20180521/MODEL/", "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/", "https://www.omg.org/spec/DMN/20230324/MODEL/",
    ])
    func modelsOfEveryVersionAreRead(version: String) throws {
        let body = ModelText.input("x") + ModelText.decision("d", ModelText.literal("x + 1"), needs: ["i:#x"])
        let model = try ModelText.load(ModelText.model(body, version: version))
        #expect(ModelText.value(model, "d", ["x": .number(1)]) == .number(2))
    }

    @Test func decisionsRequireDecisionsAndKnowledge() throws {
        let body =
            ModelText.input("Anzahl Hunde", "number") + GraphTests.tax
            + ModelText.decision("net", ModelText.literal("Anzahl Hunde * 10"), needs: ["i:#Anzahl Hunde"])
            + ModelText.decision(
                "gross", ModelText.literal("add tax(net)"), type: "number", needs: ["d:#net"], calls: ["#tax"])
        let model = try ModelText.load(ModelText.model(body))
        #expect(model.findings == [])
        #expect(ModelText.value(model, "gross", ["Anzahl Hunde": .number(2)]) == .number(Decimal128("23.80")!))
        #expect(ModelText.value(model, "gross", ["Anzahl Hunde": .string("2")]) == .null)
        #expect(
            model.evaluate(invocable: "add tax", inputs: ["net": .number(100)], in: ModelText.environment).value
                == .number(119))
    }

    @Test func aNullSaysWhy() throws {
        let invocation = "<invocation>" + ModelText.literal("1") + "</invocation>"
        let model = try ModelText.load(
            ModelText.model(
                ModelText.decision("a", ModelText.literal("1 + ("))
                    + ModelText.decision("b", ModelText.literal("a"), needs: ["d:#a"])
                    + ModelText.decision("c", invocation)))
        let reasons = { (name: String) in
            model.evaluate(decision: name, inputs: [:], in: ModelText.environment).findings.map(\.code)
        }
        #expect(reasons("b") == ["feel-syntax"])
        #expect(reasons("c") == ["dmn-not-a-function"])
    }

    @Test func whatIsNotRequiredIsNotSeen() throws {
        let model = try ModelText.load(
            ModelText.model(ModelText.input("x") + ModelText.decision("d", ModelText.literal("x"))))
        #expect(ModelText.value(model, "d", ["x": .number(1)]) == .null)
        #expect(model.findings.map(\.code) == ["feel-unknown-name"])
    }

    @Test func anImportedModelIsSeenUnderItsName() throws {
        let types =
            "<itemDefinition name=\"tGrade\"><typeRef>string</typeRef><allowedValues><text>\"A\",\"B\"</text></allowedValues></itemDefinition>"
        let inner = ModelText.model(
            types + ModelText.input("x", "number") + GraphTests.tax
                + ModelText.decision("in ner", ModelText.literal("x * 2"), needs: ["i:#x"]), namespace: "urn:inner")
        let kind = "https://www.omg.org/spec/DMN/20230324/MODEL/"
        let outer = ModelText.model(
            "<import name=\"my lib\" namespace=\"urn:inner\" importType=\"\(kind)\"/>"
                + ModelText.decision(
                    "d", ModelText.literal("my lib.add tax(my lib.in ner + my lib.x)"),
                    needs: ["d:urn:inner#in ner", "i:urn:inner#x"],
                    calls: ["urn:inner#tax"])
                + ModelText.decision("g", ModelText.literal("\"C\""), type: "my lib.tGrade"))
        let model = try ModelText.load(outer, inner)
        #expect(model.findings == [])
        #expect(ModelText.value(model, "d", ["x": .number(1)]) == .number(Decimal128("3.57")!))
        #expect(ModelText.value(model, "g") == .null)
        let named = model.evaluate(
            decision: "d", inputs: ["x": .number(1)], namespaces: ["x": "urn:other"], in: ModelText.environment)
        #expect(named.value == .null)
    }

    @Test func modelsImportedByImportedModelsAreReached() throws {
        let kind = "https://www.omg.org/spec/DMN/20230324/MODEL/"
        func importing(_ name: String, _ namespace: String) -> String {
            "<import name=\"\(name)\" namespace=\"\(namespace)\" importType=\"\(kind)\"/>"
        }
        let c = ModelText.model(ModelText.input("x", "number"), namespace: "urn:c")
        let b = ModelText.model(
            importing("C", "urn:c") + ModelText.decision("e", ModelText.literal("C.x + 1"), needs: ["i:urn:c#x"]),
            namespace: "urn:b")
        let a = ModelText.model(
            importing("B", "urn:b") + importing("", "urn:d")
                + ModelText.decision("f", ModelText.literal("B.e + y"), needs: ["d:urn:b#e", "i:urn:d#y"]))
        let d = ModelText.model(ModelText.input("y", "number"), namespace: "urn:d")
        let far = ModelText.model(
            importing("B", "urn:b") + ModelText.decision("g", ModelText.literal("B.C.x * 3"), needs: ["i:urn:c#x"]))
        #expect(ModelText.value(try ModelText.load(far, b, c, d), "g", ["x": .number(2)]) == .number(6))
        let model = try ModelText.load(a, b, c, d)
        #expect(ModelText.value(model, "f", ["x": .number(1), "y": .number(5)]) == .number(7))
    }

    @Test func aServiceIsCalledAndAsked() throws {
        let service =
            "<decisionService name=\"s\" id=\"s\"><variable name=\"s\"/><outputDecision href=\"#o\"/>"
            + "<inputDecision href=\"#m\"/><inputData href=\"#x\"/></decisionService>"
        let body =
            ModelText.input("x", "number") + service
            + ModelText.decision("m", ModelText.literal("100"), type: "number")
            + ModelText.decision("o", ModelText.literal("x + m"), needs: ["i:#x", "d:#m"])
            + ModelText.decision(
                "call", ModelText.literal("[s(1, 2), s(m: 3, x: 4), s(1), o]"), needs: ["d:#o"], calls: ["#s"])
        let model = try ModelText.load(ModelText.model(body))
        #expect(ModelText.value(model, "call", ["x": .number(5)]) == (try ModelText.feel("[3, 7, null, 105]")))
        let asked = model.evaluate(service: "s", inputs: ["x": .number(1), "m": .number(1)], in: ModelText.environment)
        #expect(asked.value == .number(2))
    }

    @Test func aCycleOfDecisionsIsFoundAndHarmless() throws {
        let model = try ModelText.load(
            ModelText.model(
                ModelText.decision("a", ModelText.literal("b"), needs: ["d:#b"])
                    + ModelText.decision("b", ModelText.literal("a"), needs: ["d:#a"])))
        #expect(model.findings.contains { $0.code == "dmn-cycle" })
        let outcome = model.evaluate(decision: "a", inputs: [:], in: ModelText.environment)
        #expect(outcome.value == .null)
        #expect(outcome.findings.map(\.code) == ["dmn-cycle"])
    }

    @Test func endlessRecursionEndsWithAFinding() throws {
        let knowledge =
            "<businessKnowledgeModel name=\"f\" id=\"f\"><variable name=\"f\"/><encapsulatedLogic><formalParameter name=\"n\"/>"
            + ModelText.literal("f(n + 1)") + "</encapsulatedLogic></businessKnowledgeModel>"
        let model = try ModelText.load(
            ModelText.model(knowledge + ModelText.decision("d", ModelText.literal("f(1)"), calls: ["#f"])))
        let outcome = model.evaluate(decision: "d", inputs: [:], in: ModelText.environment)
        #expect(outcome.value == .null)
        #expect(outcome.findings.contains { $0.code == "feel-limit-depth" })
    }

    @Test func aLongChainOfDecisionsDoesNotEndTheProcess() throws {
        var body = ModelText.decision("d0", ModelText.literal("0"))
        for number in 1...3_000 {
            body += ModelText.decision(
                "d\(number)", ModelText.literal("d\(number - 1) + 1"), needs: ["d:#d\(number - 1)"])
        }
        let model = try ModelText.load(ModelText.model(body))
        #expect(ModelText.value(model, "d100") == .number(100))
        let outcome = model.evaluate(decision: "d3000", inputs: [:], in: ModelText.environment)
        #expect(outcome.value == .null || outcome.value == .number(3_000))
    }
}
