import Basics
import FEEL
import Testing

/// The limits of FEEL, each just below and just above.
@Suite struct LimitTests {
    @Test func `A source may have so many bytes and no more`() {
        func source(_ bytes: Int) -> String { "\"" + String(repeating: "a", count: bytes - 2) + "\"" }
        #expect(
            evaluated("string length(\(source(Limits.feelSourceBytes - 15)))") == String(Limits.feelSourceBytes - 17))
        #expect(evaluated(source(Limits.feelSourceBytes)) != "feel-limit-source")
        #expect(evaluated(source(Limits.feelSourceBytes + 1)) == "feel-limit-source")
    }

    @Test func `A list may have so many items and no more`() throws {
        #expect(evaluated("count(for x in 1..\(Limits.feelItems) return x)") == String(Limits.feelItems))
        #expect(try code("count(for x in 1..\(Limits.feelItems + 1) return x)") == "feel-limit-items")
    }

    @Test func `Functions may call so deep and no deeper`() throws {
        // The stack of a debug build ends before the limit, so a smaller one is tried.
        #expect(Environment.Bounds().depth == Limits.feelDepth)
        let bounds = Environment.Bounds(depth: 100)
        func nested(_ depth: Int) throws -> String? {
            try code("{f: function(n) if n = 0 then 0 else f(n - 1), r: f(\(depth))}.r", bounds)
        }
        let most = try #require(try (90...105).last { try nested($0) == nil })
        #expect((95...100).contains(most))
        #expect(try nested(most + 1) == "feel-limit-depth")
    }

    @Test func `Work may have so many steps and no more`() throws {
        #expect(Environment.Bounds().steps == Limits.feelSteps)
        let bounds = Environment.Bounds(steps: 10_000)
        func turns(_ count: Int) throws -> String? { try code("some x in 1..\(count) satisfies x < 0", bounds) }
        // A turn may take a few steps: the last number of turns that ends is looked for.
        var (low, high) = (1, 10_001)
        #expect(try turns(low) == nil && turns(high) == "feel-limit-steps")
        while high - low > 1 {
            let middle = (low + high) / 2
            if try turns(middle) == nil { low = middle } else { high = middle }
        }
        #expect((2_000...10_000).contains(low), "\(low) turns")
    }

    /// The code of the error that ended an evaluation; nil if none did.
    private func code(_ source: String, _ bounds: Environment.Bounds = .init()) throws -> String? {
        let environment = Environment(clock: .standing(at: Instant(microseconds: 0)), bounds: bounds)
        return try Expression.compile(source).evaluate(in: environment).findings.first { $0.severity == .error }?.code
    }
}
