import FEEL
import Testing

@Suite struct StructureTests {
    @Test(arguments: [
        ("[1, 2, 3][1]", "1"), ("[1, 2, 3][-1]", "3"), ("[1, 2, 3][item > 1]", "[2, 3]"), ("[1, 2][7]", "null"),
        ("[{a: 1}, {a: 2}][a > 1]", "[{a: 2}]"), ("[{a: 1}, {a: 2}].a", "[1, 2]"), ("5[1]", "5"), ("[][1]", "null"),
        ("{a b: 1, c: a b + 1}.c", "2"), ("{\"x y\": 1}.x y", "1"), ("{a: {b c: 2}}.a.b c * 2", "4"),
        ("[{item: 1}, {item: 2}][item > 1]", "[{item: 2}]"),
        ("{fact: function(n) if n = 0 then 1 else n * fact(n - 1), r: fact(5)}.r", "120"),
    ])
    func `Filters and paths reach into lists and contexts`(_ source: String, _ expected: String) {
        #expect(evaluated(source) == expected)
    }

    @Test(arguments: [
        ("for x in [1, 2] return x * 2", "[2, 4]"), ("for x in 3..1 return x", "[3, 2, 1]"),
        ("for x in [1, 2], y in [10, 20] return x + y", "[11, 21, 12, 22]"),
        ("for i in 0..4 return if i = 0 then 1 else i * partial[-1]", "[1, 1, 2, 6, 24]"),
        ("some x in [1, 2] satisfies x > 1", "true"), ("every x in [1, 2] satisfies x > 1", "false"),
        ("every x in [] satisfies x > 1", "true"), ("some x in [null] satisfies x > 1", "null"),
        ("{f: function(a, b) a + b}.f(b: 1, a: 2)", "3"), ("(function(a: number) a)(\"x\")", "null"),
        ("sort([3, 1, 2], function(x, y) x < y)", "[1, 2, 3]"), ("abs(-1)", "1"), ("nothing(1)", "null"),
        ("{k: 3, f: function(a) function(b) a + b + k}.f(1)(2)", "6"),
    ])
    func `Loops and functions see the names around them`(_ source: String, _ expected: String) {
        #expect(evaluated(source) == expected)
    }

    @Test func `The longest name in scope wins`() {
        let scope: Context = ["Monthly Salary": .number(100), "a": .number(7), "b": .number(2), "a-b": .number(1)]
        #expect(evaluated("12 * Monthly   Salary", scope) == "1200")
        #expect(evaluated("a-b", scope) == "1")
        #expect(evaluated("b-a", scope) == "-5")
        #expect(evaluated("a - b", scope) == "1")
    }
}
