/// An arithmetic operation on numbers as a type, so that each operator gets code of its own.
protocol NumberOperation: SendableMetatype {
    static var sign: Syntax.Arithmetic { get }
    static func apply(_ a: Decimal128, _ b: Decimal128) -> Decimal128?
}

enum Addition: NumberOperation {
    static var sign: Syntax.Arithmetic { .plus }
    @inline(__always) static func apply(_ a: Decimal128, _ b: Decimal128) -> Decimal128? { a + b }
}

enum Subtraction: NumberOperation {
    static var sign: Syntax.Arithmetic { .minus }
    @inline(__always) static func apply(_ a: Decimal128, _ b: Decimal128) -> Decimal128? { a - b }
}

enum Multiplication: NumberOperation {
    static var sign: Syntax.Arithmetic { .times }
    @inline(__always) static func apply(_ a: Decimal128, _ b: Decimal128) -> Decimal128? { a * b }
}

enum Division: NumberOperation {
    static var sign: Syntax.Arithmetic { .by }
    @inline(__always) static func apply(_ a: Decimal128, _ b: Decimal128) -> Decimal128? { b.isZero ? nil : a / b }
}

enum Power: NumberOperation {
    static var sign: Syntax.Arithmetic { .power }
    @inline(__always) static func apply(_ a: Decimal128, _ b: Decimal128) -> Decimal128? { a.power(b) }
}

extension NumberOperation {
    /// Code for two operands; simple ones are read in place.
    static func code(_ left: Piece, _ right: Piece, _ place: SourcePlace) -> Code {
        switch (left.form, right.form) {
        case (.slot(let a), .slot(let b)):
            return { slots, run in on(slots[a], slots[b], run, place) }
        case (.slot(let a), .constant(.number(let y))):
            return { slots, run in
                if case .number(let x) = slots[a], let sum = apply(x, y) { return .number(sum) }
                return slots[a].arithmetic(sign, .number(y), run, place)
            }
        case (_, .constant(.number(let y))):
            let code = left.code
            return { slots, run in
                let value = code(slots, run)
                if case .number(let x) = value, let sum = apply(x, y) { return .number(sum) }
                return value.arithmetic(sign, .number(y), run, place)
            }
        case (.slot(let a), _):
            let code = right.code
            return { slots, run in on(slots[a], code(slots, run), run, place) }
        case (_, .slot(let b)):
            let code = left.code
            return { slots, run in on(code(slots, run), slots[b], run, place) }
        default:
            let (leftCode, rightCode) = (left.code, right.code)
            return { slots, run in on(leftCode(slots, run), rightCode(slots, run), run, place) }
        }
    }

    @inline(__always)
    private static func on(_ a: Value, _ b: Value, _ run: Run, _ place: SourcePlace) -> Value {
        if case .number(let x) = a, case .number(let y) = b, let result = apply(x, y) { return .number(result) }
        return a.arithmetic(sign, b, run, place)
    }
}
