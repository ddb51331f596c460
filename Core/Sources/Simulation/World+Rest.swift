import Basics
import Casework
import Hall
import Ports

/// The end of a run: nothing fails any more, everything comes to rest, and all of it is looked at again.
extension World {
    func settle() async throws {
        for process in fronts + couriers { process.node.calm() }
        let hall = fronts[0].hall
        try await hall.catchUp(batch: 5)
        try await drain()
        try await sweepUp(hall)
        try await inspect()
        try await inspectLeftovers()
        for file in files where file.row != nil || file.isSwept { try await inspectAtRest(file, hall) }
        try await inspectCounts()
        try await inspectTasks()
        let behind = try await registry.unindexed(limit: 1)
        guard behind.isEmpty else { throw Broken("I3", "the index does not catch up with \(behind[0].id)") }
    }

    /// I4: the outbox runs empty, and everything in it had its effect.
    private func drain() async throws {
        for _ in 0..<1_000 {
            guard let due = try await registry.nextDue() else { break }
            clock.move(to: due)
            _ = try await couriers[0].round.walk()
        }
        guard try await registry.nextDue() == nil else { throw Broken("I4", "the outbox does not run empty") }
        let erased = Set(files.filter(\.isErased).map(\.id.text))
        for (id, entry) in truth.now.entries.sorted(by: { $0.key < $1.key })
        where !entry.done && !erased.contains(entry.stream.text) {
            throw Broken("I4", "the \(entry.kind) \(id) was lost")
        }
    }

    private func inspectAtRest(_ file: CaseFile, _ hall: TownHall) async throws {
        let name = "c\(file.number)"
        for town in Scene.towns where town != file.town || file.isErased {
            let outcome = await Outcome { try await hall.open(file.id, scope: .town(town)) }
            guard case .refused("missing") = outcome else {
                throw Broken("I6", "\(name) is open in \(town): \(outcome.text)")
            }
        }
        let found = try await registry.search(file.name, scope: .town(file.town), limit: 9).map(\.row.id)
        if file.isErased {
            guard found == [] else { throw Broken("I6", "\(name) is erased and found by its name") }
            return
        }
        guard let vorgang = file.vorgang, let key = try await keys.key(KeyId(vorgang.keyId)) else { return }
        guard found == (vorgang.status == .entwurf ? [] : [file.id]) else {
            throw Broken("I3", "the search for \(name) finds \(found.count)")
        }
        guard try await hall.open(file.id, scope: .town(file.town)) == vorgang else {
            throw Broken("I3", "\(name) replayed from its beginning is another")
        }
        let reference = file.reference ?? file.id.text
        let own = try await hall.open(reference: reference, secret: file.draft.secret, scope: .town(file.town))
        guard own == vorgang else { throw Broken("I1", "\(name) does not open with its number and secret") }
        guard vorgang.letters.allSatisfy({ $0.state != .freigegeben || vorgang.isWithheld($0) }) else {
            throw Broken("I4", "a letter of \(name) was never printed")
        }
        for document in vorgang.documents {
            try await inspectFile(document.blob, hash: document.hash, file, key)
        }
    }

    /// The kept tasks are those of the cases.
    private func inspectTasks() async throws {
        for town in Scene.towns {
            let kept = try await registry.aufgaben(AufgabenFilter(), scope: .town(town), after: nil, limit: 10_000).rows
            let open = files.filter { $0.town == town && !$0.isErased }.flatMap { $0.vorgang?.aufgabenRows ?? [] }
            let living = Set(files.filter { !$0.isErased }.map(\.id))
            guard Set(kept.filter { living.contains($0.vorgang) }) == Set(open) else {
                throw Broken("I3", "the tasks of \(town) are not those of its cases")
            }
        }
    }

    /// The kept counts are those of the rows.
    private func inspectCounts() async throws {
        let rows = try await registry.allRows(after: nil, limit: 1_000)
        for town in Scene.towns {
            var counted: [Status: Int] = [:]
            for row in rows where row.town == town.text { counted[row.status, default: 0] += 1 }
            let kept = try await registry.counts(scope: .town(town), unit: nil, assignee: nil).byStatus
            guard kept.filter({ $0.value > 0 }) == counted else {
                throw Broken("I3", "the counts of \(town) are wrong")
            }
        }
    }
}
