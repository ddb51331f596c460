import Basics

/// Draws random FEEL sources from the grammar, for property tests: the same seed, the same sources.
struct SourceSampler {
    static let names = ["a", "b", "Monthly Salary", "x-y"]
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func pick(_ options: [String]) -> String { options[Int.random(in: 0..<options.count, using: &generator)] }
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
    mutating func number(below end: Int) -> Int { Int.random(in: 0..<end, using: &generator) }

    /// An expression of at most that depth.
    mutating func expression(_ depth: Int) -> String {
        guard depth > 0 else { return leaf() }
        switch number(below: 15) {
        case 0: return leaf()
        case 1: return "(\(expression(depth - 1)))"
        case 2: return operand(depth) + " " + pick(["+", "-", "*", "/", "**"]) + " " + operand(depth)
        case 3: return operand(depth) + pick([" and ", " or "]) + operand(depth)
        case 4: return operand(depth) + pick([" = ", " != ", " < ", " <= ", " > ", " >= "]) + operand(depth)
        case 5: return "[\(expression(depth - 1)), \(expression(depth - 1))]"
        case 6: return "{p: \(expression(depth - 1)), \"q r\": \(expression(depth - 1))}"
        case 7: return pick(["[", "("]) + operand(0) + ".." + operand(0) + pick(["]", ")"])
        case 8: return "if \(expression(depth - 1)) then \(expression(depth - 1)) else \(expression(depth - 1))"
        case 9: return "for i in \(operand(depth)) return \(expression(depth - 1))"
        case 10: return pick(["some", "every"]) + " i in \(operand(depth)) satisfies \(expression(depth - 1))"
        case 11: return operand(depth) + " in " + pick(["(< 5, > 7)", "[1..3]", "(\(expression(depth - 1)))", "> 2"])
        case 12: return operand(depth) + " instance of " + pick(["number", "list<string>", "date and time"])
        case 13: return pick(["sum", "f", "string length"]) + "(\(expression(depth - 1)))" + pick(["", ".p", "[1]"])
        default: return "function(u, v: number) \(expression(depth - 1))"
        }
    }

    private mutating func operand(_ depth: Int) -> String {
        chance(40) || depth <= 1 ? leaf() : "(\(expression(depth - 1)))"
    }

    private mutating func leaf() -> String {
        pick([
            "1", "2.50", "-3", "\"text \\\" \\n\"", "true", "null", "@\"2024-02-29\"", "a", "Monthly Salary", "x-y",
            "b.c d",
            "[]", "{}", "(< 10)", "a[item > 1]", "(a between 1 and 2)",
        ])
    }

    /// A source with some of its characters changed, dropped or doubled.
    mutating func damaged(_ source: String) -> String {
        var characters = Array(source.unicodeScalars)
        for _ in 0...number(below: 3) where !characters.isEmpty {
            let place = number(below: characters.count)
            switch number(below: 3) {
            case 0: characters.remove(at: place)
            case 1: characters.insert(characters[place], at: place)
            default: characters[place] = Array("()[]{}.,\"'+-*/<>=@? \u{0}ä🐎".unicodeScalars)[number(below: 23)]
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: characters)
        return String(text)
    }
}
