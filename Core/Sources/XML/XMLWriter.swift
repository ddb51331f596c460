/// Writes a document as UTF-8: escapes by place, declares namespaces where they are needed, gives the same bytes for
/// the same calls. What XML cannot carry (control characters) becomes U+FFFD, so that the result is always well-formed.
///
///     var writer = XMLWriter(prefixes: [XMLNamespace("xdf", xdf)], indent: 2)
///     writer.start(XMLName("header", in: xdf))
///     writer.element(XMLName("nachrichtID", in: xdf), "1")
///     writer.end()
///     let bytes = writer.finish()
public struct XMLWriter {
    private struct Open {
        var prefix: String?
        var local: String
        var namespaces: Int
        var hasElements = false
        var hasText = false
    }

    private var out: [UInt8] = []
    private var open: [Open] = []
    /// The declarations in force, innermost last.
    private var scope: [XMLNamespace] = [XMLNamespace("xml", "http://www.w3.org/XML/1998/namespace")]
    private var tagIsOpen = false
    private let preferred: [XMLNamespace]
    private let indent: Int?

    /// - Parameters:
    ///   - prefixes: declared on the root element, and used for names of these namespaces.
    ///   - indent: spaces per level; nil adds no white space.
    public init(prefixes: [XMLNamespace] = [], indent: Int? = nil, declaration: Bool = true) {
        preferred = prefixes
        self.indent = indent
        if declaration { out += Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) }
    }

    // MARK: Elements

    /// Opens an element.
    public mutating func start(
        _ name: XMLName, prefix: String? = nil, namespaces: [XMLNamespace] = [], _ attributes: [XMLAttribute] = []
    ) {
        closeTag()
        breakLine()
        if let last = open.indices.last { open[last].hasElements = true }
        var declared = open.isEmpty ? preferred : []
        for one in namespaces where !declared.contains(where: { $0.prefix == one.prefix }) { declared.append(one) }
        let before = scope.count
        scope += declared
        let own = self.prefix(of: name, wish: prefix, isAttribute: false, &declared)
        let prefixes = attributes.map { self.prefix(of: $0.name, wish: $0.prefix, isAttribute: true, &declared) }
        out.append(0x3c)
        write(name.local, prefix: own)
        for one in declared { declare(one) }
        for (prefix, attribute) in zip(prefixes, attributes) {
            out.append(0x20)
            write(attribute.name.local, prefix: prefix)
            out.append(0x3d)
            out.append(0x22)
            XMLWriter.escape(attribute.value, inAttribute: true, into: &out)
            out.append(0x22)
        }
        open.append(Open(prefix: own, local: name.local, namespaces: before))
        tagIsOpen = true
    }

    /// Closes the innermost element; an empty one is written `<a/>`.
    public mutating func end() {
        guard let element = open.popLast() else { return }
        scope.removeSubrange(element.namespaces...)
        if tagIsOpen {
            out.append(0x2f)
            out.append(0x3e)
            tagIsOpen = false
            return
        }
        if element.hasElements, !element.hasText { newLine() }
        out.append(0x3c)
        out.append(0x2f)
        write(element.local, prefix: element.prefix)
        out.append(0x3e)
    }

    /// A text in the innermost element.
    public mutating func text(_ text: String) {
        guard !text.isEmpty, let last = open.indices.last else { return }
        closeTag()
        open[last].hasText = true
        XMLWriter.escape(text, inAttribute: false, into: &out)
    }

    /// An element that holds a text, or nothing.
    public mutating func element(_ name: XMLName, _ content: String = "", _ attributes: [XMLAttribute] = []) {
        start(name, attributes)
        text(content)
        end()
    }

    /// A tree, with the prefixes that it was read with.
    public mutating func element(_ element: XMLElement) {
        start(element.name, prefix: element.prefix, namespaces: element.namespaces, element.attributes)
        if let last = open.indices.last {
            open[last].hasText = element.children.contains { if case .text = $0 { true } else { false } }
        }
        for child in element.children { node(child) }
        end()
    }

    public mutating func node(_ node: XMLNode) {
        switch node {
        case .element(let child): element(child)
        case .text(let content): text(content)
        case .comment(let content): remark("<!--", XMLWriter.apart(content, "--"), "-->")
        case .instruction(let target, let data):
            remark("<?", target + (data.isEmpty ? "" : " " + XMLWriter.apart(data, "?>")), "?>")
        }
    }

    /// Closes what is open and gives the bytes.
    public mutating func finish() -> [UInt8] {
        while !open.isEmpty { end() }
        if out.last != 0x0a { out.append(0x0a) }
        return out
    }

    // MARK: Parts

    private mutating func remark(_ before: String, _ content: String, _ after: String) {
        closeTag()
        breakLine()
        if let last = open.indices.last { open[last].hasElements = true }
        out += Array(before.utf8)
        XMLWriter.clean(content, into: &out)
        out += Array(after.utf8)
        if open.isEmpty, indent == nil { out.append(0x0a) }
    }

    private mutating func closeTag() {
        if tagIsOpen { out.append(0x3e) }
        tagIsOpen = false
    }

    private mutating func breakLine() {
        guard let parent = open.last else {
            if out.last != nil, out.last != 0x0a { out.append(0x0a) }
            return
        }
        if !parent.hasText { newLine() }
    }

    private mutating func newLine() {
        guard let indent else { return }
        out.append(0x0a)
        out += repeatElement(0x20, count: indent * open.count)
    }

    private mutating func declare(_ one: XMLNamespace) {
        out += Array((one.prefix.map { " xmlns:\($0)=\"" } ?? " xmlns=\"").utf8)
        XMLWriter.escape(one.address, inAttribute: true, into: &out)
        out.append(0x22)
    }

    private func address(of prefix: String?) -> String? { scope.last { $0.prefix == prefix }?.address }

    private mutating func write(_ local: String, prefix: String?) {
        if let prefix {
            out.append(contentsOf: prefix.utf8)
            out.append(0x3a)
        }
        out.append(contentsOf: local.utf8)
    }

    /// The prefix that is in force for a name, declaring one if there is none; nil for a name that needs none.
    private mutating func prefix(
        of name: XMLName, wish: String?, isAttribute: Bool, _ declared: inout [XMLNamespace]
    ) -> String? {
        guard let namespace = name.namespace else {
            if !isAttribute, address(of: nil) ?? "" != "" { add(XMLNamespace(nil, ""), &declared) }
            return nil
        }
        if wish != nil || !isAttribute, address(of: wish) == namespace { return wish }
        let bound = scope.last { one in
            one.address == namespace && (one.prefix != nil || !isAttribute) && address(of: one.prefix) == namespace
        }
        if let bound { return bound.prefix }
        let prefix = free(wish ?? (isAttribute ? "ns" : nil), declared)
        add(XMLNamespace(prefix, namespace), &declared)
        return prefix
    }

    private mutating func add(_ one: XMLNamespace, _ declared: inout [XMLNamespace]) {
        declared.removeAll { $0.prefix == one.prefix }
        declared.append(one)
        scope.append(one)
    }

    /// A prefix that this element has not declared yet.
    private func free(_ wish: String?, _ declared: [XMLNamespace]) -> String? {
        func taken(_ prefix: String?) -> Bool { declared.contains { $0.prefix == prefix } }
        if !taken(wish) { return wish }
        var number = 0
        while taken("ns\(number)") { number += 1 }
        return "ns\(number)"
    }
}
