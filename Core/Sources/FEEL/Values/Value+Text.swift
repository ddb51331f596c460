extension Value {
    /// What FEEL's `string()` gives: a string as it is, everything else as FEEL writes it; `nil` for null.
    public var text: String? {
        switch self {
        case .null: nil
        case .string(let text): text
        default: literal
        }
    }

    /// As FEEL writes it: strings in quotes, contexts in braces. Functions have no literal; they print as their type.
    public var literal: String {
        var text = ""
        write(to: &text, depth: 0)
        return text
    }

    private func write(to text: inout String, depth: Int) {
        guard depth < 500 else {
            text += "…"
            return
        }
        switch self {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .number(let number): text += number.description
        case .string(let string): Value.quote(string, into: &text)
        case .date(let date): text += date.description
        case .time(let time): text += time.description
        case .dateTime(let moment): text += moment.description
        case .daysTimeDuration(let duration): text += duration.description
        case .yearsMonthsDuration(let duration): text += duration.description
        case .list(let items):
            text += "["
            for (index, item) in items.enumerated() {
                if index > 0 { text += ", " }
                item.write(to: &text, depth: depth + 1)
            }
            text += "]"
        case .context(let context): Value.write(context, to: &text, depth: depth + 1)
        case .range(let range): text += range.literal
        case .function(let function): text += function.type.description
        }
    }

    private static func write(_ context: Context, to text: inout String, depth: Int) {
        text += "{"
        for (index, entry) in context.entries.enumerated() {
            if index > 0 { text += ", " }
            if Syntax.isPlainName(entry.name) { text += entry.name } else { quote(entry.name, into: &text) }
            text += ": "
            entry.value.write(to: &text, depth: depth)
        }
        text += "}"
    }

    /// A string in quotes, as it would be read back.
    static func quote(_ string: String, into text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

extension FEELRange {
    /// As FEEL writes it: `[1..5)`, `(< 10)`.
    public var literal: String {
        switch form {
        case .equal: return "(= \(start?.literal ?? "null"))"
        case .unequal: return "(!= \(start?.literal ?? "null"))"
        case .interval: break
        }
        if let start, let end {
            return (startIncluded ? "[" : "(") + "\(start.literal)..\(end.literal)" + (endIncluded ? "]" : ")")
        }
        if let start { return "(\(startIncluded ? ">=" : ">") \(start.literal))" }
        return "(\(endIncluded ? "<=" : "<") \(end?.literal ?? "null"))"
    }
}
