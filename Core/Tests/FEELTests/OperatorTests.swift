import FEEL
import Testing

@Suite struct OperatorTests {
    @Test(arguments: [
        ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("2 ** 3 ** 2", "64"), ("-2 ** 2", "4"), ("10 - 3 - 2", "5"),
        ("1 / 3 * 3", "0.9999999999999999999999999999999999"), ("1 / 0", "null"), ("\"a\" + \"b\"", "\"ab\""),
        ("\"a\" + 1", "null"), ("1.10", "1.10"), ("1.23e2", "123"), (".5 + 1", "1.5"), ("--1", "1"),
        ("date(\"2024-01-31\") + duration(\"P1M\")", "2024-02-29"),
        ("@\"2024-02-29\" - @\"2024-02-28\"", "P1D"), ("@\"P1D\" * 3", "P3D"), ("@\"P1Y\" / @\"P1M\"", "12"),
        ("@\"10:00:00\" + @\"PT15H\"", "01:00:00"),
    ])
    func `Arithmetic follows the tables of the specification`(_ source: String, _ expected: String) {
        #expect(evaluated(source) == expected)
    }

    @Test(arguments: [
        ("true and null", "null"), ("false and null", "false"), ("true or null", "true"), ("false or null", "null"),
        ("true and 1", "null"), ("not(null)", "null"), ("1 < 2", "true"), ("1 < \"a\"", "null"), ("1 = \"a\"", "null"),
        ("null = null", "true"), ("1 = null", "false"), ("1 != null", "true"), ("3 between 1 and 5", "true"),
        ("if null then 1 else 2", "2"), ("if 1 then 1 else 2", "2"), ("[1, 2] = [1, 2]", "true"),
        ("{a: 1, b: 2} = {b: 2, a: 1}", "true"), ("(< 10) = (null..10)", "false"), ("\"é\" = \"e\u{301}\"", "false"),
    ])
    func `Logic has three values`(_ source: String, _ expected: String) {
        #expect(evaluated(source) == expected)
    }

    @Test(arguments: [
        ("1 in [1..5]", "true"), ("5 in [1..5)", "false"), ("5 in [1..5[", "false"), ("1 in ]1..5]", "false"),
        ("3 in (1..5)", "true"), ("3 in (1, 2, 3)", "true"), ("3 in (< 2, > 5)", "false"), ("3 in < 5", "true"),
        ("3 in [1, 2, 3]", "true"), ("3 in [[1..2], [3..4]]", "true"), ("3 in (< 5)", "true"),
        ("null in [1..5]", "null"),
        ("[1, 2] in ([1, 2], [3])", "true"), ("3 in (? > 2)", "true"), ("4 in (!= 3)", "true"),
    ])
    func `A value is looked for in ranges, lists and tests`(_ source: String, _ expected: String) {
        #expect(evaluated(source) == expected)
    }
}
