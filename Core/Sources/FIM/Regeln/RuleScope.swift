/// What a rule can name, as seen from the element that carries it.
///
/// The same id may stand at several places; a name is taken only if it means one place, counted from the carrier.
struct RuleScope {
    let schema: XDFSchema
    let lists: [String: [XDFWert]]
    /// The structure in which names are looked up: that of the carrying group, or of the group around a field.
    let struktur: [XDFStruktur]
    /// Whether what carries the rule may be left out somewhere: then nothing in it need be answered.
    let isOptional: Bool
    /// The id of the group whose structure it is.
    let group: String?
    /// The field, if a field carries the rule: it is then the only target.
    let field: String?

    /// A place below the carrier.
    struct Target: Hashable {
        var path: [String]
        var element: XDFElement
        /// Whether a group on the way repeats, so that it is no single place.
        var repeats = false
        /// Whether a group on the way may be left out.
        var isOptional = false
        /// Whether the field itself may have several answers.
        var isMultiple = false

        /// Whether its value may come as a list.
        var isListed: Bool { repeats || isOptional || isMultiple }
    }

    /// The place that these ids mean: they must stand in each other in this order, other groups may lie between.
    /// Nil if there is none, or more than one.
    func place(_ ids: [String]) -> Target? {
        var wanted = ids
        var found = candidates(wanted)
        if found.isEmpty, wanted.count > 1, wanted.first == group {
            wanted.removeFirst()
            found = candidates(wanted)
        }
        // A place that stands directly below comes before one that is nested deeper.
        let nearest = found.filter { $0.path.count == wanted.count }
        if nearest.count == 1 { return nearest[0] }
        return found.count == 1 ? found[0] : nil
    }

    private func candidates(_ ids: [String]) -> [Target] {
        var found: [Target] = []
        var steps = 0
        search(struktur, ids[...], Target(path: [], element: .field(-1)), &found, &steps)
        return found
    }

    private func search(
        _ struktur: [XDFStruktur], _ ids: ArraySlice<String>, _ above: Target, _ found: inout [Target],
        _ steps: inout Int
    ) {
        guard let wanted = ids.first, found.count < 100 else { return }
        for place in struktur {
            steps += 1
            guard steps < 20_000 else { return }
            var here = above
            here.path.append(id(of: place.enthaelt))
            here.element = place.enthaelt
            let isMatch = here.path.last == wanted
            let isLast = isMatch && ids.count == 1
            switch place.enthaelt {
            case .field: here.isMultiple = place.isRepeatable
            case .group(let index):
                if !isLast {
                    here.repeats = here.repeats || place.isRepeatable
                    here.isOptional = here.isOptional || place.minimum == 0
                    search(schema.groupPool[index].struktur, isMatch ? ids.dropFirst() : ids, here, &found, &steps)
                }
            }
            if isLast { found.append(here) }
        }
    }

    /// The fields to be answered in a group, or the field itself; nil if they are very many.
    func fields(in target: Target) -> [Target]? {
        var found: [Target] = []
        guard gather(target, &found) else { return nil }
        return found
    }

    /// All fields below the carrier.
    var allFields: [Target]? {
        var found: [Target] = []
        for place in struktur where !gather(step(place, from: Target(path: [], element: .field(-1))), &found) {
            return nil
        }
        return found
    }

    private func gather(_ target: Target, _ found: inout [Target]) -> Bool {
        switch target.element {
        case .field(let index):
            if ["input", "select"].contains(schema.fieldPool[index].feldart) { found.append(target) }
        case .group(let index):
            for place in schema.groupPool[index].struktur where !gather(step(place, from: target), &found) {
                return false
            }
        }
        return found.count <= 60
    }

    private func step(_ place: XDFStruktur, from above: Target) -> Target {
        var here = above
        here.path.append(id(of: place.enthaelt))
        here.element = place.enthaelt
        if case .field = place.enthaelt {
            here.isMultiple = place.isRepeatable
        } else {
            here.repeats = here.repeats || place.isRepeatable
            here.isOptional = here.isOptional || place.minimum == 0
        }
        return here
    }

    func id(of element: XDFElement) -> String {
        switch element {
        case .field(let index): schema.fieldPool[index].base.identifikation.id
        case .group(let index): schema.groupPool[index].base.identifikation.id
        }
    }

    /// The names by which a rule may call an element beside its id, the longest first.
    func names(of id: String) -> [String] {
        var names: Set<String> = []
        for field in schema.fieldPool where field.base.identifikation.id == id {
            names.formUnion([field.base.name, field.labels.bezeichnungEingabe])
        }
        for group in schema.groupPool where group.base.identifikation.id == id {
            names.formUnion([group.base.name, group.labels.bezeichnungEingabe])
        }
        return names.filter { !$0.isEmpty }.sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
    }

    /// The values of a field: its own, or those of its list if it is at hand; nil if it has none to choose from.
    func values(of field: XDFField) -> [XDFWert]? {
        if let own = field.werte { return own }
        guard let list = field.codeliste else { return nil }
        let keys = [list.canonicalVersionUri, list.canonicalIdentification].compactMap { $0 }
        return keys.lazy.compactMap { lists[$0] }.first
    }
}
