import XML

extension ModelTree {
    /// The document as UTF-8. What was read is written again: names with their prefixes, attributes in their order,
    /// texts, comments, vendor extensions and the diagram.
    public func written() -> [UInt8] {
        guard !elements.isEmpty else { return [] }
        var writer = XMLWriter()
        for child in prolog { write(child, into: &writer) }
        // Iterative, so that depth costs no stack: an element and how many of its children are written.
        var open: [(element: Int, next: Int)] = []
        start(0, into: &writer)
        open.append((0, 0))
        while let top = open.last {
            let children = elements[top.element].children
            guard top.next < children.count else {
                writer.end()
                open.removeLast()
                continue
            }
            open[open.count - 1].next += 1
            if case .element(let index) = children[top.next] {
                start(index, into: &writer)
                open.append((index, 0))
            } else {
                write(children[top.next], into: &writer)
            }
        }
        return writer.finish()
    }

    private func start(_ index: Int, into writer: inout XMLWriter) {
        let element = elements[index]
        writer.start(
            XMLName(element.local, in: element.namespace), prefix: element.prefix,
            namespaces: element.declarations.map { XMLNamespace($0.prefix, $0.address) },
            element.attributes.map {
                XMLAttribute(XMLName($0.local, in: $0.namespace), $0.value, prefix: $0.prefix)
            })
    }

    private func write(_ child: Child, into writer: inout XMLWriter) {
        switch child {
        case .element: break
        case .text(let text): writer.text(text)
        case .comment(let text): writer.node(.comment(text))
        case .instruction(let target, let data): writer.node(.instruction(target: target, data: data))
        }
    }
}
