/// Words and names: keywords, names with spaces by the longest match, keys of contexts.
extension Parser {
    /// Words that end a name that nobody knows.
    private func isKeyword(_ from: Int, _ to: Int) -> Bool {
        switch reader.text(from, to) {
        case "and", "or", "in", "between", "instance", "then", "else", "return", "satisfies", "if", "for", "some",
            "every", "function", "external":
            true
        default: false
        }
    }

    /// Something that begins with a letter: a keyword's expression, or a name.
    mutating func worded() throws -> Syntax {
        let start = reader.position
        guard reader.isNameStart(at: start) else { throw failure("expression") }
        if let name = longestKnown(names, at: start) ?? (filterDepth > 0 ? longestKnown(properties, at: start) : nil) {
            return try node(.name(name), from: start)
        }
        let end = reader.wordEnd(from: start)
        let word = reader.text(start, end)
        if let special = try keyword(word, start, end) { return special }
        if isKeyword(start, end) { throw failure("expression", at: start) }
        let name = openName(from: start, word: word, end: end)
        return try node(.name(name), from: start)
    }

    private mutating func keyword(_ word: String, _ start: Int, _ end: Int) throws -> Syntax? {
        switch word {
        case "null":
            reader.position = end
            return try node(.null, from: start)
        case "true", "false":
            reader.position = end
            return try node(.boolean(word == "true"), from: start)
        case "if": return try inner { try $0.conditional() }
        case "for": return try inner { try $0.iteration() }
        case "some", "every": return try inner { try $0.quantified(isEvery: word == "every") }
        case "function":
            var probe = reader
            probe.position = end
            probe.skipSpace()
            guard probe.stands("(") else { return nil }
            return try inner { try $0.function() }
        default: return nil
        }
    }

    /// The longest of the known names that stands here; takes it.
    private mutating func longestKnown(_ known: [SpacedName], at start: Int) -> String? {
        var best: (end: Int, name: String)?
        for name in known where name.parts[0].utf8.first == reader.bytes[start] {
            if let end = reader.match(name, at: start), end > best?.end ?? 0 { best = (end, name.name) }
        }
        guard let best else { return nil }
        reader.position = best.end
        return best.name
    }

    /// A name that need not be known: this word and all that follow without a sign or keyword between.
    private mutating func openName(from start: Int, word: String, end: Int) -> String {
        var name = word
        var last = end
        while true {
            reader.position = last
            reader.skipSpace()
            let next = reader.position
            let nextEnd = reader.wordEnd(from: next)
            guard nextEnd > next, next > last, word != "?", !isKeyword(next, nextEnd) else { break }
            name += " " + reader.text(next, nextEnd)
            last = nextEnd
        }
        reader.position = last
        return name
    }

    /// The name behind a dot.
    mutating func propertyName() throws -> String {
        let start = reader.position
        guard reader.isNameStart(at: start) else { throw failure("name") }
        if let known = longestKnown(properties, at: start) ?? longestKnown(names, at: start) { return known }
        let end = reader.wordEnd(from: start)
        return openName(from: start, word: reader.text(start, end), end: end)
    }

    /// Takes `name :` if it stands here, as before a named argument or the value of an entry.
    mutating func keyBeforeColon() -> String? {
        let start = reader.position
        guard reader.isNameStart(at: start) else { return nil }
        let name = takeWordsAndSigns()
        guard reader.take(":") else {
            reader.position = start
            return nil
        }
        reader.skipSpace()
        return SpacedName.normalized(reader.text(name.lowerBound, name.upperBound))
    }

    /// The name that is bound here, up to a word that must follow: `for NAME in`.
    mutating func boundName(before word: StaticString) throws -> String { try newName(before: word) }

    /// The name of a parameter: up to a colon, a comma or the closing parenthesis.
    mutating func parameterName() throws -> String { try newName(before: nil) }

    private mutating func newName(before word: StaticString?) throws -> String {
        reader.skipSpace()
        guard reader.isNameStart(at: reader.position) else { throw failure("name") }
        let name = takeWordsAndSigns(before: word)
        return SpacedName.normalized(reader.text(name.lowerBound, name.upperBound))
    }

    /// Takes words and name signs, white space between them being free, up to anything else or to a word; where they stood.
    private mutating func takeWordsAndSigns(before word: StaticString? = nil) -> Range<Int> {
        let start = reader.position
        var last = start
        while !reader.isAtEnd {
            let end = reader.wordEnd(from: reader.position)
            if end > reader.position {
                reader.position = end
            } else if Characters.isNameSign(reader.byte) {
                reader.position += 1
            } else {
                break
            }
            last = reader.position
            reader.skipSpace()
            if let word, reader.standsWord(word) { break }
        }
        return start..<last
    }
}
