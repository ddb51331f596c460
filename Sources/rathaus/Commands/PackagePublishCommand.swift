import ArgumentParser
import Basics
import Foundation
import Hall
import Ports
import ServicePackages
import Storage

/// `rathaus package install`: keeps a package in the store, compiled and frozen under its hash.
struct PackageInstallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "install", abstract: "Installs a package; towns may offer it afterwards.")

    @Argument(help: "The package's folder or .leistung file.")
    var package: String

    @OptionGroup var stored: StoredData

    func run() async throws {
        try await ending {
            let house = try await House.open(stored.existing())
            let service = try await house.shelf.install(PackageFolder(path: package).read())
            Terminal.print("\(service.manifest.id) \(service.manifest.version) \(service.hash)\n")
            await house.storage.close()
        }
    }
}

/// `rathaus package publish`: installs a package and offers it in a town.
struct PackagePublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Installs a package and offers it in a town at once.",
        discussion: """
            What the town says over the package (angebot.yaml: competent unit, contacts, costs, texts, documents) comes \
            with --offer and stays when the package is updated; an empty file takes it away.
            """)

    @Argument(help: "The package's folder or .leistung file.")
    var package: String

    @Option(help: "The town's regional key.")
    var town: String

    @Option(help: "The competent unit; without it the offer's, the one before, or buergerservice.")
    var unit: String?

    @Option(help: "The town's angebot.yaml.")
    var offer: String?

    @OptionGroup var stored: StoredData

    func run() async throws {
        try await ending {
            let house = try await House.open(stored.existing())
            let overlay = try offer.map { path in
                guard let data = FileManager.default.contents(atPath: path) else {
                    throw Findings(.fileUnreadable(path))
                }
                return (bytes: [UInt8](data), file: path)
            }
            let (service, warnings) = try await house.publish(
                PackageFolder(path: package).read(), in: town, unit: unit, overlay: overlay)
            Terminal.report(warnings)
            Terminal.print("\(service.manifest.id) \(service.manifest.version) \(service.hash)\n")
            await house.storage.close()
        }
    }
}
