import BPMN
import Basics
import FEEL
import Testing

/// Models and events that are wrong, huge or hostile: bounded, with findings or incidents that name element and line.
@Suite("Bad models and bad events", .timeLimit(.minutes(10))) struct BadModelTests {
    // MARK: Calls

    @Test("Processes that call each other in a circle are named by the check and stop at the limit of depth")
    func callCycle() throws {
        let other = """
            <process id="q" isExecutable="true"><startEvent id="qs"/><callActivity id="qc" calledElement="p"/><endEvent id="qe"/>
            <sequenceFlow id="q1" sourceRef="qs" targetRef="qc"/><sequenceFlow id="q2" sourceRef="qc" targetRef="qe"/></process>
            """
        let content =
            "<startEvent id=\"s\"/><callActivity id=\"c\" calledElement=\"q\"/><endEvent id=\"e\"/>"
            + Samples.flows("s>c c>e")
        let cycles = try Samples.model(content, before: other).check().filter { $0.code == "bpmn-call-cycle" }
        #expect(cycles.map(\.subject) == ["q", "p"] && cycles.allSatisfy { $0.place?.line != nil })
        var engine = try Samples.engine(content, before: other)
        _ = engine.start("p", variables: [:])
        let incident = try #require(engine.instances[0].state.incidents.first)
        #expect(incident.code == "bpmn-call-too-deep" && incident.place?.line != nil && !incident.element.isEmpty)
    }

    @Test("A process that calls itself twice at once is stopped by the number of steps")
    func callTree() throws {
        var engine = try Samples.engine(
            "<startEvent id=\"s\"/><parallelGateway id=\"g\"/><callActivity id=\"a\" calledElement=\"p\"/>"
                + "<callActivity id=\"b\" calledElement=\"p\"/><parallelGateway id=\"j\"/><endEvent id=\"e\"/>"
                + Samples.flows("s>g g>a g>b a>j b>j j>e"))
        _ = engine.start("p", variables: [:])
        #expect(engine.instances[0].state.incidents.map(\.code) == ["bpmn-too-many-steps"])
        #expect(engine.instances[0].state.open.count < 20_000)
    }

    // MARK: Size

    /// Shapes of models with about 10,000 nodes.
    private static let huge: [(name: String, content: String)] = [
        ("a chain", chain(10_000)), ("a fan of tasks", fan(10_000, "parallelGateway")),
        ("a fan of an inclusive gateway", fan(2_000, "inclusiveGateway")),
        ("events at one border", boundaries(10_000)),
        ("subprocesses inside one another", nested(100)),
    ]

    private static func chain(_ count: Int) -> String {
        let tasks = (0..<count).map { "<task id=\"t\($0)\"/>" }.joined()
        let flows = (1..<count).map { "t\($0 - 1)>t\($0)" }.joined(separator: " ")
        return "<startEvent id=\"s\"/>" + tasks + "<endEvent id=\"e\"/>"
            + Samples.flows("s>t0 \(flows) t\(count - 1)>e")
    }

    private static func fan(_ count: Int, _ kind: String) -> String {
        let tasks = (0..<count).map { "<userTask id=\"t\($0)\"/>" }.joined()
        let flows = (0..<count).map { "g>t\($0) t\($0)>j" }.joined(separator: " ")
        return "<startEvent id=\"s\"/><\(kind) id=\"g\"/>" + tasks + "<\(kind) id=\"j\"/><endEvent id=\"e\"/>"
            + Samples.flows("s>g \(flows) j>e")
    }

    private static func boundaries(_ count: Int) -> String {
        let events = (0..<count).map {
            "<boundaryEvent id=\"b\($0)\" attachedToRef=\"t\"><timerEventDefinition>"
                + "<timeDuration xsi:type=\"tFormalExpression\">P1D</timeDuration></timerEventDefinition></boundaryEvent>"
        }.joined()
        let flows = (0..<count).map { "b\($0)>e" }.joined(separator: " ")
        return "<startEvent id=\"s\"/><userTask id=\"t\"/>" + events + "<endEvent id=\"e\"/>"
            + Samples.flows("s>t t>e \(flows)")
    }

    private static func nested(_ depth: Int) -> String {
        var inner =
            "<startEvent id=\"s\(depth)\"/><endEvent id=\"e\(depth)\"/>"
            + "<sequenceFlow id=\"i\(depth)\" sourceRef=\"s\(depth)\" targetRef=\"e\(depth)\"/>"
        for level in (1..<depth).reversed() {
            inner = """
                <startEvent id="s\(level)"/><subProcess id="t\(level)">\(inner)</subProcess><endEvent id="e\(level)"/>
                <sequenceFlow id="i\(level)" sourceRef="s\(level)" targetRef="t\(level)"/>
                <sequenceFlow id="o\(level)" sourceRef="t\(level)" targetRef="e\(level)"/>
                """
        }
        return inner
    }

    @Test("A model of 10,000 elements is checked, drawn and run in bounded time", arguments: huge)
    func size(name: String, content: String) throws {
        let began = ContinuousClock.now
        let model = try Samples.model(content)
        #expect(model.check().filter { $0.severity == .error } == [])
        #expect(!ProcessPicture(model).svg().isEmpty)
        var engine = ProcessEngine(StepEnvironment(ProcessLibrary([model])), now: Samples.start)
        _ = engine.start("p", variables: [:])
        let codes = Set(engine.instances[0].state.incidents.map(\.code))
        #expect(codes.isSubset(of: ["bpmn-too-many-steps"]))
        for task in engine.instances[0].userTasks.prefix(50) { engine.take(.completeTask(task.id), for: 0) }
        let took = ContinuousClock.now - began
        print("\(name): \(took)")
        #expect(took < .seconds(60))
    }

    @Test("A million instances in one list, and a hundred million in two loops, are incidents with element and line")
    func instances() throws {
        let loop = { (count: String) in
            "<multiInstanceLoopCharacteristics><loopCardinality xsi:type=\"tFormalExpression\">\(count)</loopCardinality></multiInstanceLoopCharacteristics>"
        }
        var list = try Samples.engine(
            "<startEvent id=\"s\"/><userTask id=\"t\"><multiInstanceLoopCharacteristics r:collection=\"=for i in 1..1000000 return i\"/>"
                + "</userTask><endEvent id=\"e\"/>" + Samples.flows("s>t t>e"))
        _ = list.start("p", variables: [:])
        let first = try #require(list.instances[0].state.incidents.first)
        #expect(first.code == "bpmn-multi-instance-count" && first.element == "t" && first.place?.line != nil)
        var loops = try Samples.engine(
            "<startEvent id=\"s\"/><subProcess id=\"t\">\(loop("10000"))<task id=\"i\">\(loop("10000"))</task></subProcess>"
                + "<endEvent id=\"e\"/>" + Samples.flows("s>t t>e"))
        _ = loops.start("p", variables: [:])
        let second = try #require(loops.instances[0].state.incidents.first)
        #expect(second.code == "bpmn-too-many-steps" && second.place?.line != nil)
    }

    // MARK: Expressions

    /// Where an expression can fail, with what the run says of it.
    private static let failing: [(code: String, element: String, content: String)] = [
        (
            "bpmn-expression-failed", "g",
            "<startEvent id=\"s\"/><exclusiveGateway id=\"g\"/><endEvent id=\"e\"/><endEvent id=\"x\"/>"
                + Samples.flows("s>g") + Samples.condition("c", "g", "e", "missing > 1")
                + Samples.condition("d", "g", "x", "missing <= 1")
        ),
        (
            "bpmn-timer-failed", "c",
            "<startEvent id=\"s\"/><intermediateCatchEvent id=\"c\"><timerEventDefinition><timeDate xsi:type=\"tFormalExpression\">"
                + "=missing</timeDate></timerEventDefinition></intermediateCatchEvent><endEvent id=\"e\"/>"
                + Samples.flows("s>c c>e")
        ),
        (
            "bpmn-key-missing", "c",
            "<startEvent id=\"s\"/><intermediateCatchEvent id=\"c\"><messageEventDefinition messageRef=\"m\"/></intermediateCatchEvent>"
                + "<endEvent id=\"e\"/>" + Samples.flows("s>c c>e")
        ),
        (
            "bpmn-multi-instance-count", "t",
            "<startEvent id=\"s\"/><task id=\"t\"><multiInstanceLoopCharacteristics><loopCardinality xsi:type=\"tFormalExpression\">"
                + "missing</loopCardinality></multiInstanceLoopCharacteristics></task><endEvent id=\"e\"/>"
                + Samples.flows("s>t t>e")
        ),
    ]

    @Test(
        "An expression without a usable result is an incident with element and line, which a value or a skip solves",
        arguments: failing)
    func expressions(code: String, element: String, content: String) throws {
        let message = "<message id=\"m\" name=\"Antwort\" r:correlationKey=\"=missing\"/>"
        for resolution in [ProcessInput.Resolution.retry, .skip] {
            var engine = try Samples.engine(content, before: message)
            _ = engine.start("p", variables: [:])
            let incident = try #require(engine.instances[0].state.incidents.first)
            #expect(incident.code == code && incident.element == element && incident.place?.line != nil)
            if resolution == .retry {
                engine.take(.resolve(incident: incident.id, .retry), for: 0)
                #expect(engine.instances[0].state.incidents.map(\.code) == [code])
                let value: Value = code == "bpmn-timer-failed" ? .string("2020-01-01") : .int(1)
                engine.take(.setVariables(["missing": value]), for: 0)
            }
            let again = try #require(engine.instances[0].state.incidents.first)
            engine.take(.resolve(incident: again.id, resolution), for: 0)
            #expect(engine.instances[0].state.incidents == [])
            engine.advance(to: Samples.start)
            for subscription in engine.instances[0].state.subscriptions {
                engine.take(.deliver(subscription: subscription.id), for: 0)
            }
            #expect(engine.instances[0].state.phase == .completed)
        }
    }

    @Test("A message whose key has no value reaches nobody else's case")
    func missingKey() throws {
        let sender = """
            <message id="m" name="Zahlung" r:correlationKey="=aktenzeichen"/>
            <process id="sender" isExecutable="true"><startEvent id="ss"/><sendTask id="st" messageRef="m"/><endEvent id="se"/>
            <sequenceFlow id="x1" sourceRef="ss" targetRef="st"/><sequenceFlow id="x2" sourceRef="st" targetRef="se"/></process>
            """
        var engine = try Samples.engine(
            "<startEvent id=\"s\"/><receiveTask id=\"r\" messageRef=\"m\"/><endEvent id=\"e\"/>"
                + Samples.flows("s>r r>e"),
            before: sender)
        _ = engine.start("p", variables: [:])
        _ = engine.start("sender", variables: ["aktenzeichen": .string("A-1")])
        #expect(engine.instances[0].state.hasEnded == false)
        #expect(engine.instances[0].state.incidents.map(\.code) == ["bpmn-key-missing"])
    }

    // MARK: Time

    private static func timer(_ kind: String, _ text: String) -> String {
        """
        <startEvent id="s"/><userTask id="u"/><endEvent id="e"/><endEvent id="late"/>
        <boundaryEvent id="b" attachedToRef="u" cancelActivity="false"><timerEventDefinition>
        <\(kind) xsi:type="tFormalExpression">\(text)</\(kind)></timerEventDefinition></boundaryEvent>
        """ + Samples.flows("s>u u>e b>late")
    }

    @Test(
        "Timers in the past, of ten thousand years and of no length fire at most once at a time",
        arguments: [
            ("timeDate", "1999-12-31", 1), ("timeDate", "9999-12-31T23:59:59Z", 0), ("timeDuration", "P10000Y", 0),
            ("timeDuration", "P99999999999999999Y", 0), ("timeDuration", "-P10000Y", 1),
            ("timeCycle", "R/1990-01-01T00:00:00Z/PT1S", 2), ("timeCycle", "R/-PT1S", 1), ("timeCycle", "R3/PT0S", 1),
        ])
    func timers(kind: String, text: String, firings: Int) throws {
        var engine = try Samples.engine(BadModelTests.timer(kind, text))
        _ = engine.start("p", variables: [:])
        engine.advance(to: Samples.start.advanced(bySeconds: 1))
        let state = engine.instances[0].state
        #expect(state.visits[0][try #require(engine.environment.library["p"]?.nodeIndex["b"])] == firings)
        #expect(state.incidents.isEmpty && engine.instances[0].userTasks.count == 1)
    }

    @Test("A cycle of seconds after a year of standstill fires once, then goes on")
    func standstill() throws {
        let model = try Samples.model(BadModelTests.timer("timeCycle", "R/PT1S"))
        let environment = StepEnvironment(ProcessLibrary([model]))
        var state = ProcessState(model.processes[0])
        _ = state.step(.start(variables: [:]), in: environment, at: Samples.start)
        let later = Samples.start.advanced(bySeconds: 366 * 86_400)
        let timer = try #require(state.subscriptions.first)
        let outcome = state.step(.fireTimer(timer.id), in: environment, at: later)
        #expect(outcome.actions == [.setTimer(id: timer.id, element: "b", due: later.advanced(bySeconds: 1))])
    }

    // MARK: Messages

    @Test("Two messages for one key: each goes to one wait, the second is kept for the next")
    func twoMessages() throws {
        let sender = """
            <message id="m" name="Antwort" r:correlationKey="=az"/>
            <process id="sender" isExecutable="true"><startEvent id="ss"/><sendTask id="st" messageRef="m"/><endEvent id="se"/>
            <sequenceFlow id="x1" sourceRef="ss" targetRef="st"/><sequenceFlow id="x2" sourceRef="st" targetRef="se"/></process>
            """
        var engine = try Samples.engine(
            "<startEvent id=\"s\"/><receiveTask id=\"r\" messageRef=\"m\"/>"
                + Samples.script("k", "concatenate(alle, [text])", result: "alle") + "<userTask id=\"u\"/>"
                + "<receiveTask id=\"r2\" messageRef=\"m\"/>"
                + Samples.script("k2", "concatenate(alle, [text])", result: "alle") + "<endEvent id=\"e\"/>"
                + Samples.flows("s>r r>k k>u u>r2 r2>k2 k2>e"), before: sender)
        _ = engine.start("p", variables: ["az": .string("A-1"), "alle": .list([])])
        for text in ["eins", "zwei"] {
            _ = engine.start("sender", variables: ["az": .string("A-1"), "text": .string(text)])
        }
        let waiting = engine.instances[0].state
        #expect(waiting.hasEnded == false && waiting.variables["alle"] == .list([.string("eins")]))
        let task = try #require(engine.instances[0].userTasks.first)
        engine.take(.completeTask(task.id), for: 0)
        #expect(engine.instances[0].state.variables["alle"] == .list([.string("eins"), .string("zwei")]))
        #expect(engine.instances[0].state.phase == .completed)
    }

    @Test("A message that two cases wait for with one key goes to the one that waited first")
    func twoReceivers() throws {
        let content =
            "<startEvent id=\"s\"/><receiveTask id=\"r\" messageRef=\"m\"/><endEvent id=\"e\"/>"
            + Samples.flows("s>r r>e")
        let sender = """
            <message id="m" name="Antwort" r:correlationKey="=az"/>
            <process id="sender" isExecutable="true"><startEvent id="ss"/><sendTask id="st" messageRef="m"/><endEvent id="se"/>
            <sequenceFlow id="x1" sourceRef="ss" targetRef="st"/><sequenceFlow id="x2" sourceRef="st" targetRef="se"/></process>
            """
        var engine = try Samples.engine(content, before: sender)
        for id in ["p", "p", "sender"] { _ = engine.start(id, variables: ["az": .string("A-1")]) }
        #expect(engine.instances.map(\.state.hasEnded) == [true, false, true])
    }

    @Test("A message that comes twice for one wait is taken once")
    func twice() throws {
        let model = try Samples.model(
            "<startEvent id=\"s\"/><receiveTask id=\"r\" messageRef=\"m\"/><userTask id=\"u\"/><endEvent id=\"e\"/>"
                + Samples.flows("s>r r>u u>e"), before: "<message id=\"m\" name=\"Antwort\"/>")
        let environment = StepEnvironment(ProcessLibrary([model]))
        var state = ProcessState(model.processes[0])
        _ = state.step(.start(variables: [:]), in: environment, at: Samples.start)
        let input = ProcessInput.deliver(subscription: try #require(state.subscriptions.first).id)
        let first = state.step(input, in: environment, at: Samples.start)
        let after = state
        let second = state.step(input, in: environment, at: Samples.start)
        #expect(first.isAccepted && second.isAccepted == false && state == after)
    }
}
