/// not, is (DMN 1.5, 10.3.4.2 and 10.3.4.7).
extension BuiltIns {
    static let logic: [BuiltIn] = [
        BuiltIn("not", .init("negand"), result: .boolean) { arguments in
            guard let value = arguments.boolean(0) else {
                return arguments.value(0).isNull ? .null : arguments.wrong(0)
            }
            return .boolean(!value)
        },
        BuiltIn("is", .init("value1", "value2"), result: .boolean) { arguments in
            .boolean(Value.isSame(arguments.value(0), arguments.value(1)))
        },
    ]
}

extension Value {
    /// Whether two values are the same element of the same semantic domain: what `=` says, but a time in a zone is
    /// another than the same moment in another zone.
    static func isSame(_ a: Value, _ b: Value) -> Bool {
        switch (a, b) {
        case (.time(let x), .time(let y)): x == y
        case (.dateTime(let x), .dateTime(let y)): x == y
        case (.list(let x), .list(let y)): x.count == y.count && zip(x, y).allSatisfy { isSame($0, $1) }
        case (.context(let x), .context(let y)):
            x.count == y.count
                && x.entries.allSatisfy { entry in y[entry.name].map { isSame(entry.value, $0) } ?? false }
        default: equality(a, b) ?? false
        }
    }
}
