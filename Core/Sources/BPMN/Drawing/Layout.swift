/// Lays out processes that bring no diagram: in columns along the flow, subprocesses around their content.
struct Layout {
    private let process: ProcessDefinition
    /// Size of each node, and its place relative to its level.
    private var boxes: [Diagram.Box]
    private var sizes: [(width: Double, height: Double)]

    private static let gap = 50.0
    private static let padding = 30.0

    /// A diagram of all processes, one below the other.
    static func diagram(of processes: [ProcessDefinition]) -> Diagram {
        var diagram = Diagram()
        var y = 0.0
        for process in processes where !process.nodes.isEmpty {
            var layout = Layout(process)
            let height = layout.place(at: y)
            diagram.shapes += layout.shapes()
            diagram.edges += layout.edges()
            y += height + gap
        }
        return diagram
    }

    private init(_ process: ProcessDefinition) {
        self.process = process
        boxes = Array(repeating: Diagram.Box(x: 0, y: 0, width: 0, height: 0), count: process.nodes.count)
        sizes = Array(repeating: (0, 0), count: process.scopes.count)
    }

    /// Inner levels first, as a subprocess is as large as its content; then outer ones move their content.
    private mutating func place(at y: Double) -> Double {
        for scope in process.scopes.indices.reversed() { placeLevel(scope) }
        shift(0, 0, y)
        return sizes[0].height
    }

    private func size(of node: Int) -> (width: Double, height: Double) {
        switch process.nodes[node].kind {
        case .start, .end, .intermediateCatch, .intermediateThrow, .boundary: return (36, 36)
        case .gateway: return (50, 50)
        case .activity(let activity):
            guard case .subprocess(let subprocess) = activity.work else { return (110, 80) }
            let inner = sizes[subprocess.scope]
            return (max(110, inner.width + 2 * Layout.padding), max(80, inner.height + 2 * Layout.padding))
        }
    }

    private mutating func placeLevel(_ scope: Int) {
        let nodes = process.scopes[scope].nodes.filter {
            if case .boundary = process.nodes[$0].kind { false } else { true }
        }
        let columns = columns(of: nodes)
        var rows: [Int: Int] = [:]
        var taken: Set<[Int]> = []
        for node in nodes.sorted(by: { (columns[$0] ?? 0, $0) < (columns[$1] ?? 0, $1) }) {
            let column = columns[node] ?? 0
            var row = wantedRow(node, rows)
            while taken.contains([column, row]) { row += 1 }
            taken.insert([column, row])
            rows[node] = row
        }
        let widths = maxima(nodes, columns) { size(of: $0).width }
        let heights = maxima(nodes, rows) { size(of: $0).height }
        let lefts = offsets(widths)
        let tops = offsets(heights)
        for node in nodes {
            let size = size(of: node)
            let column = columns[node] ?? 0
            let row = rows[node] ?? 0
            boxes[node] = Diagram.Box(
                x: (lefts[column] ?? 0) + ((widths[column] ?? 0) - size.width) / 2,
                y: (tops[row] ?? 0) + ((heights[row] ?? 0) - size.height) / 2, width: size.width, height: size.height)
            placeBoundaries(of: node)
        }
        sizes[scope] = (
            nodes.map { boxes[$0].right }.max() ?? 0, (nodes.map { boxes[$0].bottom }.max() ?? 0) + 20
        )
    }

    private mutating func placeBoundaries(of node: Int) {
        let boundaries = process.nodes[node].activity?.boundaries ?? []
        for (position, boundary) in boundaries.enumerated() {
            boxes[boundary] = Diagram.Box(
                x: boxes[node].x + 10 + Double(position) * 42, y: boxes[node].bottom - 18, width: 36, height: 36)
        }
    }

    /// The column of each node: one after the last of those before it; flows that lead back do not count.
    private func columns(of nodes: [Int]) -> [Int: Int] {
        var waiting: [Int: Int] = [:]
        for node in nodes { waiting[node] = sources(of: node).filter { $0 != node }.count }
        var columns: [Int: Int] = [:]
        var ready = nodes.filter { waiting[$0] == 0 }
        var at = 0
        var rest = Set(nodes)
        while !rest.isEmpty {
            // In a cycle the first node in the order of the model breaks it.
            if at == ready.count, let next = nodes.first(where: { rest.contains($0) }) { ready.append(next) }
            let node = ready[at]
            at += 1
            guard rest.remove(node) != nil else { continue }
            columns[node] = columns[node] ?? 0
            for target in targets(of: node) where rest.contains(target) {
                columns[target] = max(columns[target] ?? 0, (columns[node] ?? 0) + 1)
                waiting[target] = (waiting[target] ?? 1) - 1
                if waiting[target] == 0 { ready.append(target) }
            }
        }
        return columns
    }

    private func sources(of node: Int) -> [Int] {
        process.nodes[node].incoming.map { host(process.flows[$0].source) }
    }

    private func targets(of node: Int) -> [Int] {
        let boundaries = process.nodes[node].activity?.boundaries ?? []
        return ([node] + boundaries).flatMap { process.nodes[$0].outgoing.map { process.flows[$0].target } }
    }

    private func host(_ node: Int) -> Int {
        if case .boundary(let boundary) = process.nodes[node].kind, boundary.host >= 0 { return boundary.host }
        return node
    }

    /// Beside the first node before it; below, if the way comes from a boundary event.
    private func wantedRow(_ node: Int, _ rows: [Int: Int]) -> Int {
        for flow in process.nodes[node].incoming {
            let source = process.flows[flow].source
            if let row = rows[host(source)] { return host(source) == source ? row : row + 1 }
        }
        return 0
    }

    private func maxima(_ nodes: [Int], _ group: [Int: Int], _ value: (Int) -> Double) -> [Int: Double] {
        var found: [Int: Double] = [:]
        for node in nodes { found[group[node] ?? 0] = max(found[group[node] ?? 0] ?? 0, value(node)) }
        return found
    }

    private func offsets(_ lengths: [Int: Double]) -> [Int: Double] {
        var offset = 0.0
        var found: [Int: Double] = [:]
        for key in lengths.keys.sorted() {
            found[key] = offset
            offset += (lengths[key] ?? 0) + Layout.gap
        }
        return found
    }

    /// Moves all levels to their final places, outer ones first: a level's number is larger than that of the one around it.
    private mutating func shift(_ scope: Int, _ x: Double, _ y: Double) {
        var origins: [Int: (Double, Double)] = [scope: (x, y)]
        for level in process.scopes.indices {
            guard let origin = origins[level] else { continue }
            for node in process.scopes[level].nodes {
                boxes[node].x += origin.0
                boxes[node].y += origin.1
                if let inner = process.innerScope(of: node) {
                    origins[inner] = (boxes[node].x + Layout.padding, boxes[node].y + Layout.padding)
                }
            }
        }
    }

    private func shapes() -> [Diagram.Shape] {
        // Boundary events last, so that they lie above their hosts.
        let order = process.nodes.indices.sorted { a, b in
            (isBoundary(a) ? 1 : 0, process.nodes[a].scope, a) < (isBoundary(b) ? 1 : 0, process.nodes[b].scope, b)
        }
        return order.map { Diagram.Shape(element: process.nodes[$0].id, box: boxes[$0]) }
    }

    private func isBoundary(_ node: Int) -> Bool {
        if case .boundary = process.nodes[node].kind { true } else { false }
    }

    private func edges() -> [Diagram.Edge] {
        process.flows.map { flow in
            let from = boxes[flow.source]
            let to = boxes[flow.target]
            return Diagram.Edge(element: flow.id, points: Layout.line(from, to, fromBelow: isBoundary(flow.source)))
        }
    }

    /// A line with right angles; flows that lead back go below.
    private static func line(_ from: Diagram.Box, _ to: Diagram.Box, fromBelow: Bool) -> [Diagram.Point] {
        let end = Diagram.Point(x: to.x, y: to.center.y)
        if fromBelow {
            let start = Diagram.Point(x: from.center.x, y: from.bottom)
            return [start, Diagram.Point(x: start.x, y: end.y), end]
        }
        let start = Diagram.Point(x: from.right, y: from.center.y)
        if to.x <= from.right {
            let low = max(from.bottom, to.bottom) + gap / 2
            return [
                Diagram.Point(x: from.center.x, y: from.bottom), Diagram.Point(x: from.center.x, y: low),
                Diagram.Point(x: to.center.x, y: low), Diagram.Point(x: to.center.x, y: to.bottom),
            ]
        }
        if abs(start.y - end.y) < 1 { return [start, end] }
        let middle = end.x - gap / 2
        return [start, Diagram.Point(x: middle, y: start.y), Diagram.Point(x: middle, y: end.y), end]
    }
}
