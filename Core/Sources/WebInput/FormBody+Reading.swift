extension FormBody {
    /// Reads the part of an address behind the question mark.
    public init(query: String) throws(FormBodyError) {
        var collector = FormCollector()
        try URLEncoded.read(Array(query.utf8), into: &collector)
        self = collector.body
    }

    /// Reads the body of a form by its media type: `application/x-www-form-urlencoded` or `multipart/form-data`.
    public init(_ bytes: [UInt8], contentType: String) throws(FormBodyError) {
        var reader = try FormReader(contentType: contentType)
        var start = 0
        while start < bytes.count {
            let end = min(start + 64 << 10, bytes.count)
            try reader.feed(bytes[start..<end])
            start = end
        }
        self = try reader.finish()
    }
}

/// Reads a form body as it arrives, piece by piece.
public struct FormReader: Sendable {
    private enum Kind: Sendable {
        case urlEncoded([UInt8])
        case multipart(MultipartReader)
    }

    private var kind: Kind
    private var collector = FormCollector()

    /// A reader for a body of this media type.
    public init(contentType: String) throws(FormBodyError) {
        guard let type = MediaType(contentType) else { throw .notAForm }
        switch type.name {
        case "application/x-www-form-urlencoded":
            guard type.parameters["charset"].map({ $0.lowercased() == "utf-8" }) ?? true else { throw .notAForm }
            kind = .urlEncoded([])
        case "multipart/form-data":
            guard let boundary = type.parameters["boundary"], let reader = MultipartReader(boundary: boundary) else {
                throw .notAForm
            }
            kind = .multipart(reader)
        default: throw .notAForm
        }
    }

    /// Takes the next piece.
    public mutating func feed(_ piece: ArraySlice<UInt8>) throws(FormBodyError) {
        switch kind {
        case .urlEncoded(var bytes):
            kind = .urlEncoded([])
            guard bytes.count + piece.count <= FormCollector.mostFieldBytes else { throw .fieldsTooLarge }
            bytes += piece
            kind = .urlEncoded(bytes)
        case .multipart(var reader):
            // The reader is moved out and back, so that its buffer is not copied.
            kind = .urlEncoded([])
            try reader.feed(piece, into: &collector)
            kind = .multipart(reader)
        }
    }

    /// The whole form, after the last piece.
    public mutating func finish() throws(FormBodyError) -> FormBody {
        switch kind {
        case .urlEncoded(let bytes): try URLEncoded.read(bytes, into: &collector)
        case .multipart(let reader): try reader.finish()
        }
        return collector.body
    }
}
