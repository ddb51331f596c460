import Basics
import Catalogue
import FEEL
import Forms
import Testing

@testable import ServicePackages

@Suite struct SatzungTests {
    private func service(_ name: String) throws -> Service {
        try Service(ServicePackage(ShippedPackages.files(of: name))) { Array($0.prefix(32)) }
    }

    private func read(_ text: String) throws -> Angebotsdatei { try Angebotsdatei.read(Array(text.utf8)).0 }

    /// The answers of an example of the package.
    private func filled(_ service: Service, _ title: String) throws -> FilledForm {
        let example = try #require(service.package.examples.first { $0.title.hasPrefix(title) })
        return FilledForm(service.form(), example.answers, clock: ShippedPackages.clock)
    }

    private let table = """
        kosten:
          - {betrag: "10,20", text: neues Kennzeichen, wenn: anlass = "kennzeichen"}
          - {betrag: "30,70", text: für ein Jahr, wenn: laufzeit = "1"}
          - {betrag: "61,40", text: für zwei Jahre}
        """

    @Test("A town's fee table is on the page, in the decision and in the notice")
    func feeTable() throws {
        let service = try service("bewohnerparkausweis")
        let angebot = try read(table)
        #expect(angebot.errors(over: service) == [] && angebot.warnings(over: service, before: nil) == [])
        #expect(
            angebot.applied(to: service.leistung).kosten.map { String(describing: $0) }.joined().contains(
                "für zwei Jahre"))
        let filled = try filled(service, "Neuer Ausweis für zwei Jahre")
        #expect(service.value(ofDecision: "Gebühr", filled) == .number(60))
        let own = try #require(service.value(ofDecision: "Gebühr", filled, satzung: angebot.satzung))
        #expect(own == service.context(filled, satzung: angebot.satzung)["gebühr"])
        let notice = try #require(service.notice(for: .grant))
        let text = notice.render(service.context(filled, satzung: angebot.satzung), clock: ShippedPackages.clock)
        #expect(text.html.contains("61,40") && !text.html.contains("60,00"))
        let before = notice.render(service.context(filled), clock: ShippedPackages.clock)
        #expect(before.html.contains("60,00"))
    }

    @Test("The first row that applies holds")
    func rows() throws {
        let service = try service("bewohnerparkausweis")
        let angebot = try read(table)
        let fees = try service.package.examples.filter(\.faults.isEmpty).map { example in
            let filled = FilledForm(service.form(), example.answers, clock: ShippedPackages.clock)
            return try #require(service.value(ofDecision: "Gebühr", filled, satzung: angebot.satzung)).number?
                .description
        }
        #expect(Set(fees.compactMap(\.self)).isSubset(of: ["10.20", "30.70", "61.40"]) && Set(fees).count > 1)
    }

    @Test("What rests on a decision that the town replaces takes the town's")
    func resting() throws {
        let service = try service("hundesteuer-anmeldung")
        let angebot = try read("satzung:\n  Grundbetrag: 96 * anzahl\n")
        #expect(angebot.errors(over: service) == [])
        let filled = try filled(service, "Drei Hunde")
        #expect(service.value(ofDecision: "Jahressteuer", filled) == .number(870))
        #expect(service.value(ofDecision: "Jahressteuer", filled, satzung: angebot.satzung) == .number(798))
    }

    @Test("Where no row applies there is no fee, and the letter shows the gap")
    func gap() throws {
        let service = try service("bewohnerparkausweis")
        let angebot = try read("kosten:\n  - {betrag: \"5\", text: nie, wenn: laufzeit = \"9\"}\n")
        let filled = try filled(service, "Neuer Ausweis für zwei Jahre")
        let context = service.context(filled, satzung: angebot.satzung)
        #expect(context["gebühr"] == .null)
        let text = try #require(service.notice(for: .grant)).render(context, clock: ShippedPackages.clock)
        #expect(text.missing.contains { $0.contains("gebühr") })
    }

    @Test(
        "What a town cannot compute is refused with its place",
        arguments: [
            ("satzung:\n  Gebuehr: 5", 2), ("satzung:\n  Gebühr: 5 +", 2), ("satzung:\n  Gebühr: preis * 2", 2),
            ("kosten:\n  - {betrag: \"5\", text: x, wenn: laufzeit = }", 2),
        ] as [(String, Int)])
    func wrongOverService(text: String, line: Int) throws {
        let errors = try read(text).errors(over: service("bewohnerparkausweis"))
        #expect(errors.haveErrors && errors.allSatisfy { $0.place?.line == line }, "\(errors)")
    }

    @Test(
        "A table that is none is refused when it is read",
        arguments: [
            "kosten:\n  - {betrag: \"5\", text: a}\n  - {betrag: \"6\", text: b, wenn: a = 1}",
            "kosten:\n  - {von: \"5\", bis: \"6\", text: a, wenn: a = 1}", "satzung: {Gebühr: [1]}", "satzung: 5",
            "satzung: {Gebühr: 5}\nkosten:\n  - {betrag: \"6\", text: b, wenn: a = 1}",
        ])
    func wrongTable(text: String) {
        #expect(throws: Findings.self) { try read(text) }
    }
}
