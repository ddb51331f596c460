/// The names that one function (or the whole expression) sees, and the slots of its activation.
struct Frame {
    enum Binding {
        case variable(String, slot: Int, FEELType)
        /// The item of a filter: the names of its parts are names here.
        case item(slot: Int, FEELType)
    }

    /// A value of the function around that is copied in when the function is made.
    struct Capture: Sendable {
        let outer: Int
        let inner: Int
    }

    var bindings: [Binding] = []
    var size = 0
    var inputs = 0
    var captures: [Capture] = []
    /// Slots that were asked for by name.
    var used: Set<Int> = []

    /// Takes a slot without a name.
    mutating func slot() -> Int {
        size += 1
        return size - 1
    }

    @discardableResult
    mutating func bind(_ name: String, _ type: FEELType) -> Int {
        let slot = slot()
        bindings.append(.variable(name, slot: slot, type))
        return slot
    }
}

/// What a name means.
struct Resolution {
    enum Target {
        case slot(Int, FEELType)
        case part(slot: Int, FEELType)
        case unknown
    }

    /// Items whose type is not known: they may have a part of this name, the innermost first.
    var candidates: [Int] = []
    /// Whether nothing at all is known of one of these items.
    var isOpen = false
    var target: Target
}

extension Compiler {
    /// Compiles with more bindings in the innermost frame and takes them away again.
    mutating func scoped<Result>(_ body: (inout Compiler) -> Result) -> Result {
        let level = frames.count - 1
        let count = frames[level].bindings.count
        let result = body(&self)
        frames[level].bindings.removeSubrange(count...)
        return result
    }

    mutating func bind(_ name: String, _ type: FEELType = .any) -> Int {
        frames[frames.count - 1].bind(name, type)
    }

    mutating func bindItem(_ type: FEELType) -> Int {
        let level = frames.count - 1
        let slot = frames[level].bind("item", type)
        frames[level].bindings.append(.item(slot: slot, type))
        return slot
    }

    mutating func newSlot() -> Int { frames[frames.count - 1].slot() }

    /// What a name means in the innermost frame; values of outer frames are captured.
    mutating func resolve(_ name: String) -> Resolution { resolve(name, level: frames.count - 1) }

    private mutating func resolve(_ name: String, level: Int) -> Resolution {
        var candidates: [Int] = []
        var isOpen = false
        for binding in frames[level].bindings.reversed() {
            switch binding {
            case .variable(name, let slot, let type):
                frames[level].used.insert(slot)
                return Resolution(candidates: candidates, isOpen: isOpen, target: .slot(slot, type))
            case .item(let slot, let type):
                if let part = type.entry(name) {
                    return Resolution(candidates: candidates, isOpen: isOpen, target: .part(slot: slot, part))
                }
                if type == .any { isOpen = true }
                candidates.append(slot)
            default: continue
            }
        }
        guard level > 0 else { return Resolution(candidates: candidates, isOpen: isOpen, target: .unknown) }
        let outer = resolve(name, level: level - 1)
        candidates += outer.candidates.map { capture($0, level: level) }
        let target: Resolution.Target =
            switch outer.target {
            case .slot(let slot, let type): .slot(capture(slot, level: level), type)
            case .part(let slot, let type): .part(slot: capture(slot, level: level), type)
            case .unknown: .unknown
            }
        return Resolution(candidates: candidates, isOpen: isOpen || outer.isOpen, target: target)
    }

    private mutating func capture(_ outer: Int, level: Int) -> Int {
        if let known = frames[level].captures.first(where: { $0.outer == outer }) { return known.inner }
        let inner = frames[level].slot()
        frames[level].captures.append(Frame.Capture(outer: outer, inner: inner))
        return inner
    }
}
