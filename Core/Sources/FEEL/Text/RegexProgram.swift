/// A regular expression as instructions for a machine that tries all ways at once.
struct RegexProgram: Sendable {
    enum Instruction: Sendable {
        case one(Int)
        /// Both ways, the first preferred.
        case split(Int, Int)
        case jump(Int)
        case save(Int)
        case lineStart
        case lineEnd
        case backReference(Int)
        case match
    }

    struct TooLarge: Error {}

    private static let limit = 20_000

    private(set) var code: [Instruction] = []
    private(set) var tests: [CharacterTest] = []
    let groups: Int
    let multiline: Bool
    let ignoreCase: Bool
    let hasBackReference: Bool

    init(_ node: RegexNode, groups: Int, flags: RegexFlags, hasBackReference: Bool) throws(TooLarge) {
        self.groups = groups
        multiline = flags.multiline
        ignoreCase = flags.ignoreCase
        self.hasBackReference = hasBackReference
        try emit(.save(0))
        try add(node)
        try emit(.save(1))
        try emit(.match)
    }

    private mutating func emit(_ instruction: Instruction) throws(TooLarge) {
        guard code.count < RegexProgram.limit else { throw TooLarge() }
        code.append(instruction)
    }

    private mutating func add(_ node: RegexNode) throws(TooLarge) {
        switch node {
        case .empty: break
        case .one(let content):
            tests.append(CharacterTest(content))
            try emit(.one(tests.count - 1))
        case .sequence(let parts): for part in parts { try add(part) }
        case .choice(let branches): try addChoice(branches)
        case .repeated(let inner, let least, let most, let greedy): try addRepeat(inner, least, most, greedy)
        case .group(let inner, let number):
            try emit(.save(number * 2))
            try add(inner)
            try emit(.save(number * 2 + 1))
        case .lineStart: try emit(.lineStart)
        case .lineEnd: try emit(.lineEnd)
        case .backReference(let number): try emit(.backReference(number))
        }
    }

    private mutating func addChoice(_ branches: [RegexNode]) throws(TooLarge) {
        var ends: [Int] = []
        for (index, branch) in branches.enumerated() {
            guard index < branches.count - 1 else {
                try add(branch)
                break
            }
            let fork = code.count
            try emit(.match)
            try add(branch)
            ends.append(code.count)
            try emit(.match)
            code[fork] = .split(fork + 1, code.count)
        }
        for end in ends { code[end] = .jump(code.count) }
    }

    private mutating func addRepeat(_ inner: RegexNode, _ least: Int, _ most: Int?, _ greedy: Bool) throws(TooLarge) {
        for _ in 0..<least {
            let before = code.count
            try add(inner)
            if code.count == before { return }
        }
        guard let most else {
            let fork = code.count
            try emit(.match)
            try add(inner)
            try emit(.jump(fork))
            code[fork] = greedy ? .split(fork + 1, code.count) : .split(code.count, fork + 1)
            return
        }
        var forks: [Int] = []
        for _ in least..<Swift.max(least, most) {
            forks.append(code.count)
            try emit(.match)
            try add(inner)
        }
        for fork in forks { code[fork] = greedy ? .split(fork + 1, code.count) : .split(code.count, fork + 1) }
    }

    /// Whether `^` or `$` holds at a position.
    func holds(lineStart: Bool, at index: Int, in text: [UInt32]) -> Bool {
        if lineStart {
            return index == 0 || multiline && text[index - 1] == 10 && index < text.count
        }
        return index == text.count || multiline && text[index] == 10
    }
}
