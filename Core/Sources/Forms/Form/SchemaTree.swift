public import Basics

/// A schema laid out flat: every place once, parents before children, found by path in constant time.
public struct SchemaTree: Sendable {
    public private(set) var nodes: [FormNode] = []
    public private(set) var roots: [Int] = []
    public private(set) var byPath: [SchemaPath: Int] = [:]
    /// Places by the id of their element, in the order of the schema.
    public private(set) var byID: [String: [Int]] = [:]

    /// Where a journey says nothing of it, the first field of a telling name takes the browser's help.
    private let guessesTokens: Bool
    private var guessed: Set<String> = []

    /// Deeper nesting and more places are refused; real schemas nest up to seven groups.
    public static let maximumDepth = 24
    public static let maximumNodes = 50_000

    public init(_ schema: Datenschema, settings: [SchemaPath: FieldSettings] = [:], lists: Set<SchemaPath> = [])
        throws(Findings)
    {
        guessesTokens = !settings.values.contains { $0.autocomplete != nil }
        var open = schema.structure.reversed().map { (place: $0, parent: Int?.none) }
        while let (place, parent) = open.popLast() {
            guard nodes.count < SchemaTree.maximumNodes else { throw SchemaTree.tooLarge }
            let index = try add(place, parent: parent, schema: schema, settings: settings, lists: lists)
            if case .group(let group) = place.element {
                open += group.structure.reversed().map { ($0, index) }
            }
        }
        count()
    }

    /// The node at a path.
    public subscript(path: SchemaPath) -> FormNode? { byPath[path].map { nodes[$0] } }

    /// The node that stands at the place of an answer.
    public func node(at path: AnswerPath) -> FormNode? { self[path.schemaPath] }

    private mutating func add(
        _ place: Struktur, parent: Int?, schema: Datenschema, settings: [SchemaPath: FieldSettings],
        lists: Set<SchemaPath>
    ) throws(Findings) -> Int {
        let above = parent.map { nodes[$0] }
        let key = unique(SchemaTree.safe(place.id), below: above)
        let path = (above?.path ?? SchemaPath()).appending(key)
        guard path.ids.count <= SchemaTree.maximumDepth else { throw SchemaTree.tooDeep(path) }
        var setting = settings[path] ?? settings[SchemaPath([key])] ?? FieldSettings()
        let index = nodes.count
        var isGroup = false
        if case .group = place.element { isGroup = true }
        let hasRows = isGroup && (place.isRepeatable || lists.contains(path))
        let words = SchemaTree.words(place.element, setting)
        let entries = SchemaTree.entries(place.element, schema)
        let element = SchemaTree.answerable(place.element, entries)
        var reader: AnswerReader?
        if case .field(let field) = element {
            if guessesTokens, let token = KnownFormat.autocomplete(of: field), guessed.insert(token).inserted {
                setting.autocomplete = token
            }
            reader = AnswerReader(
                field: field, entries: entries, format: setting.format ?? KnownFormat.format(of: field))
        }
        nodes.append(
            FormNode(
                traits: FormNode.Traits(
                    index: index, key: key, path: path, above: above, min: place.min, max: place.max,
                    element: element, words: words, settings: setting, hasRows: hasRows, reader: reader,
                    entries: entries)))
        byPath[path] = index
        byID[key, default: []].append(index)
        if let parent { nodes[parent].children.append(index) } else { roots.append(index) }
        return index
    }

    /// The same element twice below one parent gets a number: `G1`, `G1-2`.
    private func unique(_ key: String, below parent: FormNode?) -> String {
        let prefix = parent?.path ?? SchemaPath()
        guard byPath[prefix.appending(key)] != nil else { return key }
        var number = 2
        while byPath[prefix.appending("\(key)-\(number)")] != nil { number += 1 }
        return "\(key)-\(number)"
    }

    /// Counts the inputs below each group and notes where rows begin, from the leaves upward.
    private mutating func count() {
        for index in nodes.indices.reversed() {
            if nodes[index].isInput { nodes[index].inputs = 1 }
            guard let parent = nodes[index].parent else { continue }
            nodes[parent].inputs += nodes[index].inputs
            if nodes[index].hasRows || nodes[index].holdsRows { nodes[parent].holdsRows = true }
        }
    }

    /// Ids are opaque; what has a meaning in paths is replaced.
    static func safe(_ id: String) -> String {
        let isSafe: (UInt8) -> Bool = { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte & 0xdf) || byte == 0x5f || byte == 0x2d
        }
        if !id.isEmpty, id.utf8.allSatisfy(isSafe) { return id }
        let bytes = id.utf8.map { isSafe($0) ? $0 : 0x2d }
        return bytes.isEmpty ? "-" : String(decoding: bytes, as: UTF8.self)
    }

    private static func words(_ element: Struktur.Element, _ setting: FieldSettings) -> (label: String, help: String?) {
        let (label, name, help) =
            switch element {
            case .field(let field): (field.label, field.angaben.name, field.help)
            case .group(let group): (group.label, group.angaben.name, group.help)
            }
        let shown = [setting.label ?? "", label, name].map(AnswerReader.trimmed).first { !$0.isEmpty } ?? ""
        let helping = (setting.help ?? help).map(AnswerReader.trimmed)
        return (shown, helping?.isEmpty ?? true ? nil : helping)
    }

    private static func entries(_ element: Struktur.Element, _ schema: Datenschema) -> [CodeEntry] {
        guard case .field(let field) = element, field.kind == .select || field.codeList != nil else { return [] }
        if !field.values.isEmpty { return field.values }
        return field.codeList.flatMap { schema.codeLists[$0.key] }?.entries ?? []
    }

    /// A selection whose code list is not at hand is asked as text, so that the form can be filled in all the same.
    private static func answerable(_ element: Struktur.Element, _ entries: [CodeEntry]) -> Struktur.Element {
        guard case .field(var field) = element, field.kind == .select, field.type != .bool, entries.isEmpty else {
            return element
        }
        field.kind = .input
        return .field(field)
    }

    private static var tooLarge: Findings {
        Findings(
            Finding(
                "form-too-large", .error,
                Words(
                    de: "Das Datenschema hat mehr als \(maximumNodes) Stellen.",
                    en: "the data schema has more than \(maximumNodes) places")))
    }

    private static func tooDeep(_ path: SchemaPath) -> Findings {
        Findings(
            Finding(
                "form-too-deep", .error,
                Words(
                    de: "Das Datenschema ist tiefer als \(maximumDepth) Ebenen geschachtelt.",
                    en: "the data schema nests deeper than \(maximumDepth) levels"), subject: path.description))
    }
}
