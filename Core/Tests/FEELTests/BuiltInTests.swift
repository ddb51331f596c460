import FEEL
import Testing

@Suite struct BuiltInTests {
    @Test(arguments: [
        ("substring(\"foobar\", 3)", "\"obar\""), ("substring(\"foobar\", -2, 1)", "\"a\""),
        ("substring(\"foobar\", 0)", "null"), ("substring(\"\\U01F40Eab\", 2)", "\"ab\""),
        ("string length(\"\\U01F40Eab\")", "3"), ("substring before(\"foobar\", \"bar\")", "\"foo\""),
        ("substring after(\"foobar\", \"ob\")", "\"ar\""), ("contains(\"aab\", \"ab\")", "true"),
        ("ends with(\"foo\", \"oo\")", "true"), ("string join([\"a\", null, \"c\"], \"-\")", "\"a-c\""),
        ("upper case([\"a\"])", "\"A\""), ("matches(\"foobar\", \"^fo*b\")", "true"),
        ("replace(\"abcd\", \"(ab)|(a)\", \"[1=$1][2=$2]\")", "\"[1=ab][2=]cd\""),
        ("split(\"a;b;;c\", \";\")", "[\"a\", \"b\", \"\", \"c\"]"), ("string(1.10)", "\"1.10\""),
        ("string([1, \"a\", {b: null}])", "\"[1, \\\"a\\\", {b: null}]\""), ("string(null)", "null"),
    ])
    func `Strings count in code points`(_ source: String, _ expected: String) {
        #expect(evaluated(source) == expected)
    }

    @Test(arguments: [
        ("sum([1, 2.5])", "3.5"), ("sum(1, 2)", "3"), ("sum([])", "null"), ("mean([1, 2, 3])", "2"),
        ("median([8, 2, 5, 3, 4])", "4"),
        ("median([6, 1, 2, 3])", "2.5"), ("stddev([2, 4, 7, 5])", "2.081665999466132735282297706979931"),
        ("mode([6, 1, 9, 6, 1])", "[1, 6]"), ("min([\"b\", \"a\"])", "\"a\""), ("max(1, 3, 2)", "3"),
        ("min([])", "null"),
        ("max([1, \"a\"])", "null"), ("count([1, null])", "2"), ("all([true, null])", "null"), ("any([])", "false"),
        ("sublist([1, 2, 3], 2)", "[2, 3]"), ("sublist([1, 2, 3], -2, 1)", "[2]"), ("append([1], 2, 3)", "[1, 2, 3]"),
        ("concatenate([1], [2], 3)", "[1, 2, 3]"), ("insert before([1, 3], 2, 2)", "[1, 2, 3]"),
        ("remove([1, 2], 3)", "null"),
        ("index of([1, 2, 1], 1)", "[1, 3]"), ("union([1, 2], [2, 3])", "[1, 2, 3]"),
        ("flatten([1, [2, [3]]])", "[1, 2, 3]"),
        ("distinct values([1, 1.0, \"a\"])", "[1, \"a\"]"), ("list replace([1, 2], function(a, b) a = 1, 9)", "[9, 2]"),
        ("sort([\"b\", \"a\"], function(x, y) x < y)", "[\"a\", \"b\"]"), ("list contains([1, null], null)", "true"),
    ])
    func `Lists are counted, searched and changed`(_ source: String, _ expected: String) {
        #expect(evaluated(source) == expected)
    }

    @Test(arguments: [
        ("decimal(2.5, 0)", "2"), ("round half up(2.5, 0)", "3"), ("round half down(-2.5, 0)", "-2"),
        ("round up(1.121, 2)", "1.13"),
        ("round down(-1.126, 2)", "-1.12"), ("floor(-1.5)", "-2"), ("ceiling(1.56, 1)", "1.6"), ("modulo(-12, 5)", "3"),
        ("sqrt(16)", "4"), ("log(0)", "null"), ("exp(0)", "1"), ("odd(5)", "true"), ("even(5)", "false"),
        ("abs(@\"-P1D\")", "P1D"),
        ("number(\"1 000,5\", \" \", \",\")", "1000.5"), ("number(\"1.0\", \".\", \".\")", "null"),
        ("number(\"a\")", "null"),
        ("round up(1, 7000)", "null"), ("abs(n: -2)", "2"), ("abs(number: -2)", "null"),
    ])
    func `Numbers are rounded as the specification says`(_ source: String, _ expected: String) {
        #expect(evaluated(source) == expected)
    }

    @Test(arguments: [
        ("date(2024, 2, 30)", "null"), ("date(\"2024-02-29\").weekday", "4"),
        ("day of week(@\"2024-02-29\")", "\"Thursday\""),
        ("month of year(@\"2024-02-29\")", "\"February\""), ("week of year(@\"2021-01-03\")", "53"),
        ("day of year(@\"2024-12-31\")", "366"), ("now()", "2023-11-14T22:13:20@Etc/UTC"), ("today()", "2023-11-14"),
        ("time(12, 59, 1.3, @\"-PT1H\")", "12:59:01.3-01:00"), ("time(@\"2024-01-01\")", "00:00:00Z"),
        ("date and time(@\"2024-01-01\", @\"10:00:00\")", "2024-01-01T10:00:00"), ("duration(\"P26M\")", "P2Y2M"),
        ("years and months duration(@\"2011-12-22\", @\"2013-08-24\")", "P1Y8M"),
        ("@\"2024-03-31T02:30:00@Europe/Berlin\".timezone", "\"Europe/Berlin\""),
        ("is(@\"10:00:00Z\", @\"10:00:00+00:00\")", "true"), ("is(@\"10:00:00Z\", @\"10:00:00\")", "false"),
        ("is(1, 1.0)", "true"),
    ])
    func `Dates and times come from texts, parts and the clock`(_ source: String, _ expected: String) {
        #expect(evaluated(source) == expected)
    }

    @Test(arguments: [
        ("before(1, 10)", "true"), ("before([1..10), 10)", "true"), ("after([11..20], [1..11])", "false"),
        ("meets([1..5], [5..10])", "true"),
        ("met by([5..10], [1..5))", "false"), ("overlaps([1..5], [5..8])", "true"),
        ("overlaps before([1..5], [4..10])", "true"),
        ("overlaps after([4..10], [1..5])", "true"), ("finishes(10, [1..10])", "true"),
        ("finished by([1..10], [5..10])", "true"),
        ("includes([1..10], 5)", "true"), ("includes((1..10], (1..5])", "true"), ("during(1, (1..10])", "false"),
        ("starts([1..5], [1..10])", "true"),
        ("started by((1..10], 1)", "false"), ("coincides([1..5], [1..5])", "true"), ("coincides(3, 3)", "true"),
        ("meets(1, 2)", "null"),
        ("range(\"[1..3]\") = [1..3]", "true"), ("range(\"(..3]\").end", "3"), ("range(\"[1+1..3]\")", "null"),
        ("[1..3].start included", "true"),
    ])
    func `Ranges and points are compared`(_ source: String, _ expected: String) {
        #expect(evaluated(source) == expected)
    }

    @Test(arguments: [
        ("get value({a: 1}, \"a\")", "1"), ("get value({a: 1}, \"b\")", "null"),
        ("get entries({a: 1})", "[{key: \"a\", value: 1}]"),
        ("context([{key: \"a\", value: 1}])", "{a: 1}"), ("context put({a: {b: 1}}, [\"a\", \"b\"], 2)", "{a: {b: 2}}"),
        ("context merge([{a: 1}, {a: 2, b: 3}])", "{a: 2, b: 3}"), ("context put({}, \"a b\", 1)", "{a b: 1}"),
        ("context put(context: {}, key: [\"a\"], value: 2)", "null"),
    ])
    func `Contexts are made and changed`(_ source: String, _ expected: String) {
        #expect(evaluated(source) == expected)
    }

    @Test(arguments: [
        ("1 instance of number", "true"), ("null instance of number", "false"), ("null instance of Null", "true"),
        ("[1, \"a\"] instance of list<number>", "false"), ("[1, 2] instance of list<number>", "true"),
        ("[] instance of list<string>", "true"),
        ("{a: 1, b: 2} instance of context<a: number>", "true"), ("{a: 1} instance of context<a: string>", "false"),
        ("[1..3] instance of range<number>", "true"), ("@\"P1Y\" instance of years and months duration", "true"),
        ("(function(a: number) \"x\") instance of function<number> -> string", "true"),
        ("(function(a: number) \"x\") instance of function<number> -> number", "false"),
        ("1 instance of thing", "null"),
    ])
    func `Values tell their type`(_ source: String, _ expected: String) {
        #expect(evaluated(source) == expected)
    }
}
