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
