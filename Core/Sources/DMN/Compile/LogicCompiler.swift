import Basics
import FEEL

/// Turns boxed expressions of one element into code over the slots of a scope.
struct LogicCompiler {
    /// The name under which the list of a boxed filter or iteration is handed to FEEL.
    static let sourceName = "boxed__source"

    let namespace: String
    /// The decision or function whose logic it is.
    let owner: String
    var types: TypeTable
    var findings: [Finding] = []

    mutating func logic(_ form: BoxedExpression?, _ scope: Scope) -> TypedLogic {
        switch form {
        case nil: return .null
        case .literal(let literal):
            return typed(source(literal.source, scope), literal.typing)
        case .table(let table): return typed(self.table(table, scope), table.typing)
        case .context(let context): return typed(self.context(context, scope), context.typing)
        case .invocation(let invocation): return typed(self.invocation(invocation, scope), invocation.typing)
        case .relation(let relation): return typed(self.relation(relation, scope), relation.typing)
        case .list(let items, let typing): return typed(list(items, scope), typing)
        case .function(let function, let typing): return typed(self.function(function, scope), typing)
        case .conditional(let condition, let yes, let no, let typing):
            return typed(conditional(condition, yes, no, scope), typing)
        case .filter(let source, let match, let typing): return typed(filter(source, match, scope), typing)
        case .iteration(let iteration): return typed(self.iteration(iteration, scope), iteration.typing)
        case .unknown(let name, let typing):
            findings.append(.dmnUnknownForm(name, typing.place))
            return .null
        }
    }

    /// The type that a reference declares.
    mutating func type(_ reference: String?, at place: Place?) -> DeclaredType? {
        types.type(reference, in: namespace, at: place)
    }

    /// Logic whose value is brought to a declared type.
    mutating func typed(_ logic: TypedLogic, _ typing: BoxedExpression.Typing) -> TypedLogic {
        guard let type = type(typing.typeRef, at: typing.place), type.feel != .any || type.isConstrained else {
            return logic
        }
        if case .function = type.feel { return logic }
        compare(logic.type, type.feel, typing.place)
        let (code, owner) = (logic.code, owner)
        return TypedLogic(type.feel) { inputs, call in type.coerced(code(inputs, call), owner, in: call.run) }
    }

    /// Reports a type that can never fit the declared one.
    mutating func compare(_ actual: FEELType, _ declared: FEELType, _ place: Place?) {
        if LogicCompiler.mayFit(actual, declared) { return }
        findings.append(.dmnTypeMismatch(actual.description, declared.description, place))
    }

    private static func mayFit(_ actual: FEELType, _ declared: FEELType) -> Bool {
        switch (actual, declared) {
        case (.any, _), (.null, _), (_, .any): true
        case (.list(let item), .list(let wanted)): mayFit(item, wanted)
        case (.list(let item), let wanted), (let item, .list(let wanted)): mayFit(item, wanted)
        case (.context(let parts), .context(let wanted)):
            wanted.allSatisfy { one in
                parts.isEmpty || parts.first { $0.name == one.name }.map { mayFit($0.type, one.type) } ?? true
            }
        case (.date, .dateTime), (.function, .function), (.range, .range): true
        default: actual == declared
        }
    }

    // MARK: Text

    /// An expression as text.
    mutating func source(_ source: SourceText, _ scope: Scope) -> TypedLogic {
        let before = findings.count
        if let expression = expression(source, scope) {
            return TypedLogic(expression.type) { inputs, call in expression.value(inputs, in: call.run) }
        }
        // The null of an expression that cannot be read says why whenever it is asked for.
        let reasons = findings[before...].map { reason in
            var warning = reason
            warning.severity = .warning
            return warning
        }
        if reasons.isEmpty { return .null }
        return TypedLogic { _, call in
            for reason in reasons { call.run.add(reason) }
            return .null
        }
    }

    /// Compiles the text of an expression; `nil`, with findings, if it is none.
    mutating func expression(_ source: SourceText, _ scope: Scope) -> Expression? {
        if source.text.allSatisfy(\.isWhitespace) { return nil }
        if let language = source.language, !LogicCompiler.isFEEL(language) {
            findings.append(.dmnLanguage(language, source.place))
            return nil
        }
        do {
            let expression = try Expression.compile(source.text, scope: scope)
            findings += expression.findings.map { $0.moved(into: source) }
            return expression
        } catch let error as Findings {
            findings += error.all.map { $0.moved(into: source) }
        } catch {
            findings.append(.dmnNoExpression(source.place))
        }
        return nil
    }

    static func isFEEL(_ language: String) -> Bool {
        language.isEmpty || language.lowercased().hasSuffix("feel") || language.contains("/FEEL")
    }

    /// Unary tests as text; `nil` for those that let everything pass, or that are none.
    mutating func tests(_ source: SourceText, _ scope: Scope, input: FEELType) -> UnaryTests? {
        if source.text.allSatisfy(\.isWhitespace) { return nil }
        do {
            let tests = try UnaryTests.compile(source.text, scope: scope, input: input)
            findings += tests.findings.map { $0.moved(into: source) }
            return tests
        } catch let error as Findings {
            findings += error.all.map { $0.moved(into: source) }
        } catch {
            findings.append(.dmnNoExpression(source.place))
        }
        return nil
    }
}

extension Finding {
    static func dmnTypeMismatch(_ actual: String, _ declared: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-type-mismatch", .error,
            Words(
                de: "Der Ausdruck ergibt \(actual), verlangt ist \(declared).",
                en: "The expression gives \(actual), but \(declared) is asked for."), at: place)
    }
}
