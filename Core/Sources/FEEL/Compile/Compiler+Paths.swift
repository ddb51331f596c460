import Basics

/// Parts of values, and filters of lists.
extension Compiler {
    mutating func path(_ source: Syntax, _ name: String, _ syntax: Syntax) -> Piece {
        let piece = piece(source)
        let place = place(syntax)
        let code = piece.code
        let type = partType(piece.type, name, syntax)
        if case .slot(let slot) = piece.form {
            return Piece(type) { slots, run in
                if case .context(let context) = slots[slot], let value = context[name] { return value }
                return slots[slot].property(name, run, place)
            }
        }
        return Piece(type) { slots, run in code(slots, run).property(name, run, place) }
    }

    private mutating func partType(_ type: FEELType, _ name: String, _ syntax: Syntax) -> FEELType {
        switch type {
        case .context(let entries) where !entries.isEmpty:
            if let part = type.entry(name) { return part }
            report(.noEntry(name, type), .warning, at: syntax)
            return .any
        case .list(let item): return item.entry(name).map { .list($0) } ?? .any
        case .boolean, .number, .string:
            report(.noEntry(name, type), .error, at: syntax)
            return .any
        default: return .any
        }
    }

    /// `list[condition]` or `list[index]`.
    mutating func filter(_ source: Syntax, _ condition: Syntax, _ syntax: Syntax) -> Piece {
        let list = piece(source)
        let itemType: FEELType =
            switch list.type {
            case .list(let item): item
            case .null: .any
            default: list.type
            }
        return scoped { compiler in
            let slot = compiler.bindItem(itemType)
            let test = compiler.piece(condition)
            let place = compiler.place(syntax)
            let (listCode, testCode) = (list.code, test.code)
            if test.type == .number {
                return Piece(itemType) { slots, run in
                    let list = listCode(slots, run)
                    return list.item(at: testCode(slots, run), run, place)
                }
            }
            let type: FEELType = test.type == .boolean ? .list(itemType) : .any
            return Piece(type) { slots, run in
                listCode(slots, run).filtered(slot, testCode, slots, run, place)
            }
        }
    }
}

extension Value {
    /// The items by which a value takes part in list operations: a list's own, else itself alone, none of null.
    var items: [Value] {
        switch self {
        case .list(let items): items
        case .null: []
        default: [self]
        }
    }

    /// The item of that number, from 1, or from the end if negative.
    func item(at index: Value, _ run: Run, _ place: SourcePlace) -> Value {
        guard case .number(let number) = index, let position = number.int else {
            return run.null(.operand("[]", FEELType(of: index)), at: place)
        }
        let items = items
        if position >= 1, position <= items.count { return items[position - 1] }
        if position < 0, position >= -items.count { return items[items.count + position] }
        return run.null(.index(position), at: place)
    }

    /// The items for which the test is true; if the test gives a number, the item of that number. Null if it gives
    /// anything but true, false, a number or null.
    func filtered(_ slot: Int, _ test: Code, _ slots: Slots, _ run: Run, _ place: SourcePlace) -> Value {
        if case .null = self { return .null }
        let items = items
        guard let first = items.first else {
            slots[slot] = .null
            if case .number(let index) = test(slots, run) { return item(at: .number(index), run, place) }
            return .list([])
        }
        slots[slot] = first
        let result = test(slots, run)
        if case .number = result { return item(at: result, run, place) }
        var kept: [Value] = []
        for (index, item) in items.enumerated() {
            guard run.step() else { return .null }
            slots[slot] = item
            switch index == 0 ? result : test(slots, run) {
            case .boolean(true): kept.append(item)
            case .boolean(false), .null: break
            case let other: return run.null(.notBoolean("[]", FEELType(of: other)), at: place)
            }
        }
        return .list(kept)
    }
}
