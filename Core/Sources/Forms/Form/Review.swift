/// One line of the review page: what it is called, what was answered, where it is changed.
public struct ReviewRow: Hashable, Sendable {
    public var path: AnswerPath
    public var label: String
    /// As it will reach the town; empty if nothing was answered.
    public var printed: String
    public var files: [FileReference]
    public var stop: Stop
    /// Whether the answer is missing or wrong.
    public var hasFinding: Bool
}

/// Lines of the review page that belong together: those of one page.
public struct ReviewSection: Hashable, Sendable {
    public var title: String
    public var section: String?
    public var stop: Stop
    public var rows: [ReviewRow]

    /// Which row of a group it is about, counted from 1: the second dog; nil outside of rows.
    public var row: Int? { stop.rows.last.map { $0 + 1 } }
}
