import Basics
import FEEL
import Testing

@testable import BPMN

@Suite("Models without a diagram are laid out so that they can be read") struct LayoutTests {
    /// Shapes and lines of the first level of a process, with the ids at the ends of each line.
    private struct Picture {
        let boxes: [String: Diagram.Box]
        let lines: [(from: String, to: String, points: [Diagram.Point], label: Diagram.Box?)]

        init(_ model: ProcessModel, scope: Int = 0) {
            let process = model.processes[model.processes.count - 1]
            let diagram = Layout.diagram(of: model.tree, model.processes)
            let level = Set(process.scopes[scope].nodes.map { process.nodes[$0].id })
            boxes = Dictionary(
                diagram.shapes.filter { level.contains($0.element) }.map { ($0.element, $0.box) },
                uniquingKeysWith: { first, _ in first })
            let flows = Dictionary(process.flows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            lines = diagram.edges.compactMap { edge in
                guard let flow = flows[edge.element], process.nodes[flow.source].scope == scope else { return nil }
                return (process.nodes[flow.source].id, process.nodes[flow.target].id, edge.points, edge.label)
            }
        }

        /// Shapes that lie on each other; events at a border lie on their hosts on purpose.
        var overlaps: [String] {
            let inner = boxes.filter { !$0.key.hasPrefix("b") }.sorted { $0.key < $1.key }
            return inner.indices.flatMap { i in
                inner.indices.dropFirst(i + 1).filter { inner[i].value.meets(inner[$0].value) }.map {
                    "\(inner[i].key) on \(inner[$0].key)"
                }
            }
        }

        /// Lines that run through shapes at which they do not end.
        var crossings: [String] {
            lines.flatMap { line in
                zip(line.points, line.points.dropFirst()).flatMap { start, end in
                    boxes.filter { box in
                        box.key != line.from && box.key != line.to && !line.from.hasPrefix("b")
                            && !box.key.hasPrefix("b") && box.value.isCrossed(start, end)
                    }.map { "\(line.from)>\(line.to) through \($0.key)" }
                }
            }
        }
    }

    @Test(
        "In random models no shape lies on another and no line runs through one",
        arguments: 1...120 as ClosedRange<UInt64>)
    func random(seed: UInt64) throws {
        let text = BlockWriter.model(seed: seed, more: seed % 3 == 0 ? seed : nil)
        let picture = Picture(try Samples.model(text.content, before: text.before))
        #expect(picture.overlaps == [])
        #expect(picture.crossings == [])
        #expect(!picture.lines.isEmpty)
    }

    @Test("A way back runs above, with its name, and through no shape")
    func back() throws {
        let content =
            "<startEvent id=\"s\" name=\"Antrag da\"/><userTask id=\"u\"/><exclusiveGateway id=\"g\" name=\"Vollständig?\"/><userTask id=\"r\"/><endEvent id=\"e\"/>"
            + Samples.flows("s>u u>g r>u")
            + "<sequenceFlow id=\"n\" name=\"nein\" sourceRef=\"g\" targetRef=\"r\"/><sequenceFlow id=\"j\" name=\"ja\" sourceRef=\"g\" targetRef=\"e\"/>"
        let picture = Picture(try Samples.model(content))
        #expect(picture.overlaps == [] && picture.crossings == [])
        let back = try #require(picture.lines.first { $0.from == "r" })
        let top = picture.boxes.values.map(\.y).min() ?? 0
        #expect(back.points.contains { $0.y < top })
        for line in picture.lines {
            guard let label = line.label else { continue }
            #expect(!picture.boxes.values.contains { $0.meets(label) })
        }
        #expect(picture.lines.filter { $0.label != nil }.count == 2)
    }

    @Test("Lanes lie below each other and hold their nodes; a pool holds the lanes")
    func lanes() throws {
        let content = """
            <laneSet id="ls"><lane id="l1" name="Bürgerbüro"><flowNodeRef>s</flowNodeRef><flowNodeRef>a</flowNodeRef></lane>
            <lane id="l2" name="Leitung"><flowNodeRef>b</flowNodeRef><flowNodeRef>e</flowNodeRef></lane></laneSet>
            <startEvent id="s"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>
            """ + Samples.flows("s>a a>b b>e")
        let model = try Samples.model(
            content,
            before:
                "<collaboration id=\"k\"><participant id=\"stadt\" name=\"Stadt\" processRef=\"p\"/></collaboration>")
        let diagram = Layout.diagram(of: model.tree, model.processes)
        let boxes = Dictionary(diagram.shapes.map { ($0.element, $0.box) }, uniquingKeysWith: { first, _ in first })
        let (first, second, pool) = (try #require(boxes["l1"]), try #require(boxes["l2"]), try #require(boxes["stadt"]))
        #expect(first.bottom == second.y)
        for (lane, nodes) in [(first, ["s", "a"]), (second, ["b", "e"])] {
            for node in nodes { #expect(boxes[node].map { $0.y >= lane.y && $0.bottom <= lane.bottom } == true) }
        }
        #expect(pool.y <= first.y && pool.bottom >= second.bottom && pool.right >= first.right)
    }
}

extension Diagram.Box {
    func meets(_ other: Diagram.Box) -> Bool {
        x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }

    /// Whether a level or upright part of a line runs through it.
    func isCrossed(_ start: Diagram.Point, _ end: Diagram.Point) -> Bool {
        let part = Diagram.Box(
            x: min(start.x, end.x), y: min(start.y, end.y), width: max(0.1, abs(start.x - end.x)),
            height: max(0.1, abs(start.y - end.y)))
        return meets(part)
    }
}
