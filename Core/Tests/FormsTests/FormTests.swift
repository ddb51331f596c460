import Basics
import Testing

@testable import Forms

@Suite struct FormTests {
    private func codes(_ journey: Journey) -> [String] {
        do throws(Findings) {
            return try Form(schema: DogForm.schema, journey: journey).warnings.map(\.code)
        } catch {
            return error.all.map(\.code)
        }
    }

    @Test func `a journey that forgets a required field is refused`() {
        var journey = DogForm.journey
        journey.pages.removeFirst()
        #expect(codes(journey).contains("form-field-unplaced"))
    }

    @Test func `pages must name places that are there and stand in one repetition`() {
        var journey = DogForm.journey
        journey.pages.append(JourneyPage(id: "halter", title: "", content: .fields(["F77", "F8", "G2.F5"])))
        #expect(Set(codes(journey)).isSuperset(of: ["form-place-unknown", "form-page-rows", "form-page-twice"]))
        #expect(codes(Journey(pages: [])).contains("form-no-pages"))
    }

    @Test func `conditions must be FEEL over known names`() {
        var journey = DogForm.journey
        journey.pages[5].condition = "F8 = = true"
        #expect(!codes(journey).isEmpty)
        journey.pages[5].condition = "F88 = true"
        #expect(codes(journey) == ["form-name-unknown"])
    }

    @Test func `rules show, require, forbid and check at their target`() throws {
        var schema = DogForm.schema
        func rule(_ id: String, _ action: RuleEffect.Action, _ target: SchemaPath, _ condition: Condition) -> Regel {
            Regel(
                id: RuleID(id), prose: "Regel \(id)",
                effects: [RuleEffect(action, target: target, condition: condition, message: "Meldung \(id)")])
        }
        schema.rules = [
            rule("R1", .require, "G1.G3", "F8 = true"), rule("R2", .forbid, "F9", "F8 = false"),
            rule("R3", .check, "G1", "string length(G1.F1) > 1"),
        ]
        var journey = DogForm.journey
        journey.pages[5].condition = nil
        let form = try Form(schema: schema, journey: journey)
        var filled = FilledForm(
            form, Answers(values: ["G1.F1": .text("X"), "F8": .text("false")]), clock: DogForm.clock)
        filled.answers["G1.F2"] = .date(DateText(day: "1", month: "1", year: "1990"))
        #expect(filled.findings(at: Stop(page: "halter")).map(\.words.de) == ["Meldung R3"])
        #expect(filled.page(at: Stop(page: "nachweise")) == nil)
        filled.answers["F8"] = .text("true")
        #expect(filled.findings(at: Stop(page: "halter")).map(\.subject) == ["G1.G3.F3"])
        #expect(filled.page(at: Stop(page: "nachweise")) != nil)
    }

    @Test func `conditions in a circle end`() throws {
        var journey = DogForm.journey
        journey.settings["F8"] = FieldSettings(visible: "count(F9) = 0")
        journey.settings["F9"] = FieldSettings(visible: "F8 = null")
        let form = FilledForm(try Form(schema: DogForm.schema, journey: journey), Answers(), clock: DogForm.clock)
        #expect(form.route.count >= 4)
    }

    @Test func `a rule whose target is unknown stays a note`() throws {
        var schema = DogForm.schema
        schema.rules = [
            Regel(id: "R1", prose: "…", effects: [RuleEffect(.show, target: "G9", condition: "F8")])
        ]
        #expect(try Form(schema: schema, journey: DogForm.journey).warnings.map(\.code) == ["form-rule-target"])
    }

    @Test func `schemas that nest too deep are refused`() {
        var place = Struktur.field(Datenfeld(id: "F1", label: "Feld"))
        for depth in 0..<40 {
            place = .group(Datenfeldgruppe(id: GroupID("G\(depth)"), label: "Gruppe", structure: [place]))
        }
        #expect(throws: Findings.self) { try SchemaTree(Datenschema(id: "S", title: "", structure: [place])) }
    }

    @Test func `an element that stands twice below one parent has two places`() throws {
        let field = Datenfeld(id: "F.1~x", label: "Feld")
        let tree = try SchemaTree(Datenschema(id: "S", title: "", structure: [.field(field), .field(field)]))
        #expect(tree.nodes.map(\.path.description) == ["F-1-x", "F-1-x-2"])
    }

    @Test func `the first field of a telling name takes the browser's help`() throws {
        let person = { (id: String) in
            Struktur.group(
                Datenfeldgruppe(
                    id: GroupID(id), label: id,
                    structure: [.field(Datenfeld(id: "F1", angaben: Angaben(name: "Familienname"), label: "Nachname"))])
            )
        }
        let schema = Datenschema(id: "S", title: "", structure: [person("G1"), person("G2")])
        let tree = try SchemaTree(schema)
        #expect(tree.nodes.map(\.settings.autocomplete) == [nil, "family-name", nil, nil])
        let said = try SchemaTree(schema, settings: ["G2.F1": FieldSettings(autocomplete: "name")])
        #expect(said.nodes.map(\.settings.autocomplete) == [nil, nil, nil, "name"])
    }
}
