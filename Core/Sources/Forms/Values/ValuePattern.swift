/// A pattern in the dialect of XML Schema (part 2, appendix F), held against a whole value in linear time.
///
/// It is compiled to a small automaton and run without going back, so no pattern can stall the house. `^` and `$` at
/// the ends are taken as the superfluous anchors that real schemas contain. Back references and look-around are not
/// part of the dialect: such a pattern is `nil` and is reported to the author instead of being enforced.
public struct ValuePattern: Sendable {
    /// What one state of the automaton does.
    enum State: Sendable {
        case set(CharacterSet, next: Int)
        case split(Int, Int)
        case match
    }

    let states: [State]
    let start: Int

    /// Patterns that would grow beyond so many states are not enforced.
    static let maximumStates = 20_000

    public init?(_ source: String) {
        var parser = PatternParser(source)
        guard let tree = parser.parse() else { return nil }
        var builder = PatternBuilder()
        let end = builder.add(.match)
        guard let start = builder.build(tree, next: end) else { return nil }
        self.states = builder.states
        self.start = start
    }

    /// Whether the whole text is of this pattern.
    public func matches(_ text: String) -> Bool {
        var current = StateSet(count: states.count)
        var following = StateSet(count: states.count)
        follow(start, into: &current)
        for scalar in text.unicodeScalars {
            following.clear()
            for index in current.members {
                if case .set(let set, let next) = states[index], set.contains(scalar) {
                    follow(next, into: &following)
                }
            }
            guard !following.members.isEmpty else { return false }
            swap(&current, &following)
        }
        return current.members.contains { if case .match = states[$0] { true } else { false } }
    }

    private func follow(_ state: Int, into set: inout StateSet) {
        var open = [state]
        while let index = open.popLast() {
            guard set.insert(index) else { continue }
            if case .split(let a, let b) = states[index] { open += [b, a] }
        }
    }
}

/// A set of states that is cleared without touching all of them.
private struct StateSet {
    var members: [Int] = []
    private var marks: [Bool]

    init(count: Int) { marks = Array(repeating: false, count: count) }

    mutating func insert(_ index: Int) -> Bool {
        if marks[index] { return false }
        marks[index] = true
        members.append(index)
        return true
    }

    mutating func clear() {
        for index in members { marks[index] = false }
        members.removeAll(keepingCapacity: true)
    }
}

/// The tree of a pattern before it becomes an automaton.
indirect enum PatternTree: Sendable {
    case empty
    case set(CharacterSet)
    case sequence([PatternTree])
    case choice([PatternTree])
    case repeated(PatternTree, min: Int, max: Int?)
}

/// Turns a tree into states, from the end to the beginning.
struct PatternBuilder {
    var states: [ValuePattern.State] = []

    mutating func add(_ state: ValuePattern.State) -> Int {
        states.append(state)
        return states.count - 1
    }

    /// The first state of the tree when `next` follows it; `nil` when it grows too large.
    mutating func build(_ tree: PatternTree, next: Int) -> Int? {
        guard states.count < ValuePattern.maximumStates else { return nil }
        switch tree {
        case .empty: return next
        case .set(let set): return add(.set(set, next: next))
        case .sequence(let parts):
            var following = next
            for part in parts.reversed() {
                guard let first = build(part, next: following) else { return nil }
                following = first
            }
            return following
        case .choice(let parts):
            var entry: Int?
            for part in parts.reversed() {
                guard let first = build(part, next: next) else { return nil }
                entry = entry.map { add(.split(first, $0)) } ?? first
            }
            return entry ?? next
        case .repeated(let part, let min, let max): return build(part, min: min, max: max, next: next)
        }
    }

    private mutating func build(_ part: PatternTree, min: Int, max: Int?, next: Int) -> Int? {
        var following = next
        if let max {
            for _ in 0..<(max - min) {
                guard let first = build(part, next: following) else { return nil }
                following = add(.split(first, next))
            }
        } else {
            let loop = add(.match)
            guard let first = build(part, next: loop) else { return nil }
            states[loop] = .split(first, next)
            following = loop
        }
        for _ in 0..<min {
            guard let first = build(part, next: following) else { return nil }
            following = first
        }
        return following
    }
}
