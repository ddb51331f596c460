import XML

extension ProcessPicture {
    func draw(_ edge: Diagram.Edge, _ writer: inout XMLWriter) {
        let element = index.byId[edge.element]
        let local = element.map { tree[$0].local } ?? ""
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
        open("g", &writer, [("id", "bpmn-\(edge.element)")])
        let flowName = element.flatMap { tree.attribute("name", of: $0) } ?? ""
        let passedWords = language == .de ? "\(count)-mal genommen" : "taken \(count) times"
        let words = [ElementNames.name(local, language), flowName, count > 0 ? passedWords : ""].filter { !$0.isEmpty }
        text("title", words.joined(separator: ", "), &writer, [])
        leaf("polyline", &writer, attributes)
        if !flowName.isEmpty, let middle = Self.middle(of: edge.points) {
            write(Self.wrap(flowName, width: 24, lines: 2), x: middle.x, y: middle.y - 6, &writer)
        }
        writer.end()
    }

    private static func middle(of points: [Diagram.Point]) -> Diagram.Point? {
        guard points.count >= 2 else { return points.first }
        let a = points[(points.count - 1) / 2]
        let b = points[(points.count - 1) / 2 + 1]
        return Diagram.Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
    }

    func label(name: String?, below box: Diagram.Box, _ writer: inout XMLWriter) {
        guard let name, !name.isEmpty else { return }
        write(Self.wrap(name, width: 18, lines: 3), x: box.center.x, y: box.bottom + 14, &writer)
    }

    func write(_ lines: [String], x: Double, y: Double, _ writer: inout XMLWriter) {
        guard !lines.isEmpty else { return }
        open(
            "text", &writer,
            [("text-anchor", "middle"), ("fill", "#1d1d1b"), ("stroke", "none"), ("aria-hidden", "true")])
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
