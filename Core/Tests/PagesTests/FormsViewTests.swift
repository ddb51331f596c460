import Basics
import Pages
import Testing

@testable import Forms

@Suite struct FormsViewTests {
    @Test("A page with a single field asks it as its title, and the finding stands at the field and in the summary")
    func single() {
        let words = Words(de: "Geben Sie das Geburtsdatum vollständig an.", en: "Give the whole date of birth.")
        let page = page([.field(field("G1~2.F3", .date, raw: .date(DateText(day: "31", month: "2", year: "x"))))])
        let html = draw(page, [Finding("date", .error, words, subject: "G1~2.F3")])
        #expect(html.contains("<legend><h1 class=\"ask\">Wann wurde der Hund geboren?</h1></legend>"))
        #expect(html.contains("name=\"G1~2.F3-tag\"") && html.contains("value=\"x\""))
        #expect(html.contains("href=\"#f-G1_7e2_2eF3\"") && html.contains("id=\"f-G1_7e2_2eF3\""))
        #expect(html.ranges(of: words.de).count == 2)
        #expect(html.contains("Schritt 3 von 7"))
    }

    @Test("Each control of a field is drawn, with the name that its answer is read back by")
    func controls() {
        let codes = [CodeEntry(code: "a", name: "A"), CodeEntry(code: "b", name: "B", help: "selten")]
        let items: [PageForm.Item] = [
            .note(title: "Hinweis", text: "Bitte <genau> angeben."),
            .field(field("F1", .line, raw: .text("\"x\""))), .field(field("F2", .currency)),
            .field(field("F3", .yesNo, raw: .text("false"))),
            .field(field("F4", .radios, raw: .text("b"), options: codes)),
            .field(field("F5", .checkboxes, raw: .text("a"), options: codes)),
            .field(field("F6", .select, options: codes)), .field(field("F7", .area)),
            .field(field("F8", .locked, raw: .text("fest"))),
            .field(
                field(
                    "F9", .files,
                    raw: .files([
                        FileReference(
                            blob: "b1", name: "a.pdf", mediaType: "application/pdf", size: 1_300_000, hash: "")
                    ]))),
        ]
        let html = draw(page(items), [])
        #expect(html.contains("Bitte &lt;genau&gt; angeben."))
        #expect(html.contains("name=\"F1\" type=\"text\" value=\"&quot;x&quot;\""))
        #expect(html.contains("name=\"F3\" value=\"false\" checked"))
        #expect(html.contains("name=\"F4\" value=\"b\" checked"))
        #expect(html.contains("type=\"checkbox\" id=\"f-F5\" name=\"F5\" value=\"a\" checked"))
        #expect(html.contains("<select id=\"f-F6\" name=\"F6\">"))
        #expect(html.contains("<dd><span>fest</span></dd>"))
        #expect(html.contains("1,2 MB") && html.contains("value=\"F9 b1\""))
        #expect(Upload.removed("G1.F9 b1")?.name == "G1.F9" && Upload.removed("G1.F9 b1")?.file == "b1")
    }

    @Test("A group stands under its own legend and can be linked to; a finding of no field on the page has no link")
    func groups() {
        let group = GroupView(
            path: path("G1"), label: "Anschrift", help: nil, isOptional: true, isChoice: true,
            items: [.field(field("G1.F1", .line))])
        let findings = [
            Finding("x", .error, Words(de: "Nur eines.", en: "One only."), subject: "G1"),
            Finding("y", .error, Words(de: "Anderswo.", en: "Elsewhere."), subject: "G7.F1"),
        ]
        let html = draw(page([.group(group)]), findings)
        #expect(html.contains("id=\"f-G1\"") && html.contains("<a href=\"#f-G1\">Nur eines.</a>"))
        #expect(html.contains("<li>Anderswo.</li>"))
        #expect(html.contains("Füllen Sie bitte nur eines davon aus."))
    }

    @Test("Several lines have a name each, and an empty one for one more")
    func lines() {
        var field = field("F1", .line, raw: .text("eins"))
        field.isMultiple = true
        field.answers.append(.init(path: path("F1~1"), raw: .text("zwei")))
        let html = draw(page([.field(field)]), [])
        #expect(html.contains("name=\"F1\"") && html.contains("name=\"F1~1\"") && html.contains("name=\"F1~2\""))
    }

    private func path(_ text: String) -> AnswerPath { AnswerPath(text: text) ?? AnswerPath() }

    private func field(
        _ name: String, _ control: FieldView.Control, raw: RawAnswer? = nil, options: [CodeEntry] = []
    ) -> FieldView {
        FieldView(
            path: path(name), field: FieldID(name), control: control, label: "Angabe \(name)", help: nil, example: nil,
            isRequired: true, isMultiple: false, options: options,
            answers: raw.map { [.init(path: path(name), raw: $0)] } ?? [],
            constraints: Praezisierung(), autocomplete: nil)
    }

    private func page(_ items: [PageForm.Item]) -> PageForm {
        let stop = Stop(page: PageID("hund"))
        return PageForm(
            stop: stop, title: "Wann wurde der Hund geboren?", section: "Über den Hund", intro: nil,
            progress: Progress(step: 3, of: 7, previous: nil, next: nil), content: .fields(items))
    }

    private func draw(_ page: PageForm, _ findings: [Finding]) -> String {
        FormPageView(page, findings: findings, target: Gallery.post, back: nil, in: .german).html().string
    }
}
