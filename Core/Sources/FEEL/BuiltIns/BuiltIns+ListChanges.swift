/// Functions that make lists of lists (DMN 1.5, 10.3.4.4 and 10.3.4.6).
extension BuiltIns {
    static let listChanges: [BuiltIn] = [
        BuiltIn("append", .init("list", "item", variadic: true), result: .list(.any)) { arguments in
            guard let items = arguments.list(0) else { return arguments.wrong(0) }
            guard arguments.mayMake(items: items.count + arguments.count) else { return .null }
            return .list(items + arguments.values(from: 1))
        },
        BuiltIn("concatenate", .init("list", variadic: true), result: .list(.any)) { arguments in
            concatenated(arguments).map { .list($0) } ?? arguments.wrong(0)
        },
        BuiltIn("insert before", .init("list", "position", "newItem"), result: .list(.any)) { arguments in
            change(arguments) { items, index in items.insert(arguments.value(2), at: index) }
        },
        BuiltIn("remove", .init("list", "position"), result: .list(.any)) { arguments in
            change(arguments) { items, index in items.remove(at: index) }
        },
        BuiltIn("reverse", .init("list"), result: .list(.any)) { arguments in
            guard let items = arguments.list(0) else { return arguments.wrong(0) }
            return arguments.mayMake(items: items.count) ? .list(items.reversed()) : .null
        },
        BuiltIn("flatten", .init("list"), result: .list(.any)) { arguments in
            guard let items = arguments.list(0) else { return arguments.wrong(0) }
            var flat: [Value] = []
            guard flatten(items, into: &flat, arguments, depth: 0) else { return .null }
            return .list(flat)
        },
        BuiltIn(
            "list replace", .init("list", "position", "newItem"), .init("list", "match", "newItem"), result: .list(.any)
        ) { replace($0) },
        BuiltIn("sort", .init("list", "precedes", optional: 1), result: .list(.any)) { sort($0) },
    ]

    private static func change(_ arguments: Arguments, _ body: (inout [Value], Int) -> Void) -> Value {
        guard var items = arguments.list(0) else { return arguments.wrong(0) }
        guard let index = index(arguments, items.count) else { return arguments.wrong(1) }
        guard arguments.mayMake(items: items.count + 1) else { return .null }
        body(&items, index)
        return .list(items)
    }

    /// The position of an item, from 1 or from the end, as an index.
    private static func index(_ arguments: Arguments, _ count: Int) -> Int? {
        guard let position = arguments.integer(1), position != 0, abs(position) <= count else { return nil }
        return position > 0 ? position - 1 : count + position
    }

    private static func abs(_ number: Int) -> Int { number == .min ? .max : Swift.abs(number) }

    private static func flatten(_ items: [Value], into flat: inout [Value], _ arguments: Arguments, depth: Int) -> Bool
    {
        guard depth < 500, arguments.mayMake(items: items.count + flat.count / 8) else { return false }
        for item in items {
            if case .list(let inner) = item {
                guard flatten(inner, into: &flat, arguments, depth: depth + 1) else { return false }
            } else {
                flat.append(item)
            }
        }
        return true
    }

    private static func replace(_ arguments: Arguments) -> Value {
        guard var items = arguments.list(0) else { return arguments.wrong(0) }
        let newItem = arguments.value(2)
        guard arguments.mayMake(items: items.count) else { return .null }
        if case .function(let match) = arguments.single(1) {
            guard match.parameters.count == 2 else { return arguments.wrong(1) }
            for (index, item) in items.enumerated() {
                guard case .boolean(let matches) = match.call([item, newItem], in: arguments.run, at: arguments.place)
                else { return arguments.wrong(1) }
                if matches { items[index] = newItem }
            }
            return .list(items)
        }
        guard let index = index(arguments, items.count) else { return arguments.wrong(1) }
        items[index] = newItem
        return .list(items)
    }

    /// Stable merge sort; a comparison that is not true counts as false.
    private static func sort(_ arguments: Arguments) -> Value {
        guard let items = arguments.list(0) else { return arguments.wrong(0) }
        guard arguments.mayMake(items: items.count) else { return .null }
        let precedes: (Value, Value) -> Bool?
        if case .function(let function) = arguments.single(1) {
            precedes = { a, b in
                guard arguments.run.step() else { return nil }
                return function.call([a, b], in: arguments.run, at: arguments.place).boolean
            }
        } else if arguments.count == 1 {
            precedes = { a, b in Value.order(a, b).map { $0 < 0 } }
        } else {
            return arguments.wrong(1)
        }
        return merged(items[...], precedes).map { .list($0) } ?? arguments.wrong(1)
    }

    private static func merged(_ items: ArraySlice<Value>, _ precedes: (Value, Value) -> Bool?) -> [Value]? {
        guard items.count > 1 else { return Array(items) }
        let middle = items.startIndex + items.count / 2
        guard let left = merged(items[..<middle], precedes), let right = merged(items[middle...], precedes) else {
            return nil
        }
        var result: [Value] = []
        result.reserveCapacity(items.count)
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            guard let second = precedes(right[j], left[i]) else { return nil }
            result.append(second ? right[j] : left[i])
            if second { j += 1 } else { i += 1 }
        }
        return result + left[i...] + right[j...]
    }
}
