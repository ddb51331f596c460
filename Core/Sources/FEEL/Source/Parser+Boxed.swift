/// What begins with a word or a brace: contexts, if, for, some, every, function.
extension Parser {
    /// `{name: value, "name": value}`; each entry sees those before it.
    mutating func context() throws -> Syntax {
        let start = reader.position
        try expect("{")
        if reader.take("}") { return try node(.context([]), from: start) }
        let nameCount = names.count
        defer { names.removeSubrange(nameCount...) }
        var entries: [Syntax.ContextEntry] = []
        repeat {
            reader.skipSpace()
            let name = try entryName()
            if let spaced = SpacedName(name) {
                names.append(spaced)
                properties.append(spaced)
            }
            entries.append(Syntax.ContextEntry(name: name, value: try inner { try $0.expression() }))
            reader.skipSpace()
        } while reader.take(",")
        guard reader.take("}") else { throw failure("“}”") }
        return try node(.context(entries), from: start, parts: entries.map(\.value))
    }

    private mutating func entryName() throws -> String {
        if reader.byte == UInt8(ascii: "\"") {
            let name = try stringLiteral()
            try expect(":")
            return name
        }
        guard let name = keyBeforeColon() else { throw failure("name and “:”") }
        return name
    }

    /// `if a then b else c`
    mutating func conditional() throws -> Syntax {
        let start = reader.position
        try expectWord("if")
        let condition = try expression()
        try expectWord("then")
        let yes = try expression()
        try expectWord("else")
        let no = try expression()
        return try node(.conditional(condition, yes, no), from: start, condition, yes, no)
    }

    /// `for x in list, y in 1..x return a`
    mutating func iteration() throws -> Syntax {
        let start = reader.position
        try expectWord("for")
        return try bound("return", more: ["partial"], from: start) { .iteration($0, $1) }
    }

    /// `some x in list satisfies a`, `every x in list satisfies a`
    mutating func quantified(isEvery: Bool) throws -> Syntax {
        let start = reader.position
        if isEvery { try expectWord("every") } else { try expectWord("some") }
        return try bound("satisfies", more: [], from: start) { isEvery ? .every($0, $1) : .some($0, $1) }
    }

    private mutating func bound(
        _ word: StaticString, more: [String], from start: Int, make: ([Syntax.Iterator], Syntax) -> Syntax.Kind
    ) throws -> Syntax {
        let nameCount = names.count
        defer { names.removeSubrange(nameCount...) }
        var iterators: [Syntax.Iterator] = []
        repeat {
            let name = try boundName(before: "in")
            try expectWord("in")
            iterators.append(try iterator(name))
            if let spaced = SpacedName(name) { names.append(spaced) }
            reader.skipSpace()
        } while reader.take(",")
        try expectWord(word)
        let body = try expression()
        let parts = iterators.flatMap { [$0.from] + ($0.to.map { [$0] } ?? []) } + [body]
        return try node(make(iterators, body), from: start, parts: parts)
    }

    private mutating func iterator(_ name: String) throws -> Syntax.Iterator {
        reader.skipSpace()
        let from = try expression()
        reader.skipSpace()
        guard reader.take("..") else { return Syntax.Iterator(name: name, from: from, to: nil) }
        reader.skipSpace()
        return Syntax.Iterator(name: name, from: from, to: try expression())
    }

    /// `function(a, b: number) body`, `function(a) external {…}`
    mutating func function() throws -> Syntax {
        let start = reader.position
        try expectWord("function")
        try expect("(")
        var parameters: [Syntax.FormalParameter] = []
        if !reader.take(")") {
            repeat {
                let name = try parameterName()
                var type: TypeSyntax?
                if reader.take(":") { type = try inner { try $0.type() } }
                parameters.append(Syntax.FormalParameter(name: name, type: type))
                reader.skipSpace()
            } while reader.take(",")
            guard reader.take(")") else { throw failure("“)”") }
        }
        reader.skipSpace()
        let external = reader.takeWord("external")
        let body = try with(parameters.map(\.name)) { try $0.expression() }
        return try node(.function(parameters, external: external, body), from: start, body)
    }
}
