import Basics
import Foundation
import ServicePackages

/// A service package on disk: a folder, or the same folder packed as `NAME-VERSION.leistung`.
struct PackageFolder {
    let path: String

    /// All files of the package, with those that it inherits from its family. Throws `Findings` if it cannot be read.
    func read() throws -> PackageFiles { try PackageOnDisk(path).files }

    /// Writes the files into the folder, which is made if it is not there; files of other names in it stay. A file that is
    /// there already is replaced as a whole once the new one is on the disk. Throws `folder-changed` when one is there with
    /// other content, unless that shall be lost.
    func write(_ files: PackageFiles, overwriting: Bool) throws {
        let changed = overwriting ? [] : files.paths.filter { differs($0, files[$0] ?? []) }
        guard changed.isEmpty else { throw Findings(.folderChanged(path, changed)) }
        var made: Set<String> = []
        for name in files.paths {
            let full = path + "/" + name
            let folder = full.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(full[..<$0]) } ?? "."
            if made.insert(folder).inserted {
                try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            }
            guard PackageFolder.write(Data(files[name] ?? []), to: full) else {
                throw Findings(.folderUnwritable(full))
            }
        }
    }

    /// Nothing is lost when a new file breaks off: it is written without waiting for the disk.
    private static func write(_ content: Data, to file: String) -> Bool {
        let url = URL(fileURLWithPath: file)
        if (try? content.write(to: url, options: .withoutOverwriting)) != nil { return true }
        return (try? content.write(to: url, options: .atomic)) != nil
    }

    private func differs(_ name: String, _ bytes: [UInt8]) -> Bool {
        guard let there = FileManager.default.contents(atPath: path + "/" + name) else { return false }
        return !there.elementsEqual(bytes)
    }
}

extension Finding {
    fileprivate static func folderChanged(_ path: String, _ files: [String]) -> Finding {
        let names = files.prefix(5).joined(separator: ", ")
        return Finding(
            "folder-changed", .error,
            Words(
                de: """
                    Hier liegt das Paket schon, mit anderem Inhalt (\(names)). Veröffentlichen Sie es mit „package publish“, \
                    oder überschreiben Sie es mit --overwrite.
                    """,
                en: """
                    the package is here already with other content (\(names)); offer it with package publish, or lose it \
                    with --overwrite
                    """
            ), at: Place(file: path))
    }
}
