/// A condition in FEEL over the ids of fields, kept as it was written.
public struct Condition: Hashable, Sendable, ExpressibleByStringLiteral {
    public var source: String

    public init(_ source: String) { self.source = source }
    public init(stringLiteral source: String) { self.init(source) }
}
