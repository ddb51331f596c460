import Basics
import FEEL

/// Compiles models that belong together: resolves references, orders the elements so that types are known, and turns
/// their logic into code.
struct ModelCompiler {
    /// An element by where it is defined.
    struct Key: Hashable {
        var namespace: String
        var id: String
    }

    enum Definition {
        case input(InputData)
        case decision(Decision)
        case knowledge(BusinessKnowledge)
        case service(DecisionService)

        var name: String {
            switch self {
            case .input(let one): one.name
            case .decision(let one): one.name
            case .knowledge(let one): one.name
            case .service(let one): one.name
            }
        }

        var place: Place? {
            switch self {
            case .input(let one): one.place
            case .decision(let one): one.place
            case .knowledge(let one): one.place
            case .service(let one): one.place
            }
        }
    }

    let models: [DMNModel]
    var types: TypeTable
    var findings: [Finding] = []
    private(set) var definitions: [(key: Key, definition: Definition)] = []
    private(set) var positions: [Key: Int] = [:]
    var elements: [CompiledModel.Element?]
    /// Elements whose compilation is under way, to find cycles.
    var path: [Int] = []

    init(_ models: [DMNModel]) {
        self.models = models
        types = TypeTable(models)
        elements = []
        for model in models { collect(model) }
        elements = Array(repeating: nil, count: definitions.count)
    }

    private mutating func collect(_ model: DMNModel) {
        var names: Set<String> = []
        func key(_ id: String) -> Key { Key(namespace: model.namespace, id: id) }
        let all: [(Key, Definition)] =
            model.inputs.map { (key($0.id), .input($0)) } + model.knowledge.map { (key($0.id), .knowledge($0)) }
            + model.decisions.map { (key($0.id), .decision($0)) } + model.services.map { (key($0.id), .service($0)) }
        for (key, definition) in all {
            if !names.insert(definition.name).inserted {
                findings.append(.dmnDuplicate(definition.name, definition.place))
            }
            positions[key] = definitions.count
            definitions.append((key, definition))
        }
        for one in model.imports where !models.contains(where: { $0.namespace == one.namespace }) {
            findings.append(.dmnMissingImport(one.namespace, one.place))
        }
    }

    mutating func compiled() -> CompiledModel {
        for index in definitions.indices { _ = element(index) }
        findings += types.findings
        let made = definitions.indices.map { index in
            elements[index] ?? CompiledModel.Element(
                name: definitions[index].definition.name, type: .any, body: .input(nil))
        }
        return CompiledModel(
            models: models, elements: made, keys: definitions.map(\.key), findings: findings)
    }

    // MARK: References

    /// The position of the element that a reference in a model leads to.
    mutating func position(_ requirement: Requirement, in namespace: String) -> Int? {
        let href = requirement.href
        let hash = href.lastIndex(of: "#")
        let id = hash.map { String(href[href.index(after: $0)...]) } ?? href
        let head = hash.map { String(href[..<$0]) } ?? ""
        if let found = positions[Key(namespace: head.isEmpty ? namespace : head, id: id)] { return found }
        findings.append(.dmnUnresolved(href, requirement.place))
        return nil
    }

    /// The element at a position, compiled; `nil` if it takes part in a cycle.
    mutating func element(_ index: Int) -> CompiledModel.Element? {
        if let known = elements[index] { return known }
        let (key, definition) = definitions[index]
        if path.contains(index) {
            if case .decision(let decision) = definition { findings.append(.dmnCycle(decision.name, decision.place)) }
            return nil
        }
        guard path.count < Limits.feelDepth else {
            findings.append(.dmnTooDeep(definition.place))
            return nil
        }
        path.append(index)
        defer { path.removeLast() }
        let made: CompiledModel.Element
        switch definition {
        case .input(let input): made = self.input(input, key.namespace)
        case .decision(let decision): made = self.decision(decision, key.namespace)
        case .knowledge(let knowledge): made = self.knowledge(knowledge, key.namespace)
        case .service(let service): made = self.service(service, key.namespace)
        }
        elements[index] = made
        return made
    }

    // MARK: Scope

    /// A scope with what an element requires, and where each slot takes its value from.
    mutating func scope(_ requirements: [Requirement], in namespace: String) -> (Scope, [Source]) {
        var scope = Scope(types: types.feelTypes(in: namespace))
        var sources: [Source] = []
        var grouped: [(name: String, parts: [(String, Int)])] = []
        for requirement in requirements {
            guard let index = position(requirement, in: namespace) else { continue }
            let (key, definition) = definitions[index]
            let name = definition.name
            let prefixes = key.namespace == namespace ? [] : prefix(of: key.namespace, from: namespace)
            guard let first = prefixes.first, !first.isEmpty else {
                scope.declare(name, type(of: index))
                sources.append(.element(index))
                continue
            }
            if let group = grouped.firstIndex(where: { $0.name == first }) {
                grouped[group].parts.append((name, index))
            } else {
                grouped.append((first, [(name, index)]))
            }
        }
        for group in grouped {
            scope.declare(group.name, .context(group.parts.map { FEELType.Entry($0.0, type(of: $0.1)) }))
            sources.append(.context(group.parts.map { ($0.0, .element($0.1)) }))
        }
        return (scope, sources)
    }

    private mutating func type(of index: Int) -> FEELType { element(index)?.type ?? .any }

    /// The name under which a model sees another, directly or through the models it imports.
    private func prefix(of target: String, from namespace: String) -> [String] {
        var queue: [(String, [String])] = [(namespace, [])]
        var seen: Set<String> = [namespace]
        while !queue.isEmpty {
            let (current, names) = queue.removeFirst()
            for one in models.first(where: { $0.namespace == current })?.imports ?? [] {
                if one.namespace == target { return names + [one.name] }
                if seen.insert(one.namespace).inserted { queue.append((one.namespace, names + [one.name])) }
            }
        }
        return []
    }
}

/// Where the value of a slot comes from.
indirect enum Source: Sendable {
    case element(Int)
    case context([(name: String, source: Source)])
}
