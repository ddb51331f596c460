import Testing

@testable import Forms

@Suite struct ValuePatternTests {
    @Test(arguments: [
        ("[0-9]{5}", "34117", true), ("[0-9]{5}", "341170", false), ("^\\d{2,4}$", "123", true), ("a|bc", "bc", true),
        ("a|bc", "abc", false), ("(ab)+", "ababab", true), ("(ab)+", "aba", false), ("\\p{L}+", "Größe", true),
        ("\\p{Lu}\\p{Ll}*", "Anna", true), ("\\p{Lu}\\p{Ll}*", "anna", false), ("[^0-9]*", "abc", true),
        ("[^0-9]*", "a1", false), ("[a-z-[aeiou]]+", "bcd", true), ("[a-z-[aeiou]]+", "bad", false),
        ("x{0}", "", true), ("x{2,}", "xxxx", true), ("x{2,}", "x", false), ("\\-\\.\\\\", "-.\\", true),
        ("[\\w\\-]+@[a-z]+", "a-b@c", true), ("(?:19|20)[0-9]{2}", "1984", true), ("\\u00e4", "ä", true),
        ("", "", true),
    ])
    func `a pattern is held against the whole value`(pattern: String, text: String, matches: Bool) throws {
        #expect(try #require(ValuePattern(pattern)).matches(text) == matches)
    }

    @Test(arguments: ["(", "[a", "a{3,1}", "*a", "\\1", "(?=a)b", "a**", "[z-a]", "\\p{Latin}", "a{99999}"])
    func `a pattern outside the dialect is not enforced`(pattern: String) {
        #expect(ValuePattern(pattern) == nil)
    }

    @Test func `nested repetition stays linear`() throws {
        let pattern = try #require(ValuePattern("(a*)*b"))
        #expect(!pattern.matches(String(repeating: "a", count: 20_000)))
    }

    @Test func `a pattern that would explode is not enforced`() {
        #expect(ValuePattern("((a{100}){100}){100}") == nil)
        #expect(ValuePattern(String(repeating: "(", count: 3_000)) == nil)
    }
}
