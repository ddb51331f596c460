import Basics
import FEEL
import Testing

@Suite struct SourcePropertyTests {
    private let scope = Scope(names: SourceSampler.names)

    @Test(arguments: [UInt64.random(in: 0...1_000_000), 1, 2, 3, 205_615])
    func `A printed tree is read back as the same tree`(_ seed: UInt64) {
        var sampler = SourceSampler(seed: seed)
        for _ in 0..<500 {
            let source = sampler.expression(4)
            guard let tree = try? Expression.compile(source, scope: scope).syntax else {
                Issue.record("seed \(seed): \(source) is refused")
                return
            }
            let printed = tree.description
            let again = try? Expression.compile(printed, scope: scope).syntax
            guard again == tree else {
                Issue.record("seed \(seed): \(source) printed as \(printed)")
                return
            }
        }
    }

    @Test(arguments: [UInt64.random(in: 0...1_000_000), 4, 5, 205_615])
    func `Damaged sources never crash and always end`(_ seed: UInt64) {
        var sampler = SourceSampler(seed: seed)
        let bounds = Environment.Bounds(steps: 20_000, items: 10_000, textBytes: 100_000)
        let environment = Environment(clock: .standing(at: Instant(microseconds: 0)), bounds: bounds)
        let inputs: [Value] = [.number(3), .context(["c d": .string("x")]), .list([.number(1), .null]), .null]
        var evaluated = 0
        for _ in 0..<500 {
            let source = sampler.damaged(sampler.expression(3))
            guard let expression = try? Expression.compile(source, scope: scope) else { continue }
            evaluated += 1
            let first = expression.evaluate(inputs, in: environment)
            let second = expression.evaluate(inputs, in: environment)
            guard first.value.literal == second.value.literal else {
                Issue.record("seed \(seed): \(source) gives two results")
                return
            }
        }
        #expect(evaluated > 50, "seed \(seed)")
    }

    @Test(arguments: [
        Array(repeating: "a", count: 400).joined(separator: " + "),
        Array(repeating: "a", count: 200).joined(separator: " - b + "),
        Array(repeating: "a", count: 400).joined(separator: " and "), String(repeating: "-", count: 100) + "a",
    ])
    func `A long chain is printed without a bracket for each of its links`(_ source: String) throws {
        let tree = try Expression.compile(source, scope: scope).syntax
        #expect(tree.description == source)
        #expect(try Expression.compile(tree.description, scope: scope).syntax == tree)
    }
}
