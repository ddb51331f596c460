import ArgumentParser
import Basics
import FEEL
import Foundation

/// `rathaus feel`: evaluates one expression and prints its value as typed JSON.
struct FeelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feel",
        abstract: "Evaluate one FEEL expression.",
        discussion: """
            Prints the value as typed JSON. Warnings go to standard error, one a line. Exit status 1 if the expression \
            cannot be read or a limit was passed.
            """)

    // Taken as it comes: an expression may begin with a minus sign.
    @Argument(parsing: .allUnrecognized, help: ArgumentHelp("The expression.", valueName: "expression"))
    var expressions: [String]

    @Option(help: "JSON file with the names in scope: an object of plain or typed values.")
    var context: String?

    @Option(help: "Zone of now() and today(), an IANA name.")
    var zone = "Europe/Berlin"

    func validate() throws {
        guard expressions.count == 1 else {
            throw ValidationError("Give one expression, in quotation marks.")
        }
    }

    func run() throws {
        let zones = ZoneDatabase.machine()
        let names = try self.names(zones)
        do {
            let compiled = try Expression.compile(expressions[0], scope: Scope(of: names))
            let clock = WallClock { Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }
            let evaluation = compiled.evaluate(names.values, in: Environment(clock: clock, zone: zone, zones: zones))
            print(JSON(typed: evaluation.value).text)
            let findings = compiled.findings + evaluation.findings.filter { !compiled.findings.says($0) }
            report(findings)
            if findings.haveErrors { throw ExitCode(1) }
        } catch let findings as Findings {
            report(findings.all)
            throw ExitCode(1)
        }
    }

    /// The context of the file, empty without one.
    private func names(_ zones: ZoneDatabase) throws -> Context {
        guard let context else { return Context() }
        guard let data = FileManager.default.contents(atPath: context) else {
            throw ValidationError("The file \(context) cannot be read.")
        }
        do {
            guard case .context(let names) = try Value(plain: JSON(data), zones: zones) else {
                throw ValidationError("The file \(context) holds no JSON object.")
            }
            return names
        } catch let findings as Findings {
            for finding in findings.all {
                FileHandle.standardError.write(Data((finding.line(file: context) + "\n").utf8))
            }
            throw ExitCode(1)
        }
    }

    private func report(_ findings: [Finding]) {
        for finding in findings { FileHandle.standardError.write(Data((finding.line() + "\n").utf8)) }
    }
}

extension [Finding] {
    /// Whether the same was said at the same place when compiling.
    fileprivate func says(_ other: Finding) -> Bool {
        contains { $0.code == other.code && $0.place == other.place }
    }
}
