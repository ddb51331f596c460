import Basics
import Foundation
import Glibc
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
            let content = files[name] ?? []
            guard PackageFolder.writeNew(content, to: full) || PackageFolder.replace(full, with: content) else {
                throw Findings(.folderUnwritable(full))
            }
        }
    }

    /// Nothing is lost when a new file breaks off, so it is written without waiting for the disk. False if a file is there
    /// already or it cannot be written.
    private static func writeNew(_ content: [UInt8], to path: String) -> Bool {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { return false }
        var written = 0
        while written < content.count {
            let count = content.withUnsafeBytes { bytes in
                bytes.baseAddress.map { Glibc.write(file, $0 + written, content.count - written) } ?? 0
            }
            if count <= 0 { break }
            written += count
        }
        let isWhole = written == content.count
        if close(file) == 0, isWhole { return true }
        unlink(path)
        return false
    }

    private static func replace(_ path: String, with content: [UInt8]) -> Bool {
        (try? Data(content).write(to: URL(fileURLWithPath: path), options: .atomic)) != nil
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
