/// Runs a program over a text in one pass, all ways at once (Pike's machine): the time is bounded by the length of the
/// text times that of the program, whatever the expression.
struct PikeMachine {
    private struct Threads {
        /// Which instructions are in, and the order of preference.
        var order: [Int] = []
        var mark: [Int]
        /// Saved positions, `slots` for each instruction.
        var saved: [Int]

        init(_ count: Int, _ slots: Int) {
            mark = [Int](repeating: -1, count: count)
            saved = [Int](repeating: -1, count: count * slots)
        }
    }

    private enum Work {
        case visit(Int)
        case restore(Int, Int)
    }

    private let program: RegexProgram
    private let text: [UInt32]
    private let slots: Int
    /// The threads at this position and those at the next; `now` says which are which.
    private var threads: [Threads]
    private var now = 0
    private var stack: [Work] = []
    private var scratch: [Int]
    /// Steps that are left; below zero the work is given up.
    private(set) var budget: Int

    /// `captures` false answers only whether there is a match, as soon as that is known.
    init(_ program: RegexProgram, _ text: [UInt32], captures: Bool, budget: Int) {
        self.program = program
        self.text = text
        slots = captures ? (program.groups + 1) * 2 : 0
        threads = [Threads(program.code.count, slots), Threads(program.code.count, slots)]
        scratch = [Int](repeating: -1, count: slots)
        self.budget = budget
    }

    /// The saved positions of the first match at or after a position; empty without captures; `nil` for no match.
    mutating func find(from start: Int) -> [Int]? {
        var found: [Int]?
        for side in 0...1 {
            threads[side].order.removeAll(keepingCapacity: true)
            threads[side].mark.withUnsafeMutableBufferPointer { $0.update(repeating: -1) }
        }
        var index = start
        while index <= text.count {
            if found == nil {
                for slot in 0..<slots { scratch[slot] = -1 }
                add(0, at: index, to: now)
            }
            if found != nil && threads[now].order.isEmpty { break }
            let match = step(index)
            if budget < 0 { return nil }
            if let match {
                found = match
                if slots == 0 { return found }
            }
            threads[now].order.removeAll(keepingCapacity: true)
            now = 1 - now
            index += 1
        }
        return found
    }

    /// Moves every thread over the code point at a position; a match ends the threads that are less preferred.
    private mutating func step(_ index: Int) -> [Int]? {
        budget -= threads[now].order.count + 1
        let point = index < text.count ? text[index] : nil
        for pc in threads[now].order {
            switch program.code[pc] {
            case .one(let test):
                guard let point, program.tests[test].contains(point) else { continue }
                for slot in 0..<slots { scratch[slot] = threads[now].saved[pc * slots + slot] }
                add(pc + 1, at: index + 1, to: 1 - now)
            case .match:
                return Array(threads[now].saved[(pc * slots)..<(pc * slots + slots)])
            default: continue
            }
        }
        return nil
    }

    /// Adds what can be reached from an instruction without reading on.
    private mutating func add(_ first: Int, at index: Int, to side: Int) {
        stack.append(.visit(first))
        while let work = stack.popLast() {
            guard case .visit(let pc) = work else {
                if case .restore(let slot, let old) = work { scratch[slot] = old }
                continue
            }
            guard threads[side].mark[pc] != index else { continue }
            threads[side].mark[pc] = index
            budget -= 1
            switch program.code[pc] {
            case .jump(let target): stack.append(.visit(target))
            case .split(let a, let b):
                stack.append(.visit(b))
                stack.append(.visit(a))
            case .save(let slot):
                if slot < slots {
                    stack.append(.restore(slot, scratch[slot]))
                    scratch[slot] = index
                }
                stack.append(.visit(pc + 1))
            case .lineStart:
                if program.holds(lineStart: true, at: index, in: text) { stack.append(.visit(pc + 1)) }
            case .lineEnd:
                if program.holds(lineStart: false, at: index, in: text) { stack.append(.visit(pc + 1)) }
            case .backReference: continue
            case .one, .match:
                threads[side].order.append(pc)
                for slot in 0..<slots { threads[side].saved[pc * slots + slot] = scratch[slot] }
            }
        }
    }
}
