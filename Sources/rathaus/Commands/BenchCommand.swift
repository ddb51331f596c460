import ArgumentParser
import Ports
import Storage

/// `rathaus bench`: data for measurements at size.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Makes data at size for measurements.", subcommands: [BenchFillCommand.self])
}

/// `rathaus bench fill`: many submitted applications in some towns, for measuring lists, search and pages at size.
struct BenchFillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fill", abstract: "Fills towns with submitted applications under invented names.",
        discussion: """
            Applications go the way of every other, from their first page to the submission; every third is taken over by \
            a clerk. Towns that are there come first, others of the official list follow until there are enough. Letters \
            and mails of these applications are not made. Never use it on an installation that people use.
            """)

    @Option(help: "How many applications, in all towns together.")
    var cases: Int

    @Option(help: "In how many towns.")
    var towns = 1

    @OptionGroup var stored: StoredData

    func validate() throws {
        guard (1...10_000_000).contains(cases) else { throw ValidationError("--cases must be 1 to 10,000,000.") }
        guard (1...10_000).contains(towns) else { throw ValidationError("--towns must be 1 to 10,000.") }
    }

    func run() async throws {
        try await ending {
            let house = try await House.open(stored.place())
            let clock = ContinuousClock()
            let begin = clock.now
            let fill = BenchFill(house: house)
            let places = try await fill.places(towns)
            try await fill.run(cases, in: places) { done in Terminal.progress("\(done) applications") }
            await house.storage.close()
            let seconds = max(1, Int((clock.now - begin).components.seconds))
            Terminal.print("\(cases) applications in \(places.count) towns, \(cases / seconds)/s\n")
        }
    }
}
