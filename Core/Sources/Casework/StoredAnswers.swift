public import Forms

/// Answers inside an event: the canonical JSON of `Forms`, kept as one string.
public struct StoredAnswers: Sendable, Hashable, Codable {
    public var answers: Answers

    public init(_ answers: Answers) { self.answers = answers }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        answers = try Answers(canonicalJSON: Array(container.decode(String.self).utf8))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(String(decoding: answers.canonicalJSON, as: UTF8.self))
    }
}
