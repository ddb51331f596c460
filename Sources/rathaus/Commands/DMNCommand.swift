import ArgumentParser

/// Decision models of DMN 1.1 to 1.5.
struct DMNCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dmn",
        abstract: "Evaluate and check decision models.",
        subcommands: [DMNEvaluateCommand.self, DMNCheckCommand.self])
}
