import FEEL

/// The values of one input column, cut into cells so that every test lets a cell pass as a whole or not at all.
struct ColumnCells {
    /// A cell with the words that name it.
    struct Cell {
        var name: String
        /// A value in it, to try tests on; `nil` for values that no test names.
        fileprivate var sample: Sample
    }

    fileprivate enum Sample {
        case value(Value)
        /// Between two neighbours of the ordered constants (by their index), open at both ends.
        case between(Value?, Value?)
        case other
    }

    let cells: [Cell]

    /// Cuts a column by its conditions (`nil` lets everything pass) and the values that may come, if they are told.
    init?(_ conditions: [CellCondition?], allowed: CellCondition?) {
        let all = conditions.compactMap(\.self) + (allowed.map { [$0] } ?? [])
        var constants: [Value] = []
        for part in all.flatMap(\.parts) {
            for value in part.constants where !constants.contains(value) { constants.append(value) }
        }
        let kinds = Set(constants.map(FEELType.init(of:)))
        guard kinds.count <= 1 else { return nil }
        let cut: [Cell]
        switch kinds.first {
        case nil: cut = [Cell(name: "-", sample: .other)]
        case .boolean: cut = [true, false].map { Cell(name: "\($0)", sample: .value(.boolean($0))) }
        case .string:
            cut = constants.map { Cell(name: $0.shown, sample: .value($0)) } + [Cell(name: "…", sample: .other)]
        default: cut = ColumnCells.intervals(constants)
        }
        cells = allowed.map { limit in cut.filter { limit.lets($0) } } ?? cut
    }

    private static func intervals(_ constants: [Value]) -> [Cell] {
        let sorted = constants.sorted { Value.order($0, $1) == -1 }
        var cells: [Cell] = []
        var last: Value?
        for value in sorted {
            let name = last.map { "]\($0.shown)..\(value.shown)[" } ?? "< \(value.shown)"
            cells.append(Cell(name: name, sample: .between(last, value)))
            cells.append(Cell(name: value.shown, sample: .value(value)))
            last = value
        }
        if let last { cells.append(Cell(name: "> \(last.shown)", sample: .between(last, nil))) }
        return cells
    }
}

extension CellCondition {
    /// Whether the condition lets a cell pass.
    func lets(_ cell: ColumnCells.Cell) -> Bool { parts.contains { $0.lets(cell.sample) } != negated }
}

extension CellCondition.Part {
    fileprivate var constants: [Value] {
        switch self {
        case .equal(let value), .unequal(let value): [value]
        case .interval(let low, _, let high, _): [low, high].compactMap(\.self)
        }
    }

    fileprivate func lets(_ sample: ColumnCells.Sample) -> Bool {
        switch (self, sample) {
        case (.equal(let wanted), .value(let value)): return wanted == value
        case (.equal, _): return false
        case (.unequal(let wanted), .value(let value)): return wanted != value
        case (.unequal, _): return true
        case (.interval(let low, let lowIncluded, let high, let highIncluded), .value(let value)):
            let above = low.map { order(value, $0) > 0 || lowIncluded && order(value, $0) == 0 } ?? true
            let below = high.map { order(value, $0) < 0 || highIncluded && order(value, $0) == 0 } ?? true
            return above && below
        case (.interval(let low, _, let high, _), .between(let start, let end)):
            let above = low.map { low in start.map { order($0, low) >= 0 } ?? false } ?? true
            let below = high.map { high in end.map { order($0, high) <= 0 } ?? false } ?? true
            return above && below
        case (.interval, .other): return false
        }
    }

    private func order(_ a: Value, _ b: Value) -> Int { Value.order(a, b) ?? 0 }
}

extension Value {
    /// As a clerk reads it in a table.
    fileprivate var shown: String {
        switch self {
        case .string(let text): "\"\(text)\""
        case .number(let number): number.description
        case .boolean(let truth): "\(truth)"
        case .date(let date): date.description
        case .daysTimeDuration(let duration): duration.description
        case .yearsMonthsDuration(let duration): duration.description
        default: "…"
        }
    }
}
