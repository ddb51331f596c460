import Basics
import FIM
import Foundation
import ServicePackages

/// A file on disk that may be of one of the standards' formats.
struct FIMFile {
    enum Kind {
        case codelist, service
        /// A schema, or something that will be refused as one.
        case other
    }

    /// So much of a file shows what it is.
    private static let headBytes = 4_096

    let path: String

    /// What the first bytes look like.
    var kind: Kind {
        get throws {
            let head = try head()
            if CodelisteReader.looksLike(head[...]) { return .codelist }
            return LeistungFile.looksLike(head[...]) ? .service : .other
        }
    }

    private func head() throws -> [UInt8] { try bytes(upTo: FIMFile.headBytes) }

    /// The whole file, unless it is larger than what is read of XML.
    func bytes() throws -> [UInt8] { try bytes(upTo: Limits.xmlDocumentBytes + 1) }

    /// Read straight into the array, so that a large file is held once.
    private func bytes(upTo limit: Int) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Findings(.fileUnreadable(path)) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            throw Findings(.fileUnreadable(path))
        }
        // What tells no size (a pipe) is read as far as the limit goes.
        let isFile = status.st_mode & S_IFMT == S_IFREG
        let capacity = isFile ? min(limit, Int(status.st_size)) : limit
        return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            while count < capacity, let start = buffer.baseAddress {
                let got = read(file, start + count, capacity - count)
                if got <= 0 { break }
                count += got
            }
        }
    }
}
