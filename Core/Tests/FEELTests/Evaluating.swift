import Basics
import FEEL

/// Evaluates an expression over named values and prints the result as FEEL writes it.
func evaluated(_ source: String, _ context: Context = Context(), bounds: Environment.Bounds = .init()) -> String {
    let clock = WallClock.standing(at: Instant(microseconds: 1_700_000_000_000_000))
    do {
        let expression = try Expression.compile(source, scope: Scope(of: context))
        return expression.evaluate(context.values, in: Environment(clock: clock, bounds: bounds)).value.literal
    } catch let findings as Findings {
        return findings.all.first?.code ?? "no finding"
    } catch {
        return "\(error)"
    }
}
