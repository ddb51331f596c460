import Basics

/// Reads expressions by recursive descent with binding strengths, guided by the names in scope
/// (DMN 1.5, 10.3.1.2 grammar).
struct Parser {
    var reader: Reader
    /// Names of more than one word: of the scope, then of what is around.
    var names: [SpacedName]
    /// Names of parts of contexts; they count after a dot and in a filter.
    var properties: [SpacedName]
    var filterDepth = 0
    /// Reading the upper end of an interval: `[` may be its closing bracket.
    var isIntervalEnd = false
    private var nesting = 0
    private var budget: Int
    /// Attempts under way, and those that may still fail.
    private var attempts = 0
    private var failuresLeft = 1_000
    private let stackBase: UInt

    init(_ source: String, scope: Scope) throws {
        guard source.utf8.count <= Limits.feelSourceBytes else {
            throw Findings(Trouble.bound(.source).finding(.error, at: nil))
        }
        reader = Reader(source)
        names = scope.spacedNames + BuiltIns.spacedNames
        properties = scope.spacedProperties
        budget = 4 * reader.end + 1_000
        stackBase = Run.stackPointer()
        reader.skipSpace()
    }

    /// A whole source as one expression.
    static func expression(_ source: String, scope: Scope) throws -> Syntax {
        var parser = try Parser(source, scope: scope)
        let syntax = try parser.expression()
        try parser.expectEnd()
        return syntax
    }

    // MARK: Places and failures

    var here: SourcePlace { place(reader.position) }

    func place(_ offset: Int) -> SourcePlace { SourcePlace(source: reader.source, offset: offset) }

    func failure(_ expected: String, at offset: Int? = nil) -> Findings {
        if attempts > 0 { return Findings([]) }
        let offset = offset ?? reader.position
        let found: String
        if offset >= reader.end {
            found = "end"
        } else {
            let word = reader.wordEnd(from: offset)
            found =
                "“\(reader.text(offset, word > offset ? word : min(offset + reader.codePoint(at: offset).1, reader.end)))”"
        }
        return Findings(Trouble.syntax(expected: expected, found: found).finding(.error, at: place(offset)))
    }

    mutating func expect(_ sign: StaticString) throws {
        reader.skipSpace()
        guard reader.take(sign) else { throw failure("“\(sign)”") }
        reader.skipSpace()
    }

    mutating func expectWord(_ word: StaticString) throws {
        reader.skipSpace()
        guard reader.takeWord(word) else { throw failure("“\(word)”") }
    }

    mutating func expectEnd() throws {
        reader.skipSpace()
        guard reader.isAtEnd else { throw failure("end") }
    }

    // MARK: Nodes

    func node(_ kind: Syntax.Kind, from start: Int, _ parts: Syntax...) throws -> Syntax {
        try node(kind, from: start, parts: parts)
    }

    func node(_ kind: Syntax.Kind, from start: Int, parts: [Syntax]) throws -> Syntax {
        var depth = 0
        for part in parts where part.depth > depth { depth = part.depth }
        guard depth < Limits.feelDepth else { throw Findings(Trouble.bound(.source).finding(.error, at: place(start))) }
        return Syntax(kind: kind, span: Span(start, reader.position), depth: depth + 1)
    }

    /// Reads something inside brackets or words that begin anew: bounded in depth, and no longer the end of an interval.
    mutating func inner<Part>(keepsEnd: Bool = false, _ read: (inout Parser) throws -> Part) throws -> Part {
        let here = Run.stackPointer()
        let used = here < stackBase ? stackBase - here : 0
        nesting += 1
        budget -= 1
        guard nesting <= Limits.feelDepth, budget > 0, used < Run.stackBytes else {
            throw Findings(Trouble.bound(.source).finding(.error, at: self.here))
        }
        let outer = isIntervalEnd
        if !keepsEnd { isIntervalEnd = false }
        defer {
            isIntervalEnd = outer
            nesting -= 1
        }
        return try read(&self)
    }

    /// Reads with more names in scope.
    mutating func with<Part>(_ added: [String], _ read: (inout Parser) throws -> Part) throws -> Part {
        let count = names.count
        names.append(contentsOf: added.compactMap { SpacedName($0) })
        defer { names.removeSubrange(count...) }
        return try read(&self)
    }

    /// Tries to read; on failure goes back to where it was.
    mutating func attempt<Part>(_ read: (inout Parser) throws -> Part) throws -> Part? {
        let saved = self
        attempts += 1
        do {
            let part = try read(&self)
            attempts -= 1
            return part
        } catch let findings as Findings {
            let (budget, failures) = (budget, failuresLeft)
            self = saved
            self.budget = budget
            failuresLeft = failures - 1
            guard findings.all.isEmpty, failuresLeft > 0 else {
                throw Findings(Trouble.bound(.source).finding(.error, at: here))
            }
            return nil
        }
    }
}
