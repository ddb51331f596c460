import Basics
import Testing

@Suite struct FindingTests {
    @Test("A finding is one line with file, line, column, severity and code")
    func line() {
        let finding = Finding(
            "xml-doctype", .error, Words(de: "Kein DOCTYPE.", en: "No DOCTYPE."), at: Place(line: 3, column: 9))
        #expect(finding.line(file: "a.xml") == "a.xml:3:9: error: No DOCTYPE. [xml-doctype]")
        #expect([finding].haveErrors)
    }
}
