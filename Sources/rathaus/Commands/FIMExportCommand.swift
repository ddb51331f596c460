import ArgumentParser
import Basics
import FIM
import Foundation

/// `rathaus fim export`: writes the schema of a package in a format of others.
struct FIMExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes a package's data schema in another format.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case xdf2, xdf3
    }

    @Argument(help: "The folder of a service package, or its datenfelder.xml.")
    var package: String

    @Option(help: "What to write.")
    var format: Format

    @Option(name: .shortAndLong, help: "The file to write; standard output without it.")
    var output: String?

    func run() async throws {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: package, isDirectory: &isFolder)
        let path = exists && isFolder.boolValue ? package + "/datenfelder.xml" : package
        guard let data = FileManager.default.contents(atPath: path) else {
            Terminal.report([.fileUnreadable(path)])
            throw ExitCode(1)
        }
        do {
            let schema = try XDFReader.read([UInt8](data), file: path).schema
            try write(bytes(of: schema))
        } catch let findings as Findings {
            Terminal.report(findings.all, file: path)
            throw ExitCode(1)
        }
    }

    private func bytes(of schema: XDFSchema) -> [UInt8] {
        switch format {
        case .xdf2: XDFWriter.write(schema.converted(to: .two))
        case .xdf3: XDFWriter.write(schema.converted(to: .three))
        }
    }

    private func write(_ bytes: [UInt8]) throws {
        guard let output else { return Terminal.print(bytes) }
        try Data(bytes).write(to: URL(fileURLWithPath: output))
    }
}
