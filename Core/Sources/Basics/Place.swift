/// A place in a text: the file, and a line and column that count from 1 (columns in Unicode code points).
public struct Place: Hashable, Sendable, Codable {
    public var file: String?
    public var line: Int
    public var column: Int

    public init(file: String? = nil, line: Int = 1, column: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
    }
}
