/// Tests: what stands behind `in`, and in the cells of decision tables.
extension Parser {
    /// A whole source as unary tests.
    static func unaryTests(_ source: String, scope: Scope) throws -> Syntax {
        var parser = try Parser(source, scope: scope)
        let start = parser.reader.position
        if parser.reader.take("-") {
            parser.reader.skipSpace()
            if parser.reader.isAtEnd { return try parser.node(.anything, from: start) }
            parser.reader.position = start
        }
        if let negated = try parser.attempt({ try $0.negatedTests() }) { return negated }
        let tests = try parser.testList()
        try parser.expectEnd()
        return try parser.node(.tests(tests, negated: false), from: start, parts: tests)
    }

    /// `not(tests)` up to the end of the source.
    private mutating func negatedTests() throws -> Syntax {
        let start = reader.position
        guard reader.takeWord("not") else { throw failure("“not”") }
        try expect("(")
        let tests = try inner { try $0.testList() }
        try expect(")")
        try expectEnd()
        return try node(.tests(tests, negated: true), from: start, parts: tests)
    }

    private mutating func testList() throws -> [Syntax] {
        var tests = [try test(.either)]
        reader.skipSpace()
        while reader.take(",") {
            tests.append(try test(.either))
            reader.skipSpace()
        }
        return tests
    }

    /// `< 5`, or an expression.
    private mutating func test(_ strength: Strength) throws -> Syntax {
        reader.skipSpace()
        let start = reader.position
        guard let sign = comparisonSign() else { return try operators(strength) }
        let operand = try operators(.sum)
        return try node(.test(sign, operand), from: start, operand)
    }

    /// What stands behind `in`: one test, or several in parentheses.
    mutating func containers() throws -> [Syntax] {
        reader.skipSpace()
        guard reader.stands("(") else { return [try test(.sum)] }
        if let whole = try attempt({ try $0.wholeOperand() }) { return [whole] }
        _ = reader.take("(")
        let tests = try inner { try $0.testList() }
        try expect(")")
        return tests
    }

    /// An operand that begins with a parenthesis and is more than a list of tests: `(1..5)`, `(a)[1]`, `(a + b) * 2`.
    private mutating func wholeOperand() throws -> Syntax {
        let operand = try operators(.sum)
        return operand
    }
}
