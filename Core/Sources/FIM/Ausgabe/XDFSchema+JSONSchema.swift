import XML

extension XDFSchema {
    /// The JSON Schema (2020-12) of the answers: objects by the ids of groups, values by the ids of fields.
    ///
    /// Labels hold no answer and are left out. A place that may be taken more than once is an array.
    /// - Parameter lists: the code lists at hand; a field whose list is missing takes any text.
    public func jsonSchema(lists: [Codeliste] = []) -> JSONText {
        JSONSchemaMaker(schema: self, lists: lists).schemaText()
    }

    /// The Leistungsschlüssel, 14 digits that begin with 99, where the description names just one.
    public var leistungsschluessel: String? {
        var found: Set<String> = []
        let words = (base.beschreibung ?? "").utf8.split { !(48...57).contains($0) }
        for word in words where word.count == 14 && word.starts(with: "99".utf8) {
            found.insert(String(Substring(word)))
        }
        return found.count == 1 ? found.first : nil
    }
}

private struct JSONSchemaMaker {
    let schema: XDFSchema
    let lists: [Codeliste]

    func schemaText() -> JSONText {
        let id = schema.base.identifikation
        let name = [id.id.lowercased(), id.version].compactMap { $0 }.joined(separator: "_")
        var members: [(String, JSONText)] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("$id", .string("https://schema.fitko.de/fim/\(name).schema.json")),
            ("title", .string(schema.bezeichnung.isEmpty ? schema.base.name : schema.bezeichnung)),
        ]
        members += object(schema.struktur, isChoice: false)
        members.append(("$defs", .object(definitions())))
        return .object(members)
    }

    /// Groups and fields are defined once each, by id and version, and referred to.
    private func definitions() -> [(String, JSONText)] {
        var all: [(String, JSONText)] = []
        for (index, group) in schema.groupPool.enumerated() {
            all.append(
                (
                    key(.group(index)),
                    .object(title(group.labels, group.base) + object(group.struktur, isChoice: group.art == "X"))
                ))
        }
        for (index, field) in schema.fieldPool.enumerated() where field.feldart != "label" {
            all.append((key(.field(index)), .object(title(field.labels, field.base) + value(field))))
        }
        return all
    }

    private func key(_ element: XDFElement) -> String {
        let (id, isFirst, index): (XDFIdentifikation, Bool, Int)
        switch element {
        case .field(let number):
            id = schema.fieldPool[number].base.identifikation
            isFirst = schema.fieldPool.firstIndex { $0.base.identifikation == id } == number
            index = number
        case .group(let number):
            id = schema.groupPool[number].base.identifikation
            isFirst = schema.groupPool.firstIndex { $0.base.identifikation == id } == number
            index = number
        }
        // One id and version may stand for two contents; the later ones get a number.
        return id.id + (id.version.map { "V" + $0 } ?? "") + (isFirst ? "" : "-\(index)")
    }

    private func title(_ labels: XDFLabels, _ base: XDFBase) -> [(String, JSONText)] {
        let words = labels.bezeichnungEingabe.isEmpty ? base.name : labels.bezeichnungEingabe
        return [("title", .string(words))] + (labels.hilfetextEingabe.map { [("description", .string($0))] } ?? [])
    }

    private func object(_ struktur: [XDFStruktur], isChoice: Bool) -> [(String, JSONText)] {
        var properties: [(String, JSONText)] = []
        var required: [JSONText] = []
        for place in struktur {
            let id: String
            switch place.enthaelt {
            case .field(let index):
                guard schema.fieldPool[index].feldart != "label" else { continue }
                id = schema.fieldPool[index].base.identifikation.id
            case .group(let index): id = schema.groupPool[index].base.identifikation.id
            }
            let reference = JSONText.object([("$ref", .string("#/$defs/" + key(place.enthaelt)))])
            properties.append((id, place.isRepeatable ? array(of: reference, place) : reference))
            if place.minimum > 0 { required.append(.string(id)) }
        }
        var members: [(String, JSONText)] = [("type", .string("object")), ("properties", .object(properties))]
        if isChoice {
            members += [("minProperties", .number(1)), ("maxProperties", .number(1))]
        } else if !required.isEmpty {
            members.append(("required", .list(required)))
        }
        return members + [("additionalProperties", .bool(false))]
    }

    private func array(of item: JSONText, _ place: XDFStruktur) -> JSONText {
        var members: [(String, JSONText)] = [("type", .string("array")), ("items", item)]
        members.append(("minItems", .number(place.minimum)))
        if let most = place.maximum { members.append(("maxItems", .number(most))) }
        return .object(members)
    }

    private func value(_ field: XDFField) -> [(String, JSONText)] {
        if let values = values(of: field) {
            let choices = values.map { JSONText.object([("const", .string($0.code)), ("title", .string($0.name))]) }
            return [("type", .string("string")), ("oneOf", .list(choices))]
        }
        let limits = field.praezisierung
        switch field.datentyp {
        case "bool": return [("type", .string("boolean"))]
        case "num", "num_currency", "num_int":
            let step: [(String, JSONText)] = field.datentyp == "num_currency" ? [("multipleOf", .number("0.01"))] : []
            return [("type", .string(field.datentyp == "num_int" ? "integer" : "number"))] + step
                + number("minimum", limits?.minValue) + number("maximum", limits?.maxValue)
        case "date": return [("type", .string("string")), ("format", .string("date"))]
        case "time": return [("type", .string("string")), ("format", .string("time"))]
        case "datetime": return [("type", .string("string")), ("format", .string("date-time"))]
        case "obj": return [("type", .string("object"))]
        case "file": return [("type", .string("string")), ("format", .string("uri-reference"))]
        default:
            return [("type", .string("string"))] + number("minLength", limits?.minLength)
                + number("maxLength", limits?.maxLength) + pattern(limits?.pattern)
        }
    }

    private func values(of field: XDFField) -> [XDFWert]? {
        if let own = field.werte { return own }
        guard let reference = field.codeliste, let list = lists.first(where: { $0.isMeant(by: reference) }) else {
            return nil
        }
        return list.werte(codeKey: field.codeKey, nameKey: field.nameKey, helpKey: field.helpKey)
    }

    /// A limit that is a plain JSON number; German or other spellings are left out.
    private func number(_ name: String, _ text: String?) -> [(String, JSONText)] {
        guard let text = text.map(XMLElement.trim), Decimals.isPlain(text) else { return [] }
        return [(name, .number(text))]
    }

    /// Patterns of XML Schema hold for the whole value.
    private func pattern(_ text: String?) -> [(String, JSONText)] {
        guard let text, !text.isEmpty else { return [] }
        return [("pattern", .string("^(?:\(Decimals.unanchored(text)))$"))]
    }
}

/// The spelling of numbers and patterns in limits.
enum Decimals {
    /// `-12.5`: what JSON and XML Schema both take for a number.
    static func isPlain(_ text: String) -> Bool {
        var digits = text.utf8[...]
        if digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (48...57).contains($0) } })
        else {
            return false
        }
        return parts[0].count == 1 || parts[0].first != UInt8(ascii: "0")
    }

    /// A pattern without the anchors that some editors add.
    static func unanchored(_ pattern: String) -> String {
        var pattern = pattern[...]
        if pattern.hasPrefix("^") { pattern = pattern.dropFirst() }
        if pattern.hasSuffix("$"), !pattern.hasSuffix("\\$") { pattern = pattern.dropLast() }
        return String(pattern)
    }
}
