public import Basics

/// What differs between two models, element by element, in words.
///
/// Elements are the same if their ids are, else if kind and name are and both are unique. Where elements lie in the picture is
/// no difference; in which lane or subprocess they lie is one.
public struct ModelDiff: Sendable {
    public struct Change: Sendable, Hashable {
        public enum Kind: String, Sendable, Hashable, CaseIterable { case added, removed, changed, moved }

        public var kind: Kind
        /// The id in the model before and in the one after; nil where there is none.
        public var old: String?
        public var new: String?
        public var words: Words
    }

    public private(set) var changes: [Change] = []

    public init(from old: ProcessModel, to new: ProcessModel) {
        let before = Part.all(of: old.tree)
        let after = Part.all(of: new.tree)
        let pairs = ModelDiff.pairs(before, after)
        let matched = Dictionary(pairs.map { ($0.old.id, $0.new.id) }, uniquingKeysWith: { first, _ in first })
        let kept = Set(matched.values)
        for part in before where matched[part.id] == nil {
            add(.removed, part.id, nil, "\(part.words.de) entfällt.", "\(part.words.en) is gone.")
        }
        for part in after where !kept.contains(part.id) {
            add(.added, nil, part.id, "\(part.words.de) kommt hinzu.", "\(part.words.en) is new.")
        }
        for pair in pairs { compare(pair.old, pair.new, matched, before, after) }
    }

    private mutating func add(_ kind: Change.Kind, _ old: String?, _ new: String?, _ de: String, _ en: String) {
        changes.append(Change(kind: kind, old: old, new: new, words: Words(de: de, en: en)))
    }

    /// The strongest change of each element, by its id before or after.
    func marks(isOld: Bool) -> [String: Change.Kind] {
        var marks: [String: Change.Kind] = [:]
        for change in changes {
            guard let id = isOld ? change.old : change.new else { continue }
            if marks[id] == nil || change.kind == .moved { marks[id] = change.kind }
        }
        return marks
    }

    // MARK: What belongs together

    private static func pairs(_ before: [Part], _ after: [Part]) -> [(old: Part, new: Part)] {
        var pairs: [(old: Part, new: Part)] = []
        let byId = Dictionary(after.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var open: [Part] = []
        var taken: Set<String> = []
        for part in before {
            if let same = byId[part.id], same.kind == part.kind {
                pairs.append((part, same))
                taken.insert(same.id)
            } else {
                open.append(part)
            }
        }
        let old = unique(open)
        let new = unique(after.filter { !taken.contains($0.id) })
        for part in open {
            if let key = part.key, let source = old[key], let target = new[key] { pairs.append((source, target)) }
        }
        return pairs
    }

    private static func unique(_ parts: [Part]) -> [String: Part] {
        var groups: [String: [Part]] = [:]
        for part in parts { if let key = part.key { groups[key, default: []].append(part) } }
        return groups.compactMapValues { $0.count == 1 ? $0[0] : nil }
    }

    // MARK: Comparing

    private mutating func compare(
        _ old: Part, _ new: Part, _ matched: [String: String], _ before: [Part], _ after: [Part]
    ) {
        let names = Dictionary((before + after).map { ($0.id, $0.title) }, uniquingKeysWith: { _, last in last })
        func name(_ id: String?) -> String { id.map { "„\(names[$0] ?? $0)“" } ?? "–" }
        if old.name != new.name {
            add(
                .changed, old.id, new.id, "„\(old.title)“ heißt jetzt „\(new.title)“.",
                "“\(old.title)” is now called “\(new.title)”.")
        }
        if old.lane != new.lane, new.lane != nil || old.lane != nil {
            add(
                .moved, old.id, new.id,
                "\(new.words.de) liegt jetzt in der Bahn „\(new.lane ?? "–")“ statt „\(old.lane ?? "–")“.",
                "\(new.words.en) is now in the lane “\(new.lane ?? "–")” instead of “\(old.lane ?? "–")”.")
        }
        if let level = old.level, matched[level] ?? level != new.level, new.level != nil {
            add(
                .moved, old.id, new.id, "\(new.words.de) liegt jetzt in \(name(new.level)).",
                "\(new.words.en) now lies in \(name(new.level)).")
        }
        for (end, words) in Part.ends {
            let (from, to) = (old.references[end], new.references[end])
            guard from != to, from.map({ matched[$0] ?? $0 }) != to else { continue }
            add(
                .changed, old.id, new.id, "\(new.words.de) \(words.de) jetzt \(name(to)) statt \(name(from)).",
                "\(new.words.en) now \(words.en) \(name(to)) instead of \(name(from)).")
        }
        for key in Set(old.values.keys).union(new.values.keys).sorted() where old.values[key] != new.values[key] {
            compare(old, new, key)
        }
    }

    private mutating func compare(_ old: Part, _ new: Part, _ key: String) {
        let word = Part.word(key)
        switch (old.values[key], new.values[key]) {
        case (nil, let value?):
            add(
                .changed, old.id, new.id, "\(new.words.de): \(word.de) ist neu: „\(value)“.",
                "\(new.words.en): \(word.en) is new: “\(value)”.")
        case (let value?, nil):
            add(
                .changed, old.id, new.id, "\(new.words.de): \(word.de) entfällt (war „\(value)“).",
                "\(new.words.en): \(word.en) is gone (was “\(value)”).")
        case (let before?, let after?):
            add(
                .changed, old.id, new.id, "\(new.words.de): \(word.de) war „\(before)“ und ist jetzt „\(after)“.",
                "\(new.words.en): \(word.en) was “\(before)” and is now “\(after)”.")
        case (nil, nil): return
        }
    }
}
