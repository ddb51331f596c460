import Basics
import FIM
import Foundation

/// The code lists that lie in folders or were named: looked through when a schema asks for some.
struct CodelistShelf {
    /// So much of a file shows whether it is a code list.
    static let headBytes = 4_096

    private var known: [SchemaImport.CodelisteFile] = []
    private var folders: [String] = []

    /// Takes a list that was named. False if it cannot be read; the findings are reported.
    mutating func add(_ bytes: [UInt8], path: String) -> Bool {
        do {
            known.append(SchemaImport.CodelisteFile(list: try CodelisteReader.read(bytes, file: path), bytes: bytes))
            return true
        } catch {
            Terminal.report(error.all, file: path)
            return false
        }
    }

    mutating func add(folder: String) {
        let folder = folder.isEmpty ? "." : folder
        if !folders.contains(folder) { folders.append(folder) }
    }

    /// The lists that are referred to, each once.
    func files(for references: [XDFCodelistenReferenz]) -> [SchemaImport.CodelisteFile] {
        let found = known + folders.flatMap(lists)
        return references.compactMap { reference in found.first { $0.list.isMeant(by: reference) } }
            .reduce(into: []) { all, one in
                if !all.contains(where: { $0.list == one.list }) { all.append(one) }
            }
    }

    private func lists(in folder: String) -> [SchemaImport.CodelisteFile] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".xml") }.sorted().compactMap { name in
            let path = folder + "/" + name
            guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
            defer { try? handle.close() }
            guard let data = try? handle.read(upToCount: CodelistShelf.headBytes) else { return nil }
            let head = [UInt8](data)
            guard CodelisteReader.looksLike(head[...]) else { return nil }
            let bytes = head + [UInt8]((try? handle.readToEnd()) ?? Data())
            // A broken list is the same as none here: the schema says which one it misses.
            guard let list = try? CodelisteReader.read(bytes, file: path) else { return nil }
            return SchemaImport.CodelisteFile(list: list, bytes: bytes)
        }
    }
}
