/// A place in a schema: the ids from the top-level element down, as in `G60000000083.F60000000227`.
///
/// The same field may stand at several places, each with an answer of its own.
public struct SchemaPath: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var ids: [String]

    public init(_ ids: [String] = []) { self.ids = ids }

    /// Reads `A.B.C`; empty text is the schema itself.
    public init(text: String) {
        ids = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: true).map {
            String(Substring($0))
        }
    }

    public var description: String { ids.joined(separator: ".") }

    /// The place of a child.
    public func appending(_ id: String) -> SchemaPath { SchemaPath(ids + [id]) }

    /// Whether it is `other` or lies below it.
    public func starts(with other: SchemaPath) -> Bool { ids.starts(with: other.ids) }

    public static func < (a: SchemaPath, b: SchemaPath) -> Bool { a.ids.lexicographicallyPrecedes(b.ids) }
}

extension SchemaPath: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self.init(text: text) }
}
