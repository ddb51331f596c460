/// Functions on contexts (DMN 1.5, 10.3.4.10).
extension BuiltIns {
    static let contexts: [BuiltIn] = [
        BuiltIn("get value", .init("m", "key")) { arguments in
            guard let context = arguments.context(0) else { return arguments.wrong(0) }
            guard let key = arguments.string(1) else { return arguments.wrong(1) }
            return context[key] ?? arguments.null(.noEntry(key, .context([])))
        },
        BuiltIn("get entries", .init("m"), result: .list(.any)) { arguments in
            guard let context = arguments.context(0) else { return arguments.wrong(0) }
            guard arguments.mayMake(items: context.count) else { return .null }
            let shape = Context.Shape(["key", "value"])
            return .list(context.entries.map { .context(Context(shape: shape, values: [.string($0.name), $0.value])) })
        },
        BuiltIn("context", .init("entries"), result: .context([])) { made($0) },
        BuiltIn(
            "context put", .init("context", "key", "value"), .init("context", "keys", "value"), result: .context([])
        ) { put($0) },
        BuiltIn("context merge", .init("contexts"), result: .context([])) { arguments in
            guard let items = arguments.list(0) else { return arguments.wrong(0) }
            var entries: [(String, Value)] = []
            for item in items {
                guard case .context(let context) = item else { return arguments.wrong(0) }
                entries += context.entries.map { ($0.name, $0.value) }
                guard arguments.mayMake(items: entries.count) else { return .null }
            }
            return .context(Context(entries))
        },
    ]

    /// Out of a list of `{key: …, value: …}`; a key that stands twice gives null.
    private static func made(_ arguments: Arguments) -> Value {
        guard let items = arguments.list(0), arguments.mayMake(items: items.count) else { return arguments.wrong(0) }
        var entries: [(String, Value)] = []
        var keys: Set<String> = []
        for item in items {
            guard case .context(let pair) = item, case .string(let key)? = pair["key"], let value = pair["value"]
            else { return arguments.wrong(0) }
            guard keys.insert(key).inserted else { return arguments.null(.duplicateKey(key)) }
            entries.append((key, value))
        }
        return .context(Context(entries))
    }

    private static func put(_ arguments: Arguments) -> Value {
        guard let context = arguments.context(0) else { return arguments.wrong(0) }
        if case .string(let key) = arguments.value(1), !arguments.names.contains("keys") {
            var changed = context
            changed[key] = arguments.value(2)
            return .context(changed)
        }
        guard case .list(let items) = arguments.value(1), !items.isEmpty, items.count < 500,
            !arguments.names.contains("key")
        else {
            return arguments.wrong(1)
        }
        let keys = items.compactMap(\.string)
        guard keys.count == items.count, let changed = put(arguments.value(2), at: keys[...], in: context) else {
            return arguments.wrong(1)
        }
        return .context(changed)
    }

    private static func put(_ value: Value, at keys: ArraySlice<String>, in context: Context) -> Context? {
        guard let key = keys.first else { return nil }
        var changed = context
        if keys.count == 1 {
            changed[key] = value
            return changed
        }
        guard case .context(let inner)? = context[key], let made = put(value, at: keys.dropFirst(), in: inner) else {
            return nil
        }
        changed[key] = .context(made)
        return changed
    }
}
