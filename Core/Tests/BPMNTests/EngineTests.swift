import BPMN
import Basics
import FEEL
import Testing

@Suite("The engine moves tokens") struct EngineTests {
    @Test("Scripts in FEEL change variables")
    func scripts() throws {
        var engine = try Samples.engine(
            "<startEvent id=\"s\"/>" + Samples.script("a", "x + 1", result: "x") + Samples.script("b", "{y: x * 2}")
                + "<endEvent id=\"e\"/>" + Samples.flows("s>a a>b b>e"))
        _ = engine.start("p", variables: ["x": .int(1)])
        #expect(engine.instances[0].state.phase == .completed)
        #expect(engine.instances[0].state.variables["y"] == .int(4))
    }

    @Test("A user task waits with role, form and due date, and goes on with its result")
    func userTask() throws {
        var engine = try Samples.engine(
            """
            <laneSet id="l"><lane id="lane" name="Sachbearbeitung"><flowNodeRef>u</flowNodeRef></lane></laneSet>
            <startEvent id="s"/><userTask id="u" name="Antrag prüfen" r:form="pruefung" r:dueDate="P3D"/><endEvent id="e"/>
            """ + Samples.flows("s>u u>e"))
        _ = engine.start("p", variables: [:])
        let task = try #require(engine.instances[0].userTasks.first)
        #expect(task.role == "Sachbearbeitung" && task.form == "pruefung" && task.name == "Antrag prüfen")
        #expect(task.due == Samples.start.advanced(bySeconds: 3 * 86_400))
        engine.take(.completeTask(task.id, variables: ["gut": .boolean(true)]), for: 0)
        #expect(engine.instances[0].state.phase == .completed)
        #expect(engine.instances[0].state.variables["gut"] == .boolean(true))
    }

    private static let choice =
        "<startEvent id=\"s\"/><exclusiveGateway id=\"g\" default=\"d\"/>" + Samples.script("a", "\"A\"", result: "way")
        + Samples.script("b", "\"B\"", result: "way") + "<endEvent id=\"e\"/>" + Samples.flows("s>g a>e b>e")
        + Samples.condition("c", "g", "a", "n > 10") + "<sequenceFlow id=\"d\" sourceRef=\"g\" targetRef=\"b\"/>"

    @Test(
        "An exclusive gateway takes the first condition that holds, else the default",
        arguments: [(11, "A"), (10, "B")])
    func exclusive(number: Int, way: String) throws {
        var engine = try Samples.engine(EngineTests.choice)
        _ = engine.start("p", variables: ["n": .int(number)])
        #expect(engine.instances[0].state.variables["way"] == .string(way))
    }

    @Test("A condition without a result is an incident with the element, which a changed value solves")
    func incident() throws {
        var engine = try Samples.engine(EngineTests.choice)
        _ = engine.start("p", variables: [:])
        let incident = try #require(engine.instances[0].state.incidents.first)
        #expect(incident.code == "bpmn-expression-failed" && incident.element == "g" && incident.place?.line != nil)
        engine.take(.setVariables(["n": .int(20)]), for: 0)
        engine.take(.resolve(incident: incident.id, .retry), for: 0)
        #expect(engine.instances[0].state.phase == .completed && engine.instances[0].state.incidents.isEmpty)
    }

    @Test(
        "An inclusive join waits for all tokens that can still come, and no others",
        arguments: [(1, 1), (5, 2), (9, 3)])
    func inclusive(number: Int, branches: Int) throws {
        let split = (1...3).map { i in
            Samples.condition("c\(i)", "g", "u\(i)", "n >= \(1 + (i - 1) * 4)") + "<userTask id=\"u\(i)\"/>"
        }.joined()
        var engine = try Samples.engine(
            "<startEvent id=\"s\"/><inclusiveGateway id=\"g\"/>" + split + "<inclusiveGateway id=\"j\"/>"
                + Samples.script("after", "count(past) + 1", result: "done") + "<endEvent id=\"e\"/>"
                + Samples.flows("s>g u1>j u2>j u3>j j>after after>e"))
        _ = engine.start("p", variables: ["n": .int(number), "past": .list([])])
        #expect(engine.instances[0].userTasks.count == branches)
        while let task = engine.instances[0].userTasks.first {
            #expect(engine.instances[0].state.hasEnded == false)
            engine.take(.completeTask(task.id), for: 0)
        }
        #expect(engine.instances[0].state.phase == .completed)
        #expect(engine.instances[0].state.variables["done"] == .int(1))
    }

    @Test("A timer at a boundary interrupts after its time, not before")
    func timer() throws {
        var engine = try Samples.engine(
            """
            <startEvent id="s"/><userTask id="u"/><endEvent id="e"/><endEvent id="late"/>
            <boundaryEvent id="b" attachedToRef="u"><timerEventDefinition>
            <timeDuration xsi:type="tFormalExpression">P14D</timeDuration></timerEventDefinition></boundaryEvent>
            """ + Samples.flows("s>u u>e b>late"))
        _ = engine.start("p", variables: [:])
        engine.advance(to: Samples.start.advanced(bySeconds: 14 * 86_400 - 1))
        #expect(engine.instances[0].userTasks.count == 1)
        engine.advance(to: Samples.start.advanced(bySeconds: 14 * 86_400))
        #expect(engine.instances[0].userTasks.isEmpty && engine.instances[0].state.phase == .completed)
    }

    @Test("A timer in the past fires at once")
    func past() throws {
        var engine = try Samples.engine(
            """
            <startEvent id="s"/><intermediateCatchEvent id="c"><timerEventDefinition>
            <timeDate xsi:type="tFormalExpression">1999-12-31</timeDate></timerEventDefinition></intermediateCatchEvent>
            <endEvent id="e"/>
            """ + Samples.flows("s>c c>e"))
        _ = engine.start("p", variables: [:])
        engine.advance(to: Samples.start)
        #expect(engine.instances[0].state.phase == .completed)
    }

    private static let messages = """
        <startEvent id="s"/><receiveTask id="r" messageRef="m"/><endEvent id="e"/>
        """ + Samples.flows("s>r r>e")

    @Test("A message is kept until its time to live ends, and goes to one receiver with its key")
    func messages() throws {
        let sender = """
            <message id="m" name="Zahlung" r:correlationKey="=aktenzeichen" r:timeToLive="PT1H"/>
            <process id="sender" isExecutable="true"><startEvent id="ss"/><sendTask id="st" messageRef="m"/><endEvent id="se"/>
            <sequenceFlow id="x1" sourceRef="ss" targetRef="st"/><sequenceFlow id="x2" sourceRef="st" targetRef="se"/></process>
            """
        var engine = try Samples.engine(EngineTests.messages, before: sender)
        _ = engine.start("sender", variables: ["aktenzeichen": .string("A-1"), "betrag": .int(30)])
        _ = engine.start("p", variables: ["aktenzeichen": .string("A-2")])
        _ = engine.start("p", variables: ["aktenzeichen": .string("A-1")])
        _ = engine.start("p", variables: ["aktenzeichen": .string("A-1")])
        #expect(engine.instances.map(\.state.hasEnded) == [true, false, true, false])
        #expect(engine.instances[2].state.variables["betrag"] == .int(30))
        _ = engine.start("sender", variables: ["aktenzeichen": .string("B-1")])
        engine.advance(to: Samples.start.advanced(bySeconds: 3_600))
        _ = engine.start("p", variables: ["aktenzeichen": .string("B-1")])
        #expect(engine.instances[5].state.hasEnded == false)
    }

    @Test("Multi-instance goes through a list, collects outputs, and stops when its condition holds")
    func multiInstance() throws {
        var engine = try Samples.engine(
            """
            <startEvent id="s"/><userTask id="u"><multiInstanceLoopCharacteristics r:collection="=aemter" r:elementVariable="amt">
            <completionCondition xsi:type="tFormalExpression">numberOfCompletedInstances = 2</completionCondition>
            </multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>
            """ + Samples.flows("s>u u>e"))
        _ = engine.start("p", variables: ["aemter": .list(["a", "b", "c"].map { .string($0) })])
        let tasks = engine.instances[0].userTasks
        #expect(tasks.map { $0.inputs["amt"] } == ["a", "b", "c"].map { .string($0) })
        engine.take(.completeTask(tasks[2].id), for: 0)
        #expect(engine.instances[0].userTasks.count == 2)
        engine.take(.completeTask(tasks[0].id), for: 0)
        #expect(engine.instances[0].state.phase == .completed && engine.instances[0].userTasks.isEmpty)
    }

    @Test("A million instances are an incident, not a hang")
    func tooManyInstances() throws {
        var engine = try Samples.engine(
            """
            <startEvent id="s"/><task id="t"><multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">
            1000000</loopCardinality></multiInstanceLoopCharacteristics></task><endEvent id="e"/>
            """ + Samples.flows("s>t t>e"))
        _ = engine.start("p", variables: [:])
        #expect(engine.instances[0].state.incidents.map(\.code) == ["bpmn-multi-instance-count"])
    }

    @Test("A loop without a wait stops after the limit with an incident and loses no token")
    func endless() throws {
        var engine = try Samples.engine(
            "<startEvent id=\"s\"/><exclusiveGateway id=\"g\"/><task id=\"t\"/><endEvent id=\"e\"/>"
                + Samples.flows("s>t t>g") + Samples.condition("c1", "g", "t", "not(stop)")
                + Samples.condition("c2", "g", "e", "stop"))
        _ = engine.start("p", variables: ["stop": .boolean(false)])
        let incident = try #require(engine.instances[0].state.incidents.first)
        #expect(incident.code == "bpmn-too-many-steps")
        engine.take(.setVariables(["stop": .boolean(true)]), for: 0)
        engine.take(.resolve(incident: incident.id, .retry), for: 0)
        #expect(engine.instances[0].state.phase == .completed)
    }

    @Test("Processes that call themselves end in an incident at the limit of depth")
    func recursion() throws {
        var engine = try Samples.engine(
            "<startEvent id=\"s\"/><callActivity id=\"c\" calledElement=\"p\"/><endEvent id=\"e\"/>"
                + Samples.flows("s>c c>e"))
        _ = engine.start("p", variables: [:])
        #expect(engine.instances[0].state.incidents.map(\.code) == ["bpmn-call-too-deep"])
    }

    @Test("A failed task is handed out again, then becomes an incident that skipping solves")
    func retries() throws {
        let model = try Samples.model(
            "<startEvent id=\"s\"/><serviceTask id=\"t\" r:connector=\"write-letter\"/><endEvent id=\"e\"/>"
                + Samples.flows("s>t t>e"))
        let environment = StepEnvironment(ProcessLibrary([model]))
        var state = ProcessState(model.processes[0])
        let begun = state.step(.start(variables: [:]), in: environment, at: Samples.start)
        guard case .serviceTask(let task)? = begun.actions.first else { return #expect(Bool(false), "no task") }
        #expect(task.kind == .service(connector: "write-letter") && task.retries == 3)
        let reason = Words(de: "Drucker aus", en: "printer off")
        let again = state.step(.failTask(task.id, reason: reason, retriesLeft: 1), in: environment, at: Samples.start)
        #expect(again.actions == begun.actions)
        _ = state.step(.failTask(task.id, reason: reason, retriesLeft: 0), in: environment, at: Samples.start)
        #expect(state.incidents.map(\.words) == [reason])
        _ = state.step(.resolve(incident: state.incidents[0].id, .skip), in: environment, at: Samples.start)
        #expect(state.phase == .completed)
        #expect(state.step(.completeTask(task.id), in: environment, at: Samples.start).isAccepted == false)
    }

    @Test("A token can be moved by hand within its level")
    func move() throws {
        var engine = try Samples.engine(
            "<startEvent id=\"s\"/><userTask id=\"a\"/><userTask id=\"b\"/><endEvent id=\"e\"/>"
                + Samples.flows("s>a a>b b>e"))
        _ = engine.start("p", variables: [:])
        let task = try #require(engine.instances[0].userTasks.first)
        engine.take(.move(frame: task.id, to: "b"), for: 0)
        #expect(engine.instances[0].userTasks.map(\.element) == ["b"])
    }

    @Test("Compensation runs the handlers of what was done, the last first")
    func compensation() throws {
        let handled = ["a", "b"].map { id in
            Samples.script(id, "null")
                + "<boundaryEvent id=\"b\(id)\" attachedToRef=\"\(id)\"><compensateEventDefinition/></boundaryEvent>"
                + "<scriptTask id=\"h\(id)\" isForCompensation=\"true\" r:resultVariable=\"undone\"><script>concatenate(undone, [\"\(id)\"])"
                + "</script></scriptTask><association id=\"x\(id)\" sourceRef=\"b\(id)\" targetRef=\"h\(id)\"/>"
        }.joined()
        var engine = try Samples.engine(
            "<startEvent id=\"s\"/>" + handled + "<endEvent id=\"e\"><compensateEventDefinition/></endEvent>"
                + Samples.flows("s>a a>b b>e"))
        _ = engine.start("p", variables: ["undone": .list([])])
        #expect(engine.instances[0].state.phase == .completed)
        #expect(engine.instances[0].state.variables["undone"] == .list([.string("b"), .string("a")]))
    }

    @Test("An ad-hoc subprocess by hand runs what people choose, as often as they choose")
    func adHoc() throws {
        var engine = try Samples.engine(
            """
            <startEvent id="s"/><adHocSubProcess id="ad" r:activation="manual"><userTask id="a"/><userTask id="b"/>
            </adHocSubProcess><endEvent id="e"/>
            """ + Samples.flows("s>ad ad>e"))
        _ = engine.start("p", variables: [:])
        let frame = try #require(engine.instances[0].state.open.last)
        engine.take(.startActivity(frame: frame.id, element: "b"), for: 0)
        engine.take(.startActivity(frame: frame.id, element: "b"), for: 0)
        #expect(engine.instances[0].userTasks.map(\.element) == ["b", "b"])
        for task in engine.instances[0].userTasks { engine.take(.completeTask(task.id), for: 0) }
        #expect(engine.instances[0].state.hasEnded == false)
        engine.take(.completeAdHoc(frame: frame.id), for: 0)
        #expect(engine.instances[0].state.phase == .completed)
    }
}
