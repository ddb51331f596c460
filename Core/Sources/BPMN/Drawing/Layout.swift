/// Lays out processes that bring no diagram: in columns along the flow, lanes and pools around them, subprocesses around
/// their content, names where nothing lies under them.
struct Layout {
    private let tree: ModelTree
    private let index: TreeIndex
    private var diagram = Diagram()

    static let boundaryStep = 130.0
    private static let gap = 60.0
    private static let header = 30.0
    private static let inset = 24.0

    /// A diagram of all processes, one below the other.
    static func diagram(of tree: ModelTree, _ processes: [ProcessDefinition]) -> Diagram {
        var layout = Layout(tree)
        layout.place(processes)
        return layout.diagram
    }

    private init(_ tree: ModelTree) {
        self.tree = tree
        index = TreeIndex(tree)
    }

    private mutating func place(_ processes: [ProcessDefinition]) {
        var y = 0.0
        let pools = index.all("participant")
        var widest = 0.0
        var boxes: [(id: String, y: Double, height: Double)] = []
        for process in processes where !process.nodes.isEmpty {
            let pool = pools.first { tree.reference("processRef", of: $0) == process.id }
            let size = place(process, x: pool == nil ? 0 : Layout.header, y: y)
            if let pool, let id = tree.attribute("id", of: pool) { boxes.append((id, y, size.height)) }
            widest = max(widest, size.width + (pool == nil ? 0 : Layout.header))
            y += size.height + Layout.gap
        }
        for pool in pools {
            guard let id = tree.attribute("id", of: pool), !boxes.contains(where: { $0.id == id }) else { continue }
            boxes.append((id, y, 60))
            y += 60 + Layout.gap
        }
        let shapes = boxes.map {
            Diagram.Shape(element: $0.id, box: Diagram.Box(x: 0, y: $0.y, width: max(300, widest), height: $0.height))
        }
        diagram.shapes = shapes + diagram.shapes
        placeNotes(y)
        connect(index.all("messageFlow", "association", "dataInputAssociation", "dataOutputAssociation"))
    }

    // MARK: One process

    private mutating func place(
        _ process: ProcessDefinition, x: Double, y: Double
    ) -> (width: Double, height: Double) {
        let lanes = lanes(of: process)
        var laneOf: [Int: Int] = [:]
        for (number, lane) in lanes.enumerated() {
            for node in lane.nodes { laneOf[node] = number }
        }
        var levels: [Int: LevelLayout] = [:]
        for scope in process.scopes.indices.reversed() {
            levels[scope] = LevelLayout(
                process, scope: scope, lanes: scope == 0 ? laneOf : [:], laneCount: scope == 0 ? lanes.count : 1
            ) { node in Layout.size(of: node, in: process, levels) }
        }
        let left = lanes.isEmpty && x == 0 ? 0 : x + (lanes.isEmpty ? 0 : Layout.header) + Layout.inset
        let top = lanes.isEmpty ? y + (x > 0 ? Layout.inset : 0) : y
        let width = left - x + (levels[0]?.width ?? 0) + Layout.inset
        for (lane, extent) in zip(lanes, levels[0]?.lanes ?? []) {
            diagram.shapes.append(
                Diagram.Shape(
                    element: lane.id,
                    box: Diagram.Box(x: x, y: top + extent.top, width: width, height: extent.bottom - extent.top)))
        }
        take(process, levels, left, top)
        return (width, (levels[0]?.height ?? 0) + 2 * (top - y))
    }

    private static func size(
        of node: Int, in process: ProcessDefinition, _ levels: [Int: LevelLayout]
    ) -> (width: Double, height: Double) {
        switch process.nodes[node].kind {
        case .start, .end, .intermediateCatch, .intermediateThrow, .boundary: return (36, 36)
        case .gateway: return (50, 50)
        case .activity(let activity):
            let count = Double(activity.boundaries.count)
            let border = count == 0 ? 0 : 46 + count * (count > 6 ? 42 : boundaryStep) - 20
            guard case .subprocess(let subprocess) = activity.work, let inner = levels[subprocess.scope] else {
                return (max(120, border), 80)
            }
            return (max(120, border, inner.width + 2 * inset), max(80, inner.height + 30 + inset))
        }
    }

    /// Moves all levels to their final places, outer ones first: a level's number is larger than that of the one around it.
    private mutating func take(_ process: ProcessDefinition, _ levels: [Int: LevelLayout], _ x: Double, _ y: Double) {
        var origins: [Int: (x: Double, y: Double)] = [0: (x, y)]
        var borders: [Diagram.Shape] = []
        for scope in process.scopes.indices {
            guard let level = levels[scope], let origin = origins[scope] else { continue }
            for node in process.scopes[scope].nodes {
                guard let box = level.boxes[node]?.moved(origin.x, origin.y) else { continue }
                let label = level.labels[node]?.moved(origin.x, origin.y)
                let shape = Diagram.Shape(element: process.nodes[node].id, box: box, label: label)
                if case .boundary = process.nodes[node].kind {
                    borders.append(shape)
                } else {
                    diagram.shapes.append(shape)
                }
                if let inner = process.innerScope(of: node) { origins[inner] = (box.x + Layout.inset, box.y + 30) }
            }
            for (flow, points) in level.lines.sorted(by: { $0.key < $1.key }) {
                diagram.edges.append(
                    Diagram.Edge(
                        element: process.flows[flow].id,
                        points: points.map { Diagram.Point(x: $0.x + origin.x, y: $0.y + origin.y) },
                        label: level.lineLabels[flow]?.moved(origin.x, origin.y)))
            }
        }
        // Border events last, so that they lie above their hosts.
        diagram.shapes += borders
    }

    /// The lanes that name nodes, in order; nodes without one are with the first.
    private func lanes(of process: ProcessDefinition) -> [(id: String, nodes: [Int])] {
        index.all("lane").compactMap { lane in
            guard let around = tree.ancestor(of: lane, named: ["process"]), let id = tree.attribute("id", of: lane),
                tree.attribute("id", of: around) == process.id, tree.child("childLaneSet", of: lane) == nil
            else { return nil }
            return (id, tree.references("flowNodeRef", of: lane).compactMap { process.nodeIndex[$0] })
        }
    }

    // MARK: Around the processes

    /// Notes and data below, in a row.
    private mutating func placeNotes(_ y: Double) {
        var x = 0.0
        for element in index.all("textAnnotation", "dataObjectReference", "dataStoreReference") {
            guard let id = tree.attribute("id", of: element) else { continue }
            let isNote = tree[element].local == "textAnnotation"
            let box = Diagram.Box(x: x, y: y, width: isNote ? 160 : 36, height: 50)
            diagram.shapes.append(Diagram.Shape(element: id, box: box))
            x += isNote ? 190 : 130
        }
    }

    /// Straight lines between shapes that stand.
    private mutating func connect(_ elements: [Int]) {
        let boxes = Dictionary(diagram.shapes.map { ($0.element, $0.box) }, uniquingKeysWith: { first, _ in first })
        for element in elements {
            guard let id = tree.attribute("id", of: element), let (source, target) = ends(of: element),
                let from = boxes[source], let to = boxes[target]
            else { continue }
            diagram.edges.append(Diagram.Edge(element: id, points: Layout.upright(from, to)))
        }
    }

    private func ends(of element: Int) -> (String, String)? {
        if let source = tree.reference("sourceRef", of: element), let target = tree.reference("targetRef", of: element)
        {
            return (source, target)
        }
        guard tree[element].local.hasPrefix("data") else { return nil }
        let owner = tree[element].parent >= 0 ? tree.attribute("id", of: tree[element].parent) ?? "" : ""
        if let source = tree.references("sourceRef", of: element).first { return (source, owner) }
        return tree.references("targetRef", of: element).first.map { (owner, $0) }
    }

    /// A line from the lower to the upper side of two boxes, or the other way round.
    private static func upright(_ from: Diagram.Box, _ to: Diagram.Box) -> [Diagram.Point] {
        let isDown = to.center.y >= from.center.y
        let start = Diagram.Point(x: from.center.x, y: isDown ? from.bottom : from.y)
        let end = Diagram.Point(x: to.center.x, y: isDown ? to.y : to.bottom)
        if abs(start.x - end.x) < 1 { return [start, end] }
        let middle = (start.y + end.y) / 2
        return [start, Diagram.Point(x: start.x, y: middle), Diagram.Point(x: end.x, y: middle), end]
    }
}
