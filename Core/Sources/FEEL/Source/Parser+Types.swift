/// Types as written: `number`, `list<string>`, `context<a: number>`, `function<number> -> string`.
extension Parser {
    mutating func type() throws -> TypeSyntax {
        reader.skipSpace()
        if reader.standsWord("list"), let item = try attempt({ try $0.bracketedType("list") }) { return .list(item) }
        if reader.standsWord("range"), let item = try attempt({ try $0.bracketedType("range") }) { return .range(item) }
        if reader.standsWord("context"), let type = try attempt({ try $0.contextType() }) { return type }
        if reader.standsWord("function"), let type = try attempt({ try $0.functionType() }) { return type }
        return .named(try typeName())
    }

    private mutating func bracketedType(_ word: StaticString) throws -> TypeSyntax {
        try expectWord(word)
        try expect("<")
        let item = try inner { try $0.type() }
        try expect(">")
        return item
    }

    private mutating func contextType() throws -> TypeSyntax {
        try expectWord("context")
        try expect("<")
        var entries: [TypeSyntax.Entry] = []
        if reader.take(">") { return .context([]) }
        repeat {
            reader.skipSpace()
            guard let name = keyBeforeColon() else { throw failure("name and “:”") }
            entries.append(TypeSyntax.Entry(name: name, type: try inner { try $0.type() }))
            reader.skipSpace()
        } while reader.take(",")
        try expect(">")
        return .context(entries)
    }

    private mutating func functionType() throws -> TypeSyntax {
        try expectWord("function")
        try expect("<")
        var parameters: [TypeSyntax] = []
        if !reader.take(">") {
            repeat {
                parameters.append(try inner { try $0.type() })
                reader.skipSpace()
            } while reader.take(",")
            try expect(">")
        }
        try expect("->")
        return .function(parameters, try inner { try $0.type() })
    }

    private mutating func typeName() throws -> String {
        let start = reader.position
        for known in BuiltIns.spacedTypeNames {
            if let end = reader.match(known, at: start) {
                reader.position = end
                return known.name
            }
        }
        guard reader.isNameStart(at: start) else { throw failure("type") }
        var last = start
        while !reader.isAtEnd {
            let from = reader.position
            let end = reader.wordEnd(from: from)
            if end > from {
                if from > start, isOperatorWord(from, end) { break }
                reader.position = end
            } else if reader.byte == UInt8(ascii: "."), reader.next != UInt8(ascii: ".") {
                reader.position += 1
            } else {
                break
            }
            last = reader.position
            reader.skipSpace()
        }
        reader.position = last
        return SpacedName.normalized(reader.text(start, last))
    }

    /// Whether a word goes on after a type: `x instance of number and y`, `function(a: number) external`.
    private func isOperatorWord(_ from: Int, _ to: Int) -> Bool {
        switch reader.text(from, to) {
        case "and", "or", "in", "between", "instance", "then", "else", "return", "satisfies": true
        default: false
        }
    }
}
