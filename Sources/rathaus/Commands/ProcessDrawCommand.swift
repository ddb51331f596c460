import ArgumentParser
import BPMN
import Basics
import Foundation

extension ProcessCommand {
    /// `rathaus process draw MODEL -o FILE.svg`: picture of a model.
    struct Draw: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Draw a model as SVG.")

        @Argument(help: "The model file.")
        var model: String

        @Option(name: [.short, .long], help: "The picture; standard output without it.")
        var output: String?

        @Flag(help: "Names of kinds in English.")
        var english = false

        func run() throws {
            let picture: ProcessPicture
            do {
                picture = ProcessPicture(try ModelFile.read(model), language: english ? .en : .de)
            } catch let findings as Findings {
                ModelFile.report(findings.all, model)
                throw ExitCode(1)
            }
            let svg = Data(picture.svg())
            guard let output else { return FileHandle.standardOutput.write(svg) }
            guard FileManager.default.createFile(atPath: output, contents: svg) else {
                throw ValidationError("\(output) cannot be written")
            }
        }
    }
}
