extension ModelTree {
    /// Adds an element as the last child of another; gives its index. Prefixes are those that the root declares.
    @discardableResult
    mutating func add(
        _ local: String, in namespace: String, to parent: Int, _ attributes: [(String, String)] = [],
        text: String? = nil
    ) -> Int {
        let index = elements.count
        elements.append(
            Element(
                parent: parent, local: local, namespace: namespace, prefix: prefix(of: namespace),
                attributes: attributes.map { Attribute(local: $0.0, namespace: nil, prefix: nil, value: $0.1) },
                declarations: [], children: text.map { [.text($0)] } ?? [], line: elements[parent].line,
                column: elements[parent].column))
        elements[parent].children.append(.element(index))
        return index
    }

    /// The prefix by which the root knows a namespace.
    private func prefix(of namespace: String) -> String? {
        elements[0].declarations.first { $0.address == namespace }?.prefix
    }

    /// Makes the root know a namespace, under the wished prefix if that is free.
    mutating func declare(_ namespace: String, as wish: String) {
        guard !elements[0].declarations.contains(where: { $0.address == namespace }) else { return }
        var prefix = wish
        var number = 1
        while elements[0].declarations.contains(where: { $0.prefix == prefix }) {
            number += 1
            prefix = "\(wish)\(number)"
        }
        elements[0].declarations.append(Declaration(prefix: prefix, address: namespace))
    }

    /// Takes an element with all in it out of its parent. Its place in the array stays, unreachable.
    mutating func remove(_ index: Int) {
        let parent = elements[index].parent
        guard parent >= 0 else { return }
        elements[parent].children.removeAll { if case .element(index) = $0 { true } else { false } }
    }

    mutating func set(_ name: String, _ value: String?, of index: Int) {
        elements[index].attributes.removeAll { $0.local == name && $0.namespace == nil }
        if let value {
            elements[index].attributes.append(Attribute(local: name, namespace: nil, prefix: nil, value: value))
        }
    }

    /// Copies an element with all in it from another tree, as the last child of `parent`; gives its index.
    @discardableResult
    mutating func graft(_ other: ModelTree, _ root: Int, to parent: Int) -> Int {
        let top = elements.count
        var open = [(source: root, parent: parent)]
        var at = 0
        // Iterative, so that depth costs no stack. Text between elements is white space and stands before them.
        while at < open.count {
            let next = open[at]
            at += 1
            var copy = other.elements[next.source]
            copy.parent = next.parent
            if let namespace = copy.namespace, let known = prefix(of: namespace) { copy.prefix = known }
            copy.children = copy.children.compactMap { if case .element = $0 { nil } else { $0 } }
            let index = elements.count
            elements.append(copy)
            elements[next.parent].children.append(.element(index))
            for case .element(let child) in other.elements[next.source].children { open.append((child, index)) }
        }
        return top
    }

    /// The tree as it is read again: without what was taken out, in document order.
    func reread() -> ModelTree { (try? ModelTree(written(), file: file)) ?? self }
}
