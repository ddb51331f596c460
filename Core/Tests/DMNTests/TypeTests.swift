import Basics
import FEEL
import Testing

@testable import DMN

@Suite struct TypeTests {
    private static let types = """
        <itemDefinition name="tGrade"><typeRef>string</typeRef><allowedValues><text>"A", "B"</text></allowedValues></itemDefinition>
        <itemDefinition name="tGrades" isCollection="true"><typeRef>tGrade</typeRef></itemDefinition>
        <itemDefinition name="tPair" isCollection="true"><typeRef>number</typeRef><typeConstraint><text>count(?) = 2</text></typeConstraint></itemDefinition>
        <itemDefinition name="tAge"><typeRef>number</typeRef><allowedValues><text>[0..150]</text></allowedValues></itemDefinition>
        <itemDefinition name="tPerson"><itemComponent name="full name"><typeRef>string</typeRef></itemComponent>
        <itemComponent name="age"><typeRef>tAge</typeRef></itemComponent></itemDefinition>
        """

    @Test(arguments: [
        ("tGrade", "\"A\"", "\"A\""), ("tGrade", "\"C\"", "null"), ("tGrade", "[\"B\"]", "\"B\""),
        ("tGrade", "1", "null"),
        ("tGrades", "[\"A\", \"B\"]", "[\"A\", \"B\"]"), ("tGrades", "[\"A\", \"C\"]", "null"),
        ("tGrades", "\"A\"", "[\"A\"]"),
        ("tPair", "[1, 2]", "[1, 2]"), ("tPair", "[1]", "null"), ("tAge", "151", "null"),
        ("tPerson", "{full name: \"x\", age: 3}", "{full name: \"x\", age: 3}"),
        ("tPerson", "{full name: \"x\", age: 200}", "null"),
        ("tPerson", "{age: 3}", "null"),
        ("date and time", "date(\"2020-01-01\")", "date and time(\"2020-01-01T00:00:00Z\")"),
    ])
    func aValueIsBroughtToItsDeclaredType(type: String, given: String, expected: String) throws {
        let body =
            TypeTests.types + ModelText.input("x", type)
            + ModelText.decision("echo", ModelText.literal("x"), needs: ["i:#x"])
            + ModelText.decision("made", ModelText.literal(given), type: type)
        let model = try ModelText.load(ModelText.model(body))
        let wanted = try ModelText.feel(expected)
        #expect(ModelText.value(model, "echo", ["x": try ModelText.feel(given)]) == wanted)
        #expect(ModelText.value(model, "made") == wanted)
    }

    @Test func partsWithSpacesInTheirNamesAreSeen() throws {
        let body =
            TypeTests.types + ModelText.input("x", "tPerson")
            + ModelText.decision("d", ModelText.literal("x.full name + x.full name"), needs: ["i:#x"])
        let model = try ModelText.load(ModelText.model(body))
        #expect(ModelText.value(model, "d", ["x": try ModelText.feel("{full name: \"a\", age: 1}")]) == .string("aa"))
        #expect(model.findings == [])
    }

    @Test func typesThatAreMissingOrTurnInACircleAreFound() throws {
        let circle =
            "<itemDefinition name=\"a\"><typeRef>b</typeRef></itemDefinition><itemDefinition name=\"b\"><typeRef>a</typeRef></itemDefinition>"
        let model = try ModelText.load(ModelText.model(circle + ModelText.input("x", "tNowhere")))
        #expect(Set(model.findings.map(\.code)) == ["dmn-type-cycle", "dmn-unknown-type"])
    }

    @Test func anExpressionThatCanNeverFitItsTypeIsFound() throws {
        let model = try ModelText.load(
            ModelText.model(ModelText.decision("d", ModelText.literal("\"a\" + \"b\""), type: "number")))
        #expect(model.findings.map(\.code) == ["dmn-type-mismatch"])
    }
}
