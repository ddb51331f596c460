public import Basics
import XML

/// Two models below each other with their differences marked: by colour, by the form of the outline, and by a word at the
/// element, so that nothing is told by colour alone. The differences stand as a list in the description, too.
public struct DiffPicture {
    private let old: ProcessPicture
    private let new: ProcessPicture
    private let diff: ModelDiff
    private let language: ProcessPicture.Language

    public init(_ old: ProcessModel, _ new: ProcessModel, language: ProcessPicture.Language = .de) {
        diff = ModelDiff(from: old, to: new)
        self.language = language
        var before = ProcessPicture(old, language: language)
        before.marks = diff.marks(isOld: true)
        before.prefix = "a"
        var after = ProcessPicture(new, language: language)
        after.marks = diff.marks(isOld: false)
        after.prefix = "b"
        self.old = before
        self.new = after
    }

    private func word(_ de: String, _ en: String) -> String { language == .de ? de : en }

    /// The SVG document.
    public func svg() -> [UInt8] {
        let (first, second) = (old.bounds, new.bounds)
        let margin = 30.0
        let head = 90.0
        let gap = 70.0
        let width = max(760, max(first.width, second.width) + 2 * margin)
        let height = head + first.height + gap + second.height + margin
        var writer = XMLWriter(prefixes: [XMLNamespace(nil, ProcessPicture.namespace)])
        new.open(
            "svg", &writer,
            [
                ("viewBox", "0 0 \(ProcessPicture.text(width)) \(ProcessPicture.text(height))"),
                ("width", ProcessPicture.text(width)), ("height", ProcessPicture.text(height)), ("role", "img"),
                ("aria-labelledby", "bpmn-title bpmn-desc"), ("font-family", "sans-serif"), ("font-size", "12"),
                ("fill", "none"), ("stroke", "#1d1d1b"),
            ])
        new.text("title", word("Vergleich zweier Prozesse", "Two processes compared"), &writer, [("id", "bpmn-title")])
        let list = diff.changes.map { language == .de ? $0.words.de : $0.words.en }
        let none = word("Kein Unterschied.", "No difference.")
        new.text("desc", list.isEmpty ? none : list.joined(separator: " "), &writer, [("id", "bpmn-desc")])
        new.leaf(
            "rect", &writer,
            [
                ("width", ProcessPicture.text(width)), ("height", ProcessPicture.text(height)), ("fill", "#ffffff"),
                ("stroke", "none"),
            ])
        new.arrows(&writer)
        legend(&writer)
        heading(word("Vorher", "Before"), head - 12, &writer)
        place(old, first, margin, head, &writer)
        heading(word("Nachher", "After"), head + first.height + gap - 14, &writer)
        place(new, second, margin, head + first.height + gap, &writer)
        writer.end()
        return writer.finish()
    }

    private func heading(_ words: String, _ y: Double, _ writer: inout XMLWriter) {
        new.text(
            "text", words, &writer,
            [
                ("x", "30"), ("y", ProcessPicture.text(y)), ("font-size", "16"), ("font-weight", "bold"),
                ("fill", "#1d1d1b"), ("stroke", "none"),
            ])
    }

    private func legend(_ writer: inout XMLWriter) {
        for (number, kind) in ModelDiff.Change.Kind.allCases.enumerated() {
            let box = Diagram.Box(x: 30 + Double(number) * 170, y: 22, width: 40, height: 22)
            new.outline(kind, box, &writer)
            new.text(
                "text", kind.sign + " " + kind.word(language), &writer,
                [
                    ("x", ProcessPicture.text(box.right + 10)), ("y", ProcessPicture.text(box.y + 15)),
                    ("fill", "#1d1d1b"), ("stroke", "none"),
                ])
        }
    }

    private func place(
        _ picture: ProcessPicture, _ bounds: Diagram.Box, _ x: Double, _ y: Double, _ writer: inout XMLWriter
    ) {
        let move = "translate(\(ProcessPicture.text(x - bounds.x)) \(ProcessPicture.text(y - bounds.y)))"
        picture.open("g", &writer, [("transform", move)])
        picture.drawAll(&writer)
        writer.end()
    }
}

extension ModelDiff.Change.Kind {
    func word(_ language: ProcessPicture.Language) -> String {
        switch self {
        case .added: language == .de ? "neu" : "new"
        case .removed: language == .de ? "entfällt" : "gone"
        case .changed: language == .de ? "geändert" : "changed"
        case .moved: language == .de ? "verschoben" : "moved"
        }
    }

    var sign: String {
        switch self {
        case .added: "+"
        case .removed: "−"
        case .changed: "≠"
        case .moved: "→"
        }
    }

    /// A colour of at least 4.5:1 on white.
    var color: String {
        switch self {
        case .added: "#00703c"
        case .removed: "#b10e1e"
        case .changed: "#8a4b00"
        case .moved: "#003e7e"
        }
    }

    /// The pattern of the outline.
    var dash: String {
        switch self {
        case .added: ""
        case .removed: "3 4"
        case .changed: "12 4"
        case .moved: "12 4 2 4"
        }
    }
}

extension ProcessPicture {
    /// The mark around an element that differs.
    func drawMark(_ shape: Diagram.Shape, _ writer: inout XMLWriter) {
        guard let kind = marks[shape.element] else { return }
        let box = Diagram.Box(
            x: shape.box.x - 5, y: shape.box.y - 5, width: shape.box.width + 10, height: shape.box.height + 10)
        outline(kind, box, &writer)
        badge(kind, x: box.x, y: box.y, &writer)
    }

    /// The mark at a line that differs, in the middle of its first part.
    func drawMark(_ edge: Diagram.Edge, _ writer: inout XMLWriter) {
        guard let kind = marks[edge.element], edge.points.count > 1 else { return }
        let points = edge.points.map { "\(Self.text($0.x)),\(Self.text($0.y))" }.joined(separator: " ")
        leaf(
            "polyline", &writer,
            [("points", points), ("stroke", kind.color), ("stroke-width", "3"), ("stroke-dasharray", kind.dash)])
        let (a, b) = (edge.points[0], edge.points[1])
        badge(kind, x: (a.x + b.x) / 2 - 8, y: (a.y + b.y) / 2 + 10, isShort: true, &writer)
    }

    func outline(_ kind: ModelDiff.Change.Kind, _ box: Diagram.Box, _ writer: inout XMLWriter) {
        leaf(
            "rect", &writer,
            [
                ("x", Self.text(box.x)), ("y", Self.text(box.y)), ("width", Self.text(box.width)),
                ("height", Self.text(box.height)), ("rx", "6"), ("stroke", kind.color), ("stroke-width", "3"),
                ("stroke-dasharray", kind.dash),
            ])
    }

    private func badge(
        _ kind: ModelDiff.Change.Kind, x: Double, y: Double, isShort: Bool = false, _ writer: inout XMLWriter
    ) {
        let words = isShort ? kind.sign : kind.sign + " " + kind.word(language)
        let width = Double(words.count) * 6.6 + 10
        leaf(
            "rect", &writer,
            [
                ("x", Self.text(x)), ("y", Self.text(y - 16)), ("width", Self.text(width)), ("height", "16"),
                ("rx", "3"), ("fill", kind.color), ("stroke", "none"),
            ])
        text(
            "text", words, &writer,
            [
                ("x", Self.text(x + width / 2)), ("y", Self.text(y - 4)), ("text-anchor", "middle"),
                ("font-size", "11"),
                ("fill", "#ffffff"), ("stroke", "none"), ("aria-hidden", "true"),
            ])
    }
}
