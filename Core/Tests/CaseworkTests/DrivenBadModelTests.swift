import BPMN
import Basics
import FEEL
import ServicePackages
import Testing

@testable import Casework

/// Models and events in a case that are huge, wrong or hostile: bounded, and told with the element's id and line.
@Suite("Bad models in a case", .timeLimit(.minutes(10))) struct DrivenBadModelTests {
    /// A submitted case of a process that ends with filing; `nodes` stand between.
    private func story(_ nodes: String, _ flows: [String], outside: String = "") throws -> Story {
        var story = try Story(
            rahmen: Modell.rahmen(
                Modell.start + nodes + Modell.user("ablegen", "ablegen") + Modell.end, flows + ["ablegen>e"],
                outside: outside))
        try story.submit()
        return story
    }

    private func expectNamed(_ story: Story, _ element: String, _ code: String) {
        #expect(story.incidents.map(\.code) == [code] && story.incidents.map(\.element) == [element])
        #expect(story.incidents.allSatisfy { $0.place?.line != nil })
        #expect(story.vorgang.aufgabenRows.contains { $0.art == .stoerung && $0.name == element })
    }

    // MARK: Size

    @Test func `a chain of 10,000 steps stops at the limit, goes on when tried again, and replays`() throws {
        let count = 10_000
        let steps = (0..<count).map { "<scriptTask id=\"t\($0)\"><script>\($0)</script></scriptTask>\n" }.joined()
        let flows = (1..<count).map { "t\($0 - 1)>t\($0)" }
        var story = try story(steps, ["s>t0"] + flows + ["t\(count - 1)>ablegen"])
        let incident = try #require(story.incidents.first)
        #expect(incident.code == "bpmn-too-many-steps" && incident.place?.line != nil)
        for _ in 0..<5 {
            guard let next = story.incidents.first else { break }
            try story.give(.loeseStoerung(next.id, .wiederholen, reason: ""), by: Story.clerk)
        }
        #expect(story.open == ["ablegen"] && story.incidents.isEmpty)
        #expect(Vorgang.replay(id: "v-1", town: lauter, story.events) == story.vorgang)
        #expect(story.vorgang.verfahren?.weg.count == Verfahren.wayLimit)
    }

    /// So many tasks at once.
    private func fan(_ count: Int) throws -> Story {
        let tasks = (0..<count).map { Modell.user("t\($0)", "aufgabe") + "\n" }.joined()
        let flows = (0..<count).flatMap { ["g>t\($0)", "t\($0)>j"] }
        return try Story(
            rahmen: Modell.rahmen(
                Modell.start + "<parallelGateway id=\"g\"/>" + tasks + "<parallelGateway id=\"j\"/>"
                    + Modell.user("ablegen", "ablegen") + Modell.end, ["s>g"] + flows + ["j>ablegen", "ablegen>e"]))
    }

    @Test func `a fan of 10,000 tasks is an incident at its gateway`() throws {
        var story = try fan(10_000)
        try story.submit()
        let incident = try #require(story.incidents.first)
        #expect(story.incidents.count == 1 && incident.code == "bpmn-too-many-steps" && incident.place?.line != nil)
    }

    @Test func `a fan of 2,000 tasks is refused at the task that no longer fits`() throws {
        var story = try fan(2_000)
        do {
            try story.submit()
            Issue.record("it was taken")
        } catch let findings as Findings {
            let finding = try #require(findings.all.first)
            #expect(finding.code == "process-too-large" && finding.subject?.hasPrefix("t") == true)
            #expect(finding.place?.line != nil && finding.words.de.contains("Zeile"))
        }
        #expect(story.vorgang.status == .entwurf, "nothing typed is lost")
    }

    @Test func `a million tasks, and a million orders, are an incident at their element`() throws {
        let loop = """
            <multiInstanceLoopCharacteristics><loopCardinality>1000000</loopCardinality></multiInstanceLoopCharacteristics>
            """
        for (tag, kind) in [("userTask", "taetigkeit=\"aufgabe\""), ("serviceTask", "verbinder=\"dienst\"")] {
            let task = "<\(tag) id=\"x\" rathaus:dienst=\"d\" rathaus:\(kind)>\(loop)</\(tag)>"
            expectNamed(try story(task, ["s>x", "x>ablegen"]), "x", "bpmn-multi-instance-count")
        }
    }

    // MARK: Calls and expressions

    @Test func `processes that call each other for ever are told at the call that is too deep`() throws {
        let other = """
            <process id="q" isExecutable="true"><startEvent id="qs"/><callActivity id="zurueck" calledElement="p"/>
            <sequenceFlow id="q1" sourceRef="qs" targetRef="zurueck"/></process>
            """
        let story = try story(
            "<callActivity id=\"hin\" calledElement=\"q\"/>", ["s>hin", "hin>ablegen"], outside: other)
        let incident = try #require(story.incidents.first)
        #expect(story.incidents.count == 1 && incident.code == "bpmn-call-too-deep")
        #expect(["hin", "zurueck"].contains(incident.element) && incident.place?.line != nil)
    }

    @Test(arguments: [
        ("<scriptTask id=\"x\" rathaus:ergebnis=\"r\"><script>1 +</script></scriptTask>", ["s>x", "x>ablegen"]),
        (
            "<exclusiveGateway id=\"x\"/><endEvent id=\"sonst\"/>",
            ["s>x", "x>ablegen|fehlt &gt; 1", "x>sonst|fehlt &lt;= 1"]
        ),
        (
            "<intermediateCatchEvent id=\"x\"><timerEventDefinition><timeDate xsi:type=\"tFormalExpression\">=fehlt</timeDate>"
                + "</timerEventDefinition></intermediateCatchEvent>", ["s>x", "x>ablegen"]
        ),
        (
            "<intermediateCatchEvent id=\"x\" rathaus:schluessel=\"fehlt\"><messageEventDefinition messageRef=\"m\"/>"
                + "</intermediateCatchEvent>", ["s>x", "x>ablegen"]
        ),
        (
            "<serviceTask id=\"x\" rathaus:verbinder=\"register\" rathaus:register=\"r\" rathaus:schluessel=\"fehlt\"/>",
            ["s>x", "x>ablegen"]
        ),
        (
            "<userTask id=\"x\" rathaus:taetigkeit=\"aufgabe\"><multiInstanceLoopCharacteristics>"
                + "<loopCardinality>fehlt</loopCardinality></multiInstanceLoopCharacteristics></userTask>",
            ["s>x", "x>ablegen"]
        ),
    ]) func `an expression that fails is an incident at its element, and skipping it goes on`(
        nodes: String, flows: [String]
    ) throws {
        var story = try story(nodes, flows, outside: "<message id=\"m\" name=\"antwort\"/>")
        let incident = try #require(story.incidents.first, "\(story.open)")
        #expect(story.incidents.count == 1 && incident.element == "x" && incident.place?.line != nil)
        try story.give(.loeseStoerung(incident.id, .ueberspringen, reason: "von Hand"), by: Story.clerk)
        #expect(story.incidents.isEmpty)
    }

    // MARK: Time and messages

    private func timer(_ kind: String, _ text: String) throws -> Story {
        try story(
            Modell.user("x", "aufgabe") + """
                <boundaryEvent id="b" attachedToRef="x" cancelActivity="false"><timerEventDefinition>
                <\(kind) xsi:type="tFormalExpression">\(text)</\(kind)></timerEventDefinition></boundaryEvent><endEvent id="da"/>
                """, ["s>x", "x>ablegen", "b>da"])
    }

    @Test(arguments: [
        ("timeDate", "1970-01-01", 1), ("timeDuration", "-P10000Y", 1), ("timeCycle", "R/1990-01-01T00:00:00Z/PT1S", 1),
        ("timeCycle", "R3/PT0S", 1), ("timeDuration", "P10000Y", 0), ("timeDate", "9999-12-31T23:59:59Z", 0),
        ("timeDuration", "P99999999999999999Y", 0),
    ]) func `a timer of the past fires once at a time, one of ten thousand years waits`(
        kind: String, text: String, firings: Int
    ) throws {
        var story = try timer(kind, text)
        let due = story.tasks.compactMap { if case .wecke(let id, let at) = $0 { (id, at) } else { nil } }
        #expect(due.count == 1 && due[0].1 >= story.now)
        let id = try #require(due.first?.0)
        let before = story.tasks.count
        try story.give(.wecke(id), by: .system("timers"))
        let fired = story.vorgang.history.filter { $0.event.name == "FristAbgelaufen" }.count
        #expect(fired == firings && story.tasks.count - before <= 1 && story.open == ["x"])
        #expect(story.incidents.isEmpty)
    }

    @Test func `two messages with one key: the first is taken, the second kept for the next wait`() throws {
        let wait = { (id: String) in
            "<intermediateCatchEvent id=\"\(id)\" rathaus:schluessel=\"&quot;K-1&quot;\"><messageEventDefinition "
                + "messageRef=\"m\"/></intermediateCatchEvent>"
        }
        let send = { (id: String) in
            "<sendTask id=\"\(id)\" messageRef=\"m\" rathaus:schluessel=\"&quot;K-1&quot;\"/>"
        }
        var story = try story(
            "<parallelGateway id=\"g\"/>" + wait("w1") + Modell.user("zwischen", "aufgabe") + wait("w2") + send("m1")
                + send("m2") + "<endEvent id=\"gesendet\"/>",
            ["s>g", "g>w1", "w1>zwischen", "zwischen>w2", "w2>ablegen", "g>m1", "m1>m2", "m2>gesendet"],
            outside: "<message id=\"m\" name=\"antwort\"/>")
        #expect(story.open == ["zwischen"] && story.vorgang.verfahren?.nachrichten.count == 1)
        try story.do_("zwischen")
        #expect(story.open == ["ablegen"] && story.vorgang.verfahren?.nachrichten == [])
    }
}
