import ArgumentParser

/// The one executable: an open digital town hall. Every subcommand sits in a file of its own under `Commands`.
@main
struct Rathaus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rathaus",
        abstract: "An open digital town hall.",
        subcommands: [
            ServeCommand.self,
            BenchCommand.self,
            CaseCommand.self,
            DMNCommand.self,
            DoctorCommand.self,
            FeelCommand.self,
            FIMCommand.self,
            JournalCommand.self,
            MigrateCommand.self,
            PackageCommand.self,
            ProcessCommand.self,
            RecordsCommand.self,
            SimulateCommand.self,
            StaffCommand.self,
            SweepCommand.self,
            TownCommand.self,
            WorkerCommand.self,
        ])
}
