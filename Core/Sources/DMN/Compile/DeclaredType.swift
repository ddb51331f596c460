import FEEL

/// A type as a model declares it: the kind of value, and what is allowed of that kind.
final class DeclaredType: Sendable {
    /// The parts that may have constraints of their own.
    enum Shape: Sendable {
        case plain
        case list(DeclaredType)
        case context([(name: String, type: DeclaredType)])
    }

    let name: String
    let feel: FEELType
    let shape: Shape
    /// Tests that the value must pass: allowed values, and the constraint of the whole.
    let tests: [UnaryTests]
    private let cells: [TableProgram.Cell]
    /// Whether there are tests here or further in.
    let isConstrained: Bool

    init(_ name: String, _ feel: FEELType, _ shape: Shape = .plain, tests: [UnaryTests] = []) {
        self.name = name
        self.feel = feel
        self.shape = shape
        self.tests = tests
        cells = tests.map { TableProgram.Cell(quick: CellCondition($0.syntax), tests: $0) }
        let inner =
            switch shape {
            case .plain: false
            case .list(let item): item.isConstrained
            case .context(let parts): parts.contains { $0.type.isConstrained }
            }
        isConstrained = inner || !tests.isEmpty
    }

    static let any = DeclaredType("Any", .any)

    /// The value as one of this type; null, with a warning, if it is none (DMN 1.5, 10.3.2.9.4).
    func coerced(_ value: Value, _ subject: String, in run: Run) -> Value {
        if value.isNull { return value }
        guard let fitting = feel.coerced(value) else {
            run.add(.dmnWrongType(subject, feel.description))
            return .null
        }
        if isConstrained, !allows(fitting, in: run) {
            run.add(.dmnNotAllowed(subject))
            return .null
        }
        return fitting
    }

    /// Whether a value of the right kind passes all tests, further in too.
    private func allows(_ value: Value, in run: Run) -> Bool {
        if value.isNull && tests.isEmpty { return true }
        for cell in cells where !cell.holds(for: value, [], in: run) { return false }
        switch (shape, value) {
        case (.list(let item), .list(let items)) where item.isConstrained:
            return items.allSatisfy { item.allows($0, in: run) }
        case (.context(let parts), .context(let context)):
            return parts.allSatisfy { part in
                !part.type.isConstrained || context[part.name].map { part.type.allows($0, in: run) } ?? true
            }
        default: return true
        }
    }
}
