import Testing

@testable import FEEL

@Suite struct FEELRegexTests {
    @Test(arguments: [
        ("foobar", "^fo*b", "", true), ("abracadabra", "^a.*a$", "", true), ("abracadabra", "^bra", "", false),
        ("hello\nworld", "hello.*world", "", false), ("hello\nworld", "hello.*world", "s", true),
        ("hello\nworld", "^world$", "", false), ("hello\nworld", "^world$", "m", true),
        ("helloworld", "HELLO", "i", true), ("ÄRGER", "^ä[r-r]ger$", "i", true), ("ab", "a b", "x", true),
        ("a b", "a[ ]b", "x", true), ("a.c", "a.c", "q", true), ("abc", "a.c", "q", false), ("😀x", "^.x$", "", true),
        ("aa", "^(a)\\1$", "", true), ("ab", "^(a)\\1$", "", false), ("aA", "^(a)\\1$", "i", true),
        ("é", "^\\p{Ll}$", "", true), ("É", "^\\P{Ll}$", "", true), ("α", "^\\p{IsGreek}$", "", true),
        ("٣", "^\\d$", "", true), ("a-b_c", "^[\\w-]+$", "", false), ("abc", "^[a-z-[b]]+$", "", false),
        ("acd", "^[a-z-[b]]+$", "", true), ("-a", "^[-a]+$", "", true), ("a-", "^[a-]+$", "", true),
        ("x:y", "^\\i\\c*$", "", true), ("aaa", "^a{2}$", "", false), ("aaa", "^a{2,}$", "", true),
        ("", "^$", "", true),
        ("B", "[^b]", "i", false), ("ab", "(?:a)b", "", true), ("\n", "\\n", "", true), ("a", "", "", true),
    ])
    func anExpressionMatchesAnywhere(text: String, pattern: String, flags: String, expected: Bool) throws {
        #expect(try #require(FEELRegex(pattern, flags: flags)).matches(text) == expected)
    }

    @Test(arguments: [
        ("(", ""), (")", ""), ("[a", ""), ("a**", ""), ("*a", ""), ("a{2,1}", ""), ("\\q", ""), ("\\p{Xx}", ""),
        ("[]", ""),
        ("[z-a]", ""), ("a", "g"), ("(?=a)", ""), ("\\1(a)", ""), ("(a\\1)", ""), ("a{", ""), ("}", ""), ("]", ""),
        ("\\b", ""), ("(?i)a", ""), ("a{100000000}", ""), ("\\p{IsNowhere}", ""), ("[a-c-e]", ""), ("a\\", ""),
    ])
    func anExpressionThatIsNotWellFormedIsRefused(pattern: String, flags: String) {
        #expect(FEELRegex(pattern, flags: flags) == nil)
    }

    @Test(arguments: [
        ("abcd", "(ab)|(a)", "[1=$1][2=$2]", "[1=ab][2=]cd"), ("abracadabra", "a.*?a", "*", "*c*bra"),
        ("abracadabra", "a(.)", "a$1$1", "abbraccaddabbra"), ("AAAA", "A+?", "b", "bbbb"),
        ("darted", "^(.*?)d(.*)$", "$1c$2", "carted"), ("facetiously", "[iouy]", "[$0]", "facet[i][o][u]sl[y]"),
        ("0123456789", "(\\d{3})(\\d{3})(\\d{4})", "($1) $2-$3", "(012) 345-6789"), ("abc", ".^[d-z]", "#", "abc"),
        ("a$b", "b", "\\$\\\\", "a$$\\"), ("ab", "(a)", "$12", "a2b"), ("😀a😀", "😀", "-", "-a-"),
        ("aXbX", "X$", "", "aXb"),
    ])
    func everyMatchIsReplaced(text: String, pattern: String, replacement: String, expected: String) throws {
        #expect(try #require(FEELRegex(pattern)).replacing(in: text, with: replacement) == expected)
    }

    @Test func whatCannotBeReplacedIsNothing() {
        #expect(FEELRegex("a*")?.replacing(in: "b", with: "x") == nil)
        #expect(FEELRegex("a")?.replacing(in: "a", with: "$") == nil)
        #expect(FEELRegex("a")?.replacing(in: "a", with: "\\n") == nil)
        #expect(FEELRegex("a.", flags: "q")?.replacing(in: "a.b", with: "$1\\") == "$1\\b")
    }

    @Test func aTextIsSplitAtEveryMatch() {
        #expect(FEELRegex("\\s")?.split("John Doe") == ["John", "Doe"])
        #expect(FEELRegex(";")?.split("a;b;c;;") == ["a", "b", "c", "", ""])
        #expect(FEELRegex(";")?.split("") == [""])
        #expect(FEELRegex("x*")?.split("axb") == nil)
    }

    @Test func expressionsOfExponentialCostRunInLinearTime() {
        let text = String(repeating: "a", count: 5_000)
        #expect(FEELRegex("(a*)*b")?.matches(text) == false)
        #expect(FEELRegex("^(a|a)*$")?.matches(text + "b") == false)
        #expect(FEELRegex("(a?){500}a{500}")?.matches(String(repeating: "a", count: 500)) == true)
        #expect(FEELRegex("((a{1,100}){1,100}){1,100}") == nil)
        #expect(FEELRegex("(a*)*\\1b")?.matches(text) == nil)
        #expect(FEELRegex(String(repeating: "(", count: 100_000)) == nil)
    }
}
