import ArgumentParser
import Basics
import ServicePackages

/// `rathaus package diff`: what differs between two versions, in sentences.
struct PackageDiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Says in sentences what differs between two versions of a package.")

    @Argument(help: "The folder or container of the older version.")
    var old: String

    @Argument(help: "The folder or container of the newer version.")
    var new: String

    func run() async throws {
        try Terminal.finish {
            let diff = try PackageDiff(
                from: ServicePackage(try PackageOnDisk(old).files), to: ServicePackage(try PackageOnDisk(new).files))
            for change in diff.changes {
                Terminal.print("\(change.kind.rawValue) \(change.subject): \(change.words.de)\n")
            }
        }
    }
}
