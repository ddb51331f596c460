/// The names that conditions may use: ids of fields and groups, their aliases, and the calculations before them.
struct NameTable: Sendable {
    /// What a name stands for.
    enum Source: Sendable {
        case place(Int)
        case calculation(Int)
    }

    private let tree: SchemaTree
    private var places: [String: [Int]]
    private var calculations: [String: Int] = [:]

    init(tree: SchemaTree, calculations: [Calculation]) {
        self.tree = tree
        places = tree.byID
        for node in tree.nodes {
            if let alias = node.settings.alias { places[alias, default: []].append(node.index) }
        }
        for (number, calculation) in calculations.enumerated() { self.calculations[calculation.name] = number }
    }

    /// What a name means as seen from a place: the nearest enclosing group that holds it decides, then the shallowest
    /// place in it.
    func source(of name: String, from base: Int?) -> Source? {
        if let number = calculations[name] { return .calculation(number) }
        guard let candidates = places[name] else { return nil }
        var around = base
        while let group = around {
            if let found = shallowest(candidates.filter { lies($0, below: group) }) { return .place(found) }
            around = tree.nodes[group].parent
        }
        return shallowest(candidates).map { .place($0) }
    }

    private func shallowest(_ candidates: [Int]) -> Int? {
        candidates.min { tree.nodes[$0].path.ids.count < tree.nodes[$1].path.ids.count }
    }

    private func lies(_ index: Int, below group: Int) -> Bool {
        var link: Int? = index
        while let current = link {
            if current == group { return true }
            link = tree.nodes[current].parent
        }
        return false
    }

    /// The known names that a source text may mention, each once.
    func mentioned(in source: String) -> [String] {
        var found: [String] = []
        func keep(_ bytes: some Sequence<UInt8>) {
            let name = String(decoding: Array(bytes), as: UTF8.self)
            guard places[name] != nil || calculations[name] != nil, !found.contains(name) else { return }
            found.append(name)
        }
        let isWord: (UInt8) -> Bool = { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte & 0xdf) || byte == 0x5f || byte >= 0x80
        }
        for word in source.utf8.split(whereSeparator: { !isWord($0) }) { keep(word) }
        for word in source.utf8.split(whereSeparator: { !isWord($0) && $0 != 0x2d }) { keep(word) }
        return found
    }
}
