import ArgumentParser
import Basics
import Foundation
import Hall
import Ports
import Storage

/// `rathaus town`: the towns of this installation.
struct TownCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "town", abstract: "Adds and lists towns.",
        subcommands: [TownAddCommand.self, TownListCommand.self])
}

/// `rathaus town add`: serves a town of the official list.
struct TownAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Serves a body of the official list, by its regional key.")

    @Argument(help: "Regional key (12 digits for a Gemeinde) or municipality key (8 digits).")
    var key: String

    @Option(help: "Accent colour, #rrggbb, dark enough to be read on white.")
    var accent = "#0b5c6b"

    @Option(
        parsing: .upToNextOption,
        help: """
            What letters and pages show, as KEY=VALUE: anschrift, telefon, email, oeffnungszeiten, leitung, gericht, \
            archiv. Repeating the command changes it.
            """)
    var contact: [String] = []

    @OptionGroup var stored: StoredData

    func validate() throws {
        if contact.contains(where: { !$0.contains("=") }) { throw ValidationError("--contact takes KEY=VALUE") }
    }

    func run() async throws {
        try await ending {
            let house = try await House.open(stored.place())
            let pairs = contact.map {
                $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            }
            let town = try await house.addTown(
                key, accent: accent, contact: Dictionary(pairs.map { ($0[0], $0[1]) }) { _, last in last })
            Terminal.print("\(town.id) \(town.slug) \(town.name)\n")
            await house.storage.close()
        }
    }
}

/// `rathaus town list`: which towns are served here.
struct TownListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the towns served here.")

    @OptionGroup var stored: StoredData

    @Flag(help: "Print a JSON array.")
    var json = false

    func run() async throws {
        try await ending {
            let house = try await House.open(stored.existing())
            let towns = try await house.directory.towns()
            if json {
                let lines = towns.map { ["id": $0.id.text, "name": $0.name, "slug": $0.slug] }
                Terminal.print([UInt8](try JSONEncoder().encode(lines)) + [10])
            } else {
                for town in towns { Terminal.print("\(town.id) \(town.slug) \(town.name)\n") }
            }
            await house.storage.close()
        }
    }
}
