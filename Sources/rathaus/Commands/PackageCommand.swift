import ArgumentParser

/// `rathaus package`: makes, checks, packs, signs, compares and publishes service packages.
struct PackageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "package",
        abstract: "Makes, checks, packs, signs and compares service packages.",
        subcommands: [
            PackageNewCommand.self, PackageLintCommand.self, PackageTestCommand.self, PackagePackCommand.self,
            PackageSignCommand.self, PackageVerifyCommand.self, PackageDiffCommand.self, PackageInstallCommand.self,
            PackagePublishCommand.self,
        ])
}
