/// Entries by name, in the order in which they were made (DMN 1.5, 10.3.2.6).
///
/// The names are shared between contexts of the same make, so that a compiled `{a: …, b: …}` costs one array of values.
public struct Context: Sendable {
    /// The names of a context and where each stands.
    final class Shape: Sendable {
        let names: [String]
        private let positions: [String: Int]

        init(_ names: [String]) {
            self.names = names
            var positions: [String: Int] = [:]
            if names.count > 8 {
                for (position, name) in names.enumerated() { positions[name] = position }
            }
            self.positions = positions
        }

        func position(of name: String) -> Int? {
            names.count > 8 ? positions[name] : names.firstIndex(of: name)
        }
    }

    private(set) var shape: Shape
    /// The values in the order of `names`.
    public private(set) var values: [Value]

    /// The context without entries.
    public init() { self.init(shape: Shape([]), values: []) }

    /// A context of these entries; of two with one name the later counts, in the place of the earlier.
    public init(_ entries: [(String, Value)]) {
        var names: [String] = []
        var values: [Value] = []
        var positions: [String: Int] = [:]
        for (name, value) in entries {
            if let position = positions[name] {
                values[position] = value
            } else {
                positions[name] = names.count
                names.append(name)
                values.append(value)
            }
        }
        self.init(shape: Shape(names), values: values)
    }

    init(shape: Shape, values: [Value]) {
        self.shape = shape
        self.values = values
    }

    /// The names in order.
    public var names: [String] { shape.names }
    /// How many entries there are.
    public var count: Int { values.count }
    public var isEmpty: Bool { values.isEmpty }

    /// The entries in order.
    public var entries: [(name: String, value: Value)] {
        zip(shape.names, values).map { (name: $0, value: $1) }
    }

    /// The value of an entry; `nil` if there is none of that name (an entry may well hold `.null`). Setting `nil` removes.
    public subscript(name: String) -> Value? {
        get { shape.position(of: name).map { values[$0] } }
        set {
            if let position = shape.position(of: name) {
                if let newValue {
                    values[position] = newValue
                } else {
                    shape = Shape(shape.names.filter { $0 != name })
                    values.remove(at: position)
                }
            } else if let newValue {
                shape = Shape(shape.names + [name])
                values.append(newValue)
            }
        }
    }
}

extension Context: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, Value)...) { self.init(elements) }
}

extension Context: Hashable {
    /// Equal are contexts with the same entries, in whatever order.
    public static func == (a: Context, b: Context) -> Bool {
        guard a.count == b.count else { return false }
        if a.shape === b.shape { return a.values == b.values }
        for (name, value) in zip(a.names, a.values) where b[name] != value { return false }
        return true
    }

    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for (name, value) in zip(names, values) {
            var inner = Hasher()
            inner.combine(name)
            inner.combine(value)
            sum = sum &+ inner.finalize()
        }
        hasher.combine(sum)
    }
}
