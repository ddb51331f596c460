/// A type of FEEL (DMN 1.5, 10.3.2.3 and Table 44).
public indirect enum FEELType: Hashable, Sendable {
    /// Everything.
    case any
    /// Only null.
    case null
    case boolean, number, string
    case date, time, dateTime
    case daysTimeDuration, yearsMonthsDuration
    case list(FEELType)
    case range(FEELType)
    case context([Entry])
    case function([FEELType], FEELType)

    /// A named part of a context type.
    public struct Entry: Hashable, Sendable {
        public var name: String
        public var type: FEELType

        public init(_ name: String, _ type: FEELType) {
            self.name = name
            self.type = type
        }
    }

    /// The type of that name in FEEL (`date and time`, `number` …); `nil` if it is none of the built-in ones.
    public init?(named name: String) {
        switch name {
        case "Any": self = .any
        case "Null": self = .null
        case "boolean": self = .boolean
        case "number": self = .number
        case "string": self = .string
        case "date": self = .date
        case "time": self = .time
        case "date and time", "dateTime": self = .dateTime
        case "days and time duration", "dayTimeDuration": self = .daysTimeDuration
        case "years and months duration", "yearMonthDuration": self = .yearsMonthsDuration
        case "list": self = .list(.any)
        case "context": self = .context([])
        default: return nil
        }
    }

    /// The type of a part, if this is a context type that has it.
    public func entry(_ name: String) -> FEELType? {
        guard case .context(let entries) = self else { return nil }
        return entries.first { $0.name == name }?.type
    }
}

extension FEELType: CustomStringConvertible {
    /// As FEEL writes it: `list<number>`.
    public var description: String {
        switch self {
        case .any: "Any"
        case .null: "Null"
        case .boolean: "boolean"
        case .number: "number"
        case .string: "string"
        case .date: "date"
        case .time: "time"
        case .dateTime: "date and time"
        case .daysTimeDuration: "days and time duration"
        case .yearsMonthsDuration: "years and months duration"
        case .list(let item): "list<\(item)>"
        case .range(let item): "range<\(item)>"
        case .context(let entries) where entries.isEmpty: "context"
        case .context(let entries):
            "context<\(entries.map { "\($0.name): \($0.type)" }.joined(separator: ", "))>"
        case .function(let parameters, let result):
            "function<\(parameters.map(\.description).joined(separator: ", "))> -> \(result)"
        }
    }
}
