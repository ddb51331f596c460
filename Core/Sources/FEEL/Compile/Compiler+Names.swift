import Basics

extension Compiler {
    /// A name: a slot, a part of the item in a filter, a built-in function, or unknown.
    mutating func name(_ name: String, _ syntax: Syntax) -> Piece {
        let resolution = resolve(name)
        note(name, resolution, syntax)
        let place = place(syntax)
        let fallback: Piece
        switch resolution.target {
        case .slot(let slot, let type): fallback = Piece(slot: slot, type: type)
        case .part(let slot, let type):
            fallback = Piece(type) { slots, run in slots[slot].property(name, run, place) }
        case .unknown:
            if let builtIn = BuiltIns.named(name) {
                fallback = Piece(constant: .function(Function(builtIn)))
            } else {
                if !resolution.isOpen { report(.unknownName(name), .error, at: syntax) }
                fallback = Piece { _, run in run.null(.unknownName(name), at: place) }
            }
        }
        return candidate(name, resolution.candidates, fallback)
    }

    /// First asks the items around whether they have a part of that name.
    private func candidate(_ name: String, _ candidates: [Int], _ fallback: Piece) -> Piece {
        guard !candidates.isEmpty else { return fallback }
        let code = fallback.code
        return Piece { slots, run in
            for slot in candidates {
                if case .context(let context) = slots[slot], let value = context[name] { return value }
            }
            return code(slots, run)
        }
    }

    /// Keeps that an input of the scope, or an unknown name, is used here.
    private mutating func note(_ name: String, _ resolution: Resolution, _ syntax: Syntax) {
        var slot: Int?
        switch resolution.target {
        case .part: return
        case .unknown:
            if BuiltIns.named(name) != nil || resolution.isOpen { return }
        case .slot(let inner, _):
            guard let input = inputSlot(inner) else { return }
            slot = input
        }
        uses.append(Expression.NameUse(name: name, slot: slot, span: syntax.span, place: place(syntax)))
    }

    /// The input of the whole expression that a slot of the innermost frame stands for.
    private func inputSlot(_ slot: Int) -> Int? {
        var slot = slot
        for frame in frames.dropFirst().reversed() {
            guard let capture = frame.captures.first(where: { $0.inner == slot }) else { return nil }
            slot = capture.outer
        }
        return slot < frames[0].inputs ? slot : nil
    }
}
