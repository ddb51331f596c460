/// The place of an answer: the ids from the top down, each with the row in which it stands (0 where nothing repeats).
///
/// Its text is safe in HTML names, ids and URLs: `G1~2.F3` is F3 in the third row of G1; row 0 is not written.
public struct AnswerPath: Hashable, Sendable, Comparable, CustomStringConvertible {
    public struct Step: Hashable, Sendable, Comparable {
        public var id: String
        public var row: Int

        public init(_ id: String, row: Int = 0) {
            self.id = id
            self.row = row
        }

        public static func < (a: Step, b: Step) -> Bool { a.id == b.id ? a.row < b.row : a.id < b.id }
    }

    public var steps: [Step]

    public init(_ steps: [Step] = []) { self.steps = steps }

    /// Reads `G1~2.F3`; `nil` if a row is no number or an id is empty.
    public init?(text: String) {
        var steps: [Step] = []
        for part in text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            let halves = part.split(separator: UInt8(ascii: "~"), omittingEmptySubsequences: false)
            guard let first = halves.first, !first.isEmpty, halves.count <= 2 else { return nil }
            guard halves.count == 2 else {
                steps.append(Step(String(Substring(first))))
                continue
            }
            guard let row = AnswerPath.row(halves[1]) else { return nil }
            steps.append(Step(String(Substring(first)), row: row))
        }
        self.steps = steps
    }

    private static func row(_ digits: Substring.UTF8View) -> Int? {
        guard (1...6).contains(digits.count), digits.first != UInt8(ascii: "0") else { return nil }
        guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    public var description: String {
        var text = ""
        for (number, step) in steps.enumerated() {
            if number > 0 { text += "." }
            text += step.id
            if step.row != 0 { text += "~\(step.row)" }
        }
        return text
    }

    /// The place in the schema, without rows.
    public var schemaPath: SchemaPath { SchemaPath(steps.map(\.id)) }

    /// The place of a child.
    public func appending(_ id: String, row: Int = 0) -> AnswerPath { AnswerPath(steps + [Step(id, row: row)]) }

    /// Whether it is `other` or lies below it.
    public func starts(with other: AnswerPath) -> Bool { steps.starts(with: other.steps) }

    public static func < (a: AnswerPath, b: AnswerPath) -> Bool { a.steps.lexicographicallyPrecedes(b.steps) }
}

/// For places that stand in source text; what is no path is the empty one.
extension AnswerPath: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self = AnswerPath(text: text) ?? AnswerPath() }
}
