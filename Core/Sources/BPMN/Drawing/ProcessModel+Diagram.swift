extension ProcessModel {
    /// The model with a diagram that the layout draws; one that it brings along is replaced.
    public func laidOut() -> ProcessModel {
        var tree = tree
        for diagram in tree.elements.indices
        where tree[diagram].namespace == ModelTree.diagramNamespace && tree[diagram].local == "BPMNDiagram" {
            tree.remove(diagram)
        }
        tree.write(Layout.diagram(of: tree, processes))
        return ProcessModel(tree.reread())
    }
}

extension ModelTree {
    /// Writes a diagram as diagram interchange.
    mutating func write(_ picture: Diagram) {
        let index = TreeIndex(self)
        guard !elements.isEmpty,
            let plane = (index.byName["collaboration"]?.first ?? index.byName["process"]?.first).flatMap({
                attribute("id", of: $0)
            })
        else { return }
        declare(ModelTree.diagramNamespace, as: "bpmndi")
        declare(ModelTree.boundsNamespace, as: "dc")
        declare(ModelTree.edgeNamespace, as: "di")
        let diagram = add("BPMNDiagram", in: ModelTree.diagramNamespace, to: 0, [("id", "bild")])
        let ground = add(
            "BPMNPlane", in: ModelTree.diagramNamespace, to: diagram, [("id", "ebene"), ("bpmnElement", plane)])
        for shape in picture.shapes where !shape.element.isEmpty {
            let element = add(
                "BPMNShape", in: ModelTree.diagramNamespace, to: ground,
                [("id", "s-\(shape.element)"), ("bpmnElement", shape.element)] + marks(index.byId[shape.element]))
            write(shape.box, to: element)
            writeLabel(shape.label, to: element)
        }
        for edge in picture.edges where !edge.element.isEmpty {
            let element = add(
                "BPMNEdge", in: ModelTree.diagramNamespace, to: ground,
                [("id", "k-\(edge.element)"), ("bpmnElement", edge.element)])
            for point in edge.points {
                add(
                    "waypoint", in: ModelTree.edgeNamespace, to: element,
                    [("x", ProcessPicture.text(point.x)), ("y", ProcessPicture.text(point.y))])
            }
            writeLabel(edge.label, to: element)
        }
        elements[0].children.insert(.text("\n  "), at: elements[0].children.count - 1)
        elements[0].children.append(.text("\n"))
        indent(diagram, depth: 1)
    }

    /// Puts each element inside another on a line of its own; diagrams are four elements deep.
    private mutating func indent(_ element: Int, depth: Int) {
        let inner = elements(in: element)
        guard !inner.isEmpty, depth < 6 else { return }
        let space = "\n" + String(repeating: "  ", count: depth)
        elements[element].children = inner.flatMap { [.text(space + "  "), .element($0)] } + [.text(space)]
        for child in inner { indent(child, depth: depth + 1) }
    }

    private func marks(_ element: Int?) -> [(String, String)] {
        guard let local = element.map({ elements[$0].local }) else { return [] }
        if local == "lane" || local == "participant" { return [("isHorizontal", "true")] }
        if local == "exclusiveGateway" { return [("isMarkerVisible", "true")] }
        return TreeIndex.subprocesses.contains(local) ? [("isExpanded", "true")] : []
    }

    private mutating func write(_ box: Diagram.Box, to element: Int) {
        let values = [("x", box.x), ("y", box.y), ("width", box.width), ("height", box.height)]
        add(
            "Bounds", in: ModelTree.boundsNamespace, to: element,
            values.map { ($0.0, ProcessPicture.text($0.1)) })
    }

    private mutating func writeLabel(_ box: Diagram.Box?, to element: Int) {
        guard let box else { return }
        write(box, to: add("BPMNLabel", in: ModelTree.diagramNamespace, to: element))
    }
}
