import Basics
import Pages
import Testing

@Suite struct ComponentTests {
    @Test("A text field ties its label, hint and error to the input, and keeps what was typed")
    func textField() {
        let field = TextInput(
            Question(
                "F1[2].x", "Vorname", hint: "Wie im Ausweis.", error: "Geben Sie den Vornamen an.", isOptional: true),
            value: "<Änne>", autocomplete: "given-name")
        #expect(
            field.html().string
                == "<div class=\"field bad\"><label for=\"f-F1_5b2_5d_2ex\">Vorname<span class=\"opt\"> (freiwillig)</span></label>"
                + "<p class=\"hint\" id=\"f-F1_5b2_5d_2ex-hint\">Wie im Ausweis.</p>"
                + "<p class=\"err\" id=\"f-F1_5b2_5d_2ex-err\"><span class=\"vh\">Fehler: </span>Geben Sie den Vornamen an.</p>"
                + "<input id=\"f-F1_5b2_5d_2ex\" name=\"F1[2].x\" type=\"text\" value=\"&lt;Änne&gt;\" autocomplete=\"given-name\" "
                + "aria-describedby=\"f-F1_5b2_5d_2ex-hint f-F1_5b2_5d_2ex-err\" aria-invalid=\"true\"></div>")
    }

    @Test("A password is never written back")
    func password() {
        let html = TextInput(Question("p", "Passwort"), value: "geheim", kind: .password).html().string
        #expect(!html.contains("geheim"))
    }

    @Test("A date is a group of three named fields, with an example and what was typed, also when it is no date")
    func date() {
        let html = DateInput(Question("geb", "Geburtsdatum"), typed: .init(day: "31", month: "Februar", year: ""))
            .html().string
        #expect(html.contains("<legend>Geburtsdatum</legend>"))
        #expect(html.contains("Zum Beispiel 27 3 1984"))
        #expect(
            html.contains("name=\"geb-tag\"") && html.contains("name=\"geb-monat\"")
                && html.contains("name=\"geb-jahr\""))
        #expect(html.contains("value=\"Februar\""))
        #expect(DateInput.Typed(iso: "1984-03-07") == .init(day: "7", month: "3", year: "1984"))
        #expect(DateInput.Typed(iso: "morgen") == .init(day: "morgen"))
    }

    @Test("The first answer of a group carries the identifier that the error summary links to")
    func choices() {
        let question = Question("art", "Art", error: "Wählen Sie eine Art.")
        let html = Radios(question, [Choice("a", "A"), Choice("b", "B", hint: "selten")], chosen: "b").html().string
        #expect(html.contains("id=\"f-art\" name=\"art\" value=\"a\">"))
        #expect(html.contains("id=\"f-art-2\" name=\"art\" value=\"b\" checked aria-describedby=\"f-art-2-hint\">"))
        let summary = ErrorSummary([.init("Wählen Sie eine Art.", name: "art")]).html().string
        #expect(summary.contains("<a href=\"#f-art\">Wählen Sie eine Art.</a>"))
        #expect(summary.contains("autofocus") && summary.contains("tabindex=\"-1\""))
    }

    @Test("An error summary speaks of errors only, in the language of the page, and of nothing when there is none")
    func summary() {
        let findings = [
            Finding("a", .error, Words(de: "Fehlt.", en: "Missing."), subject: "x"),
            Finding("b", .warning, Words(de: "Selten.", en: "Rare.")),
        ]
        #expect(ErrorSummary(findings, in: .english).html(in: .english).string.contains("Missing."))
        #expect(!ErrorSummary(findings, in: .english).html(in: .english).string.contains("Rare."))
        #expect(ErrorSummary([]).html().bytes.isEmpty)
    }

    @Test("A change link says which answer it changes")
    func review() {
        let html = ReviewList([.init("Vorname", ["Änne"], change: Address("a"))]).html().string
        #expect(html.contains("<a href=\"/a\">Ändern<span class=\"vh\"> Vorname</span></a>"))
    }

    @Test("Text in a textarea keeps its first line end")
    func textArea() {
        let html = TextArea(Question("t", "Text"), value: "\nzwei").html().string
        #expect(html.contains(">\n\nzwei</textarea>"))
    }

    @Test("A form that changes something carries its token, its once-key and its hidden values")
    func form() {
        let target = FormTarget(post: Address("a"), token: "T", once: "O", hidden: ["b": "2", "a": "1"])
        let html = SearchField(target, Question("q", "Was?"), button: "Suchen").html().string
        #expect(html.contains("<form method=\"post\" action=\"/a\" novalidate"))
        #expect(
            html.contains(
                "<input type=\"hidden\" name=\"_token\" value=\"T\"><input type=\"hidden\" name=\"_once\" value=\"O\">"
                    + "<input type=\"hidden\" name=\"a\" value=\"1\"><input type=\"hidden\" name=\"b\" value=\"2\">"))
    }

    @Test("Each language has its words; Leichte Sprache falls back to German")
    func languages() {
        #expect(Language.easy("Weiter", "Continue") == "Weiter")
        #expect(Language.easy("Antrag absenden", "Submit", easy: "Abschicken") == "Abschicken")
        #expect(Language.english("Weiter", "Continue") == "Continue")
    }
}
