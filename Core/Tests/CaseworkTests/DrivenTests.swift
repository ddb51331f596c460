import BPMN
import Basics
import FEEL
import FoundationEssentials
import ServicePackages
import Testing

@testable import Casework

/// Cases that their process drives.
@Suite struct DrivenTests {
    private func story() throws -> Story {
        var story = try Story(rahmen: Modell.ersatz())
        try story.submit()
        return story
    }

    /// Replaying the stored events gives the same case, and its process the same bytes.
    private func expectReplay(_ story: Story) throws {
        let stored = try story.events.map { event in
            var copy = event
            copy.event = try JSONDecoder().decode(Event.self, from: JSONEncoder().encode(event.event))
            return copy
        }
        let replayed = Vorgang.replay(id: "v-1", town: lauter, stored)
        #expect(replayed == story.vorgang)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(try encoder.encode(replayed?.verfahren?.state) == encoder.encode(story.vorgang.verfahren?.state))
    }

    @Test func `submitting begins the process in the same decision`() throws {
        let story = try story()
        #expect(story.events.last?.event.name == "VerfahrenGegangen")
        #expect(story.open == ["pruefen"])
        let task = story.vorgang.verfahren?.aufgaben.first
        #expect(task?.taetigkeit == .pruefen && task?.rolle == .sachbearbeitung && task?.bahn == "Sachbearbeitung")
        try expectReplay(story)
    }

    @Test func `each act completes its task and brings up the next`() throws {
        var story = try story()
        try story.do_("pruefen", ["vollstaendig": "ja"])
        #expect(story.vorgang.status == .inPruefung && story.open == ["entscheiden"])
        try story.decide_()
        #expect(story.open == ["bescheiden"])
        try story.print()
        try story.give(.stelleZu(story.notice, .abruf), by: Story.clerk)
        #expect(story.open == ["ablegen"])
        try story.give(Story.closing, by: Story.clerk)
        #expect(story.vorgang.verfahren?.state.phase == .completed && story.vorgang.status == .abgeschlossen)
        try expectReplay(story)
    }

    @Test func `deciding at once counts the examination as done`() throws {
        var story = try story()
        try story.give(.uebernehme, by: Story.clerk)
        try story.decide_()
        #expect(story.open == ["bescheiden"])
        #expect(story.vorgang.verfahren?.erledigt.keys.sorted() == ["entscheiden", "pruefen"])
    }

    @Test func `what the process does not want now is refused with what is open`() throws {
        var story = try Story(
            rahmen: Modell.rahmen(
                Modell.start + Modell.user("a", "aufgabe") + Modell.user("b", "entscheiden")
                    + Modell.user("c", "ablegen") + Modell.end, ["s>a", "a>b", "b>c", "c>e"]))
        try story.submit()
        try story.print()
        #expect(story.refusals(Story.closing, by: Story.clerk) == ["not-due"])
        let draft = try story.draft()
        #expect(story.refusals(.entscheide(.bewilligung, letter: draft), by: Story.clerk) == ["not-due"])
        #expect(story.refusals(.stelleRueckfrage(text: "?", due: "2026-03-20"), by: Story.clerk) == ["not-due"])
        try story.do_("a")
        #expect(story.refusals(.entscheide(.bewilligung, letter: draft), by: Story.clerk) == [])
    }

    @Test func `a query waits for the answer, and the answer brings the examination back`() throws {
        var story = try story()
        let question = try story.ask()
        #expect(story.open == [] && story.vorgang.status == .rueckfrageOffen)
        let timers = story.tasks.compactMap { if case .wecke(let id, let at) = $0 { (id, at) } else { nil } }
        #expect(timers.count == 1)
        #expect(timers.first?.1 == Instant(microseconds: 1_774_047_600_000_000), "2026-03-21 in Berlin")
        try story.give(.beantworteRueckfrage(question, text: "Dackel", documents: []), by: .antragsteller)
        #expect(story.open == ["pruefen"] && story.vorgang.verfahren?.fristen.isEmpty == true)
        let late = try story.give(.wecke(timers.first?.0 ?? 0), by: .system("timers"))
        #expect(late.isEmpty)
        try expectReplay(story)
    }

    @Test func `without an answer the deadline brings it back, and deciding is possible`() throws {
        var story = try story()
        try story.ask()
        guard let (id, due) = story.vorgang.verfahren?.fristen.first else { throw Findings([]) }
        #expect(try story.give(.wecke(id), by: .system("timers")).isEmpty, "before it is due nothing happens")
        let draft = try story.draft()
        #expect(story.refusals(.entscheide(.ablehnung, letter: draft), by: Story.clerk) == ["question-open"])
        story.now = due
        let events = try story.give(.wecke(id), by: .system("timers"))
        #expect(events.map(\.name) == ["FristAbgelaufen", "VerfahrenGegangen"])
        #expect(story.open == ["pruefen"])
        try story.give(.entscheide(.ablehnung, letter: draft), by: Story.clerk)
        #expect(story.vorgang.status == .entschieden && story.open == ["bescheiden"])
        try expectReplay(story)
    }

    @Test func `who withdraws ends the process, and the case can be filed`() throws {
        var story = try story()
        try story.give(.zieheZurueck(reason: "verzogen"), by: .antragsteller)
        #expect(story.vorgang.verfahren?.state.phase == .terminated && story.open == [])
        try story.print()
        try story.give(Story.closing, by: Story.clerk)
        #expect(story.vorgang.status == .abgeschlossen)
        try expectReplay(story)
    }

    @Test func `a case of before goes on without a process`() throws {
        var story = try Story()
        try story.submit()
        story.rahmen = try Modell.ersatz()
        try story.give(.uebernehme, by: Story.clerk)
        try story.decide_()
        try story.print()
        try story.give(.stelleZu(story.notice, .post), by: Story.clerk)
        try story.give(Story.closing, by: Story.clerk)
        #expect(story.vorgang.status == .abgeschlossen && story.vorgang.verfahren == nil)
        #expect(!story.events.contains { $0.event.name == "VerfahrenGegangen" })
    }

    @Test func `a case whose process is not there is not moved beside it`() throws {
        var story = try story()
        story.rahmen = nil
        #expect(story.refusals(.zieheZurueck(reason: ""), by: .antragsteller) == ["process-missing"])
        #expect(story.refusals(.schreibeNotiz("n"), by: Story.clerk) == [])
    }

    @Test func `a small form is read by the types of its fields`() throws {
        let fields = """
            <userTask id="a" rathaus:taetigkeit="aufgabe"><extensionElements>
            <rathaus:feld name="t" titel="T" pflicht="ja"/><rathaus:feld name="z" titel="Z" typ="zahl"/>
            <rathaus:feld name="d" titel="D" typ="datum"/><rathaus:feld name="j" titel="J" typ="ja-nein"/>
            <rathaus:feld name="w" titel="W" typ="auswahl" werte="rot; grün"/></extensionElements></userTask>
            """
        var story = try Story(
            rahmen: Modell.rahmen(
                Modell.start + fields + Modell.user("c", "ablegen") + Modell.end, ["s>a", "a>c", "c>e"]))
        try story.submit()
        let id = story.task("a")
        let wrong = Command.erledigeAufgabe(id, values: ["z": "x", "d": "31.2.2026", "j": "1", "w": "blau"])
        #expect(
            story.refusals(wrong, by: Story.clerk) == ["task-field-missing"]
                + Array(repeating: "task-field-wrong", count: 4))
        try story.do_("a", ["t": " Text ", "z": "1.234,50", "d": "3.4.2026", "j": "ja", "w": "grün"])
        let values = story.vorgang.verfahren?.state.variables
        #expect(values?["t"] == .string("Text") && values?["z"] == .number(Decimal128("1234.50") ?? Decimal128(0)))
        #expect(values?["d"] == FEELDate("2026-04-03").map { .date($0) } && values?["j"] == .boolean(true))
        #expect(values?["w"] == .string("grün"))
        #expect(story.refusals(.erledigeAufgabe(id, values: [:]), by: Story.clerk) == ["task-gone"])
        #expect(story.refusals(.erledigeAufgabe(story.task("c"), values: [:]), by: Story.clerk) == ["task-is-act"])
        try expectReplay(story)
    }
}
