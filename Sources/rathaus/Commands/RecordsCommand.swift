import ArgumentParser
import Basics
import Casework
import Foundation
import Hall
import Ports
import Storage
import XDomea

/// `rathaus records`: files for the archive.
struct RecordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "records", abstract: "Offers and hands over files.", subcommands: [RecordsExportCommand.self])
}

/// `rathaus records export`: a disposal message with its primary files.
struct RecordsExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes the xdomea package of a filed case.")

    @Argument(help: "Id or reference of a closed case.")
    var id: String

    @Option(help: "Version of xdomea: 2.3.0, 2.4.0, 3.0.0 or 3.1.0.")
    var xdomea = "3.1.0"

    @Option(help: "0501 (offer) or 0503 (transfer).")
    var message = "0503"

    @Option(name: .shortAndLong, help: "The file to write.")
    var output: String

    @OptionGroup var stored: StoredData

    func run() async throws {
        guard let version = XDomeaVersion(rawValue: xdomea) else {
            throw ValidationError("--xdomea is 2.3.0, 2.4.0, 3.0.0 or 3.1.0")
        }
        let kind: Nachrichtenart
        switch message {
        case "0501": kind = .anbieteverzeichnis
        case "0503": kind = .aussonderung
        default: throw ValidationError("--message is 0501 or 0503")
        }
        try await ending {
            let house = try await House.open(stored.existing())
            let row = try await house.row(id)
            let package = try await house.hall.disposal(
                of: row.id, scope: .town(TownId(row.town)), town: try await house.town(row.town), shelf: house.shelf,
                message: kind, version: version)
            Terminal.report(package.warnings)
            guard FileManager.default.createFile(atPath: output, contents: Data(package.bytes)) else {
                throw Findings(.folderUnwritable(output))
            }
            await house.storage.close()
        }
    }
}
