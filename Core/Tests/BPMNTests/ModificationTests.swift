import Basics
import FEEL
import Testing

@testable import BPMN

@Suite("Tokens are moved, ended and started by hand") struct ModificationTests {
    private static let content =
        "<startEvent id=\"s\"/><parallelGateway id=\"g\"/><userTask id=\"a\" name=\"Bauamt\"/><userTask id=\"b\" name=\"Umweltamt\"/>"
        + "<parallelGateway id=\"j\" name=\"Alle da\"/><userTask id=\"u\" name=\"Entscheiden\"/><endEvent id=\"e\"/>"
        + Samples.flows("s>g g>a g>b a>j b>j j>u u>e")

    private struct Case {
        let environment: StepEnvironment
        var state: ProcessState
        var events: [ProcessEvent] = []
        let process: ProcessDefinition

        init(_ content: String, _ variables: Variables = [:]) throws {
            let model = try Samples.model(content)
            environment = StepEnvironment(ProcessLibrary([model]))
            process = model.processes[0]
            state = ProcessState(process)
            take(.start(variables: variables))
        }

        @discardableResult
        mutating func take(_ input: ProcessInput) -> Bool {
            let outcome = state.step(input, in: environment, at: Samples.start)
            events += outcome.events
            return outcome.isAccepted
        }

        func frame(_ element: String) -> Int {
            state.open.first { $0.node >= 0 && process.nodes[$0.node].id == element }?.id ?? -1
        }

        func preview(_ changes: [TokenChange]) -> ProcessPreview {
            state.preview(changes, in: environment, at: Samples.start)
        }
    }

    @Test("A moved token begins elsewhere, the reason stands in the events, and they replay")
    func move() throws {
        var one = try Case(ModificationTests.content)
        let changes = [TokenChange.move(frame: one.frame("a"), to: "u"), .cancel(frame: one.frame("b"))]
        let preview = one.preview(changes)
        #expect(preview.isAllowed)
        #expect(
            preview.effects.map(\.words.de) == [
                "Die Aufgabe „Bauamt“ wird zurückgenommen.", "Die Aufgabe „Umweltamt“ wird zurückgenommen.",
                "Die Aufgabe „Entscheiden“ steht neu an.",
            ])
        let isTaken = one.take(.modify(changes, reason: "Stellungnahmen liegen auf Papier vor"))
        #expect(isTaken)
        #expect(one.events.contains(.modified(changes, reason: "Stellungnahmen liegen auf Papier vor")))
        #expect(ProcessState(one.process).replaying(one.events) == one.state && one.state.imbalances == [])
        one.take(.completeTask(one.frame("u")))
        #expect(one.state.phase == .completed)
    }

    @Test("A join that would wait for ever is named before")
    func starving() throws {
        var one = try Case(ModificationTests.content)
        one.take(.completeTask(one.frame("a")))
        let finding = try #require(one.preview([.move(frame: one.frame("b"), to: "u")]).findings.first)
        #expect(finding.code == "modification-join" && finding.severity == .warning && finding.subject == "j")
        #expect(one.preview([.move(frame: one.frame("b"), to: "a")]).findings.isEmpty == false)
        #expect(one.preview([.move(frame: one.frame("b"), to: "b")]).findings.isEmpty)
    }

    @Test("The last token cannot simply be ended, but exchanged for another")
    func last() throws {
        var one = try Case(
            "<startEvent id=\"s\"/><userTask id=\"a\"/><userTask id=\"b\"/><endEvent id=\"e\"/>"
                + Samples.flows("s>a a>b b>e"))
        let cancel = TokenChange.cancel(frame: one.frame("a"))
        #expect(one.preview([cancel]).findings.map(\.code) == ["modification-nothing-left"])
        let before = one.state
        let isTaken = one.take(.modify([cancel], reason: "x"))
        #expect(isTaken == false && one.state == before)
        one.take(.modify([cancel, .start("b")], reason: "x"))
        #expect(one.frame("b") > 0 && one.state.imbalances == [])
    }

    @Test("A token that an incident has stopped can be sent elsewhere")
    func release() throws {
        var one = try Case(
            "<startEvent id=\"s\"/><exclusiveGateway id=\"g\"/><userTask id=\"a\"/><userTask id=\"b\"/><endEvent id=\"e\"/>"
                + Samples.flows("s>g a>e b>e") + Samples.condition("c1", "g", "a", "x > 1")
                + Samples.condition("c2", "g", "b", "x < 1"))
        let incident = try #require(one.state.incidents.first)
        one.take(.modify([.release(incident: incident.id, to: "b")], reason: "x fehlt"))
        #expect(one.frame("b") > 0 && one.state.incidents.isEmpty && one.state.imbalances == [])
    }

    private static let refused: [(code: String, change: TokenChange)] = [
        ("modification-target", .start("nowhere")), ("modification-target", .start("s")),
        ("modification-gone", .cancel(frame: 99)), ("modification-gone", .cancel(frame: 1)),
        ("modification-gone", .release(incident: 99, to: "u")), ("modification-gone", .start("u", scope: 99)),
    ]

    @Test("What cannot be is refused as a whole", arguments: refused)
    func refusals(code: String, change: TokenChange) throws {
        var one = try Case(ModificationTests.content)
        #expect(one.preview([change]).findings.map(\.code) == [code])
        let before = one.state
        let isTaken = one.take(.modify([.start("u"), change], reason: "x"))
        #expect(isTaken == false && one.state == before)
    }

    @Test("The same frame is not changed twice at once")
    func twice() throws {
        let one = try Case(ModificationTests.content)
        let frame = one.frame("a")
        #expect(
            one.preview([.move(frame: frame, to: "u"), .cancel(frame: frame)]).findings.map(\.code) == [
                "modification-gone"
            ])
    }

    @Test("Random changes by hand leave tokens that add up, and events that replay", .timeLimit(.minutes(5)))
    func random() throws {
        let runs = RandomRun.count(200)
        let first = UInt64.random(in: 0..<1_000_000)
        print("random changes by hand: seeds \(first) to \(first + runs - 1)")
        var done = 0
        for seed in first..<first + runs { done += try run(seed) }
        #expect(done > 40)
    }

    private func run(_ seed: UInt64) throws -> Int {
        let text = BlockWriter.model(seed: seed)
        var run = RandomRun(try Samples.model(text.content, before: text.before), seed: seed)
        run.start()
        var done = 0
        for step in 0..<300 where !run.state.hasEnded && run.complaints.isEmpty {
            if step % 5 == 4, let change = change(&run) {
                if run.state.preview([change], in: run.environment, at: run.now).isAllowed {
                    run.take(.modify([change], reason: "Probe"))
                    done += 1
                }
            }
            run.next()
        }
        #expect(run.complaints == [], "seed \(seed)")
        return done
    }

    private func change(_ run: inout RandomRun) -> TokenChange? {
        guard let frame = run.state.open.randomElement(using: &run.generator), frame.parent > 0, frame.node >= 0,
            let process = run.environment.library[run.state.processes[frame.definition]]
        else { return nil }
        let level = process.scopes[process.nodes[frame.node].scope].nodes
        guard let target = level.randomElement(using: &run.generator) else { return nil }
        switch Int.random(in: 0..<4, using: &run.generator) {
        case 0: return .cancel(frame: frame.id)
        case 1: return .start(process.nodes[target].id, scope: frame.parent)
        default: return .move(frame: frame.id, to: process.nodes[target].id)
        }
    }
}
