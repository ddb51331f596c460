/// Functions on numbers (DMN 1.5, 10.3.4.5).
extension BuiltIns {
    static let numbers: [BuiltIn] = [
        BuiltIn("abs", .init("n")) { arguments in
            switch arguments.single(0) {
            case .number(let number): .number(number.magnitude)
            case .daysTimeDuration(let duration): duration.magnitude.map { .daysTimeDuration($0) } ?? .null
            case .yearsMonthsDuration(let duration): .yearsMonthsDuration(duration.magnitude)
            default: arguments.wrong(0)
            }
        },
        BuiltIn("modulo", .init("dividend", "divisor"), result: .number) { arguments in
            guard let dividend = arguments.number(0) else { return arguments.wrong(0) }
            guard let divisor = arguments.number(1) else { return arguments.wrong(1) }
            if divisor.isZero { return arguments.null(.divisionByZero) }
            return dividend.modulo(divisor).map { .number($0) } ?? arguments.null(.overflow("modulo"))
        },
        BuiltIn("sqrt", .init("number"), result: .number) { arguments in function(arguments) { $0.squareRoot() } },
        BuiltIn("log", .init("number"), result: .number) { arguments in function(arguments) { $0.logarithm() } },
        BuiltIn("exp", .init("number"), result: .number) { arguments in function(arguments) { $0.exponential() } },
        BuiltIn("odd", .init("number"), result: .boolean) { arguments in parity(arguments, 1) },
        BuiltIn("even", .init("number"), result: .boolean) { arguments in parity(arguments, 0) },
    ]

    static let roundings: [BuiltIn] = [
        BuiltIn("decimal", .init("n", "scale"), result: .number) { arguments in rounded(arguments, .halfEven) },
        BuiltIn("floor", .init("n", "scale", optional: 1), result: .number) { arguments in rounded(arguments, .floor) },
        BuiltIn("ceiling", .init("n", "scale", optional: 1), result: .number) { arguments in
            rounded(arguments, .ceiling)
        },
        BuiltIn("round up", .init("n", "scale"), result: .number) { arguments in rounded(arguments, .up) },
        BuiltIn("round down", .init("n", "scale"), result: .number) { arguments in rounded(arguments, .down) },
        BuiltIn("round half up", .init("n", "scale"), result: .number) { arguments in rounded(arguments, .halfUp) },
        BuiltIn("round half down", .init("n", "scale"), result: .number) { arguments in rounded(arguments, .halfDown) },
    ]

    private static func function(_ arguments: Arguments, _ body: (Decimal128) -> Decimal128?) -> Value {
        guard let number = arguments.number(0) else { return arguments.wrong(0) }
        return body(number).map { .number($0) }
            ?? arguments.null(.argumentValue(arguments.name, number.description))
    }

    private static func parity(_ arguments: Arguments, _ rest: Int) -> Value {
        guard let number = arguments.number(0) else { return arguments.wrong(0) }
        guard let modulo = number.modulo(2) else { return arguments.wrong(0) }
        return .boolean(modulo == Decimal128(rest))
    }

    private static func rounded(_ arguments: Arguments, _ mode: RoundingMode) -> Value {
        guard let number = arguments.number(0) else { return arguments.wrong(0) }
        guard let scale = arguments.count > 1 ? arguments.integer(1) : 0, Decimal128.scales.contains(scale) else {
            return arguments.wrong(1)
        }
        return number.rounded(scale: scale, mode).map { .number($0) } ?? arguments.null(.overflow(arguments.name))
    }
}
