import FEEL

/// What compiled logic is handed beside its inputs: the model, the run, and the trace if one is kept.
struct Call {
    let model: CompiledModel
    let run: Run
    let trace: TraceKeeper?
}

/// Compiled boxed logic: reads the values of its scope, gives a value.
typealias Logic = @Sendable (_ inputs: [Value], _ call: Call) -> Value

/// Compiled logic with what is known of its type.
struct TypedLogic: Sendable {
    let code: Logic
    let type: FEELType

    init(_ type: FEELType = .any, _ code: @escaping Logic) {
        self.code = code
        self.type = type
    }

    static let null = TypedLogic(.null) { _, _ in .null }
}
