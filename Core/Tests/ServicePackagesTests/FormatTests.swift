import Basics
import Forms
import Testing

@testable import ServicePackages

@Suite struct FormatTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func `a manifest reads back what it writes`() throws {
        let manifest = Manifest(
            id: "hund-abmelden", version: "1.10.0", name: "Hund: „abmelden“", licence: "EUPL-1.2", publisher: "ja",
            leika: "99027002012000", family: "f", defaults: ["a/b.html"])
        let (read, findings) = try Manifest.read(manifest.bytes)
        #expect(read == manifest)
        #expect(findings.isEmpty)
    }

    @Test func `what is wrong in a manifest is named with its line`() throws {
        let (_, findings) = try Manifest.read(
            bytes("id: Ä\nversion: 1.0\nname: x\nlicence: x\nfarbe: rot\nleika: 12\n"))
        #expect(findings.filter { $0.severity == .error }.count == 4)
        #expect(findings.first { $0.code == "package-key-unknown" }?.place?.line == 5)
    }

    @Test func `versions compare by number`() throws {
        #expect(try #require(Version("1.9.0")) < #require(Version("1.10.0")))
        #expect(Version("1.0") == nil)
        #expect(Version("1.0.x") == nil)
    }

    @Test func `a journey reads back what it writes`() throws {
        let journey = Journey(
            pages: [
                JourneyPage(
                    id: "a", title: "Wer? \"Sie\"", section: "Eins", intro: "Zeile\nZwei", condition: "F1 = \"x\"",
                    content: .fields(["G1.F1", "F2"])),
                JourneyPage(id: "b", title: "2. Liste", content: .list(of: "G1")),
            ],
            settings: [
                "F2": FieldSettings(
                    purpose: "Zweck", label: "L", help: "- Hilfe", example: "01", visible: "true", required: "F1 > 3",
                    autocomplete: "email", format: .iban, prefill: "konto.x", searchable: true, alias: "zwei")
            ],
            calculations: [Calculation(name: "c", label: "C", expression: "1 + 1")],
            checks: [JourneyCheck(target: "F2", condition: "F2 > 0", message: "Größer: 0")],
            declarations: [Declaration(id: "d", text: "Ja.", required: false)], isDefault: true)
        let (read, findings, places) = try JourneyFile.read(JourneyFile.bytes(journey))
        #expect(read == journey)
        #expect(findings.isEmpty)
        #expect(places["b"]?.line == 9)
    }

    @Test(arguments: [
        "a: [", "a: {b", "\u{1}", "a: &x 1\nb: *y", "a: b: c", String(repeating: "[", count: 5_000),
        String(repeating: "- ", count: 5_000), String(repeating: "{a: ", count: 5_000), "a: 1\na: 2",
    ])
    func `what is no YAML for a package is one finding`(text: String) {
        let found = codes { try Manifest.read(bytes(text)) }
        #expect(found == ["package-yaml"])
    }

    @Test func `aliases that would multiply are bounded`() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<10 {
            text += "a\(level): &a\(level) [" + (0..<10).map { _ in "*a\(level - 1)" }.joined(separator: ", ") + "]\n"
        }
        #expect(codes { try YAMLTree(bytes(text), file: "x.yaml") } == ["package-yaml"])
    }

    @Test func `file settings are checked`() throws {
        let (settings, findings) = try AkteSettings.read(
            bytes("aktenplan: \"1\"\ntitel: T\naufbewahrung: {jahre: 200, grundlage: x}\naussonderung: verbrennen\n"))
        #expect(settings.draftWeeks == 12)
        #expect(findings.filter { $0.severity == .error }.count == 2)
    }
}
