import Basics
import FIM
import Foundation

/// The code lists that lie in folders or were named: looked through when a schema asks for some.
struct CodelistShelf {
    private var named: [SchemaImport.CodelisteFile] = []
    private var folders: [String] = []

    /// Takes a list that was named; throws `Findings` if it cannot be read.
    mutating func add(_ file: FIMFile) throws { named.append(try CodelistShelf.read(file)) }

    mutating func add(folder: String) {
        let folder = folder.isEmpty ? "." : folder
        if !folders.contains(folder) { folders.append(folder) }
    }

    /// The lists that are referred to, each once.
    func files(for references: [XDFCodelistenReferenz]) -> [SchemaImport.CodelisteFile] {
        let found = named + folders.flatMap(lists)
        var taken: [SchemaImport.CodelisteFile] = []
        for reference in references {
            guard let one = found.first(where: { $0.list.isMeant(by: reference) }) else { continue }
            if !taken.contains(where: { $0.fileName == one.fileName }) { taken.append(one) }
        }
        return taken
    }

    /// The lists in a folder. A broken one is the same as none here: the schema says which list it misses.
    private func lists(in folder: String) -> [SchemaImport.CodelisteFile] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".xml") }.sorted().compactMap { name in
            let file = FIMFile(path: folder + "/" + name)
            guard (try? file.kind) == .codelist else { return nil }
            return try? CodelistShelf.read(file)
        }
    }

    private static func read(_ file: FIMFile) throws -> SchemaImport.CodelisteFile {
        let bytes = try file.bytes()
        return SchemaImport.CodelisteFile(list: try CodelisteReader.read(bytes, file: file.path), bytes: bytes)
    }
}
