import Basics
import FEEL

/// The item definitions of all models, resolved by name.
struct TypeTable {
    private struct Key: Hashable {
        var namespace: String
        var name: String
    }

    private let models: [String: DMNModel]
    private var resolved: [Key: DeclaredType] = [:]
    private var inProgress: Set<Key> = []
    private(set) var findings: [Finding] = []

    init(_ models: [DMNModel]) {
        self.models = Dictionary(models.map { ($0.namespace, $0) }, uniquingKeysWith: { a, _ in a })
        for model in models {
            for item in model.types { _ = named(item.name, in: model.namespace, at: item.place) }
        }
    }

    /// The type of a reference in a model; `nil` where nothing is declared.
    mutating func type(_ reference: String?, in namespace: String, at place: Place?) -> DeclaredType? {
        guard let reference, !reference.isEmpty else { return nil }
        return named(reference, in: namespace, at: place)
    }

    /// The types that expressions of a model may name, those of imported models behind the name of the import.
    func feelTypes(in namespace: String) -> [String: FEELType] {
        var types: [String: FEELType] = [:]
        guard let model = models[namespace] else { return types }
        for item in model.types {
            types[item.name] = resolved[Key(namespace: namespace, name: item.name)]?.feel
        }
        for one in model.imports {
            for item in models[one.namespace]?.types ?? [] {
                let prefix = one.name.isEmpty ? "" : one.name + "."
                types[prefix + item.name] = resolved[Key(namespace: one.namespace, name: item.name)]?.feel
            }
        }
        return types
    }

    private mutating func named(_ name: String, in namespace: String, at place: Place?) -> DeclaredType {
        if let builtIn = FEELType(named: name) { return DeclaredType(name, builtIn) }
        let key = Key(namespace: namespace, name: name)
        if let known = resolved[key] { return known }
        if let item = models[namespace]?.types.first(where: { $0.name == name }) {
            guard inProgress.insert(key).inserted, inProgress.count < 100 else {
                findings.append(.dmnTypeCycle(name, item.place))
                return .any
            }
            let type = make(item, in: namespace)
            inProgress.remove(key)
            resolved[key] = type
            return type
        }
        return imported(name, in: namespace, at: place)
    }

    /// A type behind the name of an import, or behind a prefix of XML as DMN 1.1 writes it.
    private mutating func imported(_ name: String, in namespace: String, at place: Place?) -> DeclaredType {
        for one in models[namespace]?.imports ?? [] where models[one.namespace] != nil && one.namespace != namespace {
            let prefix = one.name.isEmpty ? "" : one.name + "."
            guard name.hasPrefix(prefix) else { continue }
            let inner = String(name.dropFirst(prefix.count))
            if models[one.namespace]?.types.contains(where: { $0.name == inner }) == true {
                return named(inner, in: one.namespace, at: place)
            }
        }
        if let colon = name.firstIndex(of: ":") {
            return named(String(name[name.index(after: colon)...]), in: namespace, at: place)
        }
        findings.append(.dmnUnknownType(name, place))
        return .any
    }

    private mutating func make(_ item: ItemDefinition, in namespace: String) -> DeclaredType {
        let base = base(of: item, in: namespace)
        let allowed = tests(item.allowedValues, base.feel)
        let single =
            allowed.isEmpty ? base : DeclaredType(item.name, base.feel, base.shape, tests: base.tests + allowed)
        guard item.isCollection else {
            let constraint = tests(item.typeConstraint, base.feel)
            if constraint.isEmpty { return single }
            return DeclaredType(item.name, base.feel, base.shape, tests: single.tests + constraint)
        }
        let list = FEELType.list(single.feel)
        return DeclaredType(item.name, list, .list(single), tests: tests(item.typeConstraint, list))
    }

    private mutating func base(of item: ItemDefinition, in namespace: String) -> DeclaredType {
        if !item.components.isEmpty {
            let parts = item.components.map { ($0.name, make($0, in: namespace)) }
            return DeclaredType(
                item.name, .context(parts.map { FEELType.Entry($0.0, $0.1.feel) }),
                .context(parts.map { (name: $0.0, type: $0.1) }))
        }
        if let function = item.function {
            let parameters = function.parameters.map { type($0.typeRef, in: namespace, at: $0.place)?.feel ?? .any }
            let result = type(function.outputTypeRef, in: namespace, at: item.place)?.feel ?? .any
            return DeclaredType(item.name, .function(parameters, result))
        }
        return type(item.typeRef, in: namespace, at: item.place) ?? .any
    }

    private mutating func tests(_ source: SourceText?, _ type: FEELType) -> [UnaryTests] {
        guard let source, !source.text.allSatisfy(\.isWhitespace) else { return [] }
        do {
            return [try UnaryTests.compile(source.text, input: type)]
        } catch let error as Findings {
            findings += error.all.map { $0.moved(into: source) }
        } catch {
            findings.append(.dmnNoExpression(source.place))
        }
        return []
    }
}

extension Finding {
    /// A finding in the text of an expression, with its place in the file.
    func moved(into source: SourceText) -> Finding {
        guard let base = source.place else { return self }
        var moved = self
        let line = place?.line ?? 1
        let column = place?.column ?? 1
        moved.place = Place(
            file: base.file, line: base.line + line - 1, column: line > 1 ? column : base.column + column - 1)
        return moved
    }
}
