/// What is wrong in something a person wrote: a stable code, where, how grave, and a sentence that helps.
///
/// A person's mistake is a value, so findings are collected and all shown. Two findings are compared as values;
/// programs compare `code` only.
public struct Finding: Hashable, Sendable, Codable {
    public enum Severity: String, Hashable, Sendable, Codable, Comparable {
        case warning, error

        public static func < (a: Severity, b: Severity) -> Bool { a == .warning && b == .error }
    }

    /// Stable, in kebab case, for programs: `xml-doctype`.
    public var code: String
    public var severity: Severity
    public var words: Words
    public var place: Place?
    /// What the finding is about when it is no place in a text: a field id, an element id.
    public var subject: String?

    public init(
        _ code: String, _ severity: Severity = .error, _ words: Words, at place: Place? = nil, subject: String? = nil
    ) {
        self.code = code
        self.severity = severity
        self.words = words
        self.place = place
        self.subject = subject
    }

    /// The line for a terminal: `FILE:LINE:COLUMN: error: text [code]`.
    public func line(file: String? = nil) -> String {
        let name = place?.file ?? file ?? "-"
        return "\(name):\(place?.line ?? 1):\(place?.column ?? 1): \(severity.rawValue): \(words.en) [\(code)]"
    }
}

/// Findings that end the work on what they were found in.
public struct Findings: Error, Hashable, Sendable {
    public var all: [Finding]

    public init(_ all: [Finding]) { self.all = all }
    public init(_ one: Finding) { self.all = [one] }
}

extension Sequence where Element == Finding {
    /// Whether any of them is an error; warnings alone are no obstacle.
    public var haveErrors: Bool { contains { $0.severity == .error } }
}
