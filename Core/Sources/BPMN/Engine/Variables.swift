public import FEEL

/// The variables of a scope, by name.
public struct Variables: Hashable, Sendable {
    public private(set) var values: [String: Value]

    public init(_ values: [String: Value] = [:]) { self.values = values }

    public subscript(_ name: String) -> Value? {
        get { values[name] }
        set { values[name] = newValue }
    }

    public var isEmpty: Bool { values.isEmpty }

    /// Takes over all of others.
    mutating func merge(_ others: Variables) { values.merge(others.values) { _, new in new } }
}

extension Variables: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, Value)...) {
        self.init(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }
}
