#if canImport(Glibc)
import Glibc
#endif

/// The corpus of schemas and messages, where `$RATHAUS_CORPUS` says; without it the tests that need it are skipped.
enum Corpus {
    static var folder: String? { getenv("RATHAUS_CORPUS").map { String(cString: $0) + "/xdomea" } }

    static var isThere: Bool {
        guard let folder, access(folder, R_OK) == 0 else {
            print("skipped: RATHAUS_CORPUS does not name a corpus with a folder xdomea")
            return false
        }
        return true
    }

    static func bytes(_ path: String) -> [UInt8]? {
        guard let folder, let file = fopen(folder + "/" + path, "r") else { return nil }
        defer { fclose(file) }
        var out: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { out += buffer[..<count] }
        return out
    }

    static func schema(_ version: String) -> String {
        (folder ?? "") + "/xsd/\(version)/xdomea-Nachrichten-AussonderungDurchfuehren.xsd"
    }
}
