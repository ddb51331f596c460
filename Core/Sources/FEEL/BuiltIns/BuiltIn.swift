/// A built-in function (DMN 1.5, 10.3.4): its name, the names of its parameters, and what it does.
struct BuiltIn: Sendable {
    /// One way to call it.
    struct Signature: Sendable {
        let parameters: [String]
        /// How many of the last parameters may be left out.
        let optional: Int
        /// Any number of values may take the place of the last parameter.
        let variadic: Bool

        init(_ parameters: String..., optional: Int = 0, variadic: Bool = false) {
            self.parameters = parameters
            self.optional = optional
            self.variadic = variadic
        }

        func accepts(_ count: Int) -> Bool {
            count >= parameters.count - optional && (variadic || count <= parameters.count)
        }
    }

    let name: String
    let result: FEELType
    let signatures: [Signature]
    let body: @Sendable (Arguments) -> Value

    init(
        _ name: String, _ signatures: Signature..., result: FEELType = .any,
        body: @escaping @Sendable (Arguments) -> Value
    ) {
        self.name = name
        self.result = result
        self.signatures = signatures
        self.body = body
    }

    func accepts(_ count: Int) -> Bool { signatures.contains { $0.accepts(count) } }

    /// For each parameter the place of its argument among the named ones, −1 if left out before a later one; `nil` if no
    /// signature has these names.
    func positions(of names: [String]) -> [Int]? {
        for signature in signatures {
            var positions = Array(repeating: -1, count: signature.parameters.count)
            var fits = true
            for (place, name) in names.enumerated() {
                guard let position = signature.parameters.firstIndex(of: name), positions[position] < 0 else {
                    fits = false
                    break
                }
                positions[position] = place
            }
            let needed = signature.parameters.count - signature.optional
            guard fits, !positions[..<needed].contains(-1) else { continue }
            while let last = positions.last, last < 0 { positions.removeLast() }
            return positions
        }
        return nil
    }

    func call(_ values: [Value], _ run: Run) -> Value {
        guard accepts(values.count) else { return run.null(.argumentCount(name)) }
        guard run.step() else { return .null }
        return body(Arguments(values, run, CallSite(name)))
    }

    func call(named values: [(String, Value)], _ run: Run) -> Value {
        guard let positions = positions(of: values.map(\.0)) else { return run.null(.argumentCount(name)) }
        guard run.step() else { return .null }
        return body(
            Arguments(positions.map { $0 < 0 ? .null : values[$0].1 }, run, CallSite(name, names: values.map(\.0))))
    }
}
