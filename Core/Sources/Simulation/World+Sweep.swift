import Basics
import Casework
import Hall
import Ports

/// What the sweep may take, and what it must: the second half of I5.
extension World {
    func sweeperWalks(_ process: Process) async {
        let swept = try? await SweepRound(hall: process.hall).walk()
        for _ in 0..<(swept?.files ?? 0) { tally.count("sweptFiles") }
        for _ in 0..<(swept?.drafts ?? 0) { tally.count("sweptDrafts") }
        log("\(process.node.name) swept " + (swept.map { "\($0.files) files, \($0.drafts) drafts" } ?? "?"))
    }

    /// Whether nobody was told anything about a draft for so long that it may be gone.
    func isOver(_ file: CaseFile) -> Bool {
        // What nobody can read any more need not wait longer than the shortest life.
        let days = file.isErased ? Scene.shortestDraftDays : Scene.draftDays(of: file.draft.service)
        return file.touched.advanced(bySeconds: Int64(days) * 86_400) <= clock.now
    }

    /// A case that was there is gone: it was a draft, nobody had sent it, and its days were over.
    func inspectSwept(_ file: inout CaseFile) throws {
        let name = "c\(file.number)"
        let isSent = file.marks.contains { mark in
            mark.value.done > 0 && (mark.key.hasPrefix("submit|") || mark.key.hasPrefix("withdraw|"))
        }
        guard file.row.map({ $0.status == .entwurf }) ?? true, !isSent else {
            throw Broken("I1", "\(name) is gone and was no draft")
        }
        guard isOver(file) else { throw Broken("I1", "the draft \(name) is gone before its time") }
        (file.isSwept, file.isErased, file.row, file.stored) = (true, true, nil, [])
    }

    /// Lets the time of grace pass, and the sweep work until it finds nothing any more.
    func sweepUp(_ hall: TownHall) async throws {
        // The clock may have been set back by an hour after the last note.
        clock.advance(SweepRound.graceSeconds + 3_601)
        var last: VorgangRow?
        for _ in 0..<100 {
            let swept = try await SweepRound(hall: hall).walk(after: last)
            guard swept.troubles.isEmpty else { throw Broken("I5", "the sweep fails: \(swept.troubles[0])") }
            if swept.files == 0 && swept.drafts == 0 { return }
            last = swept.last
        }
        throw Broken("I5", "the sweep does not come to an end")
    }

    /// I5: every file that is there is named by an event, and what was swept left nothing.
    func inspectLeftovers() async throws {
        let erased = Set(files.filter { $0.isErased && !$0.isSwept }.map { StreamId($0.id.text) })
        let named = Set(files.filter { !$0.isSwept }.flatMap(\.named))
        let taken = registry.takenOver
        for blob in blobs.all where !named.contains(blob.text) {
            // What the last events of an erased case name, nobody can read any more.
            guard let stream = taken[blob], erased.contains(stream) else {
                throw Broken("I5", "the file \(blob) is there, and no event names it")
            }
        }
        for file in files where file.isSwept {
            if let id = file.keyId, try await keys.key(id) != nil {
                throw Broken("I5", "the key of the swept draft c\(file.number) is still there")
            }
        }
        let left = try await registry.leftovers(limit: 1)
        guard left.files.isEmpty, left.keys.isEmpty else { throw Broken("I5", "what was given up is still there") }
    }
}
