import FEEL
import FoundationEssentials
import XML

@testable import DMN

/// A test file of the DMN TCK: cases with inputs and the results that are asked for.
struct TCKFile {
    /// A value of a test file. One without a type is compared by its text.
    indirect enum Expected {
        case value(Value)
        case untyped(String)
        case list([Expected])
        case context([String: Expected])
    }

    struct Result {
        var name: String
        var expected: Expected
    }

    struct Case {
        var id: String
        var kind: String
        var invocable: String?
        var inputs: [String: Value] = [:]
        var namespaces: [String: String] = [:]
        var results: [Result] = []
    }

    let model: String
    private(set) var cases: [Case] = []

    init(_ path: URL, zones: ZoneDatabase) throws {
        let root = try XMLDocument([UInt8](Data(contentsOf: path)), file: path.path).root
        model = root.first("modelName")?.trimmed ?? ""
        for test in root.elements("testCase") { cases.append(TCKFile.read(test, zones)) }
    }

    private static func read(_ test: XMLElement, _ zones: ZoneDatabase) -> Case {
        var one = Case(
            id: test[attribute: "id"] ?? "", kind: test[attribute: "type"] ?? "decision",
            invocable: test[attribute: "invocableName"])
        for input in test.elements("inputNode") {
            let name = input[attribute: "name"] ?? ""
            one.inputs[name] = plain(expected(input, zones))
            one.namespaces[name] = input[attribute: "namespace"]
        }
        for result in test.elements("resultNode") {
            let isError = result[attribute: "errorResult"] == "true"
            let wanted = isError ? nil : result.first("expected").map { expected($0, zones) }
            one.results.append(Result(name: result[attribute: "name"] ?? "", expected: wanted ?? .value(.null)))
        }
        return one
    }

    private static func isNil(_ element: XMLElement) -> Bool {
        element[attribute: "nil", in: "http://www.w3.org/2001/XMLSchema-instance"] == "true"
    }

    private static func expected(_ holder: XMLElement, _ zones: ZoneDatabase) -> Expected {
        let components = holder.elements("component")
        if !components.isEmpty {
            var parts: [String: Expected] = [:]
            for one in components { parts[one[attribute: "name"] ?? ""] = expected(one, zones) }
            return .context(parts)
        }
        if isNil(holder) { return .value(.null) }
        if let list = holder.first("list"), !isNil(list) {
            return .list(list.elements("item").map { expected($0, zones) })
        }
        guard let value = holder.first("value"), !isNil(value) else { return .value(.null) }
        guard let type = value[attribute: "type", in: "http://www.w3.org/2001/XMLSchema-instance"] else {
            return .untyped(value.text)
        }
        return .value(simple(String(type.split(separator: ":").last ?? ""), value.text, zones))
    }

    private static func simple(_ type: String, _ text: String, _ zones: ZoneDatabase) -> Value {
        let trimmed = XMLElement.trim(text)
        switch type {
        case "decimal", "double", "integer", "int", "long", "float":
            return Decimal128(trimmed).map { .number($0) } ?? .null
        case "boolean": return .boolean(trimmed == "true" || trimmed == "1")
        case "date": return Value(type: "date", text: trimmed, zones: zones) ?? .null
        case "time": return Value(type: "time", text: trimmed, zones: zones) ?? .null
        case "dateTime": return Value(type: "date and time", text: trimmed, zones: zones) ?? .null
        case "duration":
            return Value(type: "years and months duration", text: trimmed, zones: zones)
                ?? Value(type: "days and time duration", text: trimmed, zones: zones) ?? .null
        default: return .string(text)
        }
    }

    /// An input without a type: a number or a truth value if it reads like one.
    private static func guessed(_ text: String) -> Value {
        let trimmed = XMLElement.trim(text)
        if let number = Decimal128(trimmed) { return .number(number) }
        return ["true": Value.boolean(true), "false": .boolean(false)][trimmed] ?? .string(text)
    }

    private static func plain(_ expected: Expected) -> Value {
        switch expected {
        case .value(let value): value
        case .untyped(let text): guessed(text)
        case .list(let items): .list(items.map(plain))
        case .context(let parts): .context(Context(parts.map { ($0.key, plain($0.value)) }))
        }
    }
}

extension TCKFile.Expected {
    var isNull: Bool {
        if case .value(.null) = self { return true }
        return false
    }

    /// Whether a value is what is asked for: numbers within 10^−8, times and durations by value.
    func matches(_ value: Value) -> Bool {
        switch (self, value) {
        case (.list(let items), .list(let values)):
            return items.count == values.count && zip(items, values).allSatisfy { $0.matches($1) }
        case (.context(let parts), .context(let context)):
            return parts.count == context.count
                && parts.allSatisfy { part in context[part.key].map(part.value.matches) ?? false }
        case (.untyped(let text), _): return TCKFile.Expected.loosely(text, value)
        case (.value(.number(let a)), .number(let b)):
            return (a - b).map { $0.magnitude <= Decimal128(1, scale: 8) ?? 0 } ?? false
        case (.value(.dateTime(let a)), .dateTime(let b)):
            return a == b || a.zone != nil && b.zone != nil && a.order(b) == 0
        case (.value(.time(let a)), .time(let b)):
            return a == b || a.nanosecondOfDay == b.nanosecondOfDay && a.offset == b.offset
        case (.value(let wanted), _): return wanted == value
        default: return false
        }
    }

    private static func loosely(_ text: String, _ value: Value) -> Bool {
        switch value {
        case .string(let given): return given == text
        case .number(let number): return Decimal128(XMLElement.trim(text)) == number
        case .boolean(let truth): return XMLElement.trim(text) == "\(truth)"
        case .date(let date): return XMLElement.trim(text) == date.description
        default: return false
        }
    }
}
