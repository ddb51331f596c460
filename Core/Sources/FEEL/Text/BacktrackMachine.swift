/// Runs a program with back-references, one way after the other, within a budget of steps.
struct BacktrackMachine {
    private enum Work {
        case visit(Int, Int)
        case restore(Int, Int)
    }

    private let program: RegexProgram
    private let text: [UInt32]
    private(set) var budget: Int

    init(_ program: RegexProgram, _ text: [UInt32], budget: Int) {
        self.program = program
        self.text = text
        self.budget = budget
    }

    /// The saved positions of the first match at or after a position; `nil` for none, or when the budget is used up.
    mutating func find(from start: Int) -> [Int]? {
        for index in start...text.count {
            if let found = match(at: index) { return found }
            if budget < 0 { return nil }
        }
        return nil
    }

    private mutating func match(at start: Int) -> [Int]? {
        var saved = [Int](repeating: -1, count: (program.groups + 1) * 2)
        var stack: [Work] = [.visit(0, start)]
        while let work = stack.popLast() {
            guard case .visit(var pc, var index) = work else {
                if case .restore(let slot, let old) = work { saved[slot] = old }
                continue
            }
            walk: while true {
                budget -= 1
                if budget < 0 || stack.count > 100_000 {
                    budget = -1
                    return nil
                }
                switch program.code[pc] {
                case .one(let test):
                    guard index < text.count, program.tests[test].contains(text[index]) else { break walk }
                    index += 1
                case .split(let a, let b):
                    stack.append(.visit(b, index))
                    pc = a
                    continue walk
                case .jump(let target):
                    pc = target
                    continue walk
                case .save(let slot):
                    stack.append(.restore(slot, saved[slot]))
                    saved[slot] = index
                case .lineStart: guard program.holds(lineStart: true, at: index, in: text) else { break walk }
                case .lineEnd: guard program.holds(lineStart: false, at: index, in: text) else { break walk }
                case .backReference(let group):
                    guard let end = repeated(saved[group * 2], saved[group * 2 + 1], at: index) else { break walk }
                    index = end
                case .match: return saved
                }
                pc += 1
            }
        }
        return nil
    }

    /// The end of the same text again; an unset group matches nothing, at any place.
    private func repeated(_ start: Int, _ end: Int, at index: Int) -> Int? {
        guard start >= 0, end >= start else { return index }
        guard index + end - start <= text.count else { return nil }
        for offset in 0..<(end - start) {
            let (a, b) = (text[start + offset], text[index + offset])
            if a == b { continue }
            guard program.ignoreCase else { return nil }
            let (x, y) = (CharacterClass.variants(a), CharacterClass.variants(b))
            guard x.lower == y.lower || x.upper == y.upper else { return nil }
        }
        return index + end - start
    }
}
