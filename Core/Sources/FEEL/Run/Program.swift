/// The slots of one activation: inputs first, then locals.
typealias Slots = UnsafeMutablePointer<Value>

/// Compiled code: reads its slots, gives a value.
typealias Code = @Sendable (_ slots: Slots, _ run: Run) -> Value

/// Compiled code with the size of its frame.
struct Program: Sendable {
    let code: Code
    let size: Int
    let inputs: Int

    /// Runs with inputs in the first slots; what is not handed over is null.
    @inline(__always)
    func value(_ given: [Value], in run: Run) -> Value {
        withSlots(size) { slots in
            for index in 0..<min(given.count, inputs) { slots[index] = given[index] }
            return run.isHalted ? .null : code(slots, run)
        }
    }

    /// Runs with inputs in the first slots and one more value in the last input slot.
    func value(_ given: [Value], last: Value, in run: Run) -> Value {
        withSlots(size) { slots in
            for index in 0..<min(given.count, inputs - 1) { slots[index] = given[index] }
            slots[inputs - 1] = last
            return run.isHalted ? .null : code(slots, run)
        }
    }
}

/// Gives the body a frame of so many slots, all null, and clears it afterwards.
@inline(__always)
func withSlots(_ size: Int, _ body: (Slots) -> Value) -> Value {
    withUnsafeTemporaryAllocation(of: Value.self, capacity: max(size, 1)) { buffer in
        let slots = buffer.baseAddress.unsafelyUnwrapped
        slots.initialize(repeating: .null, count: size)
        defer { slots.deinitialize(count: size) }
        return body(slots)
    }
}
