import ArgumentParser
import BPMN
import Basics
import Foundation

/// `rathaus process`: check, run, draw, compare and adopt process models.
struct ProcessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "process", abstract: "Check, run, draw, compare and adopt process models (BPMN 2.0).",
        subcommands: [Check.self, Run.self, Draw.self, Layout.self, Diff.self, Adopt.self])
}

extension ProcessCommand {
    /// `rathaus process check MODEL…`: exit 1 if any model must not be deployed.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Check models; exit 1 if any must not be deployed.")

        @Flag(help: "Delegates and expressions of other engines are errors, as at publication.")
        var publication = false

        @Argument(help: "Model files.")
        var models: [String]

        func run() throws {
            var failed = false
            for path in models {
                let findings = ModelFile.check(path, for: publication ? .publication : .keeping)
                ModelFile.report(findings, path)
                if findings.haveErrors { failed = true }
            }
            if failed { throw ExitCode(1) }
        }
    }
}

/// Reading model files for the commands.
enum ModelFile {
    /// Reads and checks one file; a file that cannot be read is a finding, too.
    static func check(_ path: String, for purpose: ProcessModel.Purpose) -> [Finding] {
        do {
            let model = try read(path)
            return model.check(for: purpose) + missingImports(model, path)
        } catch let findings as Findings {
            return findings.all
        } catch {
            return [unreadable(path)]
        }
    }

    static func read(_ path: String) throws -> ProcessModel {
        guard let data = FileManager.default.contents(atPath: path) else { throw Findings(unreadable(path)) }
        return try ProcessModel.read([UInt8](data), file: path)
    }

    private static func unreadable(_ path: String) -> Finding {
        Finding(
            "file-unreadable", .error,
            Words(de: "Die Datei kann nicht gelesen werden.", en: "The file cannot be read."), at: Place(file: path))
    }

    /// Imports of files beside the model that are not there.
    private static func missingImports(_ model: ProcessModel, _ path: String) -> [Finding] {
        model.imports.filter { !$0.location.contains("://") && !$0.location.isEmpty }.compactMap { imported in
            let folder = (path as NSString).deletingLastPathComponent
            let file = (folder as NSString).appendingPathComponent(imported.location)
            if FileManager.default.fileExists(atPath: file) { return nil }
            let isModel = imported.type.contains("BPMN")
            return Finding(
                "bpmn-import-missing", isModel ? .error : .warning,
                Words(
                    de: "Die importierte Datei „\(imported.location)“ gibt es nicht.",
                    en: "The imported file “\(imported.location)” does not exist."),
                at: imported.place)
        }
    }

    /// Findings to standard error, one a line.
    static func report(_ findings: [Finding], _ path: String) {
        guard !findings.isEmpty else { return }
        let text = findings.map { $0.line(file: path) }.joined(separator: "\n") + "\n"
        FileHandle.standardError.write(Data(text.utf8))
    }
}
