public import Basics

/// An element of a small document, held as a whole, with all that is needed to write it again.
public struct XMLElement: Hashable, Sendable {
    public var name: XMLName
    /// The prefix it was written with; a wish when it is written again.
    public var prefix: String?
    /// The declarations that stand on this element.
    public var namespaces: [XMLNamespace]
    public var attributes: [XMLAttribute]
    public var children: [XMLNode]
    /// Where its start tag begins, if it was read.
    public var place: Place?

    public init(
        _ name: XMLName, prefix: String? = nil, namespaces: [XMLNamespace] = [], attributes: [XMLAttribute] = [],
        children: [XMLNode] = [], place: Place? = nil
    ) {
        self.name = name
        self.prefix = prefix
        self.namespaces = namespaces
        self.attributes = attributes
        self.children = children
        self.place = place
    }

    /// An element that holds nothing but a text.
    public init(_ name: XMLName, text: String, attributes: [XMLAttribute] = []) {
        self.init(name, attributes: attributes, children: text.isEmpty ? [] : [.text(text)])
    }

    public var local: String { name.local }

    public var namespace: String? { name.namespace }

    /// The value of an attribute, one without a namespace unless one is named.
    public subscript(attribute local: String, in namespace: String? = nil) -> String? {
        attributes.first { $0.name.local == local && $0.name.namespace == namespace }?.value
    }

    /// The elements in it, in order.
    public var elements: [XMLElement] { children.compactMap(\.element) }

    /// The elements in it of this name; of any namespace when none is given.
    public func elements(_ local: String, in namespace: String? = nil) -> [XMLElement] {
        children.compactMap { node in
            guard let element = node.element, element.name.local == local else { return nil }
            return namespace == nil || element.name.namespace == namespace ? element : nil
        }
    }

    /// The first element in it of this name; of any namespace when none is given.
    public func first(_ local: String, in namespace: String? = nil) -> XMLElement? {
        for case .element(let element) in children where element.name.local == local {
            if namespace == nil || element.name.namespace == namespace { return element }
        }
        return nil
    }

    /// The first element down a path of local names.
    public func first(path: String...) -> XMLElement? {
        var element: XMLElement? = self
        for local in path { element = element?.first(local) }
        return element
    }

    /// The texts directly in it, put together: a comment in the middle does not cut a value.
    public var text: String {
        var whole = ""
        for case .text(let part) in children { whole += part }
        return whole
    }

    /// The text without white space around it.
    public var trimmed: String { XMLElement.trim(text) }

    /// A text without the white space of XML around it.
    public static func trim(_ text: String) -> String {
        let bytes = text.utf8
        func blank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 }
        guard let first = bytes.firstIndex(where: { !blank($0) }) else { return "" }
        guard let last = bytes.lastIndex(where: { !blank($0) }) else { return "" }
        return String(text[first...last])
    }
}

/// What stands in an element: elements, texts, and the remarks between them.
public enum XMLNode: Hashable, Sendable {
    case element(XMLElement)
    case text(String)
    case comment(String)
    case instruction(target: String, data: String)

    public var element: XMLElement? {
        if case .element(let element) = self { return element }
        return nil
    }
}
