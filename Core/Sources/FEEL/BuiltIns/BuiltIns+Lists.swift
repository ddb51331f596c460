/// Functions that look at lists (DMN 1.5, 10.3.4.4).
extension BuiltIns {
    static let lists: [BuiltIn] = [
        BuiltIn("count", .init("list"), result: .number) { arguments in
            guard let items = arguments.list(0) else { return arguments.wrong(0) }
            return .number(Decimal128(items.count))
        },
        BuiltIn("min", .init("list", variadic: true)) { arguments in extreme(arguments) { $0 < 0 } },
        BuiltIn("max", .init("list", variadic: true)) { arguments in extreme(arguments) { $0 > 0 } },
        BuiltIn("all", .init("list", variadic: true), result: .boolean) { arguments in truth(arguments, isAll: true) },
        BuiltIn("any", .init("list", variadic: true), result: .boolean) { arguments in truth(arguments, isAll: false) },
        BuiltIn("sublist", .init("list", "start position", "length", optional: 1), result: .list(.any)) { sublist($0) },
    ]

    static let listSearches: [BuiltIn] = [
        BuiltIn("list contains", .init("list", "element"), result: .boolean) { arguments in
            guard let items = arguments.list(0) else { return arguments.wrong(0) }
            guard arguments.mayMake(items: items.count) else { return .null }
            let element = arguments.value(1)
            return .boolean(items.contains { $0.equals(element) })
        },
        BuiltIn("index of", .init("list", "match"), result: .list(.number)) { arguments in
            guard let items = arguments.list(0) else { return arguments.wrong(0) }
            guard arguments.mayMake(items: items.count) else { return .null }
            let match = arguments.value(1)
            return .list(items.indices.filter { items[$0].equals(match) }.map { .number(Decimal128($0 + 1)) })
        },
        BuiltIn("distinct values", .init("list"), result: .list(.any)) { arguments in
            guard let items = arguments.list(0) else { return arguments.wrong(0) }
            return distinct(items, arguments)
        },
        BuiltIn("union", .init("list", variadic: true), result: .list(.any)) { arguments in
            guard let all = concatenated(arguments) else { return arguments.wrong(0) }
            return distinct(all, arguments)
        },
    ]

    /// Smallest or largest: the first for which no other is more so.
    private static func extreme(_ arguments: Arguments, _ isMore: (Int) -> Bool) -> Value {
        guard let items = arguments.collected, let first = items.first else { return arguments.wrong(0) }
        guard arguments.mayMake(items: items.count), Value.order(first, first) != nil else { return arguments.wrong(0) }
        var best = first
        for item in items.dropFirst() {
            guard let order = Value.order(item, best) else { return arguments.wrong(0) }
            if isMore(order) { best = item }
        }
        return best
    }

    private static func truth(_ arguments: Arguments, isAll: Bool) -> Value {
        guard let items = arguments.collected else { return arguments.wrong(0) }
        guard arguments.mayMake(items: items.count) else { return .null }
        var result = Value.boolean(isAll)
        for item in items { result = isAll ? result.and(item) : result.or(item) }
        return result
    }

    private static func sublist(_ arguments: Arguments) -> Value {
        guard let items = arguments.list(0) else { return arguments.wrong(0) }
        guard let start = arguments.integer(1), start != 0 else { return arguments.wrong(1) }
        let first = start > 0 ? start - 1 : items.count + start
        guard first >= 0, first < items.count else { return arguments.wrong(1) }
        var length = items.count - first
        if arguments.count > 2 {
            guard let given = arguments.integer(2), given >= 0, given <= length else { return arguments.wrong(2) }
            length = given
        }
        return arguments.mayMake(items: length) ? .list(Array(items[first..<first + length])) : .null
    }

    /// All items of all arguments; an argument that is no list counts as one item.
    static func concatenated(_ arguments: Arguments) -> [Value]? {
        var all: [Value] = []
        for index in 0..<arguments.count {
            guard let items = arguments.list(index) else { return nil }
            all += items
            guard arguments.mayMake(items: all.count) else { return nil }
        }
        return all
    }

    /// The items without those equal to an earlier one.
    private static func distinct(_ items: [Value], _ arguments: Arguments) -> Value {
        var kept: [Value] = []
        for item in items {
            guard arguments.run.step(kept.count / 4 + 1) else { return .null }
            if !kept.contains(where: { $0.equals(item) }) { kept.append(item) }
        }
        return .list(kept)
    }
}
