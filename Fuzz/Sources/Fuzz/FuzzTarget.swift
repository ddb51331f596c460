/// A door that takes bytes from outside, and what must hold whatever comes in.
struct FuzzTarget: Sendable {
    let name: String
    let run: @Sendable ([UInt8]) -> Void

    static let all: [FuzzTarget] = [
        .feel, .dmn, .bpmn, .xml, .xdatenfelder, .genericode, .xzufi, .xdomea, .zip, .yaml, .letter, .json, .answers,
        .forms, .cookies, .search, .tables,
    ]
}

/// Ends the process with a report when what must hold does not.
func require(_ condition: @autoclosure () -> Bool, _ what: @autoclosure () -> String) {
    if !condition() { fatalError(what()) }
}

/// The value of something that the house wrote itself and must therefore be able to read.
func readable<Value>(_ what: String, _ read: () throws -> Value) -> Value {
    do { return try read() } catch { fatalError("\(what) was written and cannot be read: \(error)") }
}
