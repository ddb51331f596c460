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

    /// What stands behind `in`: one test, or several in parentheses. A parenthesis around one expression, or one that opens
    /// an interval, may go on like any operand: `(1..5)`, `(a)[1]`, `(a + b) * 2`.
    mutating func containers() throws -> [Syntax] {
        reader.skipSpace()
        let start = reader.position
        guard reader.take("(") else { return [try test(.sum)] }
        reader.skipSpace()
        var isOperand = !standsSign()
        var tests = [try inner { try $0.test(.either) }]
        reader.skipSpace()
        if isOperand, reader.stands("..") {
            tests = [try intervalRest(tests[0], startIncluded: false, from: start)]
        } else {
            while reader.take(",") {
                isOperand = false
                tests.append(try inner { try $0.test(.either) })
                reader.skipSpace()
            }
            try expect(")")
        }
        guard isOperand else { return tests }
        return [try operators(.sum, left: try postfixes(tests[0], from: start), from: start)]
    }

    /// Whether a test begins here with its sign; `(< 5)` in parentheses of its own is a value.
    private mutating func standsSign() -> Bool {
        let place = reader.position
        defer { reader.position = place }
        return comparisonSign() != nil
    }
}
