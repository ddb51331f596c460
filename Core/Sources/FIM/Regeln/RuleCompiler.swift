import Forms

/// A rule that stays prose, and why.
public struct OpenRule: Hashable, Sendable {
    public var identifikation: XDFIdentifikation
    public var name: String
    public var text: String
    public var reason: String
}

/// Turns the prose of a schema's rules into effects, where every word of it is understood and every name means one
/// place from where the rule stands. A rule is compiled only if that holds at each element that carries it.
public struct RuleCompiler {
    private let schema: XDFSchema
    private let lists: [String: [XDFWert]]
    private let optional: Set<Int>
    private var results: [Carrier: Result<[RuleEffect], RuleReason>] = [:]

    /// Where a rule stands.
    enum Carrier: Hashable {
        case schema(rule: Int)
        case group(Int, rule: Int)
        /// A field and the group (nil: the schema) in which it stands.
        case field(Int, in: Int?, rule: Int)

        var rule: Int {
            switch self {
            case .schema(let rule), .group(_, let rule), .field(_, _, let rule): rule
            }
        }
    }

    /// - Parameter lists: values of code lists that are at hand, by their canonical names.
    public init(_ schema: XDFSchema, lists: [String: [XDFWert]]) {
        self.schema = schema
        self.lists = lists
        optional = RuleCompiler.optionalGroups(schema)
        for rule in schema.regeln { compile(.schema(rule: rule), schema.struktur, group: nil, field: nil) }
        compileFields(schema.struktur, of: nil)
        for (index, group) in schema.groupPool.enumerated() {
            let id = group.base.identifikation.id
            for rule in group.regeln { compile(.group(index, rule: rule), group.struktur, group: id, field: nil) }
            compileFields(group.struktur, of: index)
        }
        dropHalfCompiled()
    }

    private mutating func compileFields(_ struktur: [XDFStruktur], of group: Int?) {
        for case .field(let index) in struktur.map(\.enthaelt) {
            let field = schema.fieldPool[index]
            for rule in field.regeln {
                let id = group.map { schema.groupPool[$0].base.identifikation.id }
                let carrier = Carrier.field(index, in: group, rule: rule)
                compile(carrier, struktur, group: id, field: field.base.identifikation.id)
            }
        }
    }

    private mutating func compile(_ carrier: Carrier, _ struktur: [XDFStruktur], group: String?, field: String?) {
        guard results[carrier] == nil else { return }
        let scope = RuleScope(
            schema: schema, lists: lists, struktur: struktur, isOptional: isOptional(carrier), group: group,
            field: field)
        let rule = schema.rulePool[carrier.rule]
        do throws(RuleReason) {
            results[carrier] = .success(try RuleCompiler.effects(of: rule, scope))
        } catch { results[carrier] = .failure(error) }
    }

    private func isOptional(_ carrier: Carrier) -> Bool {
        switch carrier {
        case .schema, .field(_, in: nil, _): false
        case .group(let index, _), .field(_, in: let index?, _): optional.contains(index)
        }
    }

    /// Groups that may be left out at one of their places, or that stand in such a group.
    private static func optionalGroups(_ schema: XDFSchema) -> Set<Int> {
        var found: Set<Int> = []
        func look(_ struktur: [XDFStruktur], inOptional: Bool) {
            for place in struktur {
                guard case .group(let index) = place.enthaelt else { continue }
                if inOptional || place.minimum == 0 { found.insert(index) }
            }
        }
        look(schema.struktur, inOptional: false)
        // Groups stand in the pool behind the groups they hold, so outer ones come first from the end.
        for index in schema.groupPool.indices.reversed() {
            look(schema.groupPool[index].struktur, inOptional: found.contains(index))
        }
        return found
    }

    private static func effects(of rule: XDFRule, _ scope: RuleScope) throws(RuleReason) -> [RuleEffect] {
        guard rule.isScriptEmpty else { throw RuleReason("has a script") }
        var parser = RuleParser(rule.freitext ?? "", scope: scope)
        try parser.parse()
        var effects: [RuleEffect] = []
        for one in parser.effects {
            let target = try target(one.target, scope)
            effects.append(RuleEffect(one.action, target: target, condition: Condition(one.condition.feel)))
        }
        for one in parser.checks {
            let target = try target(one.target, scope)
            let message = one.message ?? rule.freitext
            effects.append(RuleEffect(.check, target: target, condition: Condition(one.feel), message: message))
        }
        return effects
    }

    /// A field that carries a rule is its only target.
    private static func target(_ place: RuleScope.Target, _ scope: RuleScope) throws(RuleReason) -> SchemaPath {
        guard let field = scope.field else { return SchemaPath(place.path) }
        guard place.path == [field] else { throw RuleReason("stands at a field and acts on another") }
        return SchemaPath()
    }

    /// A rule that could not be read at one of its places is read at none.
    private mutating func dropHalfCompiled() {
        var reasons: [XDFIdentifikation: RuleReason] = [:]
        for (carrier, result) in results {
            guard case .failure(let reason) = result else { continue }
            let id = schema.rulePool[carrier.rule].base.identifikation
            if reasons[id].map({ reason.text < $0.text }) ?? true { reasons[id] = reason }
        }
        for carrier in Array(results.keys) {
            if let reason = reasons[schema.rulePool[carrier.rule].base.identifikation] {
                results[carrier] = .failure(reason)
            }
        }
    }

    // MARK: Results

    func effects(_ carrier: Carrier) -> [RuleEffect] {
        if case .success(let effects)? = results[carrier] { return effects }
        return []
    }

    /// Distinct rules that became effects.
    public var compiled: Int {
        let all = Set(schema.rulePool.map(\.base.identifikation))
        return all.count - open.count
    }

    /// The rules that stay prose, one entry each, in the order of the source.
    public var open: [OpenRule] {
        var done: Set<XDFIdentifikation> = []
        var reasons: [XDFIdentifikation: RuleReason] = [:]
        for (carrier, result) in results {
            let id = schema.rulePool[carrier.rule].base.identifikation
            switch result {
            case .success: done.insert(id)
            case .failure(let reason): reasons[id] = reason
            }
        }
        var seen: Set<XDFIdentifikation> = []
        return schema.rulePool.compactMap { rule in
            let id = rule.base.identifikation
            guard !done.contains(id), seen.insert(id).inserted else { return nil }
            let reason = reasons[id]?.text ?? "not carried by any element"
            return OpenRule(identifikation: id, name: rule.base.name, text: rule.freitext ?? "", reason: reason)
        }
    }
}
