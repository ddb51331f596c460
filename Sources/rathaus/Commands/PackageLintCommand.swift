import ArgumentParser
import Basics
import Foundation
import ServicePackages

/// `rathaus package lint`: holds packages against what the house promises.
struct PackageLintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Checks packages: whole, accessible, in plain words, sparing with data.",
        discussion: "Findings go to the error stream, one a line. Warnings alone are no obstacle.")

    @Argument(help: "Folders or containers of service packages.")
    var packages: [String]

    func run() async throws {
        var failed = false
        for path in packages {
            do {
                let package = try PackageOnDisk(path)
                let findings = Lint.findings(in: package.files, clock: .machine)
                Terminal.report(findings.map { $0.below(path) })
                failed = failed || findings.haveErrors
            } catch let findings as Findings {
                Terminal.report(findings.all, file: path)
                failed = true
            }
        }
        if failed { throw ExitCode(1) }
    }
}

extension Finding {
    /// The finding with its file named from where the command was called.
    func below(_ folder: String) -> Finding {
        var other = self
        other.place = place ?? Place()
        other.place?.file = place?.file.map { folder + "/" + $0 } ?? folder
        return other
    }
}

extension WallClock {
    /// The clock of the machine.
    static var machine: WallClock {
        WallClock { Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }
    }
}
