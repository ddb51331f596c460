import Basics
import Calendar
import Catalogue
import Testing

@testable import ServicePackages

@Suite struct AngebotsdateiTests {
    private func read(_ text: String) throws -> Angebotsdatei { try Angebotsdatei.read(Array(text.utf8)).0 }

    private var hund: Leistung {
        var leistung = Leistung(id: "hund")
        leistung.texte = [
            Leistungstext(.name, "Hund anmelden"), Leistungstext(.unterlagen, "Kaufvertrag"),
            Leistungstext(.unterlagen, "<p>Contract</p>", sprache: "en"), Leistungstext(.hinweise, "Allgemein."),
        ]
        leistung.kosten = [.frei]
        return leistung
    }

    @Test("A town says who is competent, what it costs, what else is needed, and keeps the rest of the package")
    func applies() throws {
        let angebot = try read(
            """
            einheit: {id: steuern, name: Amt für Steuern}
            kontakt: {telefon: 0641 306-1, oeffnungszeiten: Mo 8–12 Uhr}
            kosten:
              - {betrag: "96,00", text: je Hund und Jahr}
              - {von: "600", bis: "700", text: für gefährliche Hunde}
            bearbeitung: etwa drei Wochen
            unterlagen: [Mietvertrag]
            texte:
              de: {hinweise: Montags geschlossen.}
            """)
        let own = angebot.applied(to: hund)
        #expect(angebot.einheit == "steuern" && angebot.einheitName == "Amt für Steuern")
        #expect(angebot.kontakt == ["telefon": "0641 306-1", "oeffnungszeiten": "Mo 8–12 Uhr"])
        #expect(
            own.kosten == [
                .fest(Cents(9_600), text: "je Hund und Jahr"),
                .rahmen(von: Cents(60_000), bis: Cents(70_000), text: "für gefährliche Hunde"),
            ])
        #expect(own.bearbeitungsdauer?.text == "etwa drei Wochen")
        #expect(own.text(.hinweise) == "Montags geschlossen.")
        #expect(own.text(.unterlagen) == "Kaufvertrag\n– Mietvertrag")
        #expect(own.text(.unterlagen, "en") == "<p>Contract</p><p>– Mietvertrag</p>")
        #expect(own.text(.name) == "Hund anmelden")
    }

    @Test("An empty overlay changes nothing")
    func empty() throws {
        #expect(try read("").applied(to: hund) == hund)
    }

    @Test(
        "What is wrong is named with its place",
        arguments: [
            ("kosten:\n  - {betrag: dreissig}", 2), ("kosten:\n  - {von: \"5\"}", 2),
            ("kosten:\n  - {von: \"9\", bis: \"5\"}", 2), ("vertrauensniveau: mittel", 1),
            ("texte:\n  fr: {hinweise: Bonjour}", 2), ("texte:\n  de: {gebuehr: 5}", 2),
            ("kontakt: {fax: 1}", 1), ("einheit: {name: Amt}", 1), ("unterlagen: Mietvertrag", 1),
        ] as [(String, Int)])
    func wrong(_ text: String, _ line: Int) throws {
        let findings = #expect(throws: Findings.self) { try read(text) }
        let place = findings?.all.first { $0.severity == .error }?.place
        #expect(place?.file == "angebot.yaml" && place?.line == line, "\(text): \(String(describing: place))")
    }

    @Test("An unknown key is a warning")
    func unknownKey() throws {
        let (_, found) = try Angebotsdatei.read(Array("farbe: blau".utf8))
        #expect(found.map(\.code) == ["package-key-unknown"])
    }
}
