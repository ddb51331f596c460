public import Basics

extension Answers {
    /// The answers as canonical JSON: the same answers give the same bytes.
    ///
    /// `{"answers":{"G1~1.F3":"Bello","F4":{"day":"27","month":"3","year":"1984"},"F5":[{…}]},"rows":{"G1":2}}`
    public var canonicalJSON: [UInt8] {
        JSONTree.object([
            ("answers", .object(values.map { (key: $0.key.description, value: $0.value.tree) })),
            ("rows", .object(rows.map { (key: $0.key.description, value: .integer($0.value)) })),
        ]).bytes
    }

    /// Reads what `canonicalJSON` wrote. Throws `Findings` if the bytes are anything else.
    public init(canonicalJSON bytes: [UInt8]) throws(Findings) {
        self.init()
        var reader = JSONTreeReader(bytes)
        let tree: JSONTree
        do throws(JSONFault) { tree = try reader.read() } catch { throw Answers.unreadable(at: error.offset) }
        guard case .object(let parts) = tree else { throw Answers.unreadable(at: 0) }
        for (key, value) in parts {
            guard case .object(let entries) = value else { throw Answers.unreadable(at: 0) }
            for (name, entry) in entries {
                guard let path = AnswerPath(text: name) else { throw Answers.unreadable(at: 0) }
                switch (key, entry) {
                case ("rows", .integer(let count)) where (0...1_000_000).contains(count): rows[path] = count
                case ("answers", _):
                    guard let raw = RawAnswer(entry) else { throw Answers.unreadable(at: 0) }
                    values[path] = raw
                default: throw Answers.unreadable(at: 0)
                }
            }
        }
    }

    private static func unreadable(at offset: Int) -> Findings {
        Findings(
            Finding(
                "form-answers-unreadable", .error,
                Words(
                    de: "Die gespeicherten Antworten lassen sich nicht lesen (Stelle \(offset)).",
                    en: "the stored answers cannot be read (byte \(offset))")))
    }
}

extension RawAnswer {
    var tree: JSONTree {
        switch self {
        case .text(let text): return .string(text)
        case .date(let date):
            var entries: [(key: String, value: JSONTree)] = [
                ("day", .string(date.day)), ("month", .string(date.month)), ("year", .string(date.year)),
            ]
            if !date.time.isEmpty { entries.append(("time", .string(date.time))) }
            return .object(entries)
        case .files(let files):
            return .array(
                files.map { file in
                    .object([
                        ("blob", .string(file.blob.text)), ("name", .string(file.name)),
                        ("type", .string(file.mediaType)), ("size", .integer(file.size)), ("hash", .string(file.hash)),
                    ])
                })
        }
    }

    init?(_ tree: JSONTree) {
        switch tree {
        case .string(let text): self = .text(text)
        case .object(let entries):
            guard let texts = RawAnswer.texts(entries) else { return nil }
            self = .date(
                DateText(
                    day: texts["day"] ?? "", month: texts["month"] ?? "", year: texts["year"] ?? "",
                    time: texts["time"] ?? ""))
        case .array(let items):
            var files: [FileReference] = []
            for item in items {
                guard let file = RawAnswer.file(item) else { return nil }
                files.append(file)
            }
            self = .files(files)
        case .integer: return nil
        }
    }

    private static func texts(_ entries: [(key: String, value: JSONTree)]) -> [String: String]? {
        var texts: [String: String] = [:]
        for (key, value) in entries {
            guard case .string(let text) = value else { return nil }
            texts[key] = text
        }
        return texts
    }

    private static func file(_ tree: JSONTree) -> FileReference? {
        guard case .object(let entries) = tree else { return nil }
        var size = 0
        for case ("size", .integer(let bytes)) in entries { size = bytes }
        guard let texts = texts(entries.filter { $0.key != "size" }), let blob = texts["blob"] else { return nil }
        return FileReference(
            blob: FileReference.BlobID(blob), name: texts["name"] ?? "", mediaType: texts["type"] ?? "", size: size,
            hash: texts["hash"] ?? "")
    }
}
