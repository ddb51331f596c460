import Basics

/// Arithmetic and comparison.
extension Compiler {
    mutating func arithmetic(
        _ sign: Syntax.Arithmetic, _ left: Syntax, _ right: Syntax, _ syntax: Syntax
    ) -> Piece {
        let (a, b) = (piece(left), piece(right))
        let place = place(syntax)
        let type = arithmeticType(sign, a.type, b.type)
        if type == nil { report(.operands(sign.rawValue, a.type, b.type), .error, at: syntax) }
        let code =
            switch sign {
            case .plus: Addition.code(a, b, place)
            case .minus: Subtraction.code(a, b, place)
            case .times: Multiplication.code(a, b, place)
            case .by: Division.code(a, b, place)
            case .power: Power.code(a, b, place)
            }
        return Piece(type ?? .any, code)
    }

    /// The type of the result; `nil` if the operator never works on such operands.
    private func arithmeticType(_ sign: Syntax.Arithmetic, _ a: FEELType, _ b: FEELType) -> FEELType? {
        switch (a, b) {
        case (.number, .number): .number
        case (.string, .string): sign == .plus ? .string : nil
        case (.boolean, _), (_, .boolean), (.context, _), (_, .context), (.function, _), (_, .function): nil
        case (.string, .number), (.number, .string): nil
        default: .any
        }
    }

    mutating func negative(_ operand: Syntax, _ syntax: Syntax) -> Piece {
        let operand = piece(operand)
        if case .number(let number)? = operand.constant { return Piece(constant: .number(-number)) }
        let place = place(syntax)
        let code = operand.code
        return Piece(operand.type) { slots, run in code(slots, run).negated(run, place) }
    }

    mutating func comparison(
        _ sign: Syntax.Comparison, _ left: Syntax, _ right: Syntax, _ syntax: Syntax
    ) -> Piece {
        let (a, b) = (piece(left), piece(right))
        let place = place(syntax)
        if !comparable(sign, a.type, b.type) { report(.operands(sign.rawValue, a.type, b.type), .warning, at: syntax) }
        if case .slot(let slot) = a.form, case .number(let number)? = b.constant {
            return Piece(.boolean) { slots, run in
                if case .number(let value) = slots[slot] {
                    return .boolean(sign.holds(value == number ? 0 : value < number ? -1 : 1))
                }
                return slots[slot].compared(sign, .number(number), run, place)
            }
        }
        let (left, right) = (a.code, b.code)
        return Piece(.boolean) { slots, run in left(slots, run).compared(sign, right(slots, run), run, place) }
    }

    /// Whether two kinds can be compared at all.
    private func comparable(_ sign: Syntax.Comparison, _ a: FEELType, _ b: FEELType) -> Bool {
        guard BuiltIns.plainTypes.contains(a), BuiltIns.plainTypes.contains(b) else { return true }
        return a == b && (a != .boolean || sign == .equal || sign == .unequal)
    }
}

extension Syntax.Comparison {
    /// Whether it holds for values in that order (−1, 0, 1).
    @inline(__always)
    func holds(_ order: Int) -> Bool {
        switch self {
        case .equal: order == 0
        case .unequal: order != 0
        case .less: order < 0
        case .atMost: order <= 0
        case .greater: order > 0
        case .atLeast: order >= 0
        }
    }
}
