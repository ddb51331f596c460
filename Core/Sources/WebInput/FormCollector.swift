import Basics

/// Gathers the fields and files of a form within the limits.
struct FormCollector: Sendable {
    /// All fields together: the limit of a body without files.
    static let mostFieldBytes = Limits.formBodyBytes

    private(set) var body = FormBody()
    private var fieldBytes = 0
    private var head: PartHead?
    private var content: [UInt8] = []
    private var size = 0

    /// Adds a whole field.
    mutating func add(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>) throws(FormBodyError) {
        guard body.fields.count < Limits.formFields else { throw .tooManyFields }
        guard name.count <= 1_000, value.count <= Limits.formFieldBytes else { throw .fieldTooLarge }
        fieldBytes += name.count + value.count
        guard fieldBytes <= FormCollector.mostFieldBytes else { throw .fieldsTooLarge }
        guard let name = String(validating: name, as: UTF8.self),
            let value = String(validating: FormCollector.singleLineFeeds(value), as: UTF8.self)
        else { throw .notUTF8 }
        body.fields.append(FormBody.Field(name: name, value: value))
    }

    /// Begins a part.
    mutating func begin(_ head: PartHead) throws(FormBodyError) {
        if head.fileName != nil, body.files.count >= Limits.applicationUploads { throw .tooManyFiles }
        self.head = head
        content = []
        size = 0
    }

    /// Takes a piece of the part's content. A file that is too large is counted, not kept.
    mutating func take(_ piece: ArraySlice<UInt8>) throws(FormBodyError) {
        guard let head else { return }
        size += piece.count
        if head.fileName == nil {
            guard size <= Limits.formFieldBytes else { throw .fieldTooLarge }
            content += piece
        } else if size <= Limits.uploadBytes {
            content += piece
        } else {
            content = []
        }
    }

    /// Ends the part. A file field that was left empty leaves nothing behind.
    mutating func end() throws(FormBodyError) {
        guard let head else { return }
        self.head = nil
        guard let fileName = head.fileName else { return try add(name: head.name[...], value: content[...]) }
        guard let field = String(validating: head.name, as: UTF8.self) else { throw .notUTF8 }
        guard size > 0 || !fileName.isEmpty else { return }
        body.files.append(
            FormBody.File(
                field: field, name: PartHead.shownName(fileName), type: head.type, bytes: content, size: size,
                isTooLarge: size > Limits.uploadBytes))
        content = []
    }

    /// Browsers send line ends as CR LF; we keep line feeds.
    private static func singleLineFeeds(_ value: ArraySlice<UInt8>) -> [UInt8] {
        guard value.contains(0x0d) else { return Array(value) }
        var out: [UInt8] = []
        out.reserveCapacity(value.count)
        var last: UInt8 = 0
        for byte in value {
            if byte == 0x0a, last == 0x0d { out[out.count - 1] = 0x0a } else { out.append(byte) }
            last = byte
        }
        return out
    }
}
