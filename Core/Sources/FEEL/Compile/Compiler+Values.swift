import Basics

/// Lists, contexts, ranges, functions, `@` literals.
extension Compiler {
    mutating func list(_ items: [Syntax], _ syntax: Syntax) -> Piece {
        let pieces = items.map { piece($0) }
        let constants = pieces.compactMap(\.constant)
        if constants.count == pieces.count { return Piece(constant: .list(constants)) }
        let codes = pieces.map(\.code)
        var type = pieces[0].type
        for piece in pieces.dropFirst() where piece.type != type { type = .any }
        return Piece(.list(type)) { slots, run in
            var values: [Value] = []
            values.reserveCapacity(codes.count)
            for code in codes { values.append(code(slots, run)) }
            return .list(values)
        }
    }

    mutating func context(_ entries: [Syntax.ContextEntry], _ syntax: Syntax) -> Piece {
        var names: Set<String> = []
        for entry in entries where !names.insert(entry.name).inserted {
            report(.duplicateKey(entry.name), .error, at: entry.value)
            let place = place(syntax)
            return Piece { _, run in run.null(.duplicateKey(entry.name), at: place) }
        }
        return scoped { compiler in
            var parts: [(slot: Int, code: Code)] = []
            var types: [FEELType.Entry] = []
            for entry in entries {
                let (slot, piece) = compiler.entry(entry)
                parts.append((slot, piece.code))
                types.append(FEELType.Entry(entry.name, piece.type))
            }
            let shape = Context.Shape(entries.map(\.name))
            let made = parts
            return Piece(.context(types)) { slots, run in
                var values: [Value] = []
                values.reserveCapacity(made.count)
                for part in made {
                    let value = part.code(slots, run)
                    slots[part.slot] = value
                    values.append(value)
                }
                return .context(Context(shape: shape, values: values))
            }
        }
    }

    /// An entry sees those before it; a function also sees itself.
    private mutating func entry(_ entry: Syntax.ContextEntry) -> (Int, Piece) {
        if case .function(let parameters, let external, let body) = entry.value.kind {
            let slot = bind(entry.name)
            return (slot, function(parameters, external, body, entry.value, itself: slot))
        }
        let piece = piece(entry.value)
        return (bind(entry.name, piece.type), piece)
    }

    mutating func interval(
        _ start: Syntax, _ startIncluded: Bool, _ end: Syntax, _ endIncluded: Bool, _ syntax: Syntax
    ) -> Piece {
        let low = piece(start)
        let high = piece(end)
        let place = place(syntax)
        let (lowCode, highCode) = (low.code, high.code)
        let make: Code = { slots, run in
            FEELRange.checked(lowCode(slots, run), startIncluded, highCode(slots, run), endIncluded)
                ?? run.null(.rangeEnds, at: place)
        }
        if let a = low.constant, let b = high.constant, let range = FEELRange.checked(a, startIncluded, b, endIncluded)
        {
            return Piece(constant: range)
        }
        return Piece(.range(low.type == .null ? high.type : low.type), make)
    }

    /// `(< 5)` as a value.
    mutating func comparisonRange(_ sign: Syntax.Comparison, _ operand: Syntax, _ syntax: Syntax) -> Piece {
        let operand = piece(operand)
        if let value = operand.constant { return Piece(constant: .range(FEELRange(sign, value))) }
        let code = operand.code
        return Piece(.range(operand.type)) { slots, run in .range(FEELRange(sign, code(slots, run))) }
    }

    mutating func function(
        _ parameters: [Syntax.FormalParameter], _ external: Bool, _ body: Syntax, _ syntax: Syntax, itself: Int? = nil
    ) -> Piece {
        let formal = parameters.map { parameter in
            Function.Parameter(parameter.name, parameter.type.map { resolved($0, syntax) } ?? .any)
        }
        let place = place(syntax)
        if external {
            let function = Function(parameters: formal) { _, _, run in run.null(.external, at: place) }
            return Piece(constant: .function(function))
        }
        frames.append(Frame())
        let slots = formal.map { bind($0.name, $0.type) }
        let inner = piece(body)
        let frame = frames.removeLast()
        let (code, size, captures, type) = (inner.code, frame.size, frame.captures, inner.type)
        return Piece(.function(formal.map(\.type), inner.type)) { outer, _ in
            let captured = captures.map { outer[$0.outer] }
            return .function(
                Function(name: nil, parameters: formal, result: .any, inferred: type) { this, arguments, run in
                    withSlots(size) { locals in
                        for (capture, value) in zip(captures, captured) {
                            locals[capture.inner] = capture.outer == itself ? .function(this) : value
                        }
                        for (slot, argument) in zip(slots, arguments) { locals[slot] = argument }
                        return code(locals, run)
                    }
                })
        }
    }

    /// `@"…"`: a date, time, date and time or duration. Zones are known only when evaluating.
    mutating func at(_ text: String, _ syntax: Syntax) -> Piece {
        if let value = Value(temporal: text, zones: .empty()) { return Piece(constant: value) }
        let place = place(syntax)
        return Piece { _, run in
            Value(temporal: text, zones: run.environment.zones) ?? run.null(.literal(text), at: place)
        }
    }
}
