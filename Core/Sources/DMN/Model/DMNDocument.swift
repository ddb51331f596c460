public import Basics
public import XML

/// A DMN file with all that stands in it: the model that Rathaus understands, and the document that also keeps diagrams,
/// extensions and remarks, so that it can be written back without loss.
public struct DMNDocument: Hashable, Sendable {
    public private(set) var model: DMNModel
    public private(set) var document: XMLDocument
    /// What was odd while reading, but no obstacle.
    public private(set) var findings: [Finding]

    /// Reads a file; throws the findings that make it unreadable.
    public init(_ bytes: [UInt8], file: String? = nil) throws(Findings) {
        try self.init(XMLDocument(bytes, file: file), file: file)
    }

    public init(_ document: XMLDocument, file: String? = nil) throws(Findings) {
        var reader = DMNReader(file: file)
        model = try reader.model(document.root)
        findings = reader.findings
        self.document = document
    }

    /// The file again: what was not changed stands as it was.
    public func bytes() -> [UInt8] { document.bytes() }

    /// Replaces the text of the expression at a place of the model, such as a cell that was edited.
    public mutating func replace(_ source: SourceText, with text: String) throws(Findings) {
        var root = document.root
        guard let place = source.place, DMNDocument.replace(place, text, in: &root) else {
            throw Findings(.dmnNoExpression(source.place))
        }
        document.root = root
        var reader = DMNReader(file: model.file)
        model = try reader.model(root)
    }

    private static func replace(_ place: Place, _ text: String, in element: inout XMLElement) -> Bool {
        for index in element.children.indices {
            guard case .element(var child) = element.children[index] else { continue }
            let lead = (child.prefix.map { $0.count + 1 } ?? 0) + child.local.count + 2
            let starts = child.place.map { $0.line == place.line && $0.column + lead == place.column } ?? false
            if child.local == "text", starts {
                child.children = [.text(text)]
            } else if !replace(place, text, in: &child) {
                continue
            }
            element.children[index] = .element(child)
            return true
        }
        return false
    }
}
