public import Basics

/// A small document held as a whole: the root and what stands before and after it.
public struct XMLDocument: Hashable, Sendable {
    /// Comments and instructions before the root.
    public var prologue: [XMLNode]
    public var root: XMLElement
    /// Comments and instructions after the root.
    public var epilogue: [XMLNode]

    public init(root: XMLElement, prologue: [XMLNode] = [], epilogue: [XMLNode] = []) {
        self.root = root
        self.prologue = prologue
        self.epilogue = epilogue
    }

    /// Reads a whole document under the guard of `XMLReader`. Large ones are better read event by event.
    public init(_ bytes: [UInt8], file: String? = nil) throws(Findings) {
        let reader = try XMLReader(bytes, file: file, keepingRemarks: true)
        var prologue: [XMLNode] = []
        var epilogue: [XMLNode] = []
        var open: [XMLElement] = []
        var root: XMLElement?
        func add(_ node: XMLNode) {
            if let last = open.indices.last {
                open[last].children.append(node)
            } else if root == nil {
                prologue.append(node)
            } else {
                epilogue.append(node)
            }
        }
        while let event = try reader.next() {
            switch event {
            case .start:
                open.append(
                    XMLElement(
                        reader.name, prefix: reader.prefix, namespaces: reader.namespaces,
                        attributes: reader.attributes, place: reader.place))
            case .text: add(.text(reader.text))
            case .comment: add(.comment(reader.text))
            case .instruction: add(.instruction(target: reader.name.local, data: reader.text))
            case .end:
                guard let element = open.popLast() else { continue }
                if open.isEmpty { root = element } else { add(.element(element)) }
            }
        }
        guard let root else { throw Findings(.xmlEmpty(file)) }
        self.init(root: root, prologue: prologue, epilogue: epilogue)
    }

    /// The document as UTF-8, the same bytes for the same value. With `indent`, white space is added between elements
    /// where no text stands beside them.
    public func bytes(indent: Int? = nil) -> [UInt8] {
        var writer = XMLWriter(indent: indent)
        for node in prologue { writer.node(node) }
        writer.element(root)
        for node in epilogue { writer.node(node) }
        return writer.finish()
    }
}
