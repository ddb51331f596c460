public import Basics
public import Forms

/// The words of a service in one language: `texte/de.yaml`, `texte/de-leicht.yaml`, `texte/en.yaml`.
public struct Texte: Hashable, Sendable {
    /// The words of a page.
    public struct Page: Hashable, Sendable {
        public var title: String?
        public var section: String?
        public var intro: String?
    }

    /// The words of a field or group.
    public struct Field: Hashable, Sendable {
        public var label: String?
        public var help: String?
        /// Words for codes.
        public var codes: [String: String]
    }

    /// A language tag: `de`, `de-leicht`, `en`.
    public var language: String
    /// Free texts by name: `einleitung`, `bestaetigung`.
    public var texts: [String: String]
    public var pages: [PageID: Page]
    public var fields: [SchemaPath: Field]
    public var declarations: [String: String]

    public init(
        language: String, texts: [String: String] = [:], pages: [PageID: Page] = [:],
        fields: [SchemaPath: Field] = [:], declarations: [String: String] = [:]
    ) {
        self.language = language
        self.texts = texts
        self.pages = pages
        self.fields = fields
        self.declarations = declarations
    }

    static func read(_ bytes: [UInt8], file: String, language: String) throws(Findings) -> (Texte, [Finding]) {
        var map = YAMLMap(try YAMLTree(bytes, file: file))
        var texte = Texte(language: language)
        if let texts = map.map("texte") { texte.texts = strings(texts, into: &map) }
        if let words = map.map("erklaerungen") { texte.declarations = strings(words, into: &map) }
        for entry in map.map("seiten")?.all ?? [] {
            var page = YAMLMap(entry.value)
            texte.pages[PageID(entry.key)] = Page(
                title: page.text("titel"), section: page.text("abschnitt"), intro: page.text("einleitung"))
            map.add(page.close())
        }
        for entry in map.map("felder")?.all ?? [] {
            var field = YAMLMap(entry.value)
            let codes = field.map("codes").map { strings($0, into: &map) } ?? [:]
            texte.fields[SchemaPath(text: entry.key)] = Field(
                label: field.text("beschriftung"), help: field.text("hilfe"), codes: codes)
            map.add(field.close())
        }
        return (texte, map.close())
    }

    private static func strings(_ texts: YAMLMap, into map: inout YAMLMap) -> [String: String] {
        var out: [String: String] = [:]
        for entry in texts.all {
            if case .text(let text) = entry.value.content {
                out[entry.key] = text
            } else {
                map.add([
                    YAMLMap.finding("„\(entry.key)“ muss ein Text sein", "“\(entry.key)” must be a text", entry.place)
                ])
            }
        }
        return out
    }
}
