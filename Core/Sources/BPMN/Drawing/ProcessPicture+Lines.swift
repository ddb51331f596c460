import XML

extension ProcessPicture {
    func draw(_ edge: Diagram.Edge, _ writer: inout XMLWriter) {
        let element = index.byId[edge.element]
        // A flow without an id is a sequence flow that the layout has drawn.
        let local = element.map { tree[$0].local } ?? (edge.element.isEmpty ? "sequenceFlow" : "")
        let count = passed[edge.element] ?? 0
        let points = edge.points.map { "\(Self.text($0.x)),\(Self.text($0.y))" }.joined(separator: " ")
        var attributes = [("points", points), ("stroke-width", count > 0 ? "4" : "1.5"), ("stroke-linejoin", "round")]
        if count > 0 { attributes.append(("stroke", "#003e7e")) }
        switch local {
        case "sequenceFlow":
            attributes.append(("marker-end", count > 0 ? "url(#bpmn-arrow-taken)" : "url(#bpmn-arrow)"))
        case "messageFlow": attributes += [("marker-end", "url(#bpmn-arrow)"), ("stroke-dasharray", "8 4")]
        default: attributes.append(("stroke-dasharray", "2 4"))
        }
        open("g", &writer, [("id", "\(prefix)-\(edge.element)")])
        let flowName = element.flatMap { tree.attribute("name", of: $0) } ?? ""
        let passedWords = language == .de ? "\(count)-mal genommen" : "taken \(count) times"
        let words = [
            ElementNames.name(local, language), flowName, count > 0 ? passedWords : "",
            marks[edge.element]?.word(language) ?? "",
        ].filter { !$0.isEmpty }
        text("title", words.joined(separator: ", "), &writer, [])
        leaf("polyline", &writer, attributes)
        writer.end()
    }

    /// The name of a flow: in its box, else above its longest level part.
    func drawLabel(of edge: Diagram.Edge, _ writer: inout XMLWriter) {
        guard let name = index.byId[edge.element].flatMap({ tree.attribute("name", of: $0) }), !name.isEmpty else {
            return
        }
        let lines = Self.wrap(name, width: 20, lines: 2)
        if let box = edge.label {
            write(lines, x: box.center.x, y: box.y + 11, onLine: true, &writer)
        } else if let place = Self.labelPlace(on: edge.points) {
            write(lines, x: place.x, y: place.y - 5 - Double(lines.count - 1) * 14, onLine: true, &writer)
        }
    }

    /// The middle of the longest level part of a line, else of its longest part.
    private static func labelPlace(on points: [Diagram.Point]) -> Diagram.Point? {
        let parts = zip(points, points.dropFirst()).map { (from: $0, to: $1) }
        func length(_ part: (from: Diagram.Point, to: Diagram.Point)) -> Double {
            abs(part.from.x - part.to.x) + (abs(part.from.y - part.to.y) < 1 ? 1_000 : 0)
        }
        guard let part = parts.max(by: { length($0) < length($1) }) else { return points.first }
        return Diagram.Point(x: (part.from.x + part.to.x) / 2, y: (part.from.y + part.to.y) / 2)
    }

    /// The name of an event, gateway or data: in its box, else below.
    func label(name: String?, of shape: Diagram.Shape, _ writer: inout XMLWriter) {
        guard let name, !name.isEmpty else { return }
        if let box = shape.label {
            let width = max(10, Int(box.width / LevelLayout.letter + 0.5))
            write(Self.wrap(name, width: width, lines: 4), x: box.center.x, y: box.y + 11, onLine: true, &writer)
        } else {
            write(
                Self.wrap(name, width: 18, lines: 3), x: shape.box.center.x, y: shape.box.bottom + 14, onLine: true,
                &writer)
        }
    }

    /// Writes centred lines; what may lie on a line has a white border, so that it can be read.
    func write(_ lines: [String], x: Double, y: Double, onLine: Bool = false, _ writer: inout XMLWriter) {
        guard !lines.isEmpty else { return }
        let border: [(String, String)] =
            onLine
            ? [("stroke", "#ffffff"), ("stroke-width", "4"), ("stroke-linejoin", "round"), ("paint-order", "stroke")]
            : [("stroke", "none")]
        open("text", &writer, [("text-anchor", "middle"), ("fill", "#1d1d1b"), ("aria-hidden", "true")] + border)
        for (number, line) in lines.enumerated() {
            text("tspan", line, &writer, [("x", Self.text(x)), ("y", Self.text(y + Double(number) * 14))])
        }
        writer.end()
    }

    /// Breaks a name into lines of about so many letters; what does not fit ends in an ellipsis.
    static func wrap(_ name: String, width: Int, lines: Int) -> [String] {
        let width = max(6, width)
        var found: [String] = []
        var line = ""
        for word in name.split(whereSeparator: \.isWhitespace) {
            let short = word.count > width ? String(word.prefix(width - 1)) + "…" : String(word)
            if line.isEmpty {
                line = short
            } else if line.count + 1 + short.count <= width {
                line += " " + short
            } else {
                found.append(line)
                line = short
            }
        }
        if !line.isEmpty { found.append(line) }
        guard found.count > lines else { return found }
        return Array(found.prefix(lines - 1)) + [found[lines - 1] + " …"]
    }
}
