import Basics
import Foundation
import ServicePackages

/// A service package on disk: a folder, or a container `NAME-VERSION.leistung`.
struct PackageOnDisk {
    let path: String
    let isFolder: Bool
    /// All files, with those that a folder inherits from its family.
    var files: PackageFiles
    /// What comes from the family as it is, and is not written back.
    private let inherited: PackageFiles

    /// Throws `Findings` if there is nothing readable at the path.
    init(_ path: String) throws {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw Findings(.fileUnreadable(path))
        }
        self.path = path
        isFolder = isDirectory.boolValue
        guard isFolder else {
            files = try PackageOnDisk.container(path)
            inherited = PackageFiles()
            return
        }
        let own = try PackageOnDisk.folder(path)
        files = try own.completed(at: path)
        inherited = PackageFiles(files.files.filter { own[$0.key] == nil })
    }

    private static func container(_ path: String) throws -> PackageFiles {
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size]) as? Int ?? 0
        guard size <= Limits.zipUnpackedBytes, let data = FileManager.default.contents(atPath: path) else {
            throw Findings(.fileUnreadable(path))
        }
        return try ZIPArchive.unpack([UInt8](data))
    }

    static func folder(_ path: String) throws -> PackageFiles {
        var files: [String: [UInt8]] = [:]
        var total = 0
        for name in try FileManager.default.subpathsOfDirectory(atPath: path).sorted() {
            let file = path + "/" + name
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
            total += attributes[.size] as? Int ?? 0
            guard files.count < Limits.zipEntries, total <= Limits.zipUnpackedBytes,
                let data = FileManager.default.contents(atPath: file)
            else { throw Findings(.fileUnreadable(file)) }
            files[name] = [UInt8](data)
        }
        return PackageFiles(files)
    }

    /// Writes the files back to where they came from.
    func save() throws {
        if isFolder {
            try PackageOnDisk.write(PackageFiles(files.files.filter { inherited[$0.key] != $0.value }), to: path)
        } else {
            try Data(ZIPArchive.pack(files)).write(to: URL(fileURLWithPath: path), options: .atomic)
        }
    }

    /// Writes files into a folder that is made if it is not there.
    static func write(_ files: PackageFiles, to folder: String) throws {
        for path in files.paths {
            let file = URL(fileURLWithPath: folder + "/" + path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(files[path] ?? []).write(to: file, options: .atomic)
        }
    }
}
