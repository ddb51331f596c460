import Basics
import Foundation
import ServicePackages

/// A service package on disk: a folder, or the same folder packed as `NAME-VERSION.leistung`.
struct PackageFolder {
    let path: String

    /// All files of the package. Throws `Findings` if it cannot be read.
    func read() throws -> PackageFiles {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Findings(.fileUnreadable(path))
        }
        guard isFolder.boolValue else { return try packed() }
        var files = PackageFiles()
        let names = FileManager.default.enumerator(atPath: path)
        while let name = names?.nextObject() as? String {
            let full = path + "/" + name
            guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            guard let data = FileManager.default.contents(atPath: full) else { throw Findings(.fileUnreadable(full)) }
            files[name] = [UInt8](data)
        }
        return files
    }

    private func packed() throws -> PackageFiles {
        guard let data = FileManager.default.contents(atPath: path) else { throw Findings(.fileUnreadable(path)) }
        return try ZIPArchive.unpack([UInt8](data))
    }

    /// Writes the files into the folder, which is made if it is not there; files of other names in it stay.
    func write(_ files: PackageFiles) throws {
        var made: Set<String> = []
        for name in files.paths {
            let full = path + "/" + name
            let folder = full.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(full[..<$0]) } ?? "."
            if made.insert(folder).inserted {
                try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            }
            guard FileManager.default.createFile(atPath: full, contents: Data(files[name] ?? [])) else {
                throw Findings(.folderUnwritable(full))
            }
        }
    }
}
