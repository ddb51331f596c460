/// How much a schema holds.
public struct XDFCounts: Hashable, Sendable {
    /// Distinct by id and version.
    public var fields = 0
    public var groups = 0
    public var rules = 0
    /// Places at which fields and groups stand.
    public var occurrences = 0
    /// Distinct references by name and version of the list, and distinct fields with values of their own.
    public var codeLists = 0
}

extension XDFSchema {
    public var counts: XDFCounts {
        var counts = XDFCounts()
        counts.fields = Set(fieldPool.map(\.base.identifikation)).count
        counts.groups = Set(groupPool.map(\.base.identifikation)).count
        counts.rules = Set(rulePool.map(\.base.identifikation)).count
        var sizes: [Int] = []
        for group in groupPool { sizes.append(XDFSchema.size(of: group.struktur, groups: sizes)) }
        counts.occurrences = XDFSchema.size(of: struktur, groups: sizes)
        let references = Set(codelisten.map { [$0.canonicalIdentification ?? "", $0.version ?? ""] })
        let inline = Set(fieldPool.filter { $0.werte != nil }.map(\.base.identifikation))
        counts.codeLists = references.count + inline.count
        return counts
    }

    /// The code lists that fields refer to.
    public var codelisten: [XDFCodelistenReferenz] { fieldPool.compactMap(\.codeliste) }

    /// Places below; groups come into the pool after the groups they hold.
    private static func size(of struktur: [XDFStruktur], groups: [Int]) -> Int {
        struktur.reduce(0) { sum, place in
            if case .group(let index) = place.enthaelt { return sum + 1 + (index < groups.count ? groups[index] : 0) }
            return sum + 1
        }
    }
}
