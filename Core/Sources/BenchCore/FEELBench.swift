import Basics
import FEEL

/// Rates of FEEL: reading and compiling, and evaluating compiled expressions with their inputs in slots, held against the
/// same computation written as a closure in Swift over the same number type.
struct FEELBench {
    static let mixed = "if a > 10 and b in [1..5] then sum(c) * 1.19 else null"

    let measure: Measure

    func rows() throws -> [Row] { [try parseCompile(), try simple(), try mixed()] }

    private func run() -> Run { Run(Environment(clock: .standing(at: Instant(microseconds: 0)))) }

    private func parseCompile() throws -> Row {
        let scope = Scope(names: ["a", "b", "c"])
        _ = try Expression.compile(FEELBench.mixed, scope: scope)
        let rate = measure.rates([
            { rounds in
                for _ in 0..<rounds { keep(try? Expression.compile(FEELBench.mixed, scope: scope)) }
            }
        ])[0]
        return Row(area: "feel", name: "parse-compile", value: rate, unit: "1/s")
    }

    private func simple() throws -> Row {
        let expression = try Expression.compile("a + b * 2", scope: Scope(names: ["a", "b"]))
        let closure: (Decimal128, Decimal128) -> Decimal128? = { a, b in (b * 2).flatMap { a + $0 } }
        let run = run()
        let numbers = [Decimal128("12.5") ?? 0, Decimal128(3)]
        let inputs = numbers.map { Value.number($0) }
        return row(
            "simple", run, expression, inputs,
            closure: { keep(closure(numbers[0], numbers[1])) })
    }

    private func mixed() throws -> Row {
        let expression = try Expression.compile(FEELBench.mixed, scope: Scope(names: ["a", "b", "c"]))
        let list: [Decimal128] = [10, 20, 30]
        let factor = Decimal128("1.19") ?? 0
        let closure: (Decimal128, Decimal128, [Decimal128]) -> Decimal128? = { a, b, c in
            guard 10 < a, 1 <= b, b <= 5 else { return nil }
            return c.reduce(Optional(0)) { sum, number in sum.flatMap { $0 + number } }.flatMap { $0 * factor }
        }
        let numbers: [Decimal128] = [12, 3]
        let inputs: [Value] = [.number(12), .number(3), .list(list.map { .number($0) })]
        return row(
            "mixed", run(), expression, inputs,
            closure: { keep(closure(numbers[0], numbers[1], list)) })
    }

    private func row(
        _ name: String, _ run: Run, _ expression: Expression, _ inputs: [Value], closure: @escaping () -> Void
    ) -> Row {
        let rates = measure.rates([
            { rounds in
                run.reset()
                for _ in 0..<rounds { keep(expression.value(inputs, in: run)) }
            },
            { rounds in for _ in 0..<rounds { closure() } },
        ])
        return Row(
            area: "feel", name: name, value: rates[0], unit: "1/s",
            against: Row.Against(name: "closure", value: rates[1]))
    }
}
