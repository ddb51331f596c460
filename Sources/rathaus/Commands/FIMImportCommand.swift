import ArgumentParser
import Basics
import Catalogue
import FIM
import Foundation
import ServicePackages
import Storage

/// `rathaus fim import`: makes a service package of each schema.
struct FIMImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Makes a service package of each data schema (XDatenfelder 2 or 3).",
        discussion: """
            Code lists (Genericode) beside the file, in the folder of --lists, or named as files themselves are taken \
            along, and so is the description of the service (XZuFi) if it is named. What a schema lacks comes from the \
            family antrag-allgemein and is marked as a default. A package goes to OUT/ID-VERSION; one that is there and was \
            changed by hand stays as it is.
            """)

    @Argument(help: "Schemas in XDatenfelder 2.0 or 3.0.0; code lists in Genericode; services in XZuFi.")
    var files: [String]

    @Option(help: "A folder with code lists.")
    var lists: String?

    @Option(help: "The folder in which the packages are made.")
    var out = "."

    @Option(help: "The family of what the schema lacks; antrag-allgemein is copied, others are inherited.")
    var family: String?

    @Flag(help: "Make a package anew that is there already, and lose what was changed in it.")
    var overwrite = false

    @Flag(help: "Print one JSON object per schema.")
    var json = false

    @Option(help: "With --publish: the regional key of the town that offers it at once.")
    var town: String?

    @Flag(help: "Install each package and offer it in the town of --town.")
    var publish = false

    @OptionGroup var stored: StoredData

    func validate() throws {
        if publish != (town != nil) { throw ValidationError("--town and --publish go together") }
    }

    func run() async throws {
        var made: [String] = []
        let isWhole = try importAll(&made)
        if publish, let town { try await offer(made, in: town) }
        if !isWhole { throw ExitCode(1) }
    }

    /// Publishes what was made, as the folders hold it.
    private func offer(_ folders: [String], in town: String) async throws {
        try await ending {
            let house = try await House.open(stored.existing())
            for folder in folders {
                let (service, warnings) = try await house.publish(PackageFolder(path: folder).read(), in: town)
                Terminal.report(warnings)
                if !json { Terminal.print("  offered in \(town): \(service.manifest.id)\n") }
            }
            await house.storage.close()
        }
    }

    private func importAll(_ made: inout [String]) throws -> Bool {
        var shelf = CodelistShelf()
        if let lists { shelf.add(folder: lists) }
        var schemas: [String] = []
        var services: [Leistung] = []
        var isWhole = true
        for path in files {
            isWhole =
                attempt(path) {
                    switch try FIMFile(path: path).kind {
                    case .codelist: try shelf.add(FIMFile(path: path))
                    case .service: services.append(try LeistungFile.read(FIMFile(path: path).bytes(), file: path))
                    case .other: schemas.append(path)
                    }
                } && isWhole
        }
        if schemas.isEmpty, isWhole {
            Terminal.report([.noSchema], file: files.first)
            return false
        }
        for path in schemas {
            isWhole =
                attempt(path) { made.append(try make(path, shelf, services, isOnly: schemas.count == 1)) } && isWhole
        }
        return isWhole
    }

    /// Does something with a file; what is wrong with it is reported, and the next one gets its turn.
    private func attempt(_ path: String, _ work: () throws -> Void) -> Bool {
        do {
            try work()
            return true
        } catch {
            Terminal.report((error as? Findings)?.all ?? [.fileUnreadable(path)], file: path)
            return false
        }
    }

    private func make(_ path: String, _ shelf: CodelistShelf, _ services: [Leistung], isOnly: Bool) throws -> String {
        let read = try SchemaImport(FIMFile(path: path).bytes(), file: path) { references in
            var shelf = shelf
            shelf.add(folder: (path as NSString).deletingLastPathComponent)
            return shelf.files(for: references)
        }
        Terminal.report(read.warnings)
        let folder = out + "/" + read.packageID + "-" + read.packageVersion
        let service = services.first { $0.schluessel.first?.description == read.schema.leistungsschluessel }
        let package = try FamilyShelf.family(family).wholePackage(
            from: read, service: service ?? (isOnly ? services.first : nil))
        try PackageFolder(path: folder).write(package, overwriting: overwrite)
        if json {
            Terminal.print(read.report(package: folder).text() + "\n")
        } else {
            Terminal.print(summary(of: read, folder))
        }
        return folder
    }

    /// A line for each rule that stays prose.
    private func open(_ rules: [OpenRule]) -> String {
        rules.map { "\n    \($0.identifikation.id) \($0.name): \($0.reason)" }.joined()
    }

    private func summary(of read: SchemaImport, _ folder: String) -> String {
        let counts = read.source.counts
        return """
            \(read.packageID) \(read.packageVersion) \(read.schema.bezeichnung)
              \(counts.fields) fields and \(counts.groups) groups at \(counts.occurrences) places, \
            \(counts.codeLists) code lists (\(read.lists.count) at hand)
              rules: \(read.rulesCompiled) of \(counts.rules) compiled, \(read.rulesOpen.count) stay prose\(open(read.rulesOpen))
              \(folder)

            """
    }
}

extension Finding {
    fileprivate static let noSchema = Finding(
        "schema-missing", .error,
        Words(de: "Unter den Dateien ist kein Datenschema.", en: "there is no data schema among the files"))
}
