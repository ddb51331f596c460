import ArgumentParser

/// `rathaus fim`: translates between the formats of the federal information management and service packages.
struct FIMCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fim",
        abstract: "Translates XDatenfelder, XZuFi and Genericode into service packages and back.",
        subcommands: [FIMImportCommand.self, FIMExportCommand.self])
}
