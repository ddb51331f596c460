/// A door that takes bytes from outside, and what must hold whatever comes in.
struct FuzzTarget: Sendable {
    let name: String
    let run: @Sendable ([UInt8]) -> Void

    static let all: [FuzzTarget] = [.feel, .dmn]
}

/// Ends the process with a report when what must hold does not.
func require(_ condition: @autoclosure () -> Bool, _ what: @autoclosure () -> String) {
    if !condition() { fatalError(what()) }
}
