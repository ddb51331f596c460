import Basics
import Casework
import Ports

extension TownHall {
    /// Brings the derived index up to the case. A failure is told to the operator and made up for at the next start, by
    /// `catchUp`: the case itself is kept already.
    func follow(_ vorgang: Vorgang) async {
        do {
            guard let entry = try await rules.indexEntry(of: vorgang) else { return }
            try await registry.index(vorgang.id, town: TownId(vorgang.town), entry: entry)
        } catch {
            report(.indexBehind(vorgang.id, reason: "\(type(of: error))"))
        }
    }

    /// Indexes what the index has missed: at the start, and whenever it was lost. Answers how many cases it indexed.
    ///
    /// A case whose key is gone gets no entry for ever; drafts and services that show nothing get one without words.
    @discardableResult
    public func catchUp(batch: Int = 200) async throws -> Int {
        var indexed = 0
        while true {
            let behind = try await registry.unindexed(limit: batch)
            for row in behind { try await index(row) }
            indexed += behind.count
            if behind.count < batch { return indexed }
        }
    }

    private func index(_ row: VorgangRow) async throws {
        let town = TownId(row.town)
        var entry = VorgangIndexEntry(id: row.id, town: row.town, version: row.version, title: "", text: "")
        do {
            let vorgang = try await open(row.id, scope: .town(town))
            if vorgang.status != .entwurf, let words = try await rules.indexEntry(of: vorgang) { entry = words }
            entry.version = max(entry.version, row.version)
        } catch is CaseMissing {
            return try await registry.index(row.id, town: town, entry: nil)
        }
        try await registry.index(row.id, town: town, entry: entry)
    }
}
