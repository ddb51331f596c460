import ArgumentParser
import Hall
import Storage

/// `rathaus sweep`: does at once what every server does from minute to minute.
struct SweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Removes uploads that were never sent, and drafts that nobody finished.",
        discussion: """
            Servers and workers do this from minute to minute by themselves. Exit status 1 if something could not be \
            removed; the next sweep tries again.
            """)

    @OptionGroup var stored: StoredData

    @OptionGroup var drafts: DraftDays

    func run() async throws {
        try await ending {
            let house = try await House.open(stored.existing(), draftDays: drafts.draftDays)
            let round = SweepRound(hall: house.hall)
            var (files, gone, troubles) = (0, 0, [String]())
            var last = SweepRound.Tally()
            repeat {
                last = try await round.walk(after: last.last)
                (files, gone, troubles) = (files + last.files, gone + last.drafts, troubles + last.troubles)
            } while last.isUnfinished || last.last != nil
            await house.storage.close()
            Terminal.print("\(files) files and \(gone) drafts swept, \(troubles.count) not\n")
            if !troubles.isEmpty { throw ExitCode(1) }
        }
    }
}
