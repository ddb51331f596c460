import Basics
import Testing

@testable import ServicePackages

@Suite struct LintTests {
    private func lint(_ change: (inout PackageFiles) -> Void) throws -> [String] {
        var files = try ShippedPackages.files(of: "hundesteuer-anmeldung")
        change(&files)
        return Lint.findings(in: files, clock: ShippedPackages.clock).filter { $0.severity == .error }.map(\.code)
    }

    private func replacing(_ path: String, _ old: String, _ new: String) throws -> [String] {
        try lint { files in
            let text = String(decoding: files[path] ?? [], as: UTF8.self)
            #expect(text.contains(old), "\(old)")
            files[path] = Array(text.replacing(old, with: new).utf8)
        }
    }

    @Test(arguments: [
        "package.yaml", "leistung.xml", "datenfelder.xml", "journey.yaml", "akte.yaml", "verfahren.bpmn",
    ])
    func `a package that lacks a part is refused`(path: String) throws {
        #expect(try lint { $0[path] = nil }.contains("package-part-missing"))
    }

    @Test func `a notice without legal remedy text is refused`() throws {
        #expect(
            try replacing("schreiben/_bescheid.html", "class=\"rechtsbehelf\"", "class=\"fuss\"") == [
                "lint-remedy"
            ])
    }

    @Test func `what an author breaks in a part of the family forbids publishing`() throws {
        var files = try Family.antragAllgemein().newPackage(id: "neu", name: "Neue Leistung", publisher: "Wir")
        _ = try Service.publishable(files, clock: ShippedPackages.clock) { Array($0.prefix(32)) }
        let path = "schreiben/_bescheid.html"
        let text = String(decoding: try #require(files[path]), as: UTF8.self)
        files[path] = Array(text.replacing("class=\"rechtsbehelf\"", with: "class=\"fuss\"").utf8)
        let findings = #expect(throws: Findings.self) {
            try Service.publishable(files, clock: ShippedPackages.clock) { Array($0.prefix(32)) }
        }
        #expect(findings?.all.contains { $0.code == "lint-remedy" && $0.severity == .error } == true)
    }

    @Test func `a missing letter is named`() throws {
        #expect(try lint { $0["schreiben/bescheid-ablehnung.html"] = nil } == ["lint-letter-missing"])
    }

    @Test func `a step without a role is refused`() throws {
        #expect(
            try replacing("verfahren.bpmn", "<bpmn:flowNodeRef>pruefen</bpmn:flowNodeRef>", "").contains("lint-role"))
    }

    @Test func `a field without purpose is refused`() throws {
        let bezug = "<xdf:bezug>Satzung über die Erhebung einer Hundesteuer in der Gemeinde</xdf:bezug>"
        let codes = try lint { files in
            let schema = String(decoding: files["datenfelder.xml"] ?? [], as: UTF8.self)
            files["datenfelder.xml"] = Array(schema.replacing(bezug, with: "").utf8)
            let journey = String(decoding: files["journey.yaml"] ?? [], as: UTF8.self)
            files["journey.yaml"] = Array(
                journey.replacing("{zweck: \"Für das SEPA-Mandat.\", name: iban, ", with: "{name: iban, ").utf8)
        }
        #expect(codes == ["lint-purpose"])
    }

    @Test func `a broken fee breaks the examples`() throws {
        #expect(try replacing("entscheidungen.dmn", "<text>90</text>", "<text>91</text>").contains("example-failed"))
    }

    @Test func `a condition over an unknown field is refused at its line`() throws {
        var files = try ShippedPackages.files(of: "hundesteuer-anmeldung")
        let text = String(decoding: files["journey.yaml"] ?? [], as: UTF8.self)
        files["journey.yaml"] = Array(text.replacing("sichtbar: lastschrift", with: "sichtbar: lastschriften").utf8)
        let finding = Lint.findings(in: files, clock: ShippedPackages.clock).first { $0.code == "form-name-unknown" }
        #expect(finding?.place?.file == "journey.yaml")
    }

    @Test func `hard words are warned of`() {
        #expect(PlainWords.isPassive(PlainWords.words("Der Antrag wird von uns geprüft")))
        #expect(!PlainWords.isPassive(PlainWords.words("Wir prüfen den Antrag")))
        #expect(
            PlainWords.isNominal(
                PlainWords.words("Zur Durchführung der Prüfung der Ermäßigung der Gebührenfestsetzung")))
        #expect(PlainWords.sentences("Nach § 3 Abs. 2 VwVfG, z. B. so. Und jetzt? Gut.").count == 3)
    }

    @Test func `a new package has warnings only and can be published`() throws {
        let files = try Family.antragAllgemein().newPackage(id: "neu", name: "Neue Leistung", publisher: "Wir")
        let findings = Lint.findings(in: files, clock: ShippedPackages.clock)
        #expect(!findings.haveErrors, "\(findings.filter { $0.severity == .error }.map { $0.line() })")
        #expect(findings.contains { $0.code == "lint-default" })
    }

    @Test func `differences are said in sentences`() throws {
        let old = try ShippedPackages.files(of: "bewohnerparkausweis")
        #expect(try PackageDiff(from: ServicePackage(old), to: ServicePackage(old)).changes.isEmpty)
        var new = old
        func change(_ path: String, _ from: String, _ to: String) {
            new[path] = Array(String(decoding: new[path] ?? [], as: UTF8.self).replacing(from, with: to).utf8)
        }
        change("package.yaml", "1.1.0", "1.2.0")
        change("akte.yaml", "jahre: 3", "jahre: 4")
        change("journey.yaml", "Haben Sie einen eigenen Stellplatz?", "Wo steht Ihr Auto?")
        change("datenfelder.xml", "<xdf:name>Zwei Jahre</xdf:name>", "<xdf:name>Drei Jahre</xdf:name>")
        change("datenfelder.xml", "<xdf:code>2</xdf:code>", "<xdf:code>3</xdf:code>")
        new["schreiben/eingangsbestaetigung.html"] = nil
        let words = try PackageDiff(from: ServicePackage(old), to: ServicePackage(new)).changes.map(\.words.de)
        #expect(words.contains("Die Version war „1.1.0“ und ist jetzt „1.2.0“."))
        #expect(words.contains("Die Aufbewahrung in Jahren war „3“ und ist jetzt „4“."))
        #expect(
            words.contains(
                "Der Titel der Seite stellplatz war „Haben Sie einen eigenen Stellplatz?“ und ist jetzt „Wo steht Ihr Auto?“."
            ))
        #expect(words.contains("Bei „Laufzeit“ gibt es neu „Drei Jahre“."))
        #expect(words.contains("Bei „Laufzeit“ entfällt „Zwei Jahre“."))
        #expect(words.contains("Die Datei schreiben/eingangsbestaetigung.html entfällt."))
    }
}
