extension Syntax: CustomStringConvertible {
    /// The tree as FEEL text; read again with the same names in scope it gives an equal tree.
    public var description: String {
        var writer = SyntaxWriter()
        writer.write(self)
        return writer.text
    }

    /// Whether a name can stand without quotes as the key of a context.
    static func isPlainName(_ name: String) -> Bool {
        let reader = Reader(name)
        guard reader.isNameStart(at: 0) else { return false }
        guard let spaced = SpacedName(name) else { return true }
        guard SpacedName.normalized(name) == name else { return false }
        return zip(spaced.parts, spaced.isWord).allSatisfy { part, isWord in
            isWord || part.utf8.count == 1 && part.utf8.allSatisfy(Characters.isNameSign)
        }
    }
}

/// Writes trees as text. Whatever an operator joins stands in parentheses, if it is itself joined by one; a chain of the
/// same strength does without on its left, so that a long sum does not become as many brackets.
private struct SyntaxWriter {
    var text = ""

    mutating func write(_ syntax: Syntax) {
        switch syntax.kind {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .number(let number): text += number.description
        case .string(let string): Value.quote(string, into: &text)
        case .at(let string):
            text += "@"
            Value.quote(string, into: &text)
        case .name(let name): text += name
        case .anything: text += "-"
        case .list(let items): list("[", items, "]")
        case .context(let entries): context(entries)
        case .interval(let start, let startIncluded, let end, let endIncluded):
            text += startIncluded ? "[" : "("
            operand(start)
            text += ".."
            operand(end)
            text += endIncluded ? "]" : ")"
        case .test(let sign, let operand):
            text += "(" + sign.rawValue + " "
            self.operand(operand)
            text += ")"
        case .tests(let tests, let negated): testList(tests, negated)
        case .path(let source, let name):
            operand(source)
            text += "." + name
        case .filter(let source, let condition):
            operand(source)
            list("[", [condition], "]")
        case .call(let callee, let arguments): call(callee, arguments)
        default: joined(syntax)
        }
    }

    private mutating func joined(_ syntax: Syntax) {
        switch syntax.kind {
        case .negative(let operand):
            text += "-"
            if case .negative = operand.kind { write(operand) } else { self.operand(operand) }
        case .arithmetic(let sign, let left, let right): pair(left, sign.rawValue, right)
        case .comparison(let sign, let left, let right): pair(left, sign.rawValue, right)
        case .both(let left, let right): pair(left, "and", right)
        case .either(let left, let right): pair(left, "or", right)
        case .between(let value, let low, let high):
            pair(value, "between", low)
            text += " and "
            operand(high)
        case .contained(let value, let tests):
            operand(value)
            text += " in "
            testsBehindIn(tests)
        case .instance(let value, let type):
            operand(value)
            text += " instance of \(type)"
        case .conditional(let condition, let yes, let no):
            text += "if "
            write(condition)
            text += " then "
            write(yes)
            text += " else "
            write(no)
        case .iteration(let iterators, let body): loop("for", iterators, "return", body)
        case .some(let iterators, let body): loop("some", iterators, "satisfies", body)
        case .every(let iterators, let body): loop("every", iterators, "satisfies", body)
        case .function(let parameters, let external, let body): function(parameters, external, body)
        default: break
        }
    }

    private mutating func operand(_ syntax: Syntax) {
        guard syntax.isJoined else { return write(syntax) }
        text += "("
        write(syntax)
        text += ")"
    }

    private mutating func pair(_ left: Syntax, _ sign: String, _ right: Syntax) {
        if left.isJoined(by: sign) { write(left) } else { operand(left) }
        text += " \(sign) "
        operand(right)
    }

    private mutating func list(_ open: String, _ items: [Syntax], _ close: String) {
        text += open
        for (index, item) in items.enumerated() {
            if index > 0 { text += ", " }
            write(item)
        }
        text += close
    }

    private mutating func test(_ test: Syntax) {
        guard case .test(let sign, let operand) = test.kind else { return write(test) }
        text += sign.rawValue + " "
        self.operand(operand)
    }

    private mutating func testsBehindIn(_ tests: [Syntax]) {
        if tests.count == 1, case .test = tests[0].kind { return test(tests[0]) }
        if tests.count == 1 { return operand(tests[0]) }
        text += "("
        for (index, item) in tests.enumerated() {
            if index > 0 { text += ", " }
            test(item)
        }
        text += ")"
    }

    private mutating func testList(_ tests: [Syntax], _ negated: Bool) {
        if negated { text += "not(" }
        for (index, item) in tests.enumerated() {
            if index > 0 { text += ", " }
            test(item)
        }
        if negated { text += ")" }
    }

    private mutating func context(_ entries: [Syntax.ContextEntry]) {
        text += "{"
        for (index, entry) in entries.enumerated() {
            if index > 0 { text += ", " }
            if Syntax.isPlainName(entry.name) { text += entry.name } else { Value.quote(entry.name, into: &text) }
            text += ": "
            write(entry.value)
        }
        text += "}"
    }

    private mutating func call(_ callee: Syntax, _ arguments: [Syntax.Argument]) {
        operand(callee)
        text += "("
        for (index, argument) in arguments.enumerated() {
            if index > 0 { text += ", " }
            if let name = argument.name { text += name + ": " }
            write(argument.value)
        }
        text += ")"
    }

    private mutating func loop(_ word: String, _ iterators: [Syntax.Iterator], _ before: String, _ body: Syntax) {
        text += word + " "
        for (index, iterator) in iterators.enumerated() {
            if index > 0 { text += ", " }
            text += iterator.name + " in "
            operand(iterator.from)
            if let to = iterator.to {
                text += ".."
                operand(to)
            }
        }
        text += " \(before) "
        write(body)
    }

    private mutating func function(_ parameters: [Syntax.FormalParameter], _ external: Bool, _ body: Syntax) {
        text += "function("
        text += parameters.map { $0.name + ($0.type.map { ": \($0)" } ?? "") }.joined(separator: ", ")
        text += external ? ") external " : ") "
        write(body)
    }
}

extension Syntax {
    /// Whether it needs parentheses inside an operator.
    fileprivate var isJoined: Bool {
        switch kind {
        case .negative, .arithmetic, .comparison, .both, .either, .between, .contained, .instance, .conditional,
            .iteration, .some, .every, .function:
            true
        case .number(let number): number.isNegative
        default: false
        }
    }
}

extension Syntax {
    /// Whether it is joined by this operator or by its equal in strength.
    fileprivate func isJoined(by sign: String) -> Bool {
        switch kind {
        case .arithmetic(.plus, _, _), .arithmetic(.minus, _, _): sign == "+" || sign == "-"
        case .arithmetic(.times, _, _), .arithmetic(.by, _, _): sign == "*" || sign == "/"
        case .both: sign == "and"
        case .either: sign == "or"
        default: false
        }
    }
}

extension TypeSyntax: CustomStringConvertible {
    public var description: String {
        switch self {
        case .named(let name): name
        case .list(let item): "list<\(item)>"
        case .range(let item): "range<\(item)>"
        case .context(let entries): "context<\(entries.map { "\($0.name): \($0.type)" }.joined(separator: ", "))>"
        case .function(let parameters, let result):
            "function<\(parameters.map(\.description).joined(separator: ", "))> -> \(result)"
        }
    }
}
