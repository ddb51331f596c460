import ArgumentParser
import Basics
import Casework
import Hall
import Storage

/// `rathaus journal`: the record of what happened to every case.
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Verifies the journal.", subcommands: [JournalVerifyCommand.self])
}

/// `rathaus journal verify`: recomputes all hashes, replays every case, looks for every file; names what is wrong.
struct JournalVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Verifies every entry, read model and file. Exit status 1 if one is wrong.")

    @OptionGroup var stored: StoredData

    func run() async throws {
        try await ending {
            let house = try await House.open(stored.existing())
            var (cases, entries, wrong) = (0, 0, 0)
            var last: VorgangId?
            while true {
                let rows = try await house.storage.registry.allRows(after: last, limit: 500)
                guard let end = rows.last else { break }
                last = end.id
                for row in rows {
                    cases += 1
                    entries += row.version
                    for fault in try await house.hall.faults(of: row) {
                        wrong += 1
                        Terminal.print("\(row.id.text): error: \(fault) [journal]\n")
                    }
                }
            }
            Terminal.print("\(cases) cases, \(entries) entries, \(wrong) wrong\n")
            await house.storage.close()
            if wrong > 0 { throw ExitCode(1) }
        }
    }
}
