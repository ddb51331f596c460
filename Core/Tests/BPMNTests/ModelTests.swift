import BPMN
import Basics
import FEEL
import Foundation
import Testing

@Suite("Models are read, checked and written") struct ModelTests {
    @Test("A model is written again with diagram, comments and vendor extensions")
    func roundTrip() throws {
        let text = """
            <?xml version="1.0"?><!-- drawn by hand --><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
            xmlns:v="urn:vendor" targetNamespace="t"><bpmn:process id="p" v:color="red"><bpmn:extensionElements>\
            <v:thing a="&lt;1&gt;">x &amp; y</v:thing></bpmn:extensionElements><bpmn:task id="t"/></bpmn:process></bpmn:definitions>
            """
        let model = try ProcessModel.read(Array(text.utf8))
        let again = try ProcessModel.read(model.written())
        #expect(again.tree.elements == model.tree.elements)
        #expect(again.tree.prolog == model.tree.prolog)
        let written = String(decoding: model.written(), as: UTF8.self)
        #expect(written.contains("v:color=\"red\"") && written.contains("drawn by hand"))
    }

    @Test("A file with an entity or a DOCTYPE is refused")
    func entities() {
        let text = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions>&e;</definitions>"
        #expect(throws: Findings.self) { try ProcessModel.read(Array(text.utf8)) }
        #expect(throws: Findings.self) { try ProcessModel.read(Array("<a><b></a>".utf8)) }
    }

    @Test("A file that is not BPMN is an error at its root")
    func notBPMN() throws {
        let findings = try ProcessModel.read(Array("<html/>".utf8)).check()
        #expect(findings.map(\.code) == ["bpmn-not-definitions"])
    }

    @Test("A finding says where: line and column of the element")
    func place() throws {
        let model = try Samples.model("<startEvent id=\"s\"/>\n  <endEvent id=\"e\"/>")
        let found = try #require(model.check().first { $0.code == "bpmn-end-event-incoming" })
        #expect(found.place == Place(file: "p.bpmn", line: 6, column: 3))
        #expect(found.line().hasPrefix("p.bpmn:6:3: error: "))
    }

    private static let broken: [(code: String, content: String)] = [
        ("bpmn-id-duplicate", "<task id=\"a\"/><task id=\"a\"/>"),
        ("bpmn-id-missing", "<task name=\"x\"/>"),
        ("bpmn-sequence-flow-end", "<task id=\"a\"/><sequenceFlow id=\"f\" sourceRef=\"a\" targetRef=\"nobody\"/>"),
        (
            "bpmn-gateway-alone",
            "<startEvent id=\"s\"/><parallelGateway id=\"g\"/><endEvent id=\"e\"/>" + Samples.flows("s>g g>e")
        ),
        (
            "bpmn-start-event-incoming",
            "<startEvent id=\"s\"/><task id=\"t\"/><endEvent id=\"e\"/>" + Samples.flows("s>t t>s t>e")
        ),
        (
            "bpmn-end-event-outgoing",
            "<startEvent id=\"s\"/><task id=\"t\"/><endEvent id=\"e\"/>" + Samples.flows("s>t t>e e>t")
        ),
        ("bpmn-end-event-missing", "<startEvent id=\"s\"/><task id=\"t\"/>" + Samples.flows("s>t")),
        ("bpmn-quantity", "<task id=\"t\" startQuantity=\"0\"/>"),
        (
            "bpmn-boundary-host",
            "<boundaryEvent id=\"b\" attachedToRef=\"b\"><terminateEventDefinition/></boundaryEvent>"
        ),
        (
            "bpmn-timer-format",
            "<intermediateCatchEvent id=\"c\"><timerEventDefinition><timeDuration xsi:type=\"tFormalExpression\">SOON</timeDuration></timerEventDefinition></intermediateCatchEvent>"
        ),
        ("bpmn-multi-instance-count", "<task id=\"t\"><multiInstanceLoopCharacteristics/></task>"),
        ("bpmn-script-format", "<scriptTask id=\"t\" scriptFormat=\"NOTHING\"><script>1</script></scriptTask>"),
        ("bpmn-ad-hoc-empty", "<adHocSubProcess id=\"a\"/>"),
        ("bpmn-cancel-outside-transaction", "<endEvent id=\"e\"><cancelEventDefinition/></endEvent>"),
    ]

    @Test("A broken constraint is named by its code", arguments: broken)
    func constraints(code: String, content: String) throws {
        let findings = try Samples.model(content).check()
        #expect(findings.contains { $0.code == code && $0.severity == .error }, "\(findings.map(\.code))")
    }

    @Test("A sound model has no findings")
    func sound() throws {
        let content = "<startEvent id=\"s\"/>" + Samples.script("t", "1 + 1", result: "x") + "<endEvent id=\"e\"/>"
        #expect(try Samples.model(content + Samples.flows("s>t t>e")).check() == [])
    }

    private static let foreign: [(source: String, feel: String?)] = [
        ("${valid == true}", "(valid = true)"), ("${!confirmed}", "not(confirmed = true)"),
        ("${a > 1 && b != 'x'}", "((a > 1) and (b != \"x\"))"),
        ("${user.name.startsWith(\"A\")}", "starts with(user.name, \"A\")"),
        ("${ execution.getVariable(\"Done\") == true }", "(Done = true)"),
        ("${a % 2 == 0 ? 'even' : 'odd'}", "(if (modulo(a, 2) = 0) then \"even\" else \"odd\")"),
        ("${bean.decide(execution)}", nil), ("${", nil), ("Hello ${name}!", "\"Hello \" + string(name) + \"!\""),
        ("${empty list || list.size() > 3}", "((list = null or list = \"\" or list = []) or (count(list) > 3))"),
    ]

    @Test("Expressions of other engines become FEEL, with a warning", arguments: foreign)
    func translation(source: String, feel: String?) {
        let expression = ProcessExpression(source, place: Place())
        #expect(expression.feel == feel)
        #expect(expression.findings.contains { $0.severity == .warning })
        #expect(expression.isExecutable == (feel != nil))
    }

    @Test("A delegate of another engine is a warning when kept and an error at publication")
    func publication() throws {
        let content =
            "<startEvent id=\"s\"/><serviceTask id=\"t\" xmlns:c=\"urn:c\" c:class=\"org.Foo\"/><endEvent id=\"e\"/>"
        let model = try Samples.model(content + Samples.flows("s>t t>e"))
        #expect(model.check().haveErrors == false)
        #expect(model.check(for: .publication).contains { $0.code == "bpmn-delegate-foreign" && $0.severity == .error })
    }
}

@Suite("Times of ISO 8601") struct ISOTimeTests {
    @Test("Durations, months clipped at the end of the month")
    func durations() throws {
        let day = try #require(ISOMoment("2024-01-31T10:00:00Z")).instant
        #expect(ISODuration("P1M")?.after(day) == ISOMoment("2024-02-29T10:00:00Z")?.instant)
        #expect(ISODuration("P1DT1H1.5S") == ISODuration(microseconds: 90_001_500_000))
        #expect(ISODuration("-PT1S") == ISODuration(microseconds: -1_000_000))
        for wrong in ["", "P", "PT", "1S", "PT1", "P1H", "PT1D", "P1D1Y", "PT1.5M", "P1Y-2M"] {
            #expect(ISODuration(wrong) == nil, "\(wrong)")
        }
    }

    @Test("Durations beyond all measure are held at 10,000 years")
    func farAway() {
        let far = ISODuration("P99999999999999999Y")?.after(Samples.start)
        #expect(far != nil && far! > Samples.start)
        #expect(ISODuration("PT999999999999999999H")!.after(Instant(microseconds: .max)).microseconds == .max)
    }

    @Test("Moments with zone, without, and none")
    func moments() {
        #expect(ISOMoment("1970-01-01T01:00:00+01:00")?.instant.microseconds == 0)
        #expect(ISOMoment("1970-01-02")?.instant.microseconds == 86_400_000_000)
        #expect(ISOMoment("2023-02-29") == nil && ISOMoment("2024-02-29") != nil)
        #expect(ISOMoment("2024-13-01") == nil && ISOMoment("2024-01-01T25:00:00") == nil)
    }

    @Test("Cycles")
    func cycles() {
        #expect(ISOCycle("R4/PT10S")?.repetitions == 4)
        #expect(ISOCycle("R/PT1H")?.repetitions == nil && ISOCycle("R/PT1H") != nil)
        #expect(ISOCycle("R-1/PT1H") == nil && ISOCycle("PT1H") == nil && ISOCycle("R2/x") == nil)
    }
}
