import Basics

/// A regular expression of `matches`, `replace` and `split` (DMN 1.5, 10.3.4.3; XPath functions 3.1, 5.6).
///
/// Without back-references the time is linear in the text; with them it is bounded by a budget of steps. Positions are
/// Unicode code points. Where the work outgrows its budget the answer is `nil`.
///
///     FEELRegex("(a)|b", flags: "i")?.replacing(in: "Abc", with: "[$1]")   // "[A][]c"
public struct FEELRegex: Sendable {
    private static let backtrackBudget = 1_000_000

    private let program: RegexProgram
    private let literal: Bool

    /// `nil` for an expression that is not well-formed, an unknown flag, or one too large to run.
    public init?(_ pattern: String, flags: String = "") {
        guard pattern.utf8.count <= 100_000, let flags = RegexFlags(flags) else { return nil }
        var parser = RegexParser(pattern, flags)
        guard let tree = try? parser.parse(),
            let program = try? RegexProgram(
                tree, groups: parser.groups, flags: flags, hasBackReference: parser.hasBackReference)
        else { return nil }
        self.program = program
        literal = flags.literal
    }

    /// Whether the expression matches anywhere in the text.
    public func matches(_ text: String) -> Bool? {
        let points = text.unicodeScalars.map(\.value)
        var finder = Finder(program, points, captures: false)
        let found = finder.find(from: 0) != nil
        return finder.isExhausted ? nil : found
    }

    /// The text with every match replaced; `$1` stands for a group, `$0` for the match, `\$` and `\\` for themselves.
    /// `nil` when the replacement is malformed or the expression matches the empty text.
    public func replacing(in text: String, with replacement: String) -> String? {
        guard matches("") == false,
            let template = RegexReplacement(replacement, groups: program.groups, literal: literal)
        else { return nil }
        let points = text.unicodeScalars.map(\.value)
        guard let found = all(in: points) else { return nil }
        var result = String.UnicodeScalarView()
        var position = 0
        for match in found {
            result.append(contentsOf: FEELRegex.scalars(points[position..<match[0]]))
            template.append(match, points, to: &result)
            position = match[1]
            if result.count > Limits.feelItems * 10 { return nil }
        }
        result.append(contentsOf: FEELRegex.scalars(points[position...]))
        return String(result)
    }

    /// The parts of the text between the matches, empty ones included; `nil` when the expression matches the empty text.
    public func split(_ text: String) -> [String]? {
        guard matches("") == false else { return nil }
        let points = text.unicodeScalars.map(\.value)
        guard let found = all(in: points) else { return nil }
        var parts: [String] = []
        var position = 0
        for match in found {
            parts.append(FEELRegex.string(points[position..<match[0]]))
            position = match[1]
        }
        parts.append(FEELRegex.string(points[position...]))
        return parts
    }

    /// All matches, left to right; none of them is empty, as `^` and `$` alone are passed over.
    private func all(in points: [UInt32]) -> [[Int]]? {
        var finder = Finder(program, points, captures: true)
        var (found, position): ([[Int]], Int) = ([], 0)
        while position <= points.count, let match = finder.find(from: position) {
            if match[1] == match[0] {
                position = match[1] + 1
                continue
            }
            found.append(match)
            position = match[1]
            guard found.count <= Limits.feelItems else { return nil }
        }
        return finder.isExhausted ? nil : found
    }

    static func scalars(_ points: ArraySlice<UInt32>) -> some Sequence<Unicode.Scalar> {
        points.lazy.compactMap { Unicode.Scalar($0) }
    }

    private static func string(_ points: ArraySlice<UInt32>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars(points))
        return String(view)
    }

    /// The machine that fits the program.
    private enum Finder {
        case pike(PikeMachine)
        case backtrack(BacktrackMachine)

        init(_ program: RegexProgram, _ points: [UInt32], captures: Bool) {
            self =
                program.hasBackReference
                ? .backtrack(BacktrackMachine(program, points, budget: FEELRegex.backtrackBudget))
                : .pike(PikeMachine(program, points, captures: captures, budget: Limits.feelSteps))
        }

        var isExhausted: Bool {
            switch self {
            case .pike(let machine): machine.budget < 0
            case .backtrack(let machine): machine.budget < 0
            }
        }

        mutating func find(from start: Int) -> [Int]? {
            switch self {
            case .pike(var machine):
                defer { self = .pike(machine) }
                return machine.find(from: start)
            case .backtrack(var machine):
                defer { self = .backtrack(machine) }
                return machine.find(from: start)
            }
        }
    }
}
