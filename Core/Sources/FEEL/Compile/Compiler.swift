import Basics

/// Turns a tree into code: names become slots, operators closures. What it finds on the way it collects.
struct Compiler {
    let source: String
    let types: [String: FEELType]
    var findings: [Finding] = []
    var uses: [Expression.NameUse] = []
    /// The frames of the functions around, the innermost last.
    var frames: [Frame]
    private let stackBase = Run.stackPointer()

    init(source: String, scope: Scope) {
        self.source = source
        types = scope.types
        var frame = Frame()
        for variable in scope.variables { frame.bind(variable.name, variable.type) }
        frame.inputs = scope.variables.count
        frames = [frame]
    }

    /// Slots of the outermost frame.
    var frameSize: Int { frames[0].size }

    func place(_ syntax: Syntax) -> SourcePlace { SourcePlace(source: source, offset: syntax.span.start) }

    mutating func report(_ trouble: Trouble, _ severity: Finding.Severity, at syntax: Syntax) {
        guard findings.count < 200 else { return }
        findings.append(trouble.finding(severity, at: place(syntax)))
    }

    /// Compiles one node.
    mutating func piece(_ syntax: Syntax) -> Piece {
        let here = Run.stackPointer()
        guard here > stackBase || stackBase - here < Run.stackBytes else {
            report(.bound(.source), .error, at: syntax)
            return Piece(constant: .null)
        }
        switch syntax.kind {
        case .null: return Piece(constant: .null)
        case .boolean(let value): return Piece(constant: .boolean(value))
        case .number(let value): return Piece(constant: .number(value))
        case .string(let text): return Piece(constant: .string(text))
        case .at(let text): return at(text, syntax)
        case .name(let name): return self.name(name, syntax)
        case .list, .context, .interval, .test, .function: return construction(syntax)
        case .negative, .arithmetic, .comparison, .both, .either, .between, .contained, .instance:
            return operation(syntax)
        case .path(let source, let name): return path(source, name, syntax)
        case .filter(let source, let condition): return filter(source, condition, syntax)
        case .call(let callee, let arguments): return call(callee, arguments, syntax)
        case .conditional(let condition, let yes, let no): return conditional(condition, yes, no, syntax)
        case .iteration(let iterators, let body): return iteration(iterators, body, syntax)
        case .some(let iterators, let body): return quantified(iterators, body, syntax, isEvery: false)
        case .every(let iterators, let body): return quantified(iterators, body, syntax, isEvery: true)
        case .anything: return Piece(constant: .boolean(true))
        case .tests(let tests, let negated): return testsPiece(tests, negated: negated)
        }
    }

    private mutating func construction(_ syntax: Syntax) -> Piece {
        switch syntax.kind {
        case .list(let items): list(items, syntax)
        case .context(let entries): context(entries, syntax)
        case .interval(let start, let startIncluded, let end, let endIncluded):
            interval(start, startIncluded, end, endIncluded, syntax)
        case .test(let sign, let operand): comparisonRange(sign, operand, syntax)
        case .function(let parameters, let external, let body): function(parameters, external, body, syntax)
        default: Piece(constant: .null)
        }
    }

    private mutating func operation(_ syntax: Syntax) -> Piece {
        switch syntax.kind {
        case .negative(let operand): negative(operand, syntax)
        case .arithmetic(let sign, let left, let right): arithmetic(sign, left, right, syntax)
        case .comparison(let sign, let left, let right): comparison(sign, left, right, syntax)
        case .both(let left, let right): both(left, right, syntax)
        case .either(let left, let right): either(left, right, syntax)
        case .between(let value, let low, let high): between(value, low, high, syntax)
        case .contained(let value, let tests): contained(value, tests, syntax)
        case .instance(let value, let type): instance(value, type, syntax)
        default: Piece(constant: .null)
        }
    }
}
