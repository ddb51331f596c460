/// How points and ranges lie to one another (DMN 1.5, 10.3.4.8, Table 78).
extension BuiltIns {
    private static let pointRange = BuiltIn.Signature("point", "range")
    private static let rangePoint = BuiltIn.Signature("range", "point")
    private static let rangeRange = BuiltIn.Signature("range1", "range2")
    private static let pointPoint = BuiltIn.Signature("point1", "point2")

    static let ranges: [BuiltIn] = [
        BuiltIn("before", pointPoint, pointRange, rangePoint, rangeRange, result: .boolean) { arguments in
            related(arguments) { before($0, $1) }
        },
        BuiltIn("after", pointPoint, pointRange, rangePoint, rangeRange, result: .boolean) { arguments in
            related(arguments) { before($1, $0) }
        },
        BuiltIn("meets", rangeRange, result: .boolean) { arguments in ofRanges(arguments) { meets($0, $1) } },
        BuiltIn("met by", rangeRange, result: .boolean) { arguments in ofRanges(arguments) { meets($1, $0) } },
        BuiltIn("overlaps", rangeRange, result: .boolean) { arguments in ofRanges(arguments) { overlaps($0, $1) } },
        BuiltIn("overlaps before", rangeRange, result: .boolean) { arguments in
            ofRanges(arguments) { overlapsBefore($0, $1) }
        },
        BuiltIn("overlaps after", rangeRange, result: .boolean) { arguments in
            ofRanges(arguments) { overlapsAfter($0, $1) }
        },
        BuiltIn("finishes", pointRange, rangeRange, result: .boolean) { arguments in
            into(arguments, 1) { finishes($0, $1, isPoint: $2) }
        },
        BuiltIn("finished by", rangePoint, rangeRange, result: .boolean) { arguments in
            into(arguments, 0) { finishes($0, $1, isPoint: $2) }
        },
        BuiltIn("includes", rangePoint, rangeRange, result: .boolean) { arguments in
            into(arguments, 0) { during($0, $1, isPoint: $2) }
        },
        BuiltIn("during", pointRange, rangeRange, result: .boolean) { arguments in
            into(arguments, 1) { during($0, $1, isPoint: $2) }
        },
        BuiltIn("starts", pointRange, rangeRange, result: .boolean) { arguments in
            into(arguments, 1) { starts($0, $1, isPoint: $2) }
        },
        BuiltIn("started by", rangePoint, rangeRange, result: .boolean) { arguments in
            into(arguments, 0) { starts($0, $1, isPoint: $2) }
        },
        BuiltIn("coincides", pointPoint, rangeRange, result: .boolean) { arguments in
            guard isRange(arguments.single(0)) == isRange(arguments.single(1)) else { return arguments.wrong(1) }
            return related(arguments) { coincides($0, $1) }
        },
    ]

    private static func isRange(_ value: Value) -> Bool {
        if case .range = value { return true }
        return false
    }

    private static func related(_ arguments: Arguments, _ body: (Stretch, Stretch) -> Bool?) -> Value {
        guard let a = Stretch(arguments.single(0)) else { return arguments.wrong(0) }
        guard let b = Stretch(arguments.single(1)), let result = body(a, b) else { return arguments.wrong(1) }
        return .boolean(result)
    }

    private static func ofRanges(_ arguments: Arguments, _ body: (Stretch, Stretch) -> Bool?) -> Value {
        guard isRange(arguments.single(0)) else { return arguments.wrong(0) }
        guard isRange(arguments.single(1)) else { return arguments.wrong(1) }
        return related(arguments, body)
    }

    /// The argument of that number is the range, the other a point or a range that lies in it.
    private static func into(
        _ arguments: Arguments, _ range: Int, _ body: (Stretch, Stretch, Bool) -> Bool?
    ) -> Value {
        guard isRange(arguments.single(range)) else { return arguments.wrong(range) }
        let inner = arguments.single(1 - range)
        return related(arguments) { a, b in range == 1 ? body(a, b, !isRange(inner)) : body(b, a, !isRange(inner)) }
    }

    private static func before(_ a: Stretch, _ b: Stretch) -> Bool? {
        Bound.order(a.end, b.start).map { $0 < 0 || $0 == 0 && !(a.endIncluded && b.startIncluded) }
    }

    private static func meets(_ a: Stretch, _ b: Stretch) -> Bool? {
        Bound.order(a.end, b.start).map { $0 == 0 && a.endIncluded && b.startIncluded }
    }

    /// Whether a ends behind the beginning of b.
    private static func reaches(_ a: Stretch, _ b: Stretch) -> Bool? {
        Bound.order(a.end, b.start).map { $0 > 0 || $0 == 0 && a.endIncluded && b.startIncluded }
    }

    private static func overlaps(_ a: Stretch, _ b: Stretch) -> Bool? {
        guard let one = reaches(a, b), let other = reaches(b, a) else { return nil }
        return one && other
    }

    private static func overlapsBefore(_ a: Stretch, _ b: Stretch) -> Bool? {
        guard let starts = Bound.order(a.start, b.start), let reaches = reaches(a, b),
            let ends = Bound.order(a.end, b.end)
        else { return nil }
        return (starts < 0 || starts == 0 && a.startIncluded && !b.startIncluded) && reaches
            && (ends < 0 || ends == 0 && (!a.endIncluded || b.endIncluded))
    }

    private static func overlapsAfter(_ a: Stretch, _ b: Stretch) -> Bool? {
        guard let starts = Bound.order(b.start, a.start), let reaches = reaches(b, a),
            let ends = Bound.order(b.end, a.end)
        else { return nil }
        return (starts < 0 || starts == 0 && b.startIncluded && !a.startIncluded) && reaches
            && (ends < 0 || ends == 0 && (!b.endIncluded || a.endIncluded))
    }

    private static func finishes(_ a: Stretch, _ b: Stretch, isPoint: Bool) -> Bool? {
        guard let ends = Bound.order(a.end, b.end) else { return nil }
        if isPoint { return ends == 0 && b.endIncluded }
        guard let starts = Bound.order(a.start, b.start) else { return nil }
        return ends == 0 && a.endIncluded == b.endIncluded
            && (starts > 0 || starts == 0 && (!a.startIncluded || b.startIncluded))
    }

    private static func starts(_ a: Stretch, _ b: Stretch, isPoint: Bool) -> Bool? {
        guard let starts = Bound.order(a.start, b.start) else { return nil }
        if isPoint { return starts == 0 && b.startIncluded }
        guard let ends = Bound.order(a.end, b.end) else { return nil }
        return starts == 0 && a.startIncluded == b.startIncluded
            && (ends < 0 || ends == 0 && (!a.endIncluded || b.endIncluded))
    }

    private static func during(_ a: Stretch, _ b: Stretch, isPoint: Bool) -> Bool? {
        guard let starts = Bound.order(a.start, b.start), let ends = Bound.order(a.end, b.end) else { return nil }
        return (starts > 0 || starts == 0 && (b.startIncluded || !a.startIncluded))
            && (ends < 0 || ends == 0 && (b.endIncluded || !a.endIncluded))
    }

    private static func coincides(_ a: Stretch, _ b: Stretch) -> Bool? {
        guard let starts = Bound.order(a.start, b.start), let ends = Bound.order(a.end, b.end) else { return nil }
        return starts == 0 && ends == 0 && a.startIncluded == b.startIncluded && a.endIncluded == b.endIncluded
    }
}
