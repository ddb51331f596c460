import XML

extension ProcessPicture {
    func draw(_ shape: Diagram.Shape, _ writer: inout XMLWriter) {
        guard let element = index.byId[shape.element] else { return }
        let local = tree[element].local
        let count = passed[shape.element] ?? 0
        open("g", &writer, [("id", "\(prefix)-\(shape.element)"), ("stroke-width", count > 0 ? "3" : "1.5")])
        text("title", accessibleName(shape.element, local, count), &writer, [])
        switch local {
        case _ where TreeIndex.events.contains(local): drawEvent(element, shape, &writer)
        case _ where TreeIndex.gateways.contains(local): drawGateway(local, shape, &writer)
        case _ where TreeIndex.activities.contains(local): drawActivity(element, shape, &writer)
        case "participant", "lane": drawPool(element, shape, &writer)
        case "dataObjectReference", "dataObject": drawData(shape, &writer)
        default: drawOther(element, shape, &writer)
        }
        writer.end()
    }

    /// Name, kind and what happened, for screen readers and tooltips.
    private func accessibleName(_ id: String, _ local: String, _ count: Int) -> String {
        var words = "\(ElementNames.name(local, language)): \(name(of: id))"
        if count > 0 { words += language == .de ? ", \(count)-mal durchlaufen" : ", passed \(count) times" }
        if let waiting = tokens[id] {
            words += language == .de ? ", \(waiting)-mal aktiv" : ", active \(waiting) times"
        }
        if let mark = marks[id] { words += ", " + mark.word(language) }
        return words
    }

    private func attributes(_ box: Diagram.Box) -> [(String, String)] {
        [
            ("x", Self.text(box.x)), ("y", Self.text(box.y)), ("width", Self.text(box.width)),
            ("height", Self.text(box.height)),
        ]
    }

    private func drawEvent(_ element: Int, _ shape: Diagram.Shape, _ writer: inout XMLWriter) {
        let local = tree[element].local
        let center = shape.box.center
        let radius = min(shape.box.width, shape.box.height) / 2
        let interrupts =
            tree.attribute(local == "startEvent" ? "isInterrupting" : "cancelActivity", of: element) != "false"
        let dash: [(String, String)] = interrupts ? [] : [("stroke-dasharray", "4 3")]
        let place = [("cx", Self.text(center.x)), ("cy", Self.text(center.y))]
        let width: [(String, String)] = local == "endEvent" ? [("stroke-width", "4")] : []
        leaf("circle", &writer, place + [("r", Self.text(radius)), ("fill", "#ffffff")] + dash + width)
        if local != "startEvent", local != "endEvent" {
            leaf("circle", &writer, place + [("r", Self.text(max(1, radius - 4)))] + dash)
        }
        if let glyph = eventGlyph(element) {
            draw(
                glyph, at: center, size: radius, filled: local == "endEvent" || local == "intermediateThrowEvent",
                &writer)
        }
        label(name: tree.attribute("name", of: element), of: shape, &writer)
    }

    private func eventGlyph(_ element: Int) -> String? {
        let kinds = tree.elements(in: element).filter {
            tree[$0].isModel && tree[$0].local.hasSuffix("EventDefinition")
        }
        if kinds.count > 1 { return Glyphs.multiple }
        return kinds.first.flatMap { Glyphs.events[tree[$0].local] }
    }

    /// A glyph is drawn in a box of 20 units.
    private func draw(_ glyph: String, at center: Diagram.Point, size: Double, filled: Bool, _ writer: inout XMLWriter)
    {
        let scale = size / 20
        let move =
            "translate(\(Self.text(center.x - size / 2)) \(Self.text(center.y - size / 2))) scale(\(Self.text(scale)))"
        leaf(
            "path", &writer,
            [("d", glyph), ("transform", move), ("stroke-width", "1.5"), ("fill", filled ? "#1d1d1b" : "none")])
    }

    private func drawGateway(_ local: String, _ shape: Diagram.Shape, _ writer: inout XMLWriter) {
        let box = shape.box
        let corners = [
            (box.center.x, box.y), (box.right, box.center.y), (box.center.x, box.bottom), (box.x, box.center.y),
        ]
        let points = corners.map { "\(Self.text($0.0)),\(Self.text($0.1))" }.joined(separator: " ")
        leaf("polygon", &writer, [("points", points), ("fill", "#ffffff")])
        if let glyph = Glyphs.gateways[local] {
            draw(glyph, at: box.center, size: box.width / 2, filled: false, &writer)
        }
        label(name: index.byId[shape.element].flatMap { tree.attribute("name", of: $0) }, of: shape, &writer)
    }

    private func drawActivity(_ element: Int, _ shape: Diagram.Shape, _ writer: inout XMLWriter) {
        let local = tree[element].local
        var attributes = attributes(shape.box) + [("rx", "10"), ("fill", "#ffffff")]
        if local == "callActivity" { attributes.append(("stroke-width", "4")) }
        if tree.attribute("triggeredByEvent", of: element) == "true" { attributes.append(("stroke-dasharray", "2 3")) }
        leaf("rect", &writer, attributes)
        if local == "transaction" {
            let box = shape.box
            let inner = Diagram.Box(x: box.x + 3, y: box.y + 3, width: box.width - 6, height: box.height - 6)
            leaf("rect", &writer, self.attributes(inner) + [("rx", "8"), ("stroke-width", "1")])
        }
        if let glyph = Glyphs.tasks[local] {
            let corner = Diagram.Point(x: shape.box.x + 12, y: shape.box.y + 12)
            draw(glyph, at: corner, size: 15, filled: local == "sendTask", &writer)
        }
        let isOpen = TreeIndex.subprocesses.contains(local) && shape.isExpanded
        let name = tree.attribute("name", of: element) ?? ""
        let lines = Self.wrap(name, width: Int(shape.box.width / 6.5), lines: isOpen ? 1 : 4)
        let top =
            isOpen ? shape.box.y + 16 : shape.box.center.y - Double(lines.count - 1) * 7 + (lines.count > 3 ? 9 : 4)
        write(lines, x: shape.box.center.x, y: top, &writer)
        drawMarkers(element, shape, &writer)
    }

    private func drawMarkers(_ element: Int, _ shape: Diagram.Shape, _ writer: inout XMLWriter) {
        var markers: [String] = []
        if tree.child("standardLoopCharacteristics", of: element) != nil { markers.append("↻") }
        if let loop = tree.child("multiInstanceLoopCharacteristics", of: element) {
            markers.append(tree.attribute("isSequential", of: loop) == "true" ? "≡" : "|||")
        }
        if tree.attribute("isForCompensation", of: element) == "true" { markers.append("◀◀") }
        if tree[element].local == "adHocSubProcess" { markers.append("~") }
        if TreeIndex.subprocesses.contains(tree[element].local), !shape.isExpanded { markers.append("⊞") }
        if !markers.isEmpty {
            write([markers.joined(separator: " ")], x: shape.box.center.x, y: shape.box.bottom - 6, &writer)
        }
    }

    private func drawPool(_ element: Int, _ shape: Diagram.Shape, _ writer: inout XMLWriter) {
        leaf("rect", &writer, attributes(shape.box) + [("fill", "#ffffff"), ("fill-opacity", "0.6")])
        guard let name = tree.attribute("name", of: element), !name.isEmpty else { return }
        let x = shape.box.x + 16
        let y = shape.box.center.y
        let turn = "rotate(-90 \(Self.text(x)) \(Self.text(y)))"
        text(
            "text", name, &writer,
            [
                ("x", Self.text(x)), ("y", Self.text(y)), ("transform", turn), ("text-anchor", "middle"),
                ("fill", "#1d1d1b"),
                ("stroke", "none"),
            ])
    }

    private func drawData(_ shape: Diagram.Shape, _ writer: inout XMLWriter) {
        let box = shape.box
        let fold = min(10, box.width / 3)
        let path =
            "M\(Self.text(box.x)) \(Self.text(box.y))H\(Self.text(box.right - fold))L\(Self.text(box.right)) "
            + "\(Self.text(box.y + fold))V\(Self.text(box.bottom))H\(Self.text(box.x))z"
        leaf("path", &writer, [("d", path), ("fill", "#ffffff")])
        label(name: index.byId[shape.element].flatMap { tree.attribute("name", of: $0) }, of: shape, &writer)
    }

    private func drawOther(_ element: Int, _ shape: Diagram.Shape, _ writer: inout XMLWriter) {
        let isNote = tree[element].local == "textAnnotation"
        let note = tree.child("text", of: element).map { tree.text(of: $0) }
        leaf(
            "rect", &writer,
            attributes(shape.box) + [("stroke-dasharray", isNote ? "1 3" : "8 4"), ("rx", isNote ? "0" : "8")])
        let lines = Self.wrap(
            note ?? tree.attribute("name", of: element) ?? "", width: Int(shape.box.width / 6.5), lines: 6)
        write(lines, x: shape.box.center.x, y: shape.box.y + 16, &writer)
    }

    func drawTokens(_ shape: Diagram.Shape, _ writer: inout XMLWriter) {
        guard let count = tokens[shape.element] else { return }
        let x = Self.text(shape.box.right)
        let y = Self.text(shape.box.y)
        open("g", &writer, [("aria-hidden", "true")])
        leaf(
            "circle", &writer,
            [("cx", x), ("cy", y), ("r", "11"), ("fill", "#003e7e"), ("stroke", "#ffffff"), ("stroke-width", "2")])
        text(
            "text", "\(count)", &writer,
            [
                ("x", x), ("y", Self.text(shape.box.y + 4)), ("text-anchor", "middle"), ("fill", "#ffffff"),
                ("stroke", "none"),
            ])
        writer.end()
    }
}
