import Basics
import FEEL
import Testing

@testable import BPMN

@Suite("Running instances go on by another version") struct MigrationTests {
    private static let first =
        "<startEvent id=\"s\"/><userTask id=\"u\" name=\"Prüfen\"/><endEvent id=\"e\"/>"
        + "<boundaryEvent id=\"b\" name=\"Frist\" attachedToRef=\"u\" cancelActivity=\"false\"><timerEventDefinition>"
        + "<timeDuration xsi:type=\"tFormalExpression\">P5D</timeDuration></timerEventDefinition></boundaryEvent><endEvent id=\"l\"/>"
        + Samples.flows("s>u u>e b>l")

    /// Another id, another order, a step before the end, a period less and one more.
    private static let second =
        "<endEvent id=\"e\"/><userTask id=\"z\" name=\"Zeichnen\"/><userTask id=\"u2\" name=\"Prüfen\" r:form=\"neu\"/><startEvent id=\"s\"/>"
        + "<boundaryEvent id=\"b2\" name=\"Erinnerung\" attachedToRef=\"u2\" cancelActivity=\"false\"><timerEventDefinition>"
        + "<timeDuration xsi:type=\"tFormalExpression\">P3D</timeDuration></timerEventDefinition></boundaryEvent><endEvent id=\"l\"/>"
        + Samples.flows("s>u2 u2>z z>e b2>l")

    private struct Case {
        let old: ProcessModel
        let new: ProcessModel
        var environment: StepEnvironment
        var state: ProcessState
        var events: [ProcessEvent] = []

        init(_ first: String, _ second: String, before: String = "") throws {
            old = try Samples.model(first, before: before)
            new = try Samples.model(second, before: before)
            environment = StepEnvironment(ProcessLibrary([old]))
            state = ProcessState(old.processes[old.processes.count - 1])
            take(.start(variables: [:]))
        }

        var plan: MigrationPlan {
            MigrationPlan(
                from: old.processes[old.processes.count - 1], to: new.processes[new.processes.count - 1])
        }

        @discardableResult
        mutating func take(_ input: ProcessInput) -> [ProcessAction] {
            let outcome = state.step(input, in: environment, at: Samples.start)
            events += outcome.events
            return outcome.actions
        }

        mutating func migrate(_ plan: MigrationPlan) throws -> [ProcessAction] {
            let outcome = try state.migrate([plan], in: environment, at: Samples.start)
            environment.library.add(plan.new)
            events += outcome.events
            return outcome.actions
        }
    }

    @Test("Counterparts are found by id, else by kind and name where both are unique")
    func proposal() throws {
        let plan = try Case(MigrationTests.first, MigrationTests.second).plan
        #expect(plan.mapping == ["s": "s", "u": "u2", "e": "e", "l": "l"])
        #expect(plan.removed.map(\.id) == ["b"] && Set(plan.added.map(\.id)) == ["z", "b2"])
    }

    @Test("A preview tells what stays, what begins and what is no longer awaited, and changes nothing")
    func preview() throws {
        let one = try Case(MigrationTests.first, MigrationTests.second)
        let preview = one.state.preview([one.plan], in: one.environment, at: Samples.start)
        #expect(preview.isAllowed && preview.findings.isEmpty)
        #expect(
            preview.effects.map(\.words.de) == [
                "„Prüfen“ bleibt, wo es ist.", "Auf „Frist“ wird nicht mehr gewartet.",
                "Die Frist „Erinnerung“ beginnt jetzt.", "Die Aufgabe „Prüfen“ ändert sich.",
            ])
        #expect(preview.effects.map(\.words.en).first == "“Prüfen” stays where it is.")
    }

    @Test("The instance goes on in the new version, with its open task, and replay gives the same state")
    func migrate() throws {
        var one = try Case(MigrationTests.first, MigrationTests.second)
        let task = try #require(one.state.open.last).id
        let actions = try one.migrate(one.plan)
        guard case .userTask(let handed)? = actions.last else { return #expect(Bool(false), "\(actions)") }
        #expect(handed.id == task && handed.element == "u2" && handed.form == "neu")
        let next = one.take(.completeTask(task))
        guard case .userTask(let signing)? = next.last else { return #expect(Bool(false), "\(next)") }
        #expect(signing.element == "z")
        one.take(.completeTask(signing.id))
        #expect(one.state.phase == .completed)
        #expect(ProcessState(one.old.processes[0]).replaying(one.events) == one.state)
    }

    @Test("Without a counterpart where it stands an instance stays on its version, with element and line")
    func refusal() throws {
        var one = try Case(
            MigrationTests.first,
            "<startEvent id=\"s\"/><userTask id=\"x\" name=\"Anderes\"/><endEvent id=\"e\"/>" + Samples.flows("s>x x>e")
        )
        let before = one.state
        let preview = one.state.preview([one.plan], in: one.environment, at: Samples.start)
        #expect(preview.findings.map(\.code) == ["migration-unmapped"] && !preview.isAllowed)
        #expect(preview.findings[0].subject == "u" && preview.findings[0].place?.line != nil)
        let same = one.plan
        #expect(throws: Findings.self) { _ = try one.migrate(same) }
        #expect(one.state == before)
        var plan = one.plan
        plan.map("u", to: "x")
        _ = try one.migrate(plan)
        #expect(one.state.open.contains { $0.node >= 0 && plan.new.nodes[$0.node].id == "x" })
    }

    private static let refused: [(code: String, content: String)] = [
        (
            "migration-kind",
            "<startEvent id=\"s\"/><serviceTask id=\"u\" r:connector=\"c\"/><endEvent id=\"e\"/>"
                + Samples.flows("s>u u>e")
        ),
        (
            "migration-loop",
            "<startEvent id=\"s\"/><userTask id=\"u\"><standardLoopCharacteristics loopMaximum=\"2\"/></userTask><endEvent id=\"e\"/>"
                + Samples.flows("s>u u>e")
        ),
        (
            "migration-level",
            "<startEvent id=\"s\"/><subProcess id=\"p\"><startEvent id=\"i\"/><userTask id=\"u\"/><endEvent id=\"o\"/><sequenceFlow id=\"x\" sourceRef=\"i\" targetRef=\"u\"/><sequenceFlow id=\"y\" sourceRef=\"u\" targetRef=\"o\"/></subProcess><endEvent id=\"e\"/>"
                + Samples.flows("s>p p>e")
        ),
    ]

    @Test("What would be something else, elsewhere or repeated otherwise is refused", arguments: refused)
    func others(code: String, content: String) throws {
        let one = try Case(MigrationTests.first, content)
        var plan = one.plan
        plan.map("u", to: "u")
        #expect(one.state.refusals(to: [plan]).map(\.code) == [code])
    }

    @Test("A token at a join waits on, over the step that is new before it; a branch that is gone is refused")
    func joins() throws {
        let split =
            "<startEvent id=\"s\"/><parallelGateway id=\"g\"/><userTask id=\"a\"/><userTask id=\"b\"/><parallelGateway id=\"j\"/><endEvent id=\"e\"/>"
        let old = split + Samples.flows("s>g g>a g>b a>j b>j j>e")
        var one = try Case(old, split + "<userTask id=\"n\"/>" + Samples.flows("s>g g>a g>b a>n b>j n>j j>e"))
        let tasks = one.state.open.filter { $0.node >= 0 }.map(\.id)
        one.take(.completeTask(tasks[0]))
        let actions = try one.migrate(one.plan)
        #expect(actions == [])
        one.take(.completeTask(tasks[1]))
        #expect(one.state.phase == .completed)
        var two = try Case(old, split + Samples.flows("s>g g>b b>j j>e g>j"))
        two.take(.completeTask(tasks[0]))
        #expect(two.state.refusals(to: [two.plan]).map(\.code) == ["migration-join"])
    }

    @Test("The inverse plan undoes a migration as long as no period began or ended by it")
    func undo() throws {
        let old =
            "<startEvent id=\"s\"/><task id=\"w\"/><userTask id=\"u\"/><endEvent id=\"e\"/>"
            + Samples.flows("s>w w>u u>e")
        let new =
            "<endEvent id=\"e\"/><userTask id=\"u\"/><task id=\"v\"/><startEvent id=\"s\"/>"
            + Samples.flows("s>v v>u u>e")
        var one = try Case(old, new)
        let before = one.state
        _ = try one.migrate(one.plan)
        #expect(one.state.visits[0] == [0, 0, 0, 1])
        _ = try one.migrate(one.plan.inverse)
        var undone = one.state
        undone.retired = nil
        #expect(undone == before)
        #expect(one.state.retired == [:])
    }

    @Test(
        "Random instances of random models migrate at a random moment, at times back again, and end soundly",
        .timeLimit(.minutes(5)))
    func random() throws {
        let runs = RandomRun.count(200)
        let first = UInt64.random(in: 0..<1_000_000)
        print("random migrations: seeds \(first) to \(first + runs - 1)")
        var moved = 0
        for seed in first..<first + runs where try run(seed) { moved += 1 }
        #expect(moved > 30)
    }

    @Test("The same migrations in every run", arguments: Array(1...40) + [652_606] as [UInt64])
    func known(seed: UInt64) throws { _ = try run(seed) }

    /// Whether the instance was under way when it was to migrate.
    private func run(_ seed: UInt64) throws -> Bool {
        let texts = [BlockWriter.model(seed: seed), BlockWriter.model(seed: seed, more: seed)]
        let models = try texts.map { try Samples.model($0.content, before: $0.before) }
        #expect(models[1].check().filter { $0.severity == .error } == [], "seed \(seed)")
        var run = RandomRun(models[0], seed: seed)
        run.start()
        for _ in 0..<Int.random(in: 0...12, using: &run.generator) where !run.state.hasEnded { run.next() }
        guard !run.state.hasEnded, run.complaints.isEmpty else { return false }
        let plans = MigrationPlan.plans(from: ProcessLibrary([models[0]]), to: ProcessLibrary([models[1]]))
        let before = run.state
        try run.migrate(to: models[1], plans)
        let isBack = Bool.random(using: &run.generator)
        if isBack {
            try run.migrate(to: models[0], plans.map(\.inverse))
            var undone = run.state
            undone.retired = before.retired
            if undone != before { run.complain("undoing the migration left something") }
        }
        for _ in 0..<3_000 where !run.state.hasEnded && run.complaints.isEmpty { run.next() }
        #expect(run.complaints == [], "seed \(seed)")
        #expect(run.state.phase == .completed && run.open.isEmpty, "seed \(seed), back \(isBack)")
        return true
    }
}
