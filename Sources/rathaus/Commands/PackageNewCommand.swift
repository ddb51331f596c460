import ArgumentParser
import Basics
import Foundation
import ServicePackages

/// `rathaus package new`: a folder to begin with.
struct PackageNewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Makes a new package of a family.")

    @Argument(help: "The id of the package, in small letters and dashes: hund-abmelden.")
    var id: String

    @Option(help: "What citizens call the service.")
    var name: String?

    @Option(help: "Who publishes it.")
    var publisher = "Eigene Gemeinde"

    @Option(help: "The family; antrag-allgemein is copied to be fitted, others are inherited: nachweis, genehmigung …")
    var family: String?

    @Option(help: "The folder in which the package is made.")
    var out = "."

    func run() async throws {
        let folder = out + "/" + id
        guard !FileManager.default.fileExists(atPath: folder) else {
            Terminal.report([.folderTaken(folder)])
            throw ExitCode(1)
        }
        try Terminal.finish {
            let files = try FamilyShelf.family(family).newPackage(id: id, name: name ?? id, publisher: publisher)
            // Reading it back refuses an id that no package may have.
            _ = try ServicePackage(files.completed(at: folder))
            try PackageOnDisk.write(files, to: folder)
            Terminal.print(folder + "\n")
        }
    }
}

extension Finding {
    static func folderTaken(_ path: String) -> Finding {
        Finding(
            "folder-taken", .error, Words(de: "Diesen Ordner gibt es schon.", en: "this folder is already there"),
            at: Place(file: path))
    }
}

extension Terminal {
    /// Does the work of a command; findings go to the error stream and end it with 1.
    static func finish(_ work: () throws -> Void) throws {
        do {
            try work()
        } catch let findings as Findings {
            report(findings.all)
            throw ExitCode(1)
        } catch let error as CocoaError {
            report([.folderUnwritable(error.filePath ?? "-")])
            throw ExitCode(1)
        }
    }
}
