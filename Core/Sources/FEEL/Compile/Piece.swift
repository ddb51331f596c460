/// A compiled part of an expression: its code, what is known of its type, and whether it is so simple that an operator
/// need not call it.
struct Piece: Sendable {
    enum Form: Sendable {
        case constant(Value)
        case slot(Int)
        case other
    }

    let code: Code
    let type: FEELType
    let form: Form

    init(_ type: FEELType = .any, _ code: @escaping Code) {
        self.code = code
        self.type = type
        form = .other
    }

    init(constant value: Value) {
        code = { _, _ in value }
        type = FEELType(of: value)
        form = .constant(value)
    }

    init(slot: Int, type: FEELType) {
        code = { slots, _ in slots[slot] }
        self.type = type
        form = .slot(slot)
    }

    var constant: Value? {
        if case .constant(let value) = form { return value }
        return nil
    }
}
