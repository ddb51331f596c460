import Basics
import Testing

@testable import Forms

@Suite struct DefaultJourneyTests {
    private func fields(_ count: Int, from first: Int = 1) -> [Struktur] {
        (first..<first + count).map { .field(Datenfeld(id: FieldID("F\($0)"), label: "Feld \($0)")) }
    }

    private func group(_ id: String, _ label: String, _ structure: [Struktur], min: Int = 1, max: Int? = 1) -> Struktur
    {
        .group(Datenfeldgruppe(id: GroupID(id), label: label, structure: structure), min: min, max: max)
    }

    private func titles(_ structure: [Struktur]) throws -> [String] {
        let schema = Datenschema(id: "S", title: "Antrag", structure: structure)
        let journey = try Journey.byRule(for: schema)
        _ = try Form(schema: schema, journey: journey)
        return journey.pages.map { page in
            if case .list = page.content { return page.title + "*" }
            return page.title
        }
    }

    @Test func `a group is a page, its label the title`() throws {
        #expect(
            try titles([group("G1", "Person", fields(4)), group("G2", "Anschrift", fields(3, from: 5))]) == [
                "Person", "Anschrift",
            ])
    }

    @Test func `no page asks more than twelve questions`() throws {
        let schema = Datenschema(
            id: "S", title: "Antrag", structure: fields(30) + [group("G1", "Viel", fields(40, from: 50))])
        let form = try Form(schema: schema, journey: try .byRule(for: schema))
        #expect(form.journey.pages.count == 3 + 4)
        for page in form.pages {
            #expect(page.items.map { form.tree.nodes[$0].inputs }.reduce(0, +) <= 12)
        }
        #expect(Set(form.journey.pages.map(\.id)).count == 7)
    }

    @Test func `rows get their pages and a list after them`() throws {
        #expect(try titles([group("G1", "Kind", fields(2), max: nil)]) == ["Kind", "Kind*"])
        let nested = group("G1", "Kind", fields(2) + [group("G2", "Schule", fields(2, from: 5), min: 0, max: 3)])
        #expect(try titles([nested]) == ["Kind", "Schule", "Schule*"])
    }

    @Test func `a long optional group is asked for by a list page`() throws {
        #expect(try titles([group("G1", "Vertretung", fields(6), min: 0)]) == ["Vertretung", "Vertretung*"])
        #expect(try titles([group("G1", "Zusatz", fields(2), min: 0)]) == ["Zusatz"])
    }

    @Test func `an optional list stays out of the way until it is opened`() throws {
        let schema = Datenschema(
            id: "S", title: "Antrag", structure: fields(1) + [group("G1", "Vertretung", fields(6, from: 2), min: 0)])
        var form = FilledForm(
            try Form(schema: schema, journey: try .byRule(for: schema)), Answers(), clock: DogForm.clock)
        #expect(form.route.map(\.description) == ["feld-1", "vertretung-liste"])
        let done1 = form.addRow(of: "G1")
        #expect(done1 == 0)
        #expect(form.route.map(\.description) == ["feld-1", "vertretung~1", "vertretung-liste"])
        let done2 = form.addRow(of: "G1")
        #expect(done2 == nil)
        #expect(form.findings.count == 7)
    }

    @Test func `a selection without its code list is asked as text`() throws {
        let list = CodeListReference(canonicalURI: "urn:de:beispiel:codeliste:staat")
        let field = Datenfeld(id: "F1", label: "Staat", kind: .select, codeList: list)
        let schema = Datenschema(id: "S1", title: "Probe", structure: [.field(field)])
        let form = try Form(schema: schema, journey: try .byRule(for: schema))
        let filled = FilledForm(form, Answers(), clock: .standing(at: Instant(microseconds: 0)))
        let stop = try #require(filled.route.first)
        guard case .fields(let items)? = filled.page(at: stop)?.content, case .field(let view)? = items.first else {
            Issue.record("the page has no field")
            return
        }
        #expect(view.control == .line)
    }

    @Test func `remarks without questions do not make a page of their own`() throws {
        let note = Struktur.field(Datenfeld(id: "F9", label: "Hinweis", kind: .label))
        #expect(try titles([group("G1", "Person", fields(2)), note]) == ["Person"])
    }

    @Test(arguments: [
        ("Halterin oder Halter", "halterin-oder-halter"), ("Größe (cm)", "groesse-cm"), ("§§", "seite"), ("", "seite"),
        ("  Wer?  ", "wer"),
    ])
    func `words become an address`(words: String, slug: String) {
        #expect(Slug.make(words) == slug)
    }
}
