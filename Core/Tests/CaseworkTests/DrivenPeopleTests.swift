import BPMN
import Basics
import FEEL
import ServicePackages
import Testing

@testable import Casework

/// Who may do what: four eyes, offices that take part, heads of office.
@Suite struct DrivenPeopleTests {
    static let second = Actor.staff(.clerk("s-2"))
    static let head = Actor.staff(.clerk("s-9", roles: [.sachbearbeitung, .leitung]))

    private func fourEyes() throws -> Story {
        let nodes =
            Modell.start + Modell.user("entscheiden", "entscheiden")
            + Modell.user("zeichnen", "mitzeichnen", "rathaus:anders-als=\"entscheiden\"")
            + "<exclusiveGateway id=\"g\" default=\"f4\"/>" + Modell.user("bescheiden", "bescheiden")
            + Modell.user("ablegen", "ablegen") + Modell.end
        var story = try Story(
            rahmen: Modell.rahmen(
                nodes,
                [
                    "s>entscheiden", "entscheiden>zeichnen", "zeichnen>g", "g>entscheiden|mitgezeichnet = false",
                    "g>bescheiden", "bescheiden>ablegen", "ablegen>e",
                ]))
        try story.submit()
        story.tasks = []
        try story.decide_()
        return story
    }

    @Test func `a notice is printed only when a second person has countersigned`() throws {
        var story = try fourEyes()
        #expect(story.open == ["zeichnen"] && story.tasks == [])
        #expect(story.vorgang.assignee == "s-1" && story.vorgang.aufgabenRows.map(\.assignee) == [nil], "for others")
        let yes = Command.erledigeAufgabe(story.task("zeichnen"), values: ["mitgezeichnet": "ja"])
        #expect(story.refusals(yes, by: Story.clerk) == ["four-eyes"])
        try story.give(yes, by: DrivenPeopleTests.second)
        #expect(story.open == ["bescheiden"])
        #expect(story.tasks == [.drucke(story.vorgang.decision?.letter ?? "")])
    }

    @Test func `whoever does not countersign gives the notice back as a draft`() throws {
        var story = try fourEyes()
        let task = story.task("zeichnen")
        let no = Command.erledigeAufgabe(task, values: ["mitgezeichnet": "nein"])
        #expect(story.refusals(no, by: DrivenPeopleTests.second) == ["text-empty"])
        try story.do_("zeichnen", ["mitgezeichnet": "nein", "anmerkung": "Betrag"], by: DrivenPeopleTests.second)
        #expect(story.open == ["entscheiden"] && story.vorgang.decision == nil && story.vorgang.hasDrafts)
        #expect(story.vorgang.status == .inEntscheidung && story.tasks == [])
        let letter = story.vorgang.letters.last?.id ?? ""
        try story.give(.entscheide(.ablehnung, letter: letter), by: DrivenPeopleTests.second)
        #expect(
            story.refusals(
                .erledigeAufgabe(story.task("zeichnen"), values: ["mitgezeichnet": "ja"]),
                by: DrivenPeopleTests.second) == ["four-eyes"])
    }

    @Test func `without a way back nobody can refuse to countersign`() throws {
        let nodes =
            Modell.start + Modell.user("entscheiden", "entscheiden")
            + Modell.user("zeichnen", "mitzeichnen", "rathaus:anders-als=\"entscheiden\"")
            + Modell.user("ablegen", "ablegen") + Modell.end
        var story = try Story(
            rahmen: Modell.rahmen(nodes, ["s>entscheiden", "entscheiden>zeichnen", "zeichnen>ablegen", "ablegen>e"]))
        try story.submit()
        try story.decide_()
        let no = Command.erledigeAufgabe(story.task("zeichnen"), values: ["mitgezeichnet": "nein", "anmerkung": "x"])
        #expect(story.refusals(no, by: DrivenPeopleTests.second) == ["no-way-back"])
    }

    private func participation() throws -> Story {
        let nodes =
            Modell.start + "<parallelGateway id=\"g\"/><parallelGateway id=\"h\"/>"
            + Modell.user("bau", "beteiligen", "rathaus:stelle=\"bauamt\"")
            + Modell.user("umwelt", "beteiligen", "rathaus:stelle=\"umweltamt\" rathaus:ergebnis=\"natur\"")
            + "<exclusiveGateway id=\"x\" default=\"f7\"/>" + Modell.user("gut", "ablegen")
            + Modell.user("chef", "aufgabe", "rathaus:rolle=\"leitung\"") + Modell.end
        var story = try Story(
            rahmen: Modell.rahmen(
                nodes,
                [
                    "s>g", "g>bau", "g>umwelt", "bau>h", "umwelt>h", "h>x",
                    "x>gut|bau.zustimmung and natur.zustimmung", "x>chef", "gut>e", "chef>gut",
                ]))
        try story.submit()
        return story
    }

    @Test func `each office has its own task, in any order`() throws {
        var story = try participation()
        let bau = Actor.staff(.clerk("b-1", units: ["bauamt"]))
        let umwelt = Actor.staff(.clerk("u-1", units: ["umweltamt"]))
        #expect(story.open == ["bau", "umwelt"] && story.vorgang.beteiligteStellen == ["bauamt", "umweltamt"])
        let answer = ["zustimmung": "ja", "stellungnahme": "keine Bedenken"]
        for (task, actor) in [("bau", umwelt), ("umwelt", bau), ("bau", Story.clerk)] {
            let command = Command.erledigeAufgabe(story.task(task), values: answer)
            #expect(story.refusals(command, by: actor) == ["not-allowed"])
        }
        #expect(story.vorgang.takesPart(bau) && story.vorgang.takesPart(Story.clerk))
        #expect(!story.vorgang.takesPart(.staff(.clerk("x", units: ["ordnung"]))))
        #expect(story.refusals(.schreibeNotiz("n"), by: bau) == ["not-allowed"])
        try story.do_("umwelt", answer, by: umwelt)
        #expect(story.open == ["bau"])
        try story.do_("bau", answer, by: bau)
        #expect(story.open == ["gut"])
        #expect(story.vorgang.takesPart(bau), "who took part still sees the case")
    }

    @Test func `a task of the head of office is not a clerk's`() throws {
        var story = try participation()
        for (task, unit) in [("bau", "bauamt"), ("umwelt", "umweltamt")] {
            try story.do_(
                task, ["zustimmung": "nein", "stellungnahme": "so nicht"], by: .staff(.clerk("o", units: [unit])))
        }
        #expect(story.open == ["chef"])
        let command = Command.erledigeAufgabe(story.task("chef"), values: [:])
        #expect(story.refusals(command, by: Story.clerk) == ["not-allowed"])
        try story.give(command, by: DrivenPeopleTests.head)
        #expect(story.open == ["gut"])
    }
}
