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
        for index in order() { compile(index) }
        findings += types.findings
        let made = definitions.indices.map { index in
            elements[index]
                ?? CompiledModel.Element(
                    name: definitions[index].definition.name, type: .any, body: .input(nil))
        }
        return CompiledModel(
            models: models, elements: made, keys: definitions.map(\.key), findings: findings)
    }

    private mutating func compile(_ index: Int) {
        let (key, definition) = definitions[index]
        switch definition {
        case .input(let input): elements[index] = self.input(input, key.namespace)
        case .decision(let decision): elements[index] = self.decision(decision, key.namespace)
        case .knowledge(let knowledge): elements[index] = self.knowledge(knowledge, key.namespace)
        case .service(let service): elements[index] = self.service(service, key.namespace)
        }
    }

    /// The elements, what is required before what requires it. Decisions that require themselves are reported.
    private mutating func order() -> [Int] {
        var order: [Int] = []
        /// 0 unseen, 1 under way, 2 done.
        var state = [UInt8](repeating: 0, count: definitions.count)
        for start in definitions.indices where state[start] == 0 {
            state[start] = 1
            var stack = [(index: start, left: needs(start))]
            while let top = stack.last {
                guard let next = stack[stack.count - 1].left.popLast() else {
                    order.append(top.index)
                    state[top.index] = 2
                    stack.removeLast()
                    continue
                }
                if state[next] == 1, case .decision(let decision) = definitions[next].definition {
                    findings.append(.dmnCycle(decision.name, decision.place))
                }
                guard state[next] == 0 else { continue }
                state[next] = 1
                stack.append((next, needs(next)))
            }
        }
        return order
    }

    /// The positions of what an element needs to be compiled after.
    private func needs(_ index: Int) -> [Int] {
        let (key, definition) = definitions[index]
        let requirements: [Requirement] =
            switch definition {
            case .input: []
            case .decision(let one): one.requirements + one.knowledge
            case .knowledge(let one): one.knowledge
            case .service(let one): one.outputs + one.inputDecisions + one.inputData
            }
        return requirements.compactMap { find($0.href, in: key.namespace) }.filter { $0 != index || isDecision($0) }
    }

    private func isDecision(_ index: Int) -> Bool {
        if case .decision = definitions[index].definition { return true }
        return false
    }

    // MARK: References

    /// The position of the element that a reference in a model leads to.
    mutating func position(_ requirement: Requirement, in namespace: String) -> Int? {
        if let found = find(requirement.href, in: namespace) { return found }
        findings.append(.dmnUnresolved(requirement.href, requirement.place))
        return nil
    }

    private func find(_ href: String, in namespace: String) -> Int? {
        let hash = href.lastIndex(of: "#")
        let id = hash.map { String(href[href.index(after: $0)...]) } ?? href
        let head = hash.map { String(href[..<$0]) } ?? ""
        return positions[Key(namespace: head.isEmpty ? namespace : head, id: id)]
    }

    /// What is known of the type of an element; nothing before it is compiled, as in a cycle.
    func type(of index: Int) -> FEELType { elements[index]?.type ?? .any }

    // MARK: Scope

    /// A scope with what an element requires, and where each slot takes its value from.
    mutating func scope(_ requirements: [Requirement], in namespace: String) -> (Scope, [Source]) {
        var scope = Scope(types: types.feelTypes(in: namespace))
        var sources: [Source] = []
        var shelf = ImportShelf()
        for requirement in requirements {
            guard let index = position(requirement, in: namespace) else { continue }
            let (key, definition) = definitions[index]
            let path =
                key.namespace == namespace ? [] : prefix(of: key.namespace, from: namespace).filter { !$0.isEmpty }
            if path.isEmpty {
                scope.declare(definition.name, type(of: index))
                sources.append(.element(index))
            } else {
                shelf.put(index, definition.name, type(of: index), under: path[...])
            }
        }
        for (name, type, source) in shelf.slots {
            scope.declare(name, type)
            sources.append(source)
        }
        return (scope, sources)
    }

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

/// Elements of imported models, gathered under the names of the imports.
private struct ImportShelf {
    private var parts: [(name: String, type: FEELType, index: Int)] = []
    private var inner: [(name: String, shelf: ImportShelf)] = []

    mutating func put(_ index: Int, _ name: String, _ type: FEELType, under path: ArraySlice<String>) {
        guard let first = path.first else {
            parts.append((name, type, index))
            return
        }
        if !inner.contains(where: { $0.name == first }) { inner.append((first, ImportShelf())) }
        for place in inner.indices where inner[place].name == first {
            inner[place].shelf.put(index, name, type, under: path.dropFirst())
        }
    }

    /// The names of the imports, each a context of what it gives.
    var slots: [(name: String, type: FEELType, source: Source)] {
        inner.map { name, shelf in
            let deeper = shelf.slots
            let entries =
                shelf.parts.map { FEELType.Entry($0.name, $0.type) }
                + deeper.map { FEELType.Entry($0.name, $0.type) }
            let sources =
                shelf.parts.map { (name: $0.name, source: Source.element($0.index)) }
                + deeper.map { (name: $0.name, source: $0.source) }
            return (name, .context(entries), .context(sources))
        }
    }
}
