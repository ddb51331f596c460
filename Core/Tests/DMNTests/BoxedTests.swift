import Basics
import FEEL
import Testing

@testable import DMN

@Suite struct BoxedTests {
    private func value(_ logic: String, _ x: String = "null") throws -> Value {
        let model = try ModelText.load(
            ModelText.model(ModelText.input("x") + ModelText.decision("d", logic, needs: ["i:#x"])))
        return ModelText.value(model, "d", ["x": try ModelText.feel(x)])
    }

    private func part(_ name: String, _ text: String) -> String { "<\(name)>\(ModelText.literal(text))</\(name)>" }

    @Test(arguments: [("true", "1"), ("false", "2"), ("null", "2"), ("\"a\"", "2")])
    func aConditionalTakesThenOnlyWhenTrue(x: String, expected: String) throws {
        let logic = "<conditional>\(part("if", "x"))\(part("then", "1"))\(part("else", "2"))</conditional>"
        #expect(try value(logic, x) == (try ModelText.feel(expected)))
    }

    @Test(arguments: [
        ("item > 2", "[1, 2, 3, 4]", "[3, 4]"), ("a b = 1", "[{a b: 1}, {a b: 2}]", "[{a b: 1}]"),
        ("\"no boolean\"", "[1]", "null"), ("if item > 1 then true else 3", "[1, 2]", "null"),
        ("item > 5", "[1]", "[]"),
        ("1", "[7, 8]", "null"),
    ])
    func aFilterKeepsItemsThatMatch(match: String, x: String, expected: String) throws {
        let logic = "<filter>\(part("in", "x"))\(part("match", match))</filter>"
        #expect(try value(logic, x) == (try ModelText.feel(expected)))
    }

    @Test(arguments: [
        ("[1, 2, 3]", "[2, 4, 6]"), ("[1..3]", "[2, 4, 6]"), ("null", "null"), ("5", "[10]"),
    ])
    func aForGoesThroughItems(x: String, expected: String) throws {
        let logic = "<for iteratorVariable=\"i\">\(part("in", "x"))\(part("return", "i * 2"))</for>"
        #expect(try value(logic, x) == (try ModelText.feel(expected)))
    }

    @Test func aForSeesWhatItHasReturnedSoFar() throws {
        let logic = "<for iteratorVariable=\"i\">\(part("in", "x"))\(part("return", "i + count(partial)"))</for>"
        #expect(try value(logic, "[1, 1, 1]") == (try ModelText.feel("[1, 2, 3]")))
    }

    @Test(arguments: [
        ("some", "[1, 5]", "true"), ("some", "[1]", "false"), ("some", "[\"a\", 1]", "null"),
        ("some", "[\"a\", 5]", "true"),
        ("every", "[5, 6]", "true"), ("every", "[1, 5]", "false"), ("every", "[\"a\", 5]", "null"),
        ("every", "[]", "true"),
        ("some", "[]", "false"), ("some", "null", "null"),
    ])
    func quantifiersHaveThreeTruthValues(kind: String, x: String, expected: String) throws {
        let logic = "<\(kind) iteratorVariable=\"i\">\(part("in", "x"))\(part("satisfies", "i > 4"))</\(kind)>"
        #expect(try value(logic, x) == (try ModelText.feel(expected)))
    }

    @Test func aContextSeesItsEarlierEntriesAndEndsWithItsResult() throws {
        let entries =
            "<contextEntry><variable name=\"a one\"/>\(ModelText.literal("x + 1"))</contextEntry>"
            + "<contextEntry><variable name=\"b\"/>\(ModelText.literal("a one * 2"))</contextEntry>"
        #expect(try value("<context>\(entries)</context>", "1") == (try ModelText.feel("{a one: 2, b: 4}")))
        let result = "<contextEntry>\(ModelText.literal("b + a one"))</contextEntry>"
        #expect(try value("<context>\(entries)\(result)</context>", "1") == .number(6))
    }

    @Test func aRelationIsAListOfContexts() throws {
        let row = "<row>\(ModelText.literal("x"))\(ModelText.literal("x + 1"))</row>"
        let logic = "<relation><column name=\"a\"/><column name=\"b c\"/>\(row)</relation>"
        #expect(try value(logic, "1") == (try ModelText.feel("[{a: 1, b c: 2}]")))
        #expect(
            try value("<list>\(ModelText.literal("x"))\(ModelText.literal("2"))</list>", "1")
                == .list([.number(1), .number(2)]))
    }

    @Test func aFunctionRemembersWhatIsAroundIt() throws {
        let function =
            "<functionDefinition><formalParameter name=\"p\" typeRef=\"number\"/>\(ModelText.literal("p + x"))</functionDefinition>"
        let entries = "<contextEntry><variable name=\"f\"/>\(function)</contextEntry>"
        let call = "<contextEntry>\(ModelText.literal("[f(1), f(p: 2), f(\"a\"), f()]"))</contextEntry>"
        #expect(try value("<context>\(entries)\(call)</context>", "10") == (try ModelText.feel("[11, 12, null, null]")))
    }
}
