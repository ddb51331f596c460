import Basics
import Yams

/// A YAML document with the places of its parts: texts, lists, maps. Aliases, deep nesting and large files are refused.
struct YAMLTree: Sendable {
    enum Content: Sendable {
        case empty
        case text(String)
        case list([YAMLTree])
        case map([(key: String, place: Place, value: YAMLTree)])
    }

    var content: Content
    var place: Place

    static let maximumBytes = 2 << 20
    static let maximumDepth = 24

    /// Throws `Findings` with line and column if the bytes are no YAML that a package may hold.
    init(_ bytes: [UInt8], file: String) throws(Findings) {
        let start = Place(file: file)
        guard bytes.count <= YAMLTree.maximumBytes, let text = String(validating: bytes, as: UTF8.self) else {
            throw YAMLTree.fault(
                "package-yaml", "keine YAML-Datei in UTF-8 bis 2 MB", "no YAML file in UTF-8 of up to 2 MB", start)
        }
        try YAMLTree.guardNesting(bytes, file: file)
        let node: Node?
        do {
            node = try Yams.compose(yaml: text, .basic)
        } catch {
            throw YAMLTree.fault(error, file: file)
        }
        var budget = 100_000
        self = try YAMLTree(node, file: file, depth: 0, budget: &budget) ?? YAMLTree(content: .empty, place: start)
    }

    private init(content: Content, place: Place) {
        self.content = content
        self.place = place
    }

    private init?(_ node: Node?, file: String, depth: Int, budget: inout Int) throws(Findings) {
        guard let node else { return nil }
        let place = Place(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        budget -= 1
        guard depth < YAMLTree.maximumDepth, budget > 0 else {
            throw YAMLTree.fault(
                "package-yaml", "zu tief geschachtelt oder zu groß", "nests too deep or is too large", place)
        }
        switch node {
        case .scalar(let scalar):
            let isEmpty =
                scalar.style == .plain && (scalar.string.isEmpty || scalar.string == "~" || scalar.string == "null")
            self.init(content: isEmpty ? .empty : .text(scalar.string), place: place)
        case .sequence(let nodes):
            var items: [YAMLTree] = []
            for inner in nodes {
                if let item = try YAMLTree(inner, file: file, depth: depth + 1, budget: &budget) { items.append(item) }
            }
            self.init(content: .list(items), place: place)
        case .mapping(let pairs):
            var entries: [(key: String, place: Place, value: YAMLTree)] = []
            for (key, inner) in pairs {
                guard case .scalar(let name) = key,
                    let value = try YAMLTree(inner, file: file, depth: depth + 1, budget: &budget)
                else { throw YAMLTree.fault("package-yaml", "ein Schlüssel ist kein Text", "a key is no text", place) }
                let at = Place(file: file, line: name.mark?.line ?? place.line, column: name.mark?.column ?? 1)
                entries.append((name.string, at, value))
            }
            self.init(content: .map(entries), place: place)
        case .alias:
            throw YAMLTree.fault("package-yaml", "Verweise (*) sind nicht erlaubt", "aliases are not allowed", place)
        }
    }

    /// The reader of the library goes down with the nesting; so it is bounded before it is asked.
    private static func guardNesting(_ bytes: [UInt8], file: String) throws(Findings) {
        var line = 1
        var brackets = 0
        var leading = 0
        var isLeading = true
        for byte in bytes {
            switch byte {
            case 0x0a:
                line += 1
                leading = 0
                isLeading = true
            case 0x5b, 0x7b: brackets += 1
            case 0x5d, 0x7d: brackets = max(0, brackets - 1)
            default: break
            }
            if isLeading, byte != 0x0a {
                if [0x20, 0x2d, 0x3f, 0x3a].contains(byte) { leading += 1 } else { isLeading = false }
            }
            if brackets > 64 || leading > 160 {
                throw fault("package-yaml", "zu tief geschachtelt", "nests too deep", Place(file: file, line: line))
            }
        }
    }

    private static func fault(_ code: String, _ de: String, _ en: String, _ place: Place) -> Findings {
        Findings(Finding(code, .error, Words(de: de, en: en), at: place))
    }

    private static func fault(_ error: any Error, file: String) -> Findings {
        var place = Place(file: file)
        var problem = "not readable"
        switch error as? YamlError {
        case .scanner(_, let text, let mark, _)?, .parser(_, let text, let mark, _)?,
            .composer(_, let text, let mark, _)?:
            place = Place(file: file, line: mark.line, column: mark.column)
            problem = text
        case .duplicatedKeysInMapping(let keys, _)?:
            problem = "key twice: \(keys.map { "\($0)" }.joined(separator: ", "))"
        default: break
        }
        return fault("package-yaml", "kein YAML: \(problem)", "no YAML: \(problem)", place)
    }
}
