import Basics
import FIM
import Forms
import Testing

/// Schemas of the corpus as forms: every rule that was read must be one that forms can apply.
@Suite struct FormCorpusTests {
    @Test(arguments: Samples.files("xdatenfelder/xdf3") + Samples.files("xdatenfelder/xdf2"))
    func everySchemaBecomesAFormWithoutALooseRule(path: String) throws {
        let read = try SchemaImport(Samples.bytes(path), file: path)
        let form = try Form(schema: read.form, journey: try .byRule(for: read.form))
        let loose = form.warnings.filter {
            ["form-rule-target", "form-condition", "form-name-unknown"].contains($0.code)
        }
        #expect(loose.map(\.words.en) == [])
        #expect(!form.journey.pages.isEmpty)
    }
}
