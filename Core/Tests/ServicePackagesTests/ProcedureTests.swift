import BPMN
import Basics
import Testing

@testable import ServicePackages

@Suite struct ProcedureTests {
    /// The errors of a shipped package whose process is the stand-in with a change.
    private func lint(_ old: String, _ new: String) throws -> [String] {
        var files = try ShippedPackages.files(of: "hundesteuer-anmeldung")
        #expect(old.isEmpty || Verfahrensmodell.ersatzText.contains(old))
        files[ServicePackage.processPath] = Array(
            (old.isEmpty ? Verfahrensmodell.ersatzText : Verfahrensmodell.ersatzText.replacing(old, with: new)).utf8)
        return Lint.findings(in: files, clock: ShippedPackages.clock).filter { $0.severity == .error }.map(\.code)
    }

    @Test func `the stand-in is a process without fault`() throws { #expect(try lint("", "") == []) }

    /// Running cases replay on it: whoever changes it breaks them.
    @Test func `the stand-in of version 1 stays as it is`() {
        let sum = Verfahrensmodell.ersatzText.utf8.reduce(UInt64(14_695_981_039_346_656_037)) {
            ($0 ^ UInt64($1)) &* 1_099_511_628_211
        }
        #expect(sum == 9_044_487_376_557_584_641)
    }

    @Test(arguments: [
        ("rathaus:taetigkeit=\"pruefen\"", "rathaus:taetigkeit=\"gucken\"", "lint-taetigkeit"),
        ("rathaus:taetigkeit=\"pruefen\"", "", "lint-taetigkeit-missing"),
        (
            "rathaus:taetigkeit=\"pruefen\"", "rathaus:taetigkeit=\"pruefen\" rathaus:rolle=\"chef\"", "lint-rolle"
        ),
        ("rathaus:taetigkeit=\"bescheiden\"", "rathaus:taetigkeit=\"mitzeichnen\"", "lint-vier-augen"),
        (
            "rathaus:taetigkeit=\"bescheiden\"",
            "rathaus:taetigkeit=\"mitzeichnen\" rathaus:anders-als=\"niemand\"", "lint-vier-augen"
        ),
        ("rathaus:taetigkeit=\"ablegen\"", "rathaus:taetigkeit=\"aufgabe\"", "lint-process-unfiled"),
    ])
    func `a word that there is not is refused`(old: String, new: String, code: String) throws {
        #expect(try lint(old, new) == [code])
    }

    @Test(arguments: [
        ("rathaus:verbinder=\"zaubern\"", "lint-verbinder"), ("", "lint-verbinder-missing"),
        ("rathaus:verbinder=\"zahlung\"", "lint-verbinder-angabe"),
        ("rathaus:verbinder=\"zahlung\" rathaus:betrag=\"1 +\"", "lint-ausdruck"),
        ("rathaus:verbinder=\"schreiben\" rathaus:schreiben=\"brief\"", "lint-schreiben"),
        ("rathaus:verbinder=\"entscheidung\" rathaus:entscheidung=\"Wetter\"", "lint-entscheidung"),
        ("rathaus:verbinder=\"nachricht\" rathaus:anlass=\"gruss\"", "lint-anlass"),
    ])
    func `a connector that cannot work is refused`(attributes: String, code: String) throws {
        let old = "<userTask id=\"bescheiden\" name=\"Bescheid bekannt geben\" rathaus:taetigkeit=\"bescheiden\"/>"
        #expect(try lint(old, "<serviceTask id=\"bescheiden\" name=\"Schritt\" \(attributes)/>") == [code])
    }

    @Test func `a small form is checked field by field`() throws {
        let form = """
            rathaus:taetigkeit="aufgabe"><extensionElements><rathaus:feld name="1a" titel="A"/>
            <rathaus:feld name="b" titel="B" typ="farbe"/><rathaus:feld name="c" titel="C" typ="auswahl"/>
            </extensionElements></userTask>
            """
        let codes = try lint("rathaus:taetigkeit=\"bescheiden\"/>", form)
        #expect(codes == ["lint-feld-name", "lint-feld-typ", "lint-feld-werte"])
    }

    @Test func `lanes lend their tasks role and office`() throws {
        let text = Verfahrensmodell.ersatzText.replacing(
            "name=\"Sachbearbeitung\"", with: "name=\"Bauamt\" rathaus:stelle=\"bauamt\" rathaus:rolle=\"leitung\"")
        let model = try ProcessModel.read(Array(text.utf8))
        let found = Verfahrensmodell(model, name: "x", package: "antrag")?.task(process: "antrag", element: "pruefen")
        #expect(found?.task.settings["stelle"] == "bauamt")
        #expect(found?.task.settings["rolle"] == "leitung")
        #expect(found?.task.taetigkeit == .pruefen)
        #expect(found?.task.formFields.map(\.name) == ["vollstaendig"])
    }
}
