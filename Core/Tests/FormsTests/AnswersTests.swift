import Basics
import Testing

@testable import Forms

@Suite struct AnswersTests {
    private let answers = Answers(
        values: [
            "G1~1.F3": .text("Bello \"der\" \\ Große\n\u{1}"), "F4": .date(DateText(day: "31", month: "2", year: "84")),
            "F5": .files([
                FileReference(
                    blob: "abc", name: "Impf\u{1F415}.pdf", mediaType: "application/pdf", size: 12, hash: "00")
            ]),
            "F6": .date(DateText(day: "1", month: "2", year: "2026", time: "14:30")),
        ].reduce(into: [:]) { $0[AnswerPath(text: $1.key)!] = $1.value }, rows: [AnswerPath(text: "G1")!: 2])

    @Test func `stored answers come back as they were typed, wrong ones included`() throws {
        #expect(try Answers(canonicalJSON: answers.canonicalJSON) == answers)
    }

    @Test func `the stored form is canonical`() {
        let text = String(decoding: answers.canonicalJSON, as: UTF8.self)
        #expect(
            text.hasPrefix(#"{"answers":{"F4":{"day":"31","month":"2","year":"84"},"F5":[{"blob":"abc","hash":"00","#))
        #expect(text.hasSuffix(#""G1~1.F3":"Bello \"der\" \\ Große\n\u0001"},"rows":{"G1":2}}"#))
    }

    @Test(arguments: [
        "", "{", "[]", #"{"answers":{"F1":1}}"#, #"{"answers":{"":"x"}}"#, #"{"rows":{"G1":-1}}"#, #"{"x":{"a":"b"}}"#,
        #"{"answers":{"F1":"\ud800"}}"#, #"{"answers":{}} "# + "x", "{\"answers\":{\"F1\":\"\u{1}\"}}",
        String(repeating: "[", count: 100_000), #"{"answers":{"F1":[{"name":"x"}]}}"#,
        #"{"rows":{"G1":99999999999999999999}}"#,
    ])
    func `bytes that are no answers are refused with a finding`(text: String) {
        #expect(throws: Findings.self) { try Answers(canonicalJSON: Array(text.utf8)) }
    }

    @Test(arguments: ["F1", "G1.F1", "G1~1.F1", "G1~12.G2.F1~3"])
    func `a path reads back what it prints`(text: String) {
        #expect(AnswerPath(text: text)?.description == text)
    }

    @Test(arguments: ["", ".", "G1..F1", "G1~.F1", "G1~0", "G1~01", "G1~x", "~1", "G1~1~1", "G1~1234567"])
    func `what is no path is refused`(text: String) {
        #expect(AnswerPath(text: text) == nil)
    }

    @Test func `an empty answer is no answer`() {
        var answers = Answers()
        answers["F1"] = .text("x")
        answers["F1"] = .text("")
        #expect(answers.values.isEmpty)
    }
}
