import Basics
import FEEL

/// A condition compiled against a form: the expression, and where each of its names takes its value from.
struct CompiledCondition: Sendable {
    let expression: Expression
    let sources: [NameTable.Source]
    /// The group from which the condition was written; `nil` for the form as a whole.
    let base: Int?

    /// Throws `Findings` if it is no FEEL or uses a name that the form does not have.
    init(_ condition: Condition, base: Int?, names: NameTable) throws(Findings) {
        let known = names.mentioned(in: condition.source)
        do {
            expression = try Expression.compile(condition.source, scope: Scope(names: known))
        } catch let findings as Findings {
            throw findings
        } catch {
            throw CompiledCondition.unreadable(condition)
        }
        let unknown = expression.uses.filter { $0.slot == nil }
        guard unknown.isEmpty else { throw Findings(unknown.map { CompiledCondition.unknown($0.name, in: condition) }) }
        if expression.findings.haveErrors { throw Findings(expression.findings) }
        sources = known.compactMap { names.source(of: $0, from: base) }
        self.base = base
    }

    private static func unreadable(_ condition: Condition) -> Findings {
        Findings(
            Finding(
                "form-condition", .error,
                Words(
                    de: "Die Bedingung „\(condition.source)“ ist kein FEEL-Ausdruck.",
                    en: "“\(condition.source)” is no FEEL expression")))
    }

    private static func unknown(_ name: String, in condition: Condition) -> Finding {
        Finding(
            "form-name-unknown", .error,
            Words(
                de: "Die Bedingung „\(condition.source)“ nennt „\(name)“, das es im Datenschema nicht gibt.",
                en: "“\(condition.source)” names “\(name)”, which the schema does not have"))
    }
}
