/// What the built-in functions take, as far as one kind only is right: for the check before evaluation.
extension BuiltIns {
    static let parameterTypes: [String: [FEELType]] = [
        "not": [.boolean],
        "substring": [.string, .number, .number], "string length": [.string], "upper case": [.string],
        "lower case": [.string], "substring before": [.string, .string], "substring after": [.string, .string],
        "contains": [.string, .string], "starts with": [.string, .string], "ends with": [.string, .string],
        "matches": [.string, .string, .string], "replace": [.string, .string, .string, .string],
        "split": [.string, .string], "number": [.string, .string, .string], "duration": [.string], "range": [.string],
        "modulo": [.number, .number], "sqrt": [.number], "log": [.number], "exp": [.number], "odd": [.number],
        "even": [.number], "decimal": [.number, .number], "floor": [.number, .number], "ceiling": [.number, .number],
        "round up": [.number, .number], "round down": [.number, .number], "round half up": [.number, .number],
        "round half down": [.number, .number], "sublist": [.any, .number, .number], "remove": [.any, .number],
        "insert before": [.any, .number],
    ]

    /// Kinds that no conversion turns into another.
    static let plainTypes: Set<FEELType> = [
        .boolean, .number, .string, .date, .time, .dateTime, .daysTimeDuration, .yearsMonthsDuration,
    ]
}
