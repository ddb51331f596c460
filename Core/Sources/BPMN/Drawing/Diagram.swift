/// Where the elements of a model lie in its picture: shapes and lines, in the units of diagram interchange (pixels).
public struct Diagram: Sendable, Equatable {
    public struct Point: Sendable, Equatable {
        public var x: Double
        public var y: Double
    }

    public struct Box: Sendable, Equatable {
        public var x: Double
        public var y: Double
        public var width: Double
        public var height: Double

        var center: Point { Point(x: x + width / 2, y: y + height / 2) }
        var right: Double { x + width }
        var bottom: Double { y + height }

        func moved(_ x: Double, _ y: Double) -> Box { Box(x: self.x + x, y: self.y + y, width: width, height: height) }
    }

    /// A shape of an element, in drawing order.
    public struct Shape: Sendable, Equatable {
        public var element: String
        public var box: Box
        public var isExpanded = true
        /// Where its name stands, if that is said.
        public var label: Box?
    }

    /// A line of a flow or association.
    public struct Edge: Sendable, Equatable {
        public var element: String
        public var points: [Point]
        public var label: Box?
    }

    public var shapes: [Shape] = []
    public var edges: [Edge] = []

    /// The diagram that a model brings along; nil if it has none with shapes.
    public init?(of tree: ModelTree) {
        for (index, element) in tree.elements.enumerated() where element.namespace == ModelTree.diagramNamespace {
            switch element.local {
            case "BPMNShape": if let shape = Diagram.shape(tree, index) { shapes.append(shape) }
            case "BPMNEdge": if let edge = Diagram.edge(tree, index) { edges.append(edge) }
            default: continue
            }
        }
        if shapes.isEmpty { return nil }
    }

    init() {}

    private static func shape(_ tree: ModelTree, _ index: Int) -> Shape? {
        guard let element = tree.reference("bpmnElement", of: index), let box = box(tree, index) else { return nil }
        return Shape(
            element: element, box: box, isExpanded: tree.attribute("isExpanded", of: index) != "false",
            label: label(tree, index))
    }

    private static func box(_ tree: ModelTree, _ index: Int) -> Box? {
        guard let bounds = tree.elements(in: index).first(where: { tree[$0].local == "Bounds" }),
            let x = number(tree, "x", bounds), let y = number(tree, "y", bounds),
            let width = number(tree, "width", bounds), let height = number(tree, "height", bounds)
        else { return nil }
        return Box(x: x, y: y, width: max(1, width), height: max(1, height))
    }

    /// The box of the name (`BPMNLabel`), if it has one.
    private static func label(_ tree: ModelTree, _ index: Int) -> Box? {
        tree.elements(in: index).first { tree[$0].local == "BPMNLabel" }.flatMap { box(tree, $0) }
    }

    private static func edge(_ tree: ModelTree, _ index: Int) -> Edge? {
        guard let element = tree.reference("bpmnElement", of: index) else { return nil }
        let points = tree.elements(in: index).filter { tree[$0].local == "waypoint" }.compactMap { point -> Point? in
            guard let x = number(tree, "x", point), let y = number(tree, "y", point) else { return nil }
            return Point(x: x, y: y)
        }
        return points.count < 2 ? nil : Edge(element: element, points: points, label: label(tree, index))
    }

    /// A coordinate, kept within what can be drawn.
    private static func number(_ tree: ModelTree, _ name: String, _ index: Int) -> Double? {
        guard let number = tree.attribute(name, of: index).flatMap({ Double($0) }), number.isFinite else { return nil }
        return min(1_000_000, max(-1_000_000, number))
    }

    /// The box around everything.
    var bounds: Box {
        let points =
            shapes.flatMap { [Point(x: $0.box.x, y: $0.box.y), Point(x: $0.box.right, y: $0.box.bottom)] }
            + edges.flatMap(\.points)
            + (shapes.compactMap(\.label) + edges.compactMap(\.label)).flatMap {
                [Point(x: $0.x, y: $0.y), Point(x: $0.right, y: $0.bottom)]
            }
        guard let first = points.first else { return Box(x: 0, y: 0, width: 100, height: 100) }
        var low = first
        var high = first
        for point in points {
            low = Point(x: min(low.x, point.x), y: min(low.y, point.y))
            high = Point(x: max(high.x, point.x), y: max(high.y, point.y))
        }
        return Box(x: low.x, y: low.y, width: high.x - low.x, height: high.y - low.y)
    }
}
