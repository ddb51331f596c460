public import FEEL

/// A FEEL value that can be stored. Functions have no stored form and come back as null.
public struct StoredValue: Hashable, Sendable {
    public var value: Value

    public init(_ value: Value) { self.value = value }

    /// The value as plain text: a string as it is, the rest as FEEL writes it.
    public var text: String {
        let json = JSON(typed: value)
        return json["value"]?.string ?? json.text
    }
}

extension StoredValue: Codable {
    private enum Key: String, CodingKey { case type, value, items, names }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let type = try container.decode(String.self, forKey: .type)
        switch type {
        case "null": value = .null
        case "boolean": value = .boolean(try container.decode(Bool.self, forKey: .value))
        case "list": value = .list(try container.decode([StoredValue].self, forKey: .items).map(\.value))
        case "context":
            let names = try container.decode([String].self, forKey: .names)
            let items = try container.decode([StoredValue].self, forKey: .items)
            value = .context(Context(zip(names, items).map { ($0, $1.value) }))
        case "json":
            let text = try container.decode(String.self, forKey: .value)
            value = (try? Value(typed: JSON(text: text), zones: .machine())) ?? .null
        default:
            let text = try container.decode(String.self, forKey: .value)
            guard let value = Value(type: type, text: text, zones: .machine()) else {
                throw DecodingError.dataCorruptedError(forKey: .value, in: container, debugDescription: type)
            }
            self.value = value
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch value {
        case .null, .function: try container.encode("null", forKey: .type)
        case .boolean(let value):
            try container.encode("boolean", forKey: .type)
            try container.encode(value, forKey: .value)
        case .list(let items):
            try container.encode("list", forKey: .type)
            try container.encode(items.map { StoredValue($0) }, forKey: .items)
        case .context(let context):
            try container.encode("context", forKey: .type)
            try container.encode(context.entries.map(\.name), forKey: .names)
            try container.encode(context.entries.map { StoredValue($0.value) }, forKey: .items)
        case .range:
            try container.encode("json", forKey: .type)
            try container.encode(JSON(typed: value).text, forKey: .value)
        default:
            let json = JSON(typed: value)
            try container.encode(json["type"]?.string ?? "null", forKey: .type)
            try container.encode(json["value"]?.string ?? "", forKey: .value)
        }
    }
}

extension Variables: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([String: StoredValue].self).mapValues(\.value))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(values.mapValues { StoredValue($0) })
    }
}
