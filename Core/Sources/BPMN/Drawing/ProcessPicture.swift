import Basics
import XML

/// A picture of a model as SVG that screen readers can read: title, description, and a name for every element.
///
/// With a state the way taken is drawn thick and counted, and tokens stand where the instance waits. Nothing is told by
/// colour alone.
public struct ProcessPicture {
    let tree: ModelTree
    let index: TreeIndex
    let diagram: Diagram
    /// How often elements were passed, and how many tokens stand at them.
    let passed: [String: Int]
    let tokens: [String: Int]
    let language: Language
    /// Elements that differ from another model.
    var marks: [String: ModelDiff.Change.Kind] = [:]
    /// Before the ids of groups, so that two pictures can stand in one document.
    var prefix = "bpmn"

    /// The language of names of kinds and of the description.
    public enum Language: Sendable { case de, en }

    public init(_ model: ProcessModel, state: ProcessState? = nil, language: Language = .de) {
        tree = model.tree
        index = TreeIndex(tree)
        diagram = Diagram(of: tree) ?? Layout.diagram(of: tree, model.processes)
        self.language = language
        var passed: [String: Int] = [:]
        var tokens: [String: Int] = [:]
        for (number, id) in (state?.processes ?? []).enumerated() {
            guard let state, let process = model.processes.first(where: { $0.id == id }) else { continue }
            for (node, count) in zip(process.nodes, state.visits[number]) where count > 0 {
                passed[node.id, default: 0] += count
            }
            for (flow, count) in zip(process.flows, state.taken[number]) where count > 0 {
                passed[flow.id, default: 0] += count
            }
            for frame in state.open where frame.definition == number && frame.node >= 0 {
                tokens[process.nodes[frame.node].id, default: 0] += 1
            }
            for join in state.joins where join.definition == number {
                tokens[process.nodes[join.node].id, default: 0] += join.counts.reduce(0, +)
            }
        }
        self.passed = passed
        self.tokens = tokens.filter { $0.value > 0 }
    }

    static let namespace = "http://www.w3.org/2000/svg"
    private static let margin = 30.0

    /// The SVG document.
    public func svg() -> [UInt8] {
        let bounds = diagram.bounds
        var writer = XMLWriter(prefixes: [XMLNamespace(nil, ProcessPicture.namespace)])
        let margin = ProcessPicture.margin
        let box = [bounds.x - margin, bounds.y - margin, bounds.width + 2 * margin, bounds.height + 2 * margin]
        open(
            "svg", &writer,
            [
                ("viewBox", box.map(Self.text).joined(separator: " ")), ("width", Self.text(box[2])),
                ("height", Self.text(box[3])), ("role", "img"), ("aria-labelledby", "bpmn-title bpmn-desc"),
                ("font-family", "sans-serif"), ("font-size", "12"), ("fill", "none"), ("stroke", "#1d1d1b"),
            ])
        text("title", title, &writer, [("id", "bpmn-title")])
        text("desc", description, &writer, [("id", "bpmn-desc")])
        arrows(&writer)
        drawAll(&writer)
        writer.end()
        return writer.finish()
    }

    /// The box around everything.
    var bounds: Diagram.Box { diagram.bounds }

    /// Shapes and lines, without the document around them.
    func drawAll(_ writer: inout XMLWriter) {
        for shape in diagram.shapes where isBackground(shape) { draw(shape, &writer) }
        for edge in diagram.edges { draw(edge, &writer) }
        for shape in diagram.shapes where !isBackground(shape) { draw(shape, &writer) }
        for edge in diagram.edges { drawLabel(of: edge, &writer) }
        for shape in diagram.shapes { drawTokens(shape, &writer) }
        guard !marks.isEmpty else { return }
        for edge in diagram.edges { drawMark(edge, &writer) }
        for shape in diagram.shapes { drawMark(shape, &writer) }
    }

    /// Pools, lanes and open subprocesses lie behind the flows.
    private func isBackground(_ shape: Diagram.Shape) -> Bool {
        guard let element = index.byId[shape.element] else { return false }
        let local = tree[element].local
        return ["participant", "lane", "group"].contains(local)
            || (TreeIndex.subprocesses.contains(local) && shape.isExpanded && hasContent(element))
    }

    private func hasContent(_ element: Int) -> Bool {
        tree.elements(in: element).contains { TreeIndex.flowNodes.contains(tree[$0].local) }
    }

    private var title: String {
        let names = index.all("process").compactMap { tree.attribute("name", of: $0) ?? tree.attribute("id", of: $0) }
        let word = language == .de ? "Prozess" : "Process"
        return "\(word): \(names.joined(separator: ", "))"
    }

    private var description: String {
        let nodes = index.all(TreeIndex.flowNodes).count
        var sentences = [language == .de ? "\(nodes) Knoten." : "\(nodes) nodes."]
        let waiting = tokens.keys.sorted().map { name(of: $0) }
        if !waiting.isEmpty {
            sentences.append(
                (language == .de ? "Der Vorgang steht bei: " : "The case stands at: ") + waiting.joined(separator: ", ")
                    + ".")
        }
        return sentences.joined(separator: " ")
    }

    func name(of id: String) -> String {
        guard let element = index.byId[id] else { return id }
        let name = tree.attribute("name", of: element).flatMap { $0.isEmpty ? nil : $0 }
        return name ?? ElementNames.name(tree[element].local, language)
    }

    func arrows(_ writer: inout XMLWriter) {
        open("defs", &writer, [])
        for (id, color) in [("bpmn-arrow", "#1d1d1b"), ("bpmn-arrow-taken", "#003e7e")] {
            open(
                "marker", &writer,
                [
                    ("id", id), ("viewBox", "0 0 10 10"), ("refX", "9"), ("refY", "5"), ("markerWidth", "9"),
                    ("markerHeight", "9"), ("markerUnits", "userSpaceOnUse"), ("orient", "auto"),
                ])
            leaf("path", &writer, [("d", "M0 0L10 5L0 10z"), ("fill", color), ("stroke", "none")])
            writer.end()
        }
        writer.end()
    }

    // MARK: Writing

    func open(_ name: String, _ writer: inout XMLWriter, _ attributes: [(String, String)]) {
        writer.start(
            XMLName(name, in: ProcessPicture.namespace), attributes.map { XMLAttribute($0.0, $0.1) })
    }

    func leaf(_ name: String, _ writer: inout XMLWriter, _ attributes: [(String, String)]) {
        open(name, &writer, attributes)
        writer.end()
    }

    func text(_ name: String, _ content: String, _ writer: inout XMLWriter, _ attributes: [(String, String)]) {
        open(name, &writer, attributes)
        writer.text(content)
        writer.end()
    }

    /// A coordinate with at most one place after the point.
    static func text(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
    }
}
