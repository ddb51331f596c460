import Basics

/// Three-valued logic (DMN 1.5, Tables 47 and 48): what is neither true nor false counts as null.
extension Compiler {
    mutating func both(_ left: Syntax, _ right: Syntax, _ syntax: Syntax) -> Piece {
        let (a, b) = (piece(left).code, piece(right).code)
        return Piece(.boolean) { slots, run in
            let first = a(slots, run)
            if case .boolean(false) = first { return first }
            let second = b(slots, run)
            if case .boolean(false) = second { return second }
            if case .boolean = first, case .boolean = second { return .boolean(true) }
            return .null
        }
    }

    mutating func either(_ left: Syntax, _ right: Syntax, _ syntax: Syntax) -> Piece {
        let (a, b) = (piece(left).code, piece(right).code)
        return Piece(.boolean) { slots, run in
            let first = a(slots, run)
            if case .boolean(true) = first { return first }
            let second = b(slots, run)
            if case .boolean(true) = second { return second }
            if case .boolean = first, case .boolean = second { return .boolean(false) }
            return .null
        }
    }

    /// `if`: anything but true takes the other way.
    mutating func conditional(_ condition: Syntax, _ yes: Syntax, _ no: Syntax, _ syntax: Syntax) -> Piece {
        let test = piece(condition)
        if ![.any, .boolean, .null].contains(test.type) {
            report(.notBoolean("if", test.type), .warning, at: condition)
        }
        let (a, b) = (piece(yes), piece(no))
        let (testCode, yesCode, noCode) = (test.code, a.code, b.code)
        let place = place(condition)
        let type: FEELType = a.type == b.type || b.type == .null ? a.type : a.type == .null ? b.type : .any
        return Piece(type) { slots, run in
            switch testCode(slots, run) {
            case .boolean(true): return yesCode(slots, run)
            case .boolean(false), .null: return noCode(slots, run)
            case let other:
                _ = run.null(.notBoolean("if", FEELType(of: other)), at: place)
                return noCode(slots, run)
            }
        }
    }

    mutating func between(_ value: Syntax, _ low: Syntax, _ high: Syntax, _ syntax: Syntax) -> Piece {
        let (a, b, c) = (piece(value).code, piece(low).code, piece(high).code)
        let place = place(syntax)
        return Piece(.boolean) { slots, run in
            let value = a(slots, run)
            let above = value.compared(.atLeast, b(slots, run), run, place)
            let below = value.compared(.atMost, c(slots, run), run, place)
            return above.and(below)
        }
    }
}

extension Value {
    /// Conjunction of truth values.
    func and(_ other: Value) -> Value {
        if case .boolean(false) = self { return self }
        if case .boolean(false) = other { return other }
        if case .boolean = self, case .boolean = other { return .boolean(true) }
        return .null
    }

    /// Disjunction of truth values.
    func or(_ other: Value) -> Value {
        if case .boolean(true) = self { return self }
        if case .boolean(true) = other { return other }
        if case .boolean = self, case .boolean = other { return .boolean(false) }
        return .null
    }

    /// The opposite truth value; null for anything else.
    var opposite: Value {
        if case .boolean(let value) = self { return .boolean(!value) }
        return .null
    }
}
