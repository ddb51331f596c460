/// An expanded name: namespace and local name. Prefixes are spelling and take no part.
public struct XMLName: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var namespace: String?
    public var local: String

    public init(_ local: String, in namespace: String? = nil) {
        self.local = local
        self.namespace = namespace
    }

    /// `{namespace}local`, the usual spelling in messages.
    public var description: String { namespace.map { "{\($0)}\(local)" } ?? local }

    public static func < (a: XMLName, b: XMLName) -> Bool {
        (a.namespace ?? "", a.local) < (b.namespace ?? "", b.local)
    }
}

/// A namespace declaration on an element; no prefix is the default namespace, an empty address takes it back.
public struct XMLNamespace: Hashable, Sendable {
    public var prefix: String?
    public var address: String

    public init(_ prefix: String?, _ address: String) {
        self.prefix = prefix
        self.address = address
    }
}

/// An attribute with its value, references resolved.
public struct XMLAttribute: Hashable, Sendable {
    public var name: XMLName
    public var prefix: String?
    public var value: String

    public init(_ name: XMLName, _ value: String, prefix: String? = nil) {
        self.name = name
        self.value = value
        self.prefix = prefix
    }

    /// An attribute without a namespace, as nearly all are.
    public init(_ local: String, _ value: String) { self.init(XMLName(local), value) }
}
