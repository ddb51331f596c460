import ArgumentParser
import BPMN
import Basics
import FEEL
import Foundation

extension ProcessCommand {
    /// `rathaus process diff A B`: what differs, in words, as JSON, as a picture.
    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compare two models in words and as a picture with the differences marked.")

        @Argument(help: "The model before.")
        var old: String

        @Argument(help: "The model after.")
        var new: String

        @Option(name: [.short, .long], help: "The picture (SVG).")
        var output: String?

        @Flag(help: "Print the differences as JSON.")
        var json = false

        @Flag(help: "Words in English.")
        var english = false

        func run() throws {
            let (before, after) = (try ModelFile.open(old), try ModelFile.open(new))
            let diff = ModelDiff(from: before, to: after)
            if let output {
                try ModelFile.write(DiffPicture(before, after, language: english ? .en : .de).svg(), to: output)
            }
            if json {
                Terminal.print(JSON.array(diff.changes.map(Diff.json)).text + "\n")
            } else {
                let lines = diff.changes.map { english ? $0.words.en : $0.words.de }
                let none = english ? "No difference." : "Kein Unterschied."
                Terminal.print((lines.isEmpty ? none : lines.joined(separator: "\n")) + "\n")
            }
        }

        private static func json(_ change: ModelDiff.Change) -> JSON {
            var members = [JSON.Member("kind", .string(change.kind.rawValue))]
            if let old = change.old { members.append(JSON.Member("old", .string(old))) }
            if let new = change.new { members.append(JSON.Member("new", .string(new))) }
            return .object(
                members + [JSON.Member("de", .string(change.words.de)), JSON.Member("en", .string(change.words.en))])
        }
    }

    /// `rathaus process adopt A B --element ID…`: takes parts of B over into A.
    struct Adopt: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take elements of model B over into model A, with their flows and places.")

        @Argument(help: "The model that takes.")
        var target: String

        @Argument(help: "The model from which is taken.")
        var source: String

        @Option(name: .long, help: "An element of B; one that only A has is taken out.")
        var element: [String]

        @Option(name: [.short, .long], help: "The new model.")
        var output: String

        func validate() throws {
            guard !element.isEmpty else { throw ValidationError("--element is missing") }
        }

        func run() throws {
            let (ours, theirs) = (try ModelFile.open(target), try ModelFile.open(source))
            do {
                let adoption = try ModelAdoption(of: element, from: theirs, into: ours)
                ModelFile.report(adoption.findings, output)
                if adoption.findings.haveErrors { throw ExitCode(1) }
                try ModelFile.write(adoption.model.written(), to: output)
                for change in ModelDiff(from: ours, to: adoption.model).changes {
                    Terminal.print(change.words.de + "\n")
                }
            } catch let findings as Findings {
                ModelFile.report(findings.all, source)
                throw ExitCode(1)
            }
        }
    }

    /// `rathaus process layout MODEL -o OUT`: writes a diagram into a model.
    struct Layout: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Draw the diagram of a model anew and write it into the model.")

        @Argument(help: "The model file.")
        var model: String

        @Option(name: [.short, .long], help: "The model with its diagram; the model itself without it.")
        var output: String?

        func run() throws {
            try ModelFile.write(try ModelFile.open(model).laidOut().written(), to: output ?? model)
        }
    }
}

extension ModelFile {
    /// Reads a model; what is wrong with it is reported and ends the command.
    static func open(_ path: String) throws -> ProcessModel {
        do {
            return try read(path)
        } catch let findings as Findings {
            report(findings.all, path)
            throw ExitCode(1)
        }
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
            throw ValidationError("\(path) cannot be written")
        }
    }
}
