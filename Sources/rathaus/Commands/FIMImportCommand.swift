import ArgumentParser
import Basics
import FIM
import Foundation

/// `rathaus fim import`: makes a service package of each schema.
struct FIMImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Makes a service package of each data schema (XDatenfelder 2 or 3).",
        discussion: """
            Code lists (Genericode) beside the file, in the folder of --lists, or named as files themselves are taken \
            along. A package goes to OUT/ID-VERSION.
            """)

    @Argument(help: "Schemas in XDatenfelder 2.0 or 3.0.0; code lists in Genericode.")
    var files: [String]

    @Option(help: "A folder with code lists.")
    var lists: String?

    @Option(help: "The folder in which the packages are made.")
    var out = "."

    @Flag(help: "Print one JSON object per schema.")
    var json = false

    func run() async throws {
        var schemas: [(path: String, bytes: [UInt8])] = []
        var shelf = CodelistShelf()
        var failed = false
        for path in files {
            guard let data = FileManager.default.contents(atPath: path) else {
                Terminal.report([.fileUnreadable(path)])
                failed = true
                continue
            }
            let bytes = [UInt8](data)
            if CodelisteReader.looksLike(bytes.prefix(CodelistShelf.headBytes)) {
                if !shelf.add(bytes, path: path) { failed = true }
            } else {
                schemas.append((path, bytes))
            }
        }
        if let lists { shelf.add(folder: lists) }
        for (path, bytes) in schemas where !make(path, bytes, shelf) { failed = true }
        if failed { throw ExitCode(1) }
    }

    private func make(_ path: String, _ bytes: [UInt8], _ shelf: CodelistShelf) -> Bool {
        do {
            let read = try SchemaImport(bytes, file: path) { references in
                var shelf = shelf
                shelf.add(folder: (path as NSString).deletingLastPathComponent)
                return shelf.files(for: references)
            }
            Terminal.report(read.warnings)
            let folder = try PackageFolder(read).write(into: out)
            if json {
                Terminal.print(read.report(package: folder).text() + "\n")
            } else {
                Terminal.print(summary(of: read, folder))
            }
            return true
        } catch let findings as Findings {
            Terminal.report(findings.all, file: path)
        } catch {
            Terminal.report([.folderUnwritable(out)])
        }
        return false
    }

    private func summary(of read: SchemaImport, _ folder: String) -> String {
        let counts = read.source.counts
        return """
            \(read.packageID) \(read.packageVersion) \(read.schema.bezeichnung)
              \(counts.fields) fields and \(counts.groups) groups at \(counts.occurrences) places, \
            \(counts.codeLists) code lists (\(read.lists.count) at hand)
              rules: \(read.rulesCompiled) of \(counts.rules) compiled, \(read.rulesOpen.count) stay prose
              \(folder)

            """
    }
}
