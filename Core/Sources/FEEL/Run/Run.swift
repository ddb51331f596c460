public import Basics

/// One evaluation under way: its environment, what is left of its bounds, and the findings so far.
///
/// A decision that evaluates many expressions hands one run to all of them, so that they share the bounds. A run belongs
/// to one thread.
public final class Run {
    public let environment: Environment
    /// Warnings beside the result, and the error that ended the run, if one did.
    public private(set) var findings: [Finding] = []
    /// Whether a bound was passed: every further expression gives null at once.
    public private(set) var isHalted = false

    private var stepsLeft: Int
    private var depth = 0
    private var stackBase: UInt
    private let stackBytes: UInt

    /// How much stack reading, compiling and evaluating may each use: it fits into the 512 kB of the smallest thread.
    /// Unoptimised code needs several times as much and runs in tests only.
    #if DEBUG
    public static let stackBytes = 2 << 20
    #else
    public static let stackBytes = 320 << 10
    #endif

    /// A run at its beginning. `stackBytes` is how much of the thread's stack may be used below this point.
    public init(_ environment: Environment, stackBytes: Int = Run.stackBytes) {
        self.environment = environment
        stepsLeft = environment.bounds.steps
        self.stackBytes = UInt(stackBytes)
        stackBase = 0
        stackBase = Run.stackPointer()
    }

    /// Forgets findings and takes fresh bounds, so that a run can serve many evaluations one after another.
    public func reset() {
        findings.removeAll(keepingCapacity: true)
        isHalted = false
        stepsLeft = environment.bounds.steps
        depth = 0
        stackBase = Run.stackPointer()
    }

    @inline(never)
    static func stackPointer() -> UInt {
        var mark: UInt8 = 0
        return withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
    }

    // MARK: Bounds

    /// Takes so many steps from the budget; `false` if the run is over.
    @inline(__always)
    public func step(_ count: Int = 1) -> Bool {
        if isHalted { return false }
        stepsLeft -= count
        if stepsLeft < 0 {
            halt(.steps)
            return false
        }
        return true
    }

    /// Goes one call deeper; `false` if the run is over. Every `true` needs its `leave()`.
    public func enter(at place: SourcePlace? = nil) -> Bool {
        guard step() else { return false }
        let here = Run.stackPointer()
        let used = here < stackBase ? stackBase - here : 0
        guard depth < environment.bounds.depth, used < stackBytes else {
            halt(.depth, at: place)
            return false
        }
        depth += 1
        return true
    }

    /// Comes back from a call.
    public func leave() { depth -= 1 }

    /// Whether a list of so many items may be made; takes a step for each.
    func mayMake(items count: Int, at place: SourcePlace? = nil) -> Bool {
        guard count <= environment.bounds.items else {
            halt(.items, at: place)
            return false
        }
        return step(count)
    }

    /// Whether a text of so many bytes may be made.
    func mayMake(textBytes count: Int, at place: SourcePlace? = nil) -> Bool {
        guard count <= environment.bounds.textBytes else {
            halt(.text, at: place)
            return false
        }
        return step(1 + count >> 6)
    }

    private func halt(_ bound: Trouble.Bound, at place: SourcePlace? = nil) {
        guard !isHalted else { return }
        isHalted = true
        findings.append(Trouble.bound(bound).finding(.error, at: place))
    }

    // MARK: Findings

    /// Keeps a finding beside the result.
    public func add(_ finding: Finding) {
        if findings.count < environment.bounds.findings { findings.append(finding) }
    }

    /// Null, with the reason as a warning.
    @inline(never)
    func null(_ trouble: @autoclosure () -> Trouble, at place: SourcePlace? = nil) -> Value {
        if !isHalted, findings.count < environment.bounds.findings {
            findings.append(trouble().finding(.warning, at: place))
        }
        return .null
    }
}
