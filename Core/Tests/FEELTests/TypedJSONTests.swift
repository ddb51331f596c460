import FEEL
import Testing

@Suite struct TypedJSONTests {
    @Test(arguments: [
        #"{"type":"number","value":"1.50"}"#, #"{"type":"string","value":"ä\"\n"}"#,
        #"{"type":"boolean","value":true}"#,
        #"{"type":"date","value":"2024-02-29"}"#, #"{"type":"time","value":"10:00:00@Europe/Berlin"}"#,
        #"{"type":"date and time","value":"2024-02-29T10:00:00Z"}"#,
        #"{"type":"days and time duration","value":"P1DT2H"}"#,
        #"{"type":"years and months duration","value":"P1Y2M"}"#, #"{"type":"null"}"#,
        #"{"type":"list","items":[{"type":"null"},{"type":"number","value":"1"}]}"#,
        #"{"type":"context","entries":{"b":{"type":"number","value":"1"},"a":{"type":"null"}}}"#,
    ])
    func `Values go out and come back unchanged`(_ text: String) throws {
        let value = try Value(typed: JSON(text: text), zones: .machine())
        #expect(JSON(typed: value).text == text)
    }

    @Test func `Ranges come back`() throws {
        let range = FEELRange(start: .number(1), startIncluded: false, end: .number(5))
        let text = JSON(typed: .range(range)).text
        #expect(try Value(typed: JSON(text: text), zones: .empty()) == .range(range))
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\":1,}", "01", "\"\\x\"", "tru", "1 2", String(repeating: "[", count: 100_000),
    ])
    func `What is no JSON is refused`(_ text: String) {
        #expect(throws: (any Error).self) { try JSON(text: text) }
    }

    @Test func `Plain JSON becomes contexts, lists and numbers`() throws {
        let value = try Value(plain: JSON(text: #"{"a": [1.5, true, null], "b": {"c": "x"}}"#), zones: .empty())
        #expect(value.literal == #"{a: [1.5, true, null], b: {c: "x"}}"#)
    }
}
