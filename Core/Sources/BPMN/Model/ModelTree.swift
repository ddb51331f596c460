public import Basics

/// The XML of a model as a tree in one array: everything is kept, so that vendor extensions and the diagram survive.
///
/// Elements are named by their index; the root is 0. The typed model (`ProcessDefinition`) and the checks read from it.
public struct ModelTree: Sendable, Equatable {
    /// An attribute with the prefix it was written with.
    public struct Attribute: Sendable, Equatable {
        public var local: String
        public var namespace: String?
        public var prefix: String?
        public var value: String
    }

    /// A namespace declared on an element.
    public struct Declaration: Sendable, Equatable {
        public var prefix: String?
        public var address: String
    }

    /// What stands inside an element, in order.
    public enum Child: Sendable, Equatable {
        case element(Int)
        case text(String)
        case comment(String)
        case instruction(target: String, String)
    }

    /// One element.
    public struct Element: Sendable, Equatable {
        public var parent: Int
        public var local: String
        public var namespace: String?
        public var prefix: String?
        public var attributes: [Attribute]
        public var declarations: [Declaration]
        public var children: [Child]
        public var line: Int
        public var column: Int

        /// Whether the element is of the semantic namespace of BPMN 2.0.
        public var isModel: Bool { namespace == ModelTree.modelNamespace }

        public static func == (a: Element, b: Element) -> Bool {
            a.parent == b.parent && a.local == b.local && a.namespace == b.namespace && a.prefix == b.prefix
                && a.attributes == b.attributes && a.declarations == b.declarations && a.children == b.children
        }
    }

    public static let modelNamespace = "http://www.omg.org/spec/BPMN/20100524/MODEL"
    public static let diagramNamespace = "http://www.omg.org/spec/BPMN/20100524/DI"
    public static let boundsNamespace = "http://www.omg.org/spec/DD/20100524/DC"
    public static let edgeNamespace = "http://www.omg.org/spec/DD/20100524/DI"
    public static let instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance"
    /// The namespace of Rathaus' own extension attributes (form, role, connector, decision …).
    public static let ownNamespace = "urn:rathaus:bpmn:1"

    public internal(set) var file: String?
    public internal(set) var elements: [Element] = []
    /// Comments and instructions before the root.
    public internal(set) var prolog: [Child] = []

    public subscript(_ index: Int) -> Element { elements[index] }

    /// The children that are elements.
    public func elements(in index: Int) -> [Int] {
        elements[index].children.compactMap { if case .element(let child) = $0 { child } else { nil } }
    }

    /// The children of the semantic namespace with that name.
    public func children(_ local: String, of index: Int) -> [Int] {
        elements(in: index).filter { elements[$0].local == local && elements[$0].isModel }
    }

    /// The first such child.
    public func child(_ local: String, of index: Int) -> Int? { children(local, of: index).first }

    /// An attribute without a namespace.
    public func attribute(_ local: String, of index: Int) -> String? {
        elements[index].attributes.first { $0.local == local && $0.namespace == nil }?.value
    }

    /// An attribute of a foreign or our own namespace, whatever the namespace.
    public func extensionAttribute(_ local: String, of index: Int) -> String? {
        elements[index].attributes.first {
            $0.local == local && $0.namespace != nil && $0.namespace != ModelTree.instanceNamespace
        }?.value
    }

    /// The text directly inside an element, without white space around it.
    public func text(of index: Int) -> String {
        var text = ""
        for case .text(let part) in elements[index].children { text += part }
        return ModelTree.trimmed(text)
    }

    /// The texts of the children with that name, as local names of qualified names.
    public func references(_ local: String, of index: Int) -> [String] {
        children(local, of: index).map { ModelTree.unqualified(text(of: $0)) }.filter { !$0.isEmpty }
    }

    /// An attribute that is a reference, without its prefix.
    public func reference(_ local: String, of index: Int) -> String? {
        attribute(local, of: index).map(ModelTree.unqualified).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The place of an element in its file.
    public func place(of index: Int) -> Place {
        Place(file: file, line: elements[index].line, column: elements[index].column)
    }

    /// The nearest ancestor with one of the names, the element itself excluded.
    public func ancestor(of index: Int, named names: Set<String>) -> Int? {
        var at = elements[index].parent
        while at >= 0 {
            if elements[at].isModel, names.contains(elements[at].local) { return at }
            at = elements[at].parent
        }
        return nil
    }

    /// `x` of `tns:x`.
    static func unqualified(_ name: String) -> String {
        let bytes = name.utf8
        guard let colon = bytes.lastIndex(of: UInt8(ascii: ":")) else { return trimmed(name) }
        return trimmed(String(name[bytes.index(after: colon)...]))
    }

    /// Without the white space at both ends.
    static func trimmed(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var from = 0
        var to = bytes.count
        while from < to, isSpace(bytes[from]) { from += 1 }
        while to > from, isSpace(bytes[to - 1]) { to -= 1 }
        if from == 0, to == bytes.count { return text }
        return String(decoding: bytes[from..<to], as: UTF8.self)
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }
}
