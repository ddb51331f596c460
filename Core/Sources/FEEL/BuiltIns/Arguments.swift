/// The arguments of one call of a built-in function, read by kind. A list of one stands for its item where no list is
/// asked for, and a single value for a list of one where a list is (DMN 1.5, 10.3.2.9.4).
struct Arguments {
    let values: [Value]
    let name: String
    let run: Run
    let place: SourcePlace?
    /// The names by which they were given, if by name.
    let names: [String]

    init(_ values: [Value], _ name: String, _ run: Run, _ place: SourcePlace?, names: [String] = []) {
        self.names = names
        self.values = values
        self.name = name
        self.run = run
        self.place = place
    }

    var count: Int { values.count }

    /// The argument of that number, a list of one unwrapped; null if it was left out.
    func single(_ index: Int) -> Value {
        guard index < values.count else { return .null }
        if case .list(let items) = values[index], items.count == 1 { return items[0] }
        return values[index]
    }

    /// The argument as it is.
    func value(_ index: Int) -> Value { index < values.count ? values[index] : .null }

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
        if values.count == 1 { return list(0) }
        return values
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
