import Basics
import Foundation

/// The program's two streams: results on standard output, findings on standard error, one a line.
enum Terminal {
    static func print(_ text: String) { print(Array(text.utf8)) }

    static func print(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

    /// How far something is that takes long.
    static func progress(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    static func report(_ findings: [Finding], file: String? = nil) {
        guard !findings.isEmpty else { return }
        let lines = findings.map { $0.line(file: file) + "\n" }.joined()
        FileHandle.standardError.write(Data(lines.utf8))
    }
}

extension Finding {
    static func fileUnreadable(_ path: String) -> Finding {
        Finding(
            "file-unreadable", .error,
            Words(de: "Die Datei kann nicht gelesen werden.", en: "the file cannot be read"), at: Place(file: path))
    }

    static func folderUnwritable(_ path: String) -> Finding {
        Finding(
            "folder-unwritable", .error,
            Words(de: "Hier kann nicht geschrieben werden.", en: "cannot be written to"), at: Place(file: path))
    }
}
