import Basics

extension Compiler {
    /// The type that a text names; `any`, with a finding, if there is none of that name.
    mutating func resolved(_ type: TypeSyntax, _ syntax: Syntax) -> FEELType {
        known(type, syntax) ?? .any
    }

    private mutating func known(_ type: TypeSyntax, _ syntax: Syntax) -> FEELType? {
        switch type {
        case .named(let name):
            if let type = types[name] ?? FEELType(named: name) { return type }
            report(.unknownType(name), .error, at: syntax)
            return nil
        case .list(let item): return known(item, syntax).map { .list($0) }
        case .range(let item): return known(item, syntax).map { .range($0) }
        case .context(let entries):
            var parts: [FEELType.Entry] = []
            for entry in entries {
                guard let type = known(entry.type, syntax) else { return nil }
                parts.append(FEELType.Entry(entry.name, type))
            }
            return .context(parts)
        case .function(let parameters, let result):
            var parts: [FEELType] = []
            for parameter in parameters {
                guard let type = known(parameter, syntax) else { return nil }
                parts.append(type)
            }
            return known(result, syntax).map { .function(parts, $0) }
        }
    }

    /// `x instance of type`. Null is an instance of `Null` only.
    mutating func instance(_ value: Syntax, _ type: TypeSyntax, _ syntax: Syntax) -> Piece {
        let code = piece(value).code
        guard let type = known(type, syntax) else {
            let place = place(syntax)
            return Piece { _, run in run.null(.unknownType("?"), at: place) }
        }
        return Piece(.boolean) { slots, run in
            let value = code(slots, run)
            return .boolean(value.isNull ? type == .null : type.contains(value))
        }
    }
}
