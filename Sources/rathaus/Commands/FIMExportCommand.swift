import ArgumentParser
import Basics
import FIM
import Foundation
import ServicePackages

/// `rathaus fim export`: writes a package's data schema or description in a format of others.
struct FIMExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes a service package's data schema or description in another format.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case xdf2, xdf3, jsonSchema = "json-schema", xsd, xzufi
    }

    @Argument(help: "The folder of a service package, or the package packed as one file.")
    var package: String

    @Option(help: "What to write: xdf2, xdf3, json-schema, xsd or xzufi.")
    var format: Format

    @Option(name: .shortAndLong, help: "The file to write; standard output without it.")
    var output: String?

    func run() async throws {
        do {
            let files = try PackageFolder(path: package).read()
            let bytes = format == .xzufi ? try part(LeistungFile.path, files) : try schema(files)
            try write(bytes)
        } catch let findings as Findings {
            Terminal.report(findings.all, file: package)
            throw ExitCode(1)
        }
    }

    private func part(_ name: String, _ files: PackageFiles) throws -> [UInt8] {
        guard let bytes = files[name] else { throw Findings(.fileUnreadable(package + "/" + name)) }
        return bytes
    }

    private func schema(_ files: PackageFiles) throws -> [UInt8] {
        let name = ServicePackage.schemaPath
        let schema = try XDFReader.read(try part(name, files), file: package + "/" + name).schema
        switch format {
        case .xdf2: return XDFWriter.write(schema.converted(to: .two))
        case .jsonSchema: return Array((schema.jsonSchema(lists: try lists(files)).text() + "\n").utf8)
        case .xsd: return schema.xmlSchema(lists: try lists(files))
        case .xdf3, .xzufi: return XDFWriter.write(schema.converted(to: .three))
        }
    }

    private func lists(_ files: PackageFiles) throws -> [Codeliste] {
        try files.paths(in: "codelisten", endingIn: ".xml").map { name in
            try CodelisteReader.read(files[name] ?? [], file: package + "/" + name)
        }
    }

    private func write(_ bytes: [UInt8]) throws {
        guard let output else { return Terminal.print(bytes) }
        guard FileManager.default.createFile(atPath: output, contents: Data(bytes)) else {
            throw Findings(.folderUnwritable(output))
        }
    }
}
