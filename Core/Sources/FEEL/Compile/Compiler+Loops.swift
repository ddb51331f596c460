/// for, some, every.
extension Compiler {
    /// One variable of a loop and where its values come from.
    struct Turn: Sendable {
        let slot: Int
        let from: Code
        let to: Code?
        let place: SourcePlace
    }

    private mutating func turns(_ iterators: [Syntax.Iterator]) -> [Turn] {
        iterators.map { iterator in
            let from = piece(iterator.from)
            let to = iterator.to.map { piece($0).code }
            let type: FEELType =
                switch from.type {
                case .list(let item): item
                case .range(let item): item
                default: from.type
                }
            return Turn(slot: bind(iterator.name, type), from: from.code, to: to, place: place(iterator.from))
        }
    }

    mutating func iteration(_ iterators: [Syntax.Iterator], _ body: Syntax, _ syntax: Syntax) -> Piece {
        scoped { compiler in
            let turns = compiler.turns(iterators)
            let partial = compiler.bind("partial", .list(.any))
            let body = compiler.piece(body)
            let asksPartial = compiler.frames[compiler.frames.count - 1].used.contains(partial)
            let code = body.code
            let place = compiler.place(syntax)
            return Piece(.list(body.type)) { slots, run in
                var results: [Value] = []
                if asksPartial { slots[partial] = .list([]) }
                let whole = turns.run(0, slots, run) {
                    results.append(code(slots, run))
                    if asksPartial {
                        slots[partial] = .list(results)
                        guard run.step(results.count) else { return false }
                    }
                    return results.count <= run.environment.bounds.items || run.mayMake(items: results.count, at: place)
                }
                return whole == nil ? .null : .list(results)
            }
        }
    }

    mutating func quantified(
        _ iterators: [Syntax.Iterator], _ body: Syntax, _ syntax: Syntax, isEvery: Bool
    ) -> Piece {
        scoped { compiler in
            let turns = compiler.turns(iterators)
            let code = compiler.piece(body).code
            return Piece(.boolean) { slots, run in
                var result = Value.boolean(isEvery)
                let whole = turns.run(0, slots, run) {
                    let value = code(slots, run)
                    result = isEvery ? result.and(value) : result.or(value)
                    return result != .boolean(!isEvery)
                }
                return whole == nil ? .null : result
            }
        }
    }
}

extension [Compiler.Turn] {
    /// Runs the body for every combination, the last variable turning fastest. `false` if the body ended it, `nil` if
    /// something cannot be run through.
    func run(_ index: Int, _ slots: Slots, _ run: Run, _ body: () -> Bool) -> Bool? {
        guard index < count else { return run.step() && body() }
        let turn = self[index]
        let from = turn.from(slots, run)
        func next(_ value: Value) -> Bool? {
            slots[turn.slot] = value
            return self.run(index + 1, slots, run, body)
        }
        if let to = turn.to { return turn.steps(from, to(slots, run), run, next) }
        switch from {
        case .list(let items):
            for item in items {
                guard run.step() else { return nil }
                let goesOn = next(item)
                if goesOn != true { return goesOn }
            }
            return true
        case .null:
            _ = run.null(.domain(.null), at: turn.place)
            return nil
        case .range(let range):
            guard let start = range.start, let end = range.end else { break }
            return turn.steps(start, end, run, skipFirst: !range.startIncluded, skipLast: !range.endIncluded, next)
        default: return next(from)
        }
        _ = run.null(.domain(FEELType(of: from)), at: turn.place)
        return nil
    }
}

extension Compiler.Turn {
    /// Runs from one whole number or date to the other, upwards or downwards.
    func steps(
        _ from: Value, _ to: Value, _ run: Run, skipFirst: Bool = false, skipLast: Bool = false,
        _ next: (Value) -> Bool?
    ) -> Bool? {
        var current: Int
        let last: Int
        let make: (Int) -> Value
        switch (from, to) {
        case (.number(let a), .number(let b)):
            guard a.isInteger, b.isInteger, let low = a.int, let high = b.int else {
                _ = run.null(.domain(.range(.number)), at: place)
                return nil
            }
            (current, last) = (low, high)
            make = { .number(Decimal128($0)) }
        case (.date(let a), .date(let b)):
            (current, last) = (a.daysSinceEpoch, b.daysSinceEpoch)
            make = { FEELDate(daysSinceEpoch: $0).map { .date($0) } ?? .null }
        default:
            _ = run.null(.domain(.range(FEELType(of: from))), at: place)
            return nil
        }
        let first = current
        let step = current <= last ? 1 : -1
        while true {
            guard run.step() else { return nil }
            if !(skipFirst && current == first) && !(skipLast && current == last) {
                let goesOn = next(make(current))
                if goesOn != true { return goesOn }
            }
            if current == last { return true }
            current += step
        }
    }
}
