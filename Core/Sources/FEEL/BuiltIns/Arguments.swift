/// The arguments of one call of a built-in function, read by kind. A list of one stands for its item where no list is
/// asked for, and a single value for a list of one where a list is (DMN 1.5, 10.3.2.9.4).
struct Arguments {
    /// Most calls have one argument: it is held without a list.
    private let first: Value
    private let others: ArraySlice<Value>
    let count: Int
    let run: Run
    private let site: CallSite

    init(_ values: [Value], _ run: Run, _ site: CallSite) {
        first = values.first ?? .null
        others = values.dropFirst()
        count = values.count
        self.run = run
        self.site = site
    }

    init(single value: Value, _ run: Run, _ site: CallSite) {
        first = value
        others = []
        count = 1
        self.run = run
        self.site = site
    }

    /// All arguments, or those from one on.
    func values(from start: Int = 0) -> [Value] {
        guard start < count else { return [] }
        return start == 0 ? [first] + others : Array(others.dropFirst(start - 1))
    }

    var name: String { site.name }
    var place: SourcePlace? { site.place }
    /// The names by which they were given, if by name.
    var names: [String] { site.names }

    /// The argument of that number, a list of one unwrapped; null if it was left out.
    func single(_ index: Int) -> Value {
        let value = value(index)
        if case .list(let items) = value, items.count == 1 { return items[0] }
        return value
    }

    /// The argument as it is.
    func value(_ index: Int) -> Value {
        if index == 0 { return first }
        return index < count ? others[others.startIndex + index - 1] : .null
    }

    func string(_ index: Int) -> String? { single(index).string }
    func number(_ index: Int) -> Decimal128? { single(index).number }
    func boolean(_ index: Int) -> Bool? { single(index).boolean }
    func context(_ index: Int) -> Context? { single(index).context }

    /// A whole number; what stands behind the point is dropped.
    func integer(_ index: Int) -> Int? {
        number(index)?.rounded(scale: 0, .down)?.int
    }

    /// A list, or a single value as one; `nil` for null.
    func list(_ index: Int) -> [Value]? {
        switch value(index) {
        case .list(let items): items
        case .null: nil
        case let single: [single]
        }
    }

    /// The items of the only argument if it is a list, else all arguments: `sum([1, 2])`, `sum(1, 2)`.
    var collected: [Value]? {
        if count == 1 { return list(0) }
        return values()
    }

    /// Null, because an argument is not of the kind that the function takes.
    func wrong(_ index: Int) -> Value {
        run.null(.argumentValue(name, "\(FEELType(of: value(index)))"), at: place)
    }

    /// Null, for another reason.
    func null(_ trouble: Trouble) -> Value { run.null(trouble, at: place) }

    func mayMake(items: Int) -> Bool { run.mayMake(items: items, at: place) }
    func mayMake(textBytes: Int) -> Bool { run.mayMake(textBytes: textBytes, at: place) }
}

/// Where a built-in function is called, and how.
final class CallSite: Sendable {
    let name: String
    let place: SourcePlace?
    let names: [String]

    init(_ name: String, at place: SourcePlace? = nil, names: [String] = []) {
        self.name = name
        self.place = place
        self.names = names
    }
}
