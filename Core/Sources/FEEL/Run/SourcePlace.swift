public import Basics

/// A place in the source of an expression. Line and column are counted only when someone asks.
public struct SourcePlace: Hashable, Sendable {
    let source: String
    /// In UTF-8 bytes.
    let offset: Int

    /// The place as findings carry it: from 1, columns in Unicode code points.
    public var place: Place {
        var line = 1
        var column = 1
        for byte in source.utf8.prefix(offset) {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return Place(line: line, column: column)
    }
}

/// Where a part of an expression stands in its source: offsets in UTF-8 bytes, the end not included.
public struct Span: Hashable, Sendable {
    public var start: Int
    public var end: Int

    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }
}
