import Catalogue
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// The list that ships with the product, read from the repository.
enum OfficialList {
    static let list = Result { try load() }

    private static func load() throws -> Gemeindeverzeichnis {
        try Gemeindeverzeichnis(
            gemeinden: bytes("gemeinden.tsv"), postleitzahlen: bytes("postleitzahlen.tsv"),
            alteSchluessel: bytes("alte-schluessel.tsv"))
    }

    /// A file of `Municipalities/`, four folders above this one.
    static func bytes(_ name: String) throws -> [UInt8] {
        var parts = #filePath.split(separator: "/").dropLast(4)
        parts += ["Municipalities", Substring(name)]
        let path = "/" + parts.joined(separator: "/")
        let file = try #require(fopen(path, "r"), "\(path) is missing")
        defer { fclose(file) }
        var out: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { out += buffer[..<count] }
        return out
    }
}
