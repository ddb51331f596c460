import ArgumentParser
import Basics
import DMN
import FoundationEssentials

/// Checks decision models without running them.
struct DMNCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check decision models: names, types, rules that overlap, gaps in tables.",
        discussion: "Models that import one another are named together. Findings go to standard error.")

    @Flag(help: "Words in German.")
    var german = false

    @Argument(help: "DMN files.")
    var models: [String]

    func run() throws {
        var documents: [DMNDocument] = []
        var findings: [Finding] = []
        for path in models {
            guard let data = FileManager.default.contents(atPath: path) else {
                report([.fileUnreadable(path)])
                throw ExitCode(1)
            }
            do {
                documents.append(try DMNDocument([UInt8](data), file: path))
            } catch {
                findings += error.all
            }
        }
        for index in documents.indices {
            let others = documents.indices.filter { $0 != index }.map { documents[$0] }
            findings += DMNCheck.findings([documents[index]] + others)
        }
        report(findings)
        if findings.haveErrors { throw ExitCode(1) }
    }

    private func report(_ findings: [Finding]) {
        let shown = findings.map { finding in
            var shown = finding
            if german { shown.words.en = finding.words.de }
            return shown
        }
        Terminal.report(shown)
    }
}
