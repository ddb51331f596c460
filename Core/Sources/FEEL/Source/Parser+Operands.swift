/// Operands: literals, names, brackets, and what may follow them.
extension Parser {
    /// An operand with its dots, filters and calls.
    mutating func postfixed() throws -> Syntax {
        let start = reader.position
        return try postfixes(try operand(), from: start)
    }

    /// The dots, filters and calls behind an operand that was read.
    mutating func postfixes(_ operand: Syntax, from start: Int) throws -> Syntax {
        var left = operand
        while true {
            reader.skipSpace()
            switch reader.byte {
            case UInt8(ascii: ".") where reader.next != UInt8(ascii: "."):
                reader.position += 1
                reader.skipSpace()
                let name = try propertyName()
                left = try node(.path(left, name), from: start, left)
            case UInt8(ascii: "["):
                guard let filter = try filter() else { return left }
                left = try node(.filter(left, filter), from: start, left, filter)
            case UInt8(ascii: "("):
                let arguments = try arguments()
                left = try node(.call(left, arguments), from: start, parts: [left] + arguments.map(\.value))
            default: return left
            }
        }
    }

    /// `[…]` behind an operand; `nil` if the bracket closes an interval.
    private mutating func filter() throws -> Syntax? {
        guard isIntervalEnd else { return try bracketed() }
        return try attempt { try $0.bracketed() }
    }

    private mutating func bracketed() throws -> Syntax {
        try expect("[")
        filterDepth += 1
        defer { filterDepth -= 1 }
        let filter = try inner { try $0.expression() }
        try expect("]")
        return filter
    }

    private mutating func operand() throws -> Syntax {
        let start = reader.position
        switch reader.byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "."): return try number()
        case UInt8(ascii: "\""):
            let text = try stringLiteral()
            return try node(.string(text), from: start)
        case UInt8(ascii: "@"):
            reader.position += 1
            reader.skipSpace()
            guard reader.byte == UInt8(ascii: "\"") else { throw failure("“\"”") }
            let text = try stringLiteral()
            return try node(.at(text), from: start)
        case UInt8(ascii: "["): return try listOrInterval()
        case UInt8(ascii: "]"): return try interval(startIncluded: false)
        case UInt8(ascii: "("): return try parenthesis()
        case UInt8(ascii: "{"): return try context()
        default: return try worded()
        }
    }

    /// `[a, b]` or `[a..b]`.
    private mutating func listOrInterval() throws -> Syntax {
        let start = reader.position
        _ = reader.take("[")
        reader.skipSpace()
        if reader.take("]") { return try node(.list([]), from: start) }
        var items = [try inner { try $0.listItem() }]
        reader.skipSpace()
        if reader.stands("..") { return try intervalRest(items[0], startIncluded: true, from: start) }
        while reader.take(",") {
            reader.skipSpace()
            items.append(try inner { try $0.listItem() })
            reader.skipSpace()
        }
        guard reader.take("]") else { throw failure("“]”") }
        return try node(.list(items), from: start, parts: items)
    }

    /// An item of a list may be a range written as a test: `[(< 5), > 7]`.
    private mutating func listItem() throws -> Syntax {
        reader.skipSpace()
        let start = reader.position
        guard let sign = comparisonSign() else { return try expression() }
        let operand = try operators(.sum)
        return try node(.test(sign, operand), from: start, operand)
    }

    /// `]a..b]`
    private mutating func interval(startIncluded: Bool) throws -> Syntax {
        let start = reader.position
        reader.position += 1
        reader.skipSpace()
        let low = try inner { try $0.operators(.sum) }
        return try intervalRest(low, startIncluded: startIncluded, from: start)
    }

    mutating func intervalRest(_ low: Syntax, startIncluded: Bool, from start: Int) throws -> Syntax {
        try expect("..")
        let high = try inner { parser in
            parser.isIntervalEnd = true
            return try parser.operators(.sum)
        }
        reader.skipSpace()
        let included = reader.take("]")
        guard included || reader.take(")") || reader.take("[") else { throw failure("“]”") }
        return try node(
            .interval(start: low, startIncluded: startIncluded, end: high, endIncluded: included), from: start, low,
            high)
    }

    /// `(expression)`, `(a..b)` or `(< 5)`.
    private mutating func parenthesis() throws -> Syntax {
        let start = reader.position
        _ = reader.take("(")
        reader.skipSpace()
        if let sign = comparisonSign() {
            let operand = try inner { try $0.operators(.sum) }
            try expect(")")
            return try node(.test(sign, operand), from: start, operand)
        }
        let first = try inner { try $0.expression() }
        reader.skipSpace()
        if reader.stands("..") { return try intervalRest(first, startIncluded: false, from: start) }
        guard reader.take(")") else { throw failure("“)”") }
        return first
    }

    /// `(a, b)` or `(name: a)` behind a function.
    private mutating func arguments() throws -> [Syntax.Argument] {
        _ = reader.take("(")
        reader.skipSpace()
        if reader.take(")") { return [] }
        var arguments: [Syntax.Argument] = []
        repeat {
            reader.skipSpace()
            let name = keyBeforeColon()
            arguments.append(Syntax.Argument(name: name, value: try inner { try $0.expression() }))
            reader.skipSpace()
        } while reader.take(",")
        guard reader.take(")") else { throw failure("“)”") }
        let named = arguments.filter { $0.name != nil }.count
        guard named == 0 || named == arguments.count else { throw failure("“:”") }
        return arguments
    }
}
