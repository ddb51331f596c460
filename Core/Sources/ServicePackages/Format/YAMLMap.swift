import Basics

/// Reads the entries of a map one by one, collects what is wrong, and in the end names the keys that nobody asked for.
struct YAMLMap {
    let place: Place
    private let entries: [(key: String, place: Place, value: YAMLTree)]
    private var asked: Set<String> = []
    private(set) var findings: [Finding] = []

    init(_ tree: YAMLTree) {
        place = tree.place
        switch tree.content {
        case .map(let entries): self.entries = entries
        case .empty: entries = []
        default:
            entries = []
            findings = [
                YAMLMap.finding("hier werden benannte Angaben erwartet", "named entries are expected here", tree.place)
            ]
        }
    }

    /// A map without entries.
    init(empty place: Place) {
        self.place = place
        entries = []
    }

    /// All entries, for maps whose keys are data.
    var all: [(key: String, place: Place, value: YAMLTree)] { entries }

    mutating func tree(_ key: String) -> YAMLTree? {
        asked.insert(key)
        guard let value = entries.first(where: { $0.key == key })?.value else { return nil }
        if case .empty = value.content { return nil }
        return value
    }

    mutating func text(_ key: String) -> String? {
        guard let value = tree(key) else { return nil }
        if case .text(let text) = value.content { return text }
        findings.append(YAMLMap.finding("„\(key)“ muss ein Text sein", "“\(key)” must be a text", value.place))
        return nil
    }

    /// A text that must be there; empty and a finding if it is not.
    mutating func required(_ key: String) -> String {
        if let text = text(key), !text.isEmpty { return text }
        findings.append(YAMLMap.finding("„\(key)“ fehlt", "“\(key)” is missing", place))
        return ""
    }

    mutating func bool(_ key: String) -> Bool? {
        guard let value = tree(key), let text = text(key) else { return nil }
        switch text.lowercased() {
        case "true", "ja": return true
        case "false", "nein": return false
        default:
            findings.append(
                YAMLMap.finding("„\(key)“ muss ja oder nein sein", "“\(key)” must be true or false", value.place))
            return nil
        }
    }

    mutating func integer(_ key: String) -> Int? {
        guard let value = tree(key), let text = text(key) else { return nil }
        if let number = Int(text) { return number }
        findings.append(
            YAMLMap.finding("„\(key)“ muss eine ganze Zahl sein", "“\(key)” must be a whole number", value.place))
        return nil
    }

    mutating func list(_ key: String) -> [YAMLTree] {
        guard let value = tree(key) else { return [] }
        if case .list(let items) = value.content { return items }
        findings.append(YAMLMap.finding("„\(key)“ muss eine Liste sein", "“\(key)” must be a list", value.place))
        return []
    }

    mutating func texts(_ key: String) -> [String] {
        list(key).compactMap { item in
            if case .text(let text) = item.content { return text }
            findings.append(YAMLMap.finding("in „\(key)“ stehen nur Texte", "“\(key)” holds texts only", item.place))
            return nil
        }
    }

    mutating func map(_ key: String) -> YAMLMap? {
        guard let value = tree(key) else { return nil }
        let inner = YAMLMap(value)
        findings += inner.findings
        return inner
    }

    mutating func add(_ more: [Finding]) { findings += more }

    /// Everything found, and a warning for each key that was never asked for.
    mutating func close() -> [Finding] {
        for entry in entries where !asked.contains(entry.key) {
            findings.append(
                Finding(
                    "package-key-unknown", .warning,
                    Words(de: "„\(entry.key)“ ist hier nicht bekannt.", en: "“\(entry.key)” is not known here"),
                    at: entry.place))
        }
        return findings
    }

    static func finding(_ de: String, _ en: String, _ place: Place) -> Finding {
        Finding("package-format", .error, Words(de: de, en: en), at: place)
    }
}
