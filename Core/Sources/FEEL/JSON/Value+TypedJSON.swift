import Basics

/// Typed JSON: how values of FEEL go to other programs and come back (`{"type":"number","value":"1.50"}`).
extension JSON {
    /// A value as typed JSON. A function has no value; a range carries its literal and its ends.
    public init(typed value: Value) {
        switch value {
        case .null: self = JSON.typed("null")
        case .boolean(let value): self = JSON.typed("boolean", .boolean(value))
        case .number(let number): self = JSON.typed("number", .string(number.description))
        case .string(let text): self = JSON.typed("string", .string(text))
        case .date(let date): self = JSON.typed("date", .string(date.description))
        case .time(let time): self = JSON.typed("time", .string(time.description))
        case .dateTime(let moment): self = JSON.typed("date and time", .string(moment.description))
        case .daysTimeDuration(let duration):
            self = JSON.typed("days and time duration", .string(duration.description))
        case .yearsMonthsDuration(let duration):
            self = JSON.typed("years and months duration", .string(duration.description))
        case .list(let items):
            self = .object([Member("type", .string("list")), Member("items", .array(items.map { JSON(typed: $0) }))])
        case .context(let context):
            let entries = context.entries.map { Member($0.name, JSON(typed: $0.value)) }
            self = .object([Member("type", .string("context")), Member("entries", .object(entries))])
        case .range(let range): self = JSON(range)
        case .function: self = JSON.typed("function")
        }
    }

    /// A value as plain JSON, for programs that know no FEEL: numbers are numbers, dates and durations their ISO texts. A
    /// range is its literal; a function is null.
    public init(plain value: Value) {
        switch value {
        case .null, .function: self = .null
        case .boolean(let value): self = .boolean(value)
        case .number(let number): self = .number(number.description)
        case .string(let text): self = .string(text)
        case .list(let items): self = .array(items.map { JSON(plain: $0) })
        case .context(let context): self = .object(context.entries.map { Member($0.name, JSON(plain: $0.value)) })
        default: self = JSON(typed: value)["value"] ?? .null
        }
    }

    private static func typed(_ type: String, _ value: JSON? = nil) -> JSON {
        .object([Member("type", .string(type))] + (value.map { [Member("value", $0)] } ?? []))
    }

    private init(_ range: FEELRange) {
        var members = [Member("type", .string("range")), Member("value", .string(range.literal))]
        if let start = range.start { members.append(Member("start", JSON(typed: start))) }
        members.append(Member("startIncluded", .boolean(range.startIncluded)))
        if let end = range.end { members.append(Member("end", JSON(typed: end))) }
        members.append(Member("endIncluded", .boolean(range.endIncluded)))
        self = .object(members)
    }
}

extension Value {
    /// Reads typed JSON. Throws `Findings` if it is none. A value of type `untyped` is taken as a string.
    public init(typed json: JSON, zones: ZoneDatabase) throws {
        guard let type = json["type"]?.string else { throw Value.notTyped(json) }
        switch type {
        case "null": self = .null
        case "boolean":
            guard case .boolean(let value)? = json["value"] else { throw Value.notTyped(json) }
            self = .boolean(value)
        case "list": self = .list(try (json["items"]?.array ?? []).map { try Value(typed: $0, zones: zones) })
        case "context":
            let members = json["entries"]?.members ?? []
            self = .context(Context(try members.map { ($0.name, try Value(typed: $0.value, zones: zones)) }))
        case "range": self = .range(try Value.range(json, zones))
        default:
            guard let text = Value.text(json["value"]), let value = Value(type: type, text: text, zones: zones) else {
                throw Value.notTyped(json)
            }
            self = value
        }
    }

    /// Reads the text of a simple value of the named type; `nil` if it is none.
    public init?(type: String, text: String, zones: ZoneDatabase) {
        let value: Value? =
            switch type {
            case "number": Decimal128(text).map { .number($0) }
            case "string", "untyped": .string(text)
            case "boolean": ["true": .boolean(true), "false": .boolean(false)][text]
            case "date": FEELDate(text).map { .date($0) }
            case "time": FEELTime(text, zones: zones).map { .time($0) }
            case "date and time": FEELDateTime(text, zones: zones).map { .dateTime($0) }
            case "days and time duration": DaysTimeDuration(text).map { .daysTimeDuration($0) }
            case "years and months duration": YearsMonthsDuration(text).map { .yearsMonthsDuration($0) }
            default: nil
            }
        guard let value else { return nil }
        self = value
    }

    /// Reads plain JSON: objects become contexts, arrays lists. An object that is typed JSON is read as such.
    public init(plain json: JSON, zones: ZoneDatabase) throws {
        switch json {
        case .null: self = .null
        case .boolean(let value): self = .boolean(value)
        case .string(let text): self = .string(text)
        case .number(let text):
            guard let number = Decimal128(text) else { throw Value.notTyped(json) }
            self = .number(number)
        case .array(let items): self = .list(try items.map { try Value(plain: $0, zones: zones) })
        case .object(let members):
            if Value.isTyped(members), let value = try? Value(typed: json, zones: zones) {
                self = value
            } else {
                self = .context(Context(try members.map { ($0.name, try Value(plain: $0.value, zones: zones)) }))
            }
        }
    }

    private static func isTyped(_ members: [JSON.Member]) -> Bool {
        let names = Set(members.map(\.name))
        return names == ["type"] || names == ["type", "value"] || names == ["type", "items"]
            || names == ["type", "entries"] || names.isSuperset(of: ["type", "value", "startIncluded"])
    }

    private static func text(_ json: JSON?) -> String? {
        switch json {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    private static func range(_ json: JSON, _ zones: ZoneDatabase) throws -> FEELRange {
        guard case .boolean(let startIncluded)? = json["startIncluded"],
            case .boolean(let endIncluded)? = json["endIncluded"]
        else { throw notTyped(json) }
        return FEELRange(
            start: try json["start"].map { try Value(typed: $0, zones: zones) }, startIncluded: startIncluded,
            end: try json["end"].map { try Value(typed: $0, zones: zones) }, endIncluded: endIncluded)
    }

    private static func notTyped(_ json: JSON) -> Findings {
        let text = String(json.text.prefix(80))
        let words = Words(
            de: "„\(text)“ ist kein Wert als typisiertes JSON.", en: "“\(text)” is no value in typed JSON.")
        return Findings(Finding("typed-json", .error, words))
    }
}
