import Basics

/// Calls of built-in functions and of functions that are values.
extension Compiler {
    mutating func call(_ callee: Syntax, _ arguments: [Syntax.Argument], _ syntax: Syntax) -> Piece {
        let place = place(syntax)
        if case .name(let name) = callee.kind {
            let resolution = resolve(name)
            if case .unknown = resolution.target, resolution.candidates.isEmpty {
                let pieces = arguments.map { piece($0.value) }
                guard let builtIn = BuiltIns.named(name) else {
                    report(.unknownFunction(name), .error, at: callee)
                    return Piece { _, run in run.null(.unknownFunction(name), at: place) }
                }
                return builtInCall(builtIn, arguments, pieces, syntax)
            }
        }
        let function = piece(callee)
        let codes = arguments.map { piece($0.value).code }
        let functionCode = function.code
        let type: FEELType = if case .function(_, let result) = function.type { result } else { .any }
        if arguments.first?.name != nil {
            let names = arguments.map { $0.name ?? "" }
            return Piece(type) { slots, run in
                let callee = functionCode(slots, run)
                guard case .function(let function) = callee else {
                    return run.null(.notFunction(FEELType(of: callee)), at: place)
                }
                let values = zip(names, codes).map { ($0, $1(slots, run)) }
                return run.isHalted ? .null : function.call(named: values, in: run, at: place)
            }
        }
        return Piece(type) { slots, run in
            let callee = functionCode(slots, run)
            guard case .function(let function) = callee else {
                return run.null(.notFunction(FEELType(of: callee)), at: place)
            }
            var values: [Value] = []
            values.reserveCapacity(codes.count)
            for code in codes { values.append(code(slots, run)) }
            return run.isHalted ? .null : function.call(values, in: run, at: place)
        }
    }

    private mutating func builtInCall(
        _ builtIn: BuiltIn, _ arguments: [Syntax.Argument], _ pieces: [Piece], _ syntax: Syntax
    ) -> Piece {
        let place = place(syntax)
        var order = Array(pieces.indices)
        if arguments.first?.name != nil {
            guard let positions = builtIn.positions(of: arguments.map { $0.name ?? "" }) else {
                report(.argumentCount(builtIn.name), .error, at: syntax)
                return Piece { _, run in run.null(.argumentCount(builtIn.name), at: place) }
            }
            order = positions
        } else if !builtIn.accepts(pieces.count) {
            report(.argumentCount(builtIn.name), .error, at: syntax)
            return Piece { _, run in run.null(.argumentCount(builtIn.name), at: place) }
        }
        checkTypes(builtIn, order.map { $0 < 0 ? .any : pieces[$0].type }, syntax)
        let codes = order.map { $0 < 0 ? nil : pieces[$0].code }
        let body = builtIn.body
        let site = CallSite(builtIn.name, at: place, names: arguments.compactMap(\.name))
        if codes.count == 1, let code = codes[0] {
            return Piece(builtIn.result) { slots, run in
                guard run.step() else { return .null }
                return body(Arguments(single: code(slots, run), run, site))
            }
        }
        return Piece(builtIn.result) { slots, run in
            var values: [Value] = []
            values.reserveCapacity(codes.count)
            for code in codes { values.append(code?(slots, run) ?? .null) }
            guard run.step() else { return .null }
            return body(Arguments(values, run, site))
        }
    }

    /// Reports arguments of a kind that the function never takes.
    private mutating func checkTypes(_ builtIn: BuiltIn, _ types: [FEELType], _ syntax: Syntax) {
        guard let expected = BuiltIns.parameterTypes[builtIn.name] else { return }
        for (index, (type, wanted)) in zip(types, expected).enumerated()
        where BuiltIns.plainTypes.contains(type) && wanted != .any && type != wanted {
            let parameter = builtIn.signatures[0].parameters[index]
            report(.argumentType(builtIn.name, parameter, wanted), .warning, at: syntax)
        }
    }
}
