import ArgumentParser
import Basics
import Foundation
import ServicePackages

/// `rathaus package pack`: a container from a folder.
struct PackagePackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract: "Packs a folder into one file NAME-VERSION.leistung; the same files give the same bytes.")

    @Argument(help: "The folder of a service package.")
    var package: String

    @Option(name: .shortAndLong, help: "The file to write; NAME-VERSION.leistung in the current folder without it.")
    var output: String?

    func run() async throws {
        try Terminal.finish {
            let files = try PackageOnDisk(package).files
            let findings = Lint.findings(in: files, clock: .machine)
            guard !findings.haveErrors else { throw Findings(findings.map { $0.below(package) }) }
            let whole = try ServicePackage(files)
            let manifest = whole.manifest
            let path = output ?? "\(manifest.id)-\(manifest.version).leistung"
            try Data(ZIPArchive.pack(whole.files)).write(to: URL(fileURLWithPath: path), options: .atomic)
            Terminal.print(path + "\n")
        }
    }
}
