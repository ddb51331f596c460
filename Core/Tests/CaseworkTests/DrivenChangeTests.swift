import BPMN
import Basics
import ServicePackages
import Testing

@testable import Casework

/// Repairs by hand and changes of the version, with reasons and second persons.
@Suite struct DrivenChangeTests {
    private static let second = Actor.staff(.clerk("s-2"))
    private static let head = Actor.staff(.clerk("s-9", roles: [.leitung]))

    private func model(_ more: String = "", _ flows: [String]) throws -> Verfahrensrahmen {
        try Modell.rahmen(
            Modell.start + Modell.user("a", "aufgabe") + more + Modell.user("b", "ablegen") + Modell.end, flows)
    }

    private func story() throws -> Story {
        var story = try Story(rahmen: model("", ["s>a", "a>b", "b>e"]))
        try story.submit()
        return story
    }

    @Test func `a token is moved with a reason, by two people`() throws {
        var story = try story()
        let change = Command.beantrageEingriff([.move(frame: story.task("a"), to: "b")], reason: "schon erledigt")
        #expect(
            story.refusals(.beantrageEingriff([.move(frame: story.task("a"), to: "b")], reason: " "), by: Story.clerk)
                == ["text-empty"])
        try story.give(change, by: Story.clerk)
        #expect(story.open == ["a"] && story.vorgang.eingriff?.reason == "schon erledigt")
        #expect(story.refusals(change, by: DrivenChangeTests.second) == ["change-waits"])
        #expect(story.refusals(.entscheideEingriff(approved: true), by: Story.clerk) == ["four-eyes"])
        try story.give(.entscheideEingriff(approved: true), by: DrivenChangeTests.second)
        #expect(story.open == ["b"] && story.vorgang.eingriff == nil)
        #expect(Vorgang.replay(id: "v-1", town: lauter, story.events) == story.vorgang)
        #expect(story.refusals(.entscheideEingriff(approved: true), by: Story.clerk) == ["no-change"])
    }

    @Test func `a change is previewed, described and listed until a second person decides`() throws {
        var story = try story()
        let change = Command.beantrageEingriff([.move(frame: story.task("a"), to: "b")], reason: "schon erledigt")
        let preview = try #require(story.vorgang.preview(of: change, story.context(Story.clerk)))
        #expect(Set(preview.effects.map(\.element)) == ["a", "b"] && preview.isAllowed)
        #expect(preview.after?.open.count == story.vorgang.verfahren?.state.open.count)
        #expect(story.open == ["a"], "a preview changes nothing")
        try story.give(change, by: Story.clerk)
        #expect(story.vorgang.eingriff?.asked.map(\.de) == ["„a“ endet, weiter geht es bei „b“."])
        #expect(story.vorgang.aufgabenRows.map(\.art) == [.aufgabe, .eingriff])
        try story.give(.entscheideEingriff(approved: false), by: Story.clerk)
        #expect(story.vorgang.eingriff == nil && story.open == ["a"], "who asked may take it back")
        try story.give(change, by: Story.clerk)
        try story.give(.zieheZurueck(reason: "verzogen"), by: .antragsteller)
        #expect(story.vorgang.eingriff == nil && story.vorgang.aufgabenRows.isEmpty)
    }

    @Test func `the steps that can be changed are named, and those where it can go on`() throws {
        let story = try story()
        let verfahren = try #require(story.vorgang.verfahren)
        let library = try #require(story.rahmen?.modell.library)
        #expect(verfahren.state.standings(in: library).map(\.element) == ["a"])
        #expect(verfahren.state.standings(in: library).map(\.token) == [.frame(story.task("a"))])
        #expect(verfahren.state.targets(in: library).map(\.element).sorted() == ["a", "b", "e"])
    }

    @Test func `a version that lacks the letter that is being written is refused with its name`() throws {
        var story = try story()
        let letters = Verfahrensrahmen(
            modell: try #require(story.rahmen).modell, letter: { $0 == "bescheid" ? "x" : nil })
        story.rahmen = letters
        try story.give(.entwirfSchreiben(template: "bescheid", title: "Bescheid", values: [:]), by: Story.clerk)
        var version = ServiceRef.hund
        version.version = "2.0.0"
        let change = Command.wechsleVersion(version, reason: "Satzung")
        story.ziel = Verfahrensrahmen(modell: letters.modell)
        #expect(story.refusals(change, by: DrivenChangeTests.head) == ["letter-lost"])
        #expect(story.vorgang.preview(of: change, story.context(DrivenChangeTests.head))?.isAllowed == false)
        story.ziel = letters
        #expect(story.refusals(change, by: DrivenChangeTests.head) == [])
    }

    @Test func `a change that is refused changes nothing, one that cannot be is not asked for`() throws {
        var story = try story()
        let nowhere = Command.beantrageEingriff([.move(frame: story.task("a"), to: "nirgends")], reason: "x")
        #expect(!story.refusals(nowhere, by: Story.clerk).isEmpty)
        try story.give(.beantrageEingriff([.move(frame: story.task("a"), to: "b")], reason: "x"), by: Story.clerk)
        try story.give(.entscheideEingriff(approved: false), by: DrivenChangeTests.second)
        #expect(story.open == ["a"] && story.vorgang.eingriff == nil)
    }

    @Test func `a case goes on by the next version, and back`() throws {
        var story = try story()
        let old = try #require(story.rahmen)
        let new = try model(Modell.user("neu", "aufgabe"), ["s>a", "a>neu", "neu>b", "b>e"])
        var version = ServiceRef.hund
        version.version = "2.0.0"
        story.ziel = new
        #expect(story.refusals(.wechsleVersion(version, reason: "Satzung"), by: Story.clerk) == ["not-allowed"])
        try story.give(.wechsleVersion(version, reason: "Satzung"), by: DrivenChangeTests.head)
        #expect(story.vorgang.service.version == "2.0.0" && story.open == ["a"])
        (story.rahmen, story.ziel) = (new, old)
        try story.give(.wechsleVersion(.hund, reason: "zurück"), by: DrivenChangeTests.head)
        #expect(story.vorgang.service.version == "1.0.0" && story.open == ["a"])
        (story.rahmen, story.ziel) = (old, new)
        try story.give(.wechsleVersion(version, reason: "doch"), by: DrivenChangeTests.head)
        story.rahmen = new
        try story.do_("a")
        #expect(story.open == ["neu"])
        #expect(Vorgang.replay(id: "v-1", town: lauter, story.events) == story.vorgang)
    }
}
