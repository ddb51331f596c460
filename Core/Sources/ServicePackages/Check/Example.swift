public import Basics
public import Forms

/// An example application with the end that is expected of it: `beispiele/NAME.yaml`. All must pass before publishing.
public struct Example: Hashable, Sendable {
    public var name: String
    public var title: String
    public var answers: Answers
    /// Places at which findings are expected; empty for an application that goes through.
    public var faults: [String]
    /// Decisions by name with the printed value that is expected: `Gebühr: 30`.
    public var decisions: [String: String]
    /// Calculations by name with the value that is expected.
    public var values: [String: String]
    /// Stops that must be on the way.
    public var stops: [String]
    public var place: Place

    static func read(_ bytes: [UInt8], file: String) throws(Findings) -> (Example, [Finding]) {
        var map = YAMLMap(try YAMLTree(bytes, file: file))
        var answers = Answers()
        for entry in map.map("antworten")?.all ?? [] {
            guard let path = AnswerPath(text: entry.key), let raw = raw(entry.value) else {
                map.add([
                    YAMLMap.finding("„\(entry.key)“ ist keine Antwort", "“\(entry.key)” is no answer", entry.place)
                ])
                continue
            }
            answers[path] = raw
        }
        var expected = map.map("erwartet") ?? YAMLMap(empty: map.place)
        let example = Example(
            name: String(file.dropFirst(10).dropLast(5)), title: map.required("titel"), answers: answers,
            faults: expected.texts("fehler"), decisions: texts(expected.map("entscheidungen")),
            values: texts(expected.map("werte")), stops: expected.texts("seiten"), place: map.place)
        map.add(expected.close())
        return (example, map.close())
    }

    private static func texts(_ map: YAMLMap?) -> [String: String] {
        var out: [String: String] = [:]
        for entry in map?.all ?? [] {
            if case .text(let text) = entry.value.content { out[entry.key] = text }
        }
        return out
    }

    /// A text as typed (a date as `1984-03-27` is read as such by date fields), or files by name.
    private static func raw(_ tree: YAMLTree) -> RawAnswer? {
        switch tree.content {
        case .text(let text): .text(text)
        case .list(let items):
            .files(
                items.compactMap { item in
                    guard case .text(let name) = item.content else { return nil }
                    let type =
                        name.hasSuffix(".pdf") ? "application/pdf" : name.hasSuffix(".png") ? "image/png" : "image/jpeg"
                    return FileReference(
                        blob: FileReference.BlobID(name), name: name, mediaType: type, size: 1_000, hash: "")
                })
        default: nil
        }
    }
}
