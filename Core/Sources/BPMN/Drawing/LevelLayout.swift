/// The places of the nodes, lines and labels of one level, relative to its upper left corner.
struct LevelLayout {
    private let process: ProcessDefinition
    private var graph: LevelGraph
    private let size: (Int) -> (width: Double, height: Double)

    private(set) var boxes: [Int: Diagram.Box] = [:]
    private(set) var labels: [Int: Diagram.Box] = [:]
    private(set) var lines: [Int: [Diagram.Point]] = [:]
    private(set) var lineLabels: [Int: Diagram.Box] = [:]
    /// Top and bottom of each lane.
    private(set) var lanes: [(top: Double, bottom: Double)] = []
    private(set) var width = 0.0
    private(set) var height = 0.0

    /// How far below the middle of its host the line of a border event runs. The further left the event, the lower, so that
    /// lines do not run through the names of others.
    private var borders: [Int: Double] = [:]
    private var lefts: [Double] = []
    private var widths: [Double] = []
    private var tracks = TrackTable()

    static let letter = 6.4
    static let line = 14.0
    private static let corridor = 14.0

    init(
        _ process: ProcessDefinition, scope: Int, lanes nodeLanes: [Int: Int], laneCount: Int,
        size: @escaping (Int) -> (width: Double, height: Double)
    ) {
        self.process = process
        self.size = size
        graph = LevelGraph(process, scope: scope, lanes: nodeLanes) { node in
            LevelLayout.item(process, node, size(node))
        }
        for node in process.scopes[scope].nodes {
            let boundaries = process.nodes[node].activity?.boundaries ?? []
            guard !boundaries.isEmpty else { continue }
            let room = size(node).height / 2 + LevelLayout.borderRoom(process, node)
            for (place, boundary) in boundaries.reversed().enumerated() {
                borders[boundary] = room + 8 * Double(place % 10)
            }
        }
        graph.settle()
        stackLanes(max(1, laneCount))
        findTracks()
        setColumns()
        setBoxes()
        setLoose()
        drawChains()
        drawBacks()
    }

    /// An item with room for what is written below it.
    private static func item(
        _ process: ProcessDefinition, _ node: Int, _ size: (width: Double, height: Double)
    ) -> LevelGraph.Item {
        let found = process.nodes[node]
        var item = LevelGraph.Item(
            node: node, column: 0, lane: 0, width: size.width, up: size.height / 2, down: size.height / 2)
        if found.activity == nil, let name = found.name, !name.isEmpty {
            let lines = ProcessPicture.wrap(name, width: 18, lines: 3)
            item.down += 4 + Double(lines.count) * line
            item.width = max(item.width, Double(lines.map(\.count).max() ?? 0) * letter)
        }
        let boundaries = found.activity?.boundaries ?? []
        if !boundaries.isEmpty {
            item.down += LevelLayout.borderRoom(process, node) + 8 * Double(min(10, boundaries.count))
        }
        return item
    }

    /// How far the events at the border of a node and their names reach below it.
    private static func borderRoom(_ process: ProcessDefinition, _ node: Int) -> Double {
        let boundaries = process.nodes[node].activity?.boundaries ?? []
        let names = boundaries.map { ProcessPicture.wrap(process.nodes[$0].name ?? "", width: 14, lines: 3).count }
        return boundaries.count > 1 ? max(28, 10 + Double(names.max() ?? 0) * line) : 28
    }

    // MARK: Rows and columns

    /// Lanes below each other, each as high as its content; above them the corridors of flows that lead back.
    private mutating func stackLanes(_ count: Int) {
        var top = graph.backs.isEmpty ? 0 : Double(min(20, graph.backs.count)) * LevelLayout.corridor + 10
        for lane in 0..<count {
            let items = graph.items.filter { $0.lane == lane }
            let padding = count > 1 ? 20.0 : 0
            let low = items.map { $0.y - $0.up }.min() ?? 0
            let high = items.map { $0.y + $0.down }.max() ?? 60
            graph.shift(lane: lane, by: top + padding - low)
            let bottom = top + 2 * padding + high - low
            lanes.append((lane == 0 ? 0 : top, bottom))
            top = bottom
        }
        height = top
    }

    /// Finds for every turn between two columns the track on which it runs.
    private mutating func findTracks() {
        for chain in graph.chains {
            for (from, to) in zip(chain.items, chain.items.dropFirst()) {
                let first = from == chain.items[0]
                let y = first ? exit(from, chain.boundary) : graph.items[from].y
                let boundary = first ? chain.boundary : nil
                let isFan = graph.after[from].count > 1 || boundary != nil
                let key = isFan ? TrackTable.Key.leaving(from, boundary) : .reaching(to)
                tracks.add(key, graph.items[from].column, y, graph.items[to].y)
            }
        }
        for (number, back) in graph.backs.enumerated() {
            let (from, to) = (graph.items[back.from], graph.items[back.to])
            let start = exit(back.from, back.boundary)
            tracks.add(.leaving(back.from, back.boundary), from.column, start, corridorY(number))
            tracks.add(.reaching(back.to), to.column - 1, corridorY(number), to.y)
        }
        tracks.settle()
    }

    /// The height of the line that leaves an item: on its middle, or below it from an event at its border.
    private func exit(_ item: Int, _ boundary: Int?) -> Double {
        guard let boundary, let room = borders[boundary] else { return graph.items[item].y }
        return graph.items[item].y + room
    }

    private func corridorY(_ number: Int) -> Double { 5 + Double(number % 20) * LevelLayout.corridor }

    private mutating func setColumns() {
        var labelWidths = Array(repeating: 0.0, count: graph.columns.count)
        for chain in graph.chains {
            guard let name = process.flows[chain.flow].name, !name.isEmpty else { continue }
            let column = graph.items[chain.items[0]].column
            labelWidths[column] = max(labelWidths[column], LevelLayout.labelWidth(name) + 12)
        }
        var x = tracks.count(-1) == 0 ? 0 : tracks.room(-1) + 10
        for (number, column) in graph.columns.enumerated() {
            let width = column.map { graph.items[$0].width }.max() ?? 0
            lefts.append(x)
            widths.append(width)
            x += width + (number + 1 < graph.columns.count || tracks.count(number) > 0 ? 20 + tracks.room(number) : 0)
            if number + 1 < graph.columns.count { x += max(24, labelWidths[number]) }
        }
        width = x
    }

    static func labelWidth(_ name: String) -> Double {
        Double(ProcessPicture.wrap(name, width: 20, lines: 2).map(\.count).max() ?? 0) * letter
    }

    private func trackX(_ key: TrackTable.Key, _ gap: Int) -> Double {
        let start = gap < 0 ? 0 : lefts[gap] + widths[gap]
        return start + 14 + Double(tracks.track(key, gap)) * TrackTable.width
    }

    // MARK: Shapes

    private mutating func setBoxes() {
        for item in graph.items {
            guard let node = item.node else { continue }
            let size = size(node)
            let middle = lefts[item.column] + widths[item.column] / 2
            place(
                node,
                Diagram.Box(
                    x: middle - size.width / 2, y: item.y - size.height / 2, width: size.width, height: size.height))
        }
    }

    private mutating func place(_ node: Int, _ box: Diagram.Box) {
        boxes[node] = box
        let found = process.nodes[node]
        if found.activity == nil, let name = found.name, !name.isEmpty {
            let lines = ProcessPicture.wrap(name, width: 18, lines: 3)
            let width = Double(lines.map(\.count).max() ?? 0) * LevelLayout.letter
            labels[node] = Diagram.Box(
                x: box.center.x - width / 2, y: box.bottom + 4, width: width,
                height: Double(lines.count) * LevelLayout.line)
        }
        // The border events from the right, each with its name at its left.
        let boundaries = found.activity?.boundaries ?? []
        let step = boundaries.count > 6 ? 42.0 : Layout.boundaryStep
        for (position, boundary) in boundaries.reversed().enumerated() {
            let event = Diagram.Box(
                x: box.right - 46 - Double(position) * step, y: box.bottom - 18, width: 36, height: 36)
            boxes[boundary] = event
            guard let name = process.nodes[boundary].name, !name.isEmpty else { continue }
            let lines = ProcessPicture.wrap(name, width: 14, lines: 3)
            let width = Double(lines.map(\.count).max() ?? 0) * LevelLayout.letter
            labels[boundary] = Diagram.Box(
                x: event.x - width - 2, y: box.bottom + 4, width: width, height: Double(lines.count) * LevelLayout.line)
        }
    }

    /// What no flow touches stands below, side by side.
    private mutating func setLoose() {
        var x = 0.0
        var row = 0.0
        var top = height + 30
        for node in graph.loose {
            let size = size(node)
            if x > 0, x + size.width > max(width, 900) {
                x = 0
                top += row + 40
                row = 0
            }
            place(node, Diagram.Box(x: x, y: top, width: size.width, height: size.height))
            x += size.width + 50
            row = max(row, size.height)
            width = max(width, x - 50)
            height = top + row + 20
        }
        if !graph.loose.isEmpty, let last = lanes.indices.last { lanes[last].bottom = height }
    }

    // MARK: Lines

    private mutating func drawChains() {
        for chain in graph.chains {
            guard let node = graph.items[chain.items[0]].node,
                let box = boxes[process.flows[chain.flow].source] ?? boxes[node]
            else { continue }
            var points: [Diagram.Point] = []
            if chain.boundary != nil {
                let exit = exit(chain.items[0], chain.boundary)
                points = [Diagram.Point(x: box.center.x, y: box.bottom), Diagram.Point(x: box.center.x, y: exit)]
            } else {
                points = [Diagram.Point(x: box.right, y: box.center.y)]
            }
            for (from, to) in zip(chain.items, chain.items.dropFirst()) {
                let first = from == chain.items[0]
                let boundary = first ? chain.boundary : nil
                let isFan = graph.after[from].count > 1 || boundary != nil
                let key = isFan ? TrackTable.Key.leaving(from, boundary) : .reaching(to)
                let gap = graph.items[from].column
                let y = graph.items[to].y
                if let last = points.last, abs(last.y - y) > 0.5 {
                    let x = trackX(key, gap)
                    points += [Diagram.Point(x: x, y: last.y), Diagram.Point(x: x, y: y)]
                }
                if first { label(chain.flow, after: points[points.count - 1], y) }
                if let target = graph.items[to].node, let end = boxes[target] {
                    points.append(Diagram.Point(x: end.x, y: y))
                }
            }
            lines[chain.flow] = points
        }
    }

    /// The name of a flow stands above its line, behind its first turn.
    private mutating func label(_ flow: Int, after point: Diagram.Point, _ y: Double) {
        guard let name = process.flows[flow].name, !name.isEmpty else { return }
        let lines = Double(ProcessPicture.wrap(name, width: 20, lines: 2).count) * LevelLayout.line
        lineLabels[flow] = Diagram.Box(
            x: point.x + 6, y: y - 3 - lines, width: LevelLayout.labelWidth(name), height: lines)
    }

    private mutating func drawBacks() {
        for (number, back) in graph.backs.enumerated() {
            guard let from = boxes[process.flows[back.flow].source], let to = boxes[process.flows[back.flow].target]
            else { continue }
            let y = corridorY(number)
            let exit = trackX(.leaving(back.from, back.boundary), graph.items[back.from].column)
            let entry = trackX(.reaching(back.to), graph.items[back.to].column - 1)
            var points: [Diagram.Point] = []
            if back.boundary != nil {
                let low = self.exit(back.from, back.boundary)
                points = [
                    Diagram.Point(x: from.center.x, y: from.bottom), Diagram.Point(x: from.center.x, y: low),
                    Diagram.Point(x: exit, y: low),
                ]
            } else {
                points = [Diagram.Point(x: from.right, y: from.center.y), Diagram.Point(x: exit, y: from.center.y)]
            }
            points += [
                Diagram.Point(x: exit, y: y), Diagram.Point(x: entry, y: y), Diagram.Point(x: entry, y: to.center.y),
                Diagram.Point(x: to.x, y: to.center.y),
            ]
            lines[back.flow] = points
            if let name = process.flows[back.flow].name, !name.isEmpty {
                let width = LevelLayout.labelWidth(name)
                lineLabels[back.flow] = Diagram.Box(
                    x: exit - width - 6, y: y + 2, width: width, height: LevelLayout.line)
            }
        }
    }
}
