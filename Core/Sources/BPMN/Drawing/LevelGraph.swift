/// One level of a process as a graph in columns: back flows turned aside, long flows cut into steps by places in between.
struct LevelGraph {
    /// A node, or a place through which a long flow passes.
    struct Item {
        /// Nil for a place of a flow.
        var node: Int?
        var column: Int
        var lane: Int
        var width: Double
        /// How far it reaches above and below its middle line, with what is written there.
        var up: Double
        var down: Double
        var y = 0.0
    }

    /// A flow forward, as the items it passes.
    struct Chain {
        var flow: Int
        var items: [Int]
        /// The border event at which it begins.
        var boundary: Int?
    }

    private(set) var items: [Item] = []
    private(set) var chains: [Chain] = []
    /// Flows that lead back, with the items at their ends.
    private(set) var backs: [(flow: Int, from: Int, to: Int, boundary: Int?)] = []
    /// The items of each column, from above.
    var columns: [[Int]] = []
    /// Items before and after, over forward flows.
    private(set) var before: [[Int]] = []
    private(set) var after: [[Int]] = []
    /// Nodes without any flow: event subprocesses, compensation.
    private(set) var loose: [Int] = []

    /// Places in between are left out in graphs that would have too many.
    private static let placeLimit = 5_000

    init(_ process: ProcessDefinition, scope: Int, lanes: [Int: Int], size: (Int) -> Item) {
        var itemOf: [Int: Int] = [:]
        for node in process.scopes[scope].nodes {
            if case .boundary = process.nodes[node].kind { continue }
            let boundaries = process.nodes[node].activity?.boundaries ?? []
            let hasFlow = ([node] + boundaries).contains {
                !process.nodes[$0].incoming.isEmpty || !process.nodes[$0].outgoing.isEmpty
            }
            guard hasFlow || process.scopes[scope].nodes.count == 1 else {
                loose.append(node)
                continue
            }
            itemOf[node] = items.count
            var item = size(node)
            item.node = node
            item.lane = lanes[node] ?? 0
            items.append(item)
        }
        var edges: [(flow: Int, from: Int, to: Int, boundary: Int?)] = []
        for (number, flow) in process.flows.enumerated() {
            var source = flow.source
            var border: Int?
            if case .boundary(let boundary) = process.nodes[source].kind {
                border = source
                source = boundary.host
            }
            if let from = itemOf[source], let to = itemOf[flow.target] { edges.append((number, from, to, border)) }
        }
        arrange(edges)
    }

    // MARK: Columns

    private mutating func arrange(_ edges: [(flow: Int, from: Int, to: Int, boundary: Int?)]) {
        let isBack = backward(edges)
        backs = edges.indices.filter { isBack[$0] }.map { edges[$0] }
        let forward = edges.indices.filter { !isBack[$0] }.map { edges[$0] }
        setColumns(forward)
        let places = forward.reduce(0) { $0 + max(0, items[$1.to].column - items[$1.from].column - 1) }
        for edge in forward {
            var chain = Chain(flow: edge.flow, items: [edge.from], boundary: edge.boundary)
            if places <= LevelGraph.placeLimit, items[edge.from].column + 1 < items[edge.to].column {
                for column in (items[edge.from].column + 1)..<items[edge.to].column {
                    chain.items.append(items.count)
                    items.append(
                        Item(node: nil, column: column, lane: items[edge.from].lane, width: 0, up: 10, down: 10))
                }
            }
            chain.items.append(edge.to)
            chains.append(chain)
        }
        before = Array(repeating: [], count: items.count)
        after = before
        for chain in chains {
            for (from, to) in zip(chain.items, chain.items.dropFirst()) {
                after[from].append(to)
                before[to].append(from)
            }
        }
        columns = Array(repeating: [], count: (items.map(\.column).max() ?? -1) + 1)
        for (number, item) in items.enumerated() { columns[item.column].append(number) }
    }

    /// Which edges lead back to an item from which the walk came: those close a circle.
    private func backward(_ edges: [(flow: Int, from: Int, to: Int, boundary: Int?)]) -> [Bool] {
        var leaving: [[Int]] = Array(repeating: [], count: items.count)
        var arriving = Array(repeating: 0, count: items.count)
        for (number, edge) in edges.enumerated() {
            leaving[edge.from].append(number)
            arriving[edge.to] += 1
        }
        var isBack = Array(repeating: false, count: edges.count)
        // 0 not seen, 1 on the way, 2 done.
        var mark = Array(repeating: 0, count: items.count)
        for root in items.indices.filter({ arriving[$0] == 0 }) + Array(items.indices) where mark[root] == 0 {
            var way = [(item: root, next: 0)]
            mark[root] = 1
            while let top = way.last {
                guard top.next < leaving[top.item].count else {
                    mark[top.item] = 2
                    way.removeLast()
                    continue
                }
                way[way.count - 1].next += 1
                let edge = leaving[top.item][top.next]
                let target = edges[edge].to
                if mark[target] == 1 { isBack[edge] = true }
                guard mark[target] == 0 else { continue }
                mark[target] = 1
                way.append((target, 0))
            }
        }
        return isBack
    }

    /// Each item one column after the last of those before it.
    private mutating func setColumns(_ edges: [(flow: Int, from: Int, to: Int, boundary: Int?)]) {
        var waiting = Array(repeating: 0, count: items.count)
        var leaving: [[Int]] = Array(repeating: [], count: items.count)
        for edge in edges {
            waiting[edge.to] += 1
            leaving[edge.from].append(edge.to)
        }
        var ready = items.indices.filter { waiting[$0] == 0 }
        var at = 0
        while at < ready.count {
            let item = ready[at]
            at += 1
            for target in leaving[item] {
                items[target].column = max(items[target].column, items[item].column + 1)
                waiting[target] -= 1
                if waiting[target] == 0 { ready.append(target) }
            }
        }
    }

    // MARK: Rows

    /// Orders the items of each column so that few flows cross, then finds heights that keep ways straight.
    mutating func settle() {
        let sweeps = items.count > 3_000 ? 1 : 6
        for sweep in 0..<sweeps {
            order(by: before, columns.indices)
            if sweep < sweeps - 1 { order(by: after, columns.indices.reversed()) }
        }
        for column in columns {
            var y = 0.0
            for (above, item) in zip([nil] + column.map(Optional.some), column) {
                y += above.map { distance($0, item) } ?? 0
                items[item].y = y
            }
        }
        for sweep in 0..<sweeps {
            for column in columns.indices { place(column, by: before) }
            for column in columns.indices.reversed() where sweep < sweeps - 1 { place(column, by: after) }
        }
        for item in items.indices { items[item].y = (items[item].y / 10).rounded() * 10 }
        for column in columns.indices { straighten(column, by: before) }
        for column in columns.indices.reversed() { straighten(column, by: after) }
    }

    private mutating func order(by neighbours: [[Int]], _ order: some Sequence<Int>) {
        var rank = Array(repeating: 0.0, count: items.count)
        for column in columns { for (position, item) in column.enumerated() { rank[item] = Double(position) } }
        for column in order {
            let keys = columns[column].enumerated().map {
                position, item -> (lane: Int, key: Double, at: Int, item: Int) in
                let near = neighbours[item]
                let key = near.isEmpty ? rank[item] : near.reduce(0) { $0 + rank[$1] } / Double(near.count)
                return (items[item].lane, key, position, item)
            }
            columns[column] = keys.sorted { ($0.lane, $0.key, $0.at) < ($1.lane, $1.key, $1.at) }.map(\.item)
            for (position, item) in columns[column].enumerated() { rank[item] = Double(position) }
        }
    }

    /// The least distance of the middle lines of two items of a column.
    private func distance(_ above: Int, _ below: Int) -> Double {
        if items[above].lane != items[below].lane { return 0 }
        return ((items[above].down + items[below].up + 24) / 10).rounded(.up) * 10
    }

    /// Puts the items of a column as near to the middle of their neighbours as their order and size allow: where wishes
    /// collide, the colliding ones share the loss.
    private mutating func place(_ column: Int, by neighbours: [[Int]]) {
        for group in lanes(of: column) {
            var offset = 0.0
            var blocks: [(sum: Double, weight: Double, count: Int)] = []
            var offsets: [Double] = []
            for (position, item) in group.enumerated() {
                if position > 0 { offset += distance(group[position - 1], item) }
                offsets.append(offset)
                let near = neighbours[item].filter { items[$0].lane == items[item].lane }
                let wish = near.isEmpty ? items[item].y : near.reduce(0) { $0 + items[$1].y } / Double(near.count)
                let weight = near.isEmpty ? 0.1 : items[item].node == nil ? 4.0 : 1.0
                blocks.append(((wish - offset) * weight, weight, 1))
                while blocks.count > 1, mean(blocks[blocks.count - 2]) > mean(blocks[blocks.count - 1]) {
                    let last = blocks.removeLast()
                    blocks[blocks.count - 1].sum += last.sum
                    blocks[blocks.count - 1].weight += last.weight
                    blocks[blocks.count - 1].count += last.count
                }
            }
            var position = 0
            for block in blocks {
                for _ in 0..<block.count {
                    items[group[position]].y = mean(block) + offsets[position]
                    position += 1
                }
            }
        }
    }

    private func mean(_ block: (sum: Double, weight: Double, count: Int)) -> Double { block.sum / block.weight }

    /// The items of a column by lane, in order.
    private func lanes(of column: Int) -> [[Int]] {
        var groups: [[Int]] = []
        for item in columns[column] {
            if let last = groups.last?.last, items[last].lane == items[item].lane {
                groups[groups.count - 1].append(item)
            } else {
                groups.append([item])
            }
        }
        return groups
    }

    /// Puts an item on the line of the one neighbour it has, where there is room.
    private mutating func straighten(_ column: Int, by neighbours: [[Int]]) {
        for group in lanes(of: column) {
            for (position, item) in group.enumerated() {
                guard neighbours[item].count == 1, let near = neighbours[item].first,
                    items[near].lane == items[item].lane
                else { continue }
                let wish = items[near].y
                if position > 0, wish - items[group[position - 1]].y < distance(group[position - 1], item) { continue }
                if position + 1 < group.count, items[group[position + 1]].y - wish < distance(item, group[position + 1])
                {
                    continue
                }
                items[item].y = wish
            }
        }
    }

    /// Moves all items of a lane.
    mutating func shift(lane: Int, by distance: Double) {
        for item in items.indices where items[item].lane == lane { items[item].y += distance }
    }
}
