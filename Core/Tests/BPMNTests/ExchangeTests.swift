import Basics
import FEEL
import Testing
import XML

@testable import BPMN

@Suite("Models are compared, and parts of them adopted") struct ExchangeTests {
    private static let lanes =
        "<laneSet id=\"ls\"><lane id=\"l1\" name=\"Sachbearbeitung\"><flowNodeRef>s</flowNodeRef><flowNodeRef>a</flowNodeRef><flowNodeRef>e</flowNodeRef></lane></laneSet>"

    /// Check, then end.
    private static let ours =
        lanes + "<startEvent id=\"s\"/><userTask id=\"a\" name=\"Prüfen\"/><endEvent id=\"e\"/>"
        + Samples.flows("s>a a>e")

    /// With a second pair of eyes in a lane of its own, a reminder at the check, and another name for it.
    private static let theirs =
        "<laneSet id=\"ls\"><lane id=\"l1\" name=\"Sachbearbeitung\"><flowNodeRef>s</flowNodeRef><flowNodeRef>a</flowNodeRef><flowNodeRef>e</flowNodeRef></lane>"
        + "<lane id=\"l2\" name=\"Leitung\"><flowNodeRef>z</flowNodeRef></lane></laneSet>"
        + "<startEvent id=\"s\"/><userTask id=\"a\" name=\"Antrag prüfen\" r:frist=\"P3D\"/><userTask id=\"z\" name=\"Zeichnen\"/><endEvent id=\"e\"/>"
        + "<boundaryEvent id=\"b\" name=\"Frist\" attachedToRef=\"z\" cancelActivity=\"false\"><messageEventDefinition messageRef=\"m\"/></boundaryEvent><endEvent id=\"x\"/>"
        + Samples.flows("s>a a>z b>x") + "<sequenceFlow id=\"neu\" sourceRef=\"z\" targetRef=\"e\"/>"

    private static let message = "<message id=\"m\" name=\"Rückzug\"/>"

    private func models() throws -> (ours: ProcessModel, theirs: ProcessModel) {
        (try Samples.model(ExchangeTests.ours), try Samples.model(ExchangeTests.theirs, before: ExchangeTests.message))
    }

    @Test("Differences are told in words")
    func words() throws {
        let (ours, theirs) = try models()
        let words = ModelDiff(from: ours, to: theirs).changes.map(\.words.de)
        #expect(words.contains("Aufgabe für Menschen „Zeichnen“ kommt hinzu."))
        #expect(words.contains("Bahn „Leitung“ kommt hinzu."))
        #expect(words.contains("„Prüfen“ heißt jetzt „Antrag prüfen“."))
        #expect(words.contains("Aufgabe für Menschen „Antrag prüfen“: die Angabe rathaus:frist ist neu: „P3D“."))
        #expect(words.contains("Sequenzfluss „f1“ führt zu jetzt „Zeichnen“ statt „e“."))
        let back = ModelDiff(from: theirs, to: ours).changes.map(\.words.en)
        #expect(back.contains("User task “Zeichnen” is gone."))
        #expect(ModelDiff(from: ours, to: ours).changes.isEmpty)
    }

    @Test("An element with another id but the same kind and name is the same; one in another lane has moved")
    func moved() throws {
        let old = try Samples.model(
            "<laneSet id=\"ls\"><lane id=\"l1\" name=\"A\"><flowNodeRef>t</flowNodeRef></lane></laneSet><task id=\"t\" name=\"Tun\"/>"
        )
        let new = try Samples.model(
            "<laneSet id=\"ls\"><lane id=\"l1\" name=\"B\"><flowNodeRef>t9</flowNodeRef></lane></laneSet><task id=\"t9\" name=\"Tun\"/>"
        )
        let changes = ModelDiff(from: old, to: new).changes
        #expect(changes.map(\.kind) == [.changed, .moved] || changes.map(\.kind) == [.moved, .changed])
        #expect(changes.contains { $0.kind == .moved && $0.old == "t" && $0.new == "t9" })
    }

    @Test("Conditions, durations and positions: what counts is said, where it lies in the picture is not")
    func values() throws {
        let model = { (duration: String) in
            try Samples.model(
                "<startEvent id=\"s\"/><intermediateCatchEvent id=\"c\" name=\"Warten\"><timerEventDefinition><timeDuration xsi:type=\"tFormalExpression\">\(duration)</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id=\"e\"/>"
                    + Samples.flows("s>c c>e"))
        }
        let words = ModelDiff(from: try model("P1D"), to: try model("P2D").laidOut()).changes.map(\.words.de)
        #expect(words == ["Eintretendes Zwischenereignis „Warten“: die Dauer war „P1D“ und ist jetzt „P2D“."])
    }

    @Test("The picture marks differences by word, outline and colour, and tells them to screen readers")
    func picture() throws {
        let (ours, theirs) = try models()
        let svg = DiffPicture(ours, theirs).svg()
        let text = String(decoding: svg, as: UTF8.self)
        _ = try XMLDocument(svg)
        #expect(text.contains("+ neu") && text.contains("≠ geändert") && text.contains("stroke-dasharray"))
        #expect(text.contains("Aufgabe für Menschen: Zeichnen, neu"))
        #expect(text.contains("Aufgabe für Menschen „Zeichnen“ kommt hinzu."))
        #expect(
            String(decoding: DiffPicture(ours, ours, language: .en).svg(), as: UTF8.self).contains("No difference."))
    }

    @Test("An adopted element comes with its flows, border events, messages and lane, and the flow it replaces goes")
    func adopt() throws {
        let (ours, theirs) = try models()
        let adoption = try ModelAdoption(of: ["z", "x"], from: theirs, into: ours)
        #expect(adoption.findings == [])
        #expect(adoption.model.check().haveErrors == false)
        let rest = ModelDiff(from: adoption.model, to: theirs).changes
        #expect(Set(rest.compactMap(\.new)) == ["a"], "\(rest.map(\.words.de))")
        let process = adoption.model.processes[0]
        #expect(process.nodes.first { $0.id == "z" }?.lane == "Leitung")
        let ways = process.flows.map { "\(process.nodes[$0.source].id)>\(process.nodes[$0.target].id)" }
        #expect(Set(ways) == ["s>a", "a>z", "z>e", "b>x"])
    }

    @Test("Adopting everything makes the models equal, with lists of flows and diagram")
    func whole() throws {
        let (ours, theirs) = try models()
        let drawn = theirs.laidOut()
        let adoption = try ModelAdoption(of: ["a", "z", "x"], from: drawn, into: ours.laidOut())
        #expect(ModelDiff(from: adoption.model, to: drawn).changes.isEmpty)
        #expect(adoption.findings.filter { $0.severity == .error } == [])
        #expect(Diagram(of: adoption.model.tree)?.shapes.contains { $0.element == "z" } == true)
        let again = try ProcessModel.read(adoption.model.written())
        #expect(again.tree.elements == adoption.model.tree.elements)
    }

    @Test("A flow of another model that happens to have the id of one here gets an id of its own")
    func collision() throws {
        let ours = try Samples.model(
            "<startEvent id=\"s\"/><task id=\"a\"/><task id=\"b\"/><endEvent id=\"e\"/>" + Samples.flows("s>a b>e a>b"))
        let theirs = try Samples.model(
            "<startEvent id=\"s\"/><task id=\"a\"/><task id=\"z\"/><endEvent id=\"e\"/>" + Samples.flows("s>a a>z z>e"))
        let adoption = try ModelAdoption(of: ["z"], from: theirs.laidOut(), into: ours.laidOut())
        let process = adoption.model.processes[0]
        let ways = process.flows.map { "\(process.nodes[$0.source].id)>\(process.nodes[$0.target].id)" }
        #expect(Set(ways) == ["s>a", "b>e", "a>b", "a>z", "z>e"])
        #expect(Set(process.flows.map(\.id)).count == 5 && adoption.findings.filter { $0.severity == .error } == [])
        let lines = Diagram(of: adoption.model.tree)?.edges.map(\.element) ?? []
        #expect(Set(lines) == Set(process.flows.map(\.id)))
    }

    @Test("An element that the other model no longer has is taken out, and the gap is closed as there")
    func remove() throws {
        let (ours, theirs) = try models()
        let adoption = try ModelAdoption(of: ["z", "b", "x"], from: ours, into: theirs)
        #expect(adoption.findings.filter { $0.severity == .error } == [])
        let process = adoption.model.processes[0]
        #expect(Set(process.nodes.map(\.id)) == ["s", "a", "e"])
        #expect(process.flows.count == 2)
    }

    @Test("What is in neither model, or would break the model, is a finding")
    func refused() throws {
        let (ours, theirs) = try models()
        #expect(throws: Findings.self) { try ModelAdoption(of: ["nirgends"], from: theirs, into: ours) }
        let inner = try Samples.model(
            "<startEvent id=\"s\"/><subProcess id=\"sub\"><startEvent id=\"i\"/><task id=\"t\"/><endEvent id=\"o\"/><sequenceFlow id=\"g1\" sourceRef=\"i\" targetRef=\"t\"/><sequenceFlow id=\"g2\" sourceRef=\"t\" targetRef=\"o\"/></subProcess><endEvent id=\"e\"/>"
                + Samples.flows("s>sub sub>e"))
        #expect(throws: Findings.self) { try ModelAdoption(of: ["t"], from: inner, into: ours) }
        let broken = try ModelAdoption(of: ["e"], from: try Samples.model("<startEvent id=\"s\"/>"), into: ours)
        #expect(broken.findings.haveErrors)
    }

    @Test(
        "Random models: the next version adopted piece by piece is the next version",
        arguments: 1...40 as ClosedRange<UInt64>)
    func random(seed: UInt64) throws {
        let texts = [BlockWriter.model(seed: seed), BlockWriter.model(seed: seed, more: seed)]
        let models = try texts.map { try Samples.model($0.content, before: $0.before) }
        let diff = ModelDiff(from: models[0], to: models[1])
        let ids = diff.changes.compactMap { $0.new ?? $0.old }
        guard !ids.isEmpty else { return }
        let adoption = try ModelAdoption(of: Array(Set(ids)).sorted(), from: models[1], into: models[0])
        #expect(ModelDiff(from: adoption.model, to: models[1]).changes == [])
        #expect(adoption.findings.filter { $0.severity == .error } == [])
    }
}
