import ArgumentParser
import Basics
import ServicePackages

/// `rathaus package test`: runs the examples of packages.
struct PackageTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Runs the example applications of packages: each must end as it says.")

    @Argument(help: "Folders or containers of service packages.")
    var packages: [String]

    func run() async throws {
        var failed = false
        for path in packages {
            do {
                let package = try ServicePackage(try PackageOnDisk(path).files)
                let findings = Lint.findings(in: package.files, clock: .machine).filter { $0.severity == .error }
                let broken = Set(findings.filter { $0.code == "example-failed" }.compactMap(\.subject))
                Terminal.report(findings.map { $0.below(path) })
                let passed = package.examples.count - broken.count
                Terminal.print(
                    "\(package.manifest.id) \(package.manifest.version): \(passed) of \(package.examples.count) examples passed\n"
                )
                failed = failed || !findings.isEmpty
            } catch let findings as Findings {
                Terminal.report(findings.all.map { $0.below(path) })
                failed = true
            }
        }
        if failed { throw ExitCode(1) }
    }
}
