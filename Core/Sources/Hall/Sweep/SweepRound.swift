import Basics
public import Casework
import Ports

/// One walk of the sweep: removes uploads that no case took over, and drafts that nobody finished, with their files and
/// keys. What any event names stays.
///
/// Any number may walk at once and stop between any two steps: every step can be repeated, and the next walk goes on. A
/// walk has a bounded number of things in hand.
public struct SweepRound: Sendable {
    /// How long a file may wait for the event that names it, in seconds: longer than any form that carries it.
    public static let graceSeconds: Int64 = 2 * 86_400
    /// How many files, drafts and leftovers each a walk has in hand.
    public static let batch = 100

    /// What a walk did.
    public struct Tally: Sendable, Hashable {
        /// Files gone from the blob store, and drafts gone with all that they had.
        public var files = 0
        public var drafts = 0
        /// What could not be swept now, by what went wrong; nothing personal. The next walk tries again.
        public var troubles: [String] = []
        /// The draft from which the next walk goes on; nil to begin again.
        public var last: VorgangRow?
        /// Whether there may be more to do now.
        public var isUnfinished = false

        public init() {}
    }

    private let hall: TownHall
    private var ledger: any FileLedger { hall.registry.files }

    public init(hall: TownHall) { self.hall = hall }

    /// Sweeps a batch; drafts from the one with which the last walk ended. Throws when the ledger cannot be read.
    public func walk(after last: VorgangRow? = nil) async throws -> Tally {
        var tally = Tally()
        let now = hall.clock.now()
        let drafts = try await ledger.idleDrafts(
            before: now.advanced(bySeconds: -Self.seconds(days: hall.rules.shortestDraftDays)), after: last,
            limit: Self.batch)
        for draft in drafts { await attempt(&tally) { try await discard(draft, now, &$0) } }
        let waiting = try await ledger.waiting(
            before: now.advanced(bySeconds: -Self.graceSeconds), limit: Self.batch)
        for file in waiting { await attempt(&tally) { _ in try await giveUp(file) } }
        let leftovers = try await ledger.leftovers(limit: Self.batch)
        for file in leftovers.files { await attempt(&tally) { try await remove(file, &$0) } }
        for key in leftovers.keys {
            await attempt(&tally) { _ in
                try await hall.keys.destroy(key)
                try await ledger.strike(key)
            }
        }
        tally.last = drafts.count == Self.batch ? drafts.last : nil
        tally.isUnfinished =
            tally.troubles.isEmpty
            && [tally.drafts, waiting.count, leftovers.files.count, leftovers.keys.count].contains(Self.batch)
        return tally
    }

    /// One thing that cannot be swept keeps no other from it.
    private func attempt(_ tally: inout Tally, _ body: (inout Tally) async throws -> Void) async {
        do {
            try await body(&tally)
        } catch {
            tally.troubles.append("\(type(of: error))")
        }
    }

    /// Removes a draft whose days are over. Nobody has received it, so nothing of it is kept, its journal neither.
    private func discard(_ draft: VorgangRow, _ now: Instant, _ tally: inout Tally) async throws {
        var files: [NotedFile] = []
        do {
            let vorgang = try await hall.open(draft.id, scope: .town(TownId(draft.town)))
            let life = Self.seconds(days: try await hall.rules.draftDays(of: vorgang.service))
            guard draft.changed.advanced(bySeconds: life) <= now else { return }
            files = vorgang.files.map { $0.noted(for: draft) }
        } catch is CaseMissing {
            // Its key is gone: nobody can go on with it.
        }
        if try await ledger.discard(draft, files: files) { tally.drafts += 1 }
    }

    private func giveUp(_ file: NotedFile) async throws {
        do {
            let vorgang = try await hall.open(VorgangId(file.stream.text), scope: .town(file.town))
            if vorgang.files.contains(where: { $0.blob == file.blob.text }) {
                return try await ledger.takeOver(file)
            }
        } catch is CaseMissing {
            // The case never began, or its content is gone for ever.
        }
        _ = try await ledger.giveUp(file)
    }

    private func remove(_ file: NotedFile, _ tally: inout Tally) async throws {
        try await hall.blobs.remove(file.blob, town: file.town)
        try await ledger.strike(file)
        tally.files += 1
    }

    private static func seconds(days: Int) -> Int64 { Int64(days) * 86_400 }
}

extension NamedFile {
    fileprivate func noted(for draft: VorgangRow) -> NotedFile {
        NotedFile(BlobId(blob), town: TownId(draft.town), stream: StreamId(draft.id.text))
    }
}
