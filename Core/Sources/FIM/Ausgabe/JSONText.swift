/// A JSON value that is written in the order in which it was built.
public indirect enum JSONText: Sendable {
    case string(String)
    /// A number as it is to be written.
    case number(String)
    case bool(Bool)
    case list([JSONText])
    case object([(String, JSONText)])
    case null

    public static func number(_ value: Int) -> JSONText { .number(String(value)) }

    /// The text, two spaces per level; nil writes it in one line.
    public func text(indent: Int? = 2) -> String {
        var out = ""
        write(into: &out, indent: indent, level: 0)
        return out
    }

    private func write(into out: inout String, indent: Int?, level: Int) {
        switch self {
        case .string(let text): out += "\"\(JSONText.escaped(text))\""
        case .number(let digits): out += digits
        case .bool(let value): out += value ? "true" : "false"
        case .null: out += "null"
        case .list(let items):
            JSONText.sequence(items, "[", "]", into: &out, indent, level) { item, out in
                item.write(into: &out, indent: indent, level: level + 1)
            }
        case .object(let members):
            JSONText.sequence(members, "{", "}", into: &out, indent, level) { member, out in
                out += "\"\(JSONText.escaped(member.0))\": "
                member.1.write(into: &out, indent: indent, level: level + 1)
            }
        }
    }

    private static func sequence<Item>(
        _ items: [Item], _ open: String, _ close: String, into out: inout String, _ indent: Int?, _ level: Int,
        _ write: (Item, inout String) -> Void
    ) {
        out += open
        for (index, item) in items.enumerated() {
            if index > 0 { out += indent == nil ? ", " : "," }
            if let indent { out += "\n" + String(repeating: " ", count: indent * (level + 1)) }
            write(item, &out)
        }
        if let indent, !items.isEmpty { out += "\n" + String(repeating: " ", count: indent * level) }
        out += close
    }

    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5c }) else { return text }
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "\0"..<" ":
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
