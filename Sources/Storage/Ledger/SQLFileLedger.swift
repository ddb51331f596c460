import Basics
import Casework
import Hall
import Ports

/// The ledger of files and keys on a SQL engine.
struct SQLFileLedger: FileLedger {
    let driver: any Driver
    let keepCommit: KeepCommit

    func note(_ file: NotedFile, at now: Instant) async throws {
        let values: [SQLValue] = [
            .text(file.blob.text), .text(file.town.text), .text(file.stream.text), .int(now.microseconds),
        ]
        _ = try await driver.write { try $0.run(LedgerStatements.note, values) }
    }

    func waiting(before moment: Instant, limit: Int) async throws -> [NotedFile] {
        try await driver.look { session in
            try session.rows(
                LedgerStatements.waiting, [.int(moment.microseconds), .int(limit)], LedgerStatements.decode)
        }
    }

    func giveUp(_ file: NotedFile) async throws -> Bool {
        try await driver.write { try $0.run(LedgerStatements.giveUp, file.place) } == 1
    }

    func takeOver(_ file: NotedFile) async throws {
        _ = try await driver.write { session in
            try session.run(LedgerStatements.takeOver, file.place + [.text(file.stream.text)])
        }
    }

    func idleDrafts(before moment: Instant, after last: VorgangRow?, limit: Int) async throws -> [VorgangRow] {
        let values: [SQLValue] = [
            .int(moment.microseconds), .int(last?.changed.microseconds ?? .min), .text(last?.id.text ?? ""),
            .int(limit),
        ]
        return try await driver.look { try $0.rows(LedgerStatements.idleDrafts, values, VorgangColumns.decode) }
    }

    func discard(_ draft: VorgangRow, files: [NotedFile]) async throws -> Bool {
        let keepCommit = keepCommit
        return try await driver.write { session in
            let asSeen: [SQLValue] = [.text(draft.id.text), .text(draft.town), .int(draft.version)]
            // The row is held first, so that a commit on the same draft comes before or finds it gone.
            guard try session.run(LedgerStatements.hold, asSeen) == 1 else { return false }
            for statement in LedgerStatements.forget { try session.run(statement, Array(asSeen[..<2])) }
            for file in files {
                try session.run(LedgerStatements.giveUpNamed, file.place + [.text(file.stream.text)])
            }
            try session.run(LedgerStatements.giveUpKey, [.text(draft.keyId)])
            try keepCommit.uncount(draft, session)
            return true
        }
    }

    func leftovers(limit: Int) async throws -> Leftovers {
        try await driver.look { session in
            Leftovers(
                files: try session.rows(LedgerStatements.givenUp, [.int(limit)], LedgerStatements.decode),
                keys: try session.rows(LedgerStatements.givenUpKeys, [.int(limit)]) { KeyId($0.text(0)) })
        }
    }

    func strike(_ file: NotedFile) async throws {
        _ = try await driver.write { try $0.run(LedgerStatements.strike, file.place) }
    }

    func strike(_ key: KeyId) async throws {
        _ = try await driver.write { try $0.run(LedgerStatements.strikeKey, [.text(key.text)]) }
    }
}

extension NotedFile {
    /// The values by which its row is found.
    fileprivate var place: [SQLValue] { [.text(blob.text), .text(town.text)] }
}
