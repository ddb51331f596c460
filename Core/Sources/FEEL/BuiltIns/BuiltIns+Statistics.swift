/// sum, mean and their kin over numbers (DMN 1.5, 10.3.4.4).
extension BuiltIns {
    static let statistics: [BuiltIn] = [
        BuiltIn("sum", .init("list", variadic: true)) { sum($0) },
        BuiltIn("mean", .init("list", variadic: true), result: .number) { arguments in
            numeric(arguments) { numbers in total(numbers).flatMap { $0 / Decimal128(numbers.count) } }
        },
        BuiltIn("product", .init("list", variadic: true), result: .number) { arguments in
            numeric(arguments) { numbers in
                var product: Decimal128? = 1
                for number in numbers { product = product.flatMap { $0 * number } }
                return product
            }
        },
        BuiltIn("median", .init("list", variadic: true), result: .number) { arguments in
            numeric(arguments) { numbers in
                let sorted = numbers.sorted()
                let middle = sorted.count / 2
                guard sorted.count % 2 == 0 else { return sorted[middle] }
                return (sorted[middle - 1] + sorted[middle]).flatMap { $0 / 2 }
            }
        },
        BuiltIn("stddev", .init("list", variadic: true), result: .number) { arguments in
            numeric(arguments, least: 2) { deviation($0) }
        },
        BuiltIn("mode", .init("list", variadic: true), result: .list(.number)) { mode($0) },
    ]

    private static func total(_ numbers: [Decimal128]) -> Decimal128? {
        var total: Decimal128? = 0
        for number in numbers { total = total.flatMap { $0 + number } }
        return total
    }

    /// Numbers, or durations of one kind.
    private static func sum(_ arguments: Arguments) -> Value {
        guard let items = arguments.collected, let first = items.first else { return arguments.wrong(0) }
        guard arguments.mayMake(items: items.count) else { return .null }
        if let numbers = sum(ofNumbers: items) { return .number(numbers) }
        switch first {
        case .number, .daysTimeDuration, .yearsMonthsDuration: break
        default: return arguments.wrong(0)
        }
        var sum = first
        for item in items.dropFirst() {
            sum = sum.arithmetic(.plus, item, arguments.run, arguments.place)
            if sum.isNull { return .null }
        }
        return sum
    }

    /// The sum, if all are numbers and it is in range.
    private static func sum(ofNumbers items: [Value]) -> Decimal128? {
        var sum: Decimal128 = 0
        for item in items {
            guard case .number(let number) = item, let next = sum + number else { return nil }
            sum = next
        }
        return sum
    }

    private static func numbers(_ arguments: Arguments) -> [Decimal128]? {
        guard let items = arguments.collected, arguments.mayMake(items: items.count) else { return nil }
        var numbers: [Decimal128] = []
        numbers.reserveCapacity(items.count)
        for item in items {
            guard case .number(let number) = item else { return nil }
            numbers.append(number)
        }
        return numbers
    }

    private static func numeric(
        _ arguments: Arguments, least: Int = 1, _ body: ([Decimal128]) -> Decimal128?
    ) -> Value {
        guard let numbers = numbers(arguments), numbers.count >= least else { return arguments.wrong(0) }
        return body(numbers).map { .number($0) } ?? arguments.null(.overflow(arguments.name))
    }

    /// Sample standard deviation.
    private static func deviation(_ numbers: [Decimal128]) -> Decimal128? {
        guard let sum = total(numbers), let mean = sum / Decimal128(numbers.count) else { return nil }
        var squares: Decimal128? = 0
        for number in numbers {
            guard let difference = number - mean, let square = difference * difference else { return nil }
            squares = squares.flatMap { $0 + square }
        }
        return squares.flatMap { $0 / Decimal128(numbers.count - 1) }?.squareRoot()
    }

    /// The most frequent numbers, in ascending order.
    private static func mode(_ arguments: Arguments) -> Value {
        guard let numbers = numbers(arguments), arguments.count > 0 else { return arguments.wrong(0) }
        var counts: [Decimal128: Int] = [:]
        for number in numbers { counts[number, default: 0] += 1 }
        let most = counts.values.max() ?? 0
        return .list(counts.filter { $0.value == most }.keys.sorted().map { .number($0) })
    }
}
