public import Basics
public import Casework
public import Ports

/// What a member of staff reads of many cases at once: those of the own town and, unless the person heads it or works for
/// all of it, of the own units only. A case that may not be opened is in no list, no search and no count.
extension TownHall {
    public func cases(
        _ filter: VorgangFilter, for staff: Actor.Staff, after cursor: String? = nil, limit: Int
    ) async throws -> VorgangPage {
        var page = try await registry.list(filter, scope: .town(TownId(staff.town)), after: cursor, limit: limit)
        page.lines = readable(page.lines, by: staff)
        return page
    }

    public func search(_ text: String, for staff: Actor.Staff, limit: Int) async throws -> [VorgangPage.Line] {
        // Of what is not theirs some hits fall away, so more are fetched.
        let most = staff.seesAllUnits ? limit : min(limit * 20, 1_000)
        let hits = try await registry.search(text, scope: .town(TownId(staff.town)), limit: most)
        return Array(readable(hits, by: staff).prefix(limit))
    }

    public func counts(for staff: Actor.Staff, assignee: StaffId? = nil) async throws -> VorgangCounts {
        let scope = Scope.town(TownId(staff.town))
        guard !staff.seesAllUnits else { return try await registry.counts(scope: scope, unit: nil, assignee: assignee) }
        var all = VorgangCounts(byStatus: [:])
        for unit in Set(staff.units).sorted() {
            let counts = try await registry.counts(scope: scope, unit: unit, assignee: assignee)
            all.byStatus.merge(counts.byStatus, uniquingKeysWith: +)
        }
        return all
    }

    /// Among how many of the newest cases it is counted what is used most, and from how many on it is said.
    static let (countedCases, fewestUses) = (500, 3)

    /// The services for which people of a town apply most, by the id of their package, the most used first: counted among the
    /// newest cases, and only where some people did. Says nothing of any one case.
    public func mostUsed(in town: TownId, limit: Int) async throws -> [String] {
        let newest = try await registry.list(VorgangFilter(), scope: .town(town), after: nil, limit: Self.countedCases)
        let used = Dictionary(newest.lines.map { ($0.row.service, 1) }, uniquingKeysWith: +)
            .filter { $0.value >= Self.fewestUses }
        return used.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(\.key)
    }

    private func readable(_ lines: [VorgangPage.Line], by staff: Actor.Staff) -> [VorgangPage.Line] {
        if staff.seesAllUnits { return lines }
        return lines.filter { AccessRule.covers(staff, $0.row.unit) }
    }
}
