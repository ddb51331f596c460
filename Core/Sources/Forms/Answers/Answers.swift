public import Basics

/// What an applicant has entered so far, as typed, invalid input included: nothing typed is ever lost.
public struct Answers: Hashable, Sendable {
    public var values: [AnswerPath: RawAnswer]
    /// How many rows of a repeatable or optional group were opened, by the path of the group with row 0.
    public var rows: [AnswerPath: Int]

    public init(values: [AnswerPath: RawAnswer] = [:], rows: [AnswerPath: Int] = [:]) {
        self.values = values
        self.rows = rows
    }

    public subscript(path: AnswerPath) -> RawAnswer? {
        get { values[path] }
        set { values[path] = newValue.flatMap { $0.isEmpty ? nil : $0 } }
    }

    /// All files of the application.
    public var files: [FileReference] {
        values.values.flatMap { answer -> [FileReference] in if case .files(let files) = answer { files } else { [] } }
    }
}

/// One answer as it was typed.
public enum RawAnswer: Hashable, Sendable {
    /// Text, number, time, yes/no (`true`, `false`) or the code of a selection.
    case text(String)
    case date(DateText)
    case files([FileReference])

    /// Whether nothing at all was entered.
    public var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .date(let date): date.isEmpty
        case .files(let files): files.isEmpty
        }
    }
}

/// A date as typed into three inputs, with the time of day where the field asks for one.
public struct DateText: Hashable, Sendable {
    public var day: String
    public var month: String
    public var year: String
    public var time: String

    public init(day: String = "", month: String = "", year: String = "", time: String = "") {
        self.day = day
        self.month = month
        self.year = year
        self.time = time
    }

    public var isEmpty: Bool { day.isEmpty && month.isEmpty && year.isEmpty && time.isEmpty }
}

/// A file that was uploaded: what is known of it; its bytes lie in the blob store.
public struct FileReference: Hashable, Sendable {
    /// What a blob id is an id of.
    public enum BlobKind {}
    /// The id under which the blob store keeps the bytes.
    public typealias BlobID = Id<BlobKind>

    public var blob: BlobID
    /// The name it had on the applicant's machine, shown escaped.
    public var name: String
    public var mediaType: String
    /// In bytes.
    public var size: Int
    /// SHA-256 in lower-case hexadecimal.
    public var hash: String

    public init(blob: BlobID, name: String, mediaType: String, size: Int, hash: String) {
        self.blob = blob
        self.name = name
        self.mediaType = mediaType
        self.size = size
        self.hash = hash
    }
}
