import Basics
import Forms

/// Puts the words of a language over a schema and its journey.
struct Translation {
    private let texte: Texte

    init(_ texte: Texte) { self.texte = texte }

    func apply(to journey: Journey, _ schema: Datenschema) -> Journey {
        var other = journey
        for index in other.pages.indices {
            guard let words = texte.pages[other.pages[index].id] else { continue }
            other.pages[index].title = words.title ?? other.pages[index].title
            other.pages[index].section = words.section ?? other.pages[index].section
            other.pages[index].intro = words.intro ?? other.pages[index].intro
        }
        for (path, words) in texte.fields {
            var settings = other.settings[path] ?? FieldSettings()
            settings.label = words.label ?? settings.label
            settings.help = words.help ?? settings.help
            other.settings[path] = settings
        }
        for index in other.declarations.indices {
            let id = other.declarations[index].id
            other.declarations[index].text = texte.declarations[id] ?? other.declarations[index].text
        }
        return other
    }

    /// Words for codes go into the schema, by the id of the field.
    func apply(to schema: Datenschema) -> Datenschema {
        let coded = texte.fields.filter { !$0.value.codes.isEmpty }
        guard !coded.isEmpty else { return schema }
        var words: [String: [String: String]] = [:]
        for (path, field) in coded { if let id = path.ids.last { words[id] = field.codes } }
        var other = schema
        other.structure = replaced(schema.structure, words, schema)
        return other
    }

    /// Goes down with the groups; deeper than a form may nest it stops, as the form is refused then anyway.
    private func replaced(
        _ structure: [Struktur], _ words: [String: [String: String]], _ schema: Datenschema, depth: Int = 0
    ) -> [Struktur] {
        guard depth <= SchemaTree.maximumDepth else { return structure }
        return structure.map { place in
            var other = place
            switch place.element {
            case .field(var field):
                guard let names = words[field.id.text] else { return place }
                let entries =
                    field.values.isEmpty
                    ? field.codeList.flatMap { schema.codeLists[$0.key] }?.entries ?? [] : field.values
                field.values = entries.map { CodeEntry(code: $0.code, name: names[$0.code] ?? $0.name, help: $0.help) }
                other.element = .field(field)
            case .group(var group):
                group.structure = replaced(group.structure, words, schema, depth: depth + 1)
                other.element = .group(group)
            }
            return other
        }
    }
}
