/// Tests of a value: behind `in`, and in the cells of decision tables (DMN 1.5, Table 55).
extension Compiler {
    /// Code that tests the value in a slot: true, false or null.
    mutating func test(_ syntax: Syntax, slot: Int) -> Code {
        let place = place(syntax)
        switch syntax.kind {
        case .anything: return { _, _ in .boolean(true) }
        case .test(let sign, let operand):
            let code = piece(operand).code
            return { slots, run in slots[slot].compared(sign, code(slots, run), run, place) }
        case .tests(let tests, let negated): return self.tests(tests, negated: negated, slot: slot)
        default: break
        }
        let level = frames.count - 1
        let usedBefore = frames[level].used.contains(slot)
        frames[level].used.remove(slot)
        let piece = piece(syntax)
        let asks = frames[level].used.contains(slot) && syntax.kind != .name("?")
        if usedBefore { frames[level].used.insert(slot) }
        let code = piece.code
        if asks {
            return { slots, run in
                let result = code(slots, run)
                if case .boolean = result { return result }
                return slots[slot].contained(in: result, run, place)
            }
        }
        if case .constant(let constant) = piece.form {
            if let fast = Compiler.numberTest(constant, slot: slot, place) { return fast }
            return { slots, run in slots[slot].contained(in: constant, run, place) }
        }
        return { slots, run in slots[slot].contained(in: code(slots, run), run, place) }
    }

    /// Code for a test of numbers against an interval of numbers, the commonest cell of a decision table.
    private static func numberTest(_ constant: Value, slot: Int, _ place: SourcePlace) -> Code? {
        guard case .range(let range) = constant, range.form == .interval, case .number(let low)? = range.start,
            case .number(let high)? = range.end
        else { return nil }
        let (lowIncluded, highIncluded) = (range.startIncluded, range.endIncluded)
        return { slots, run in
            guard case .number(let number) = slots[slot] else { return slots[slot].contained(in: constant, run, place) }
            let above = low < number || (lowIncluded && low == number)
            let below = number < high || (highIncluded && number == high)
            return .boolean(above && below)
        }
    }

    /// One of several tests must hold.
    mutating func tests(_ tests: [Syntax], negated: Bool, slot: Int) -> Code {
        let codes = tests.map { test($0, slot: slot) }
        if codes.count == 1, !negated { return codes[0] }
        return { slots, run in
            var result = Value.boolean(false)
            for code in codes {
                result = result.or(code(slots, run))
                if case .boolean(true) = result { break }
            }
            return negated ? result.opposite : result
        }
    }

    /// `value in tests`
    mutating func contained(_ value: Syntax, _ tests: [Syntax], _ syntax: Syntax) -> Piece {
        let value = piece(value)
        return scoped { compiler in
            let slot = compiler.bind("?", value.type)
            let test = compiler.tests(tests, negated: false, slot: slot)
            let code = value.code
            return Piece(.boolean) { slots, run in
                slots[slot] = code(slots, run)
                return test(slots, run)
            }
        }
    }

    /// The tests of a cell as an expression over the input slot.
    mutating func unaryTests(_ syntax: Syntax, input slot: Int) -> Code { test(syntax, slot: slot) }

    /// Tests that stand where no value is tested.
    mutating func testsPiece(_ tests: [Syntax], negated: Bool) -> Piece {
        let slot = bind("?")
        return Piece(.boolean, self.tests(tests, negated: negated, slot: slot))
    }
}
