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

    private func head() throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Findings(.fileUnreadable(path)) }
        defer { close(file) }
        return [UInt8](unsafeUninitializedCapacity: FIMFile.headBytes) { buffer, count in
            count = max(0, read(file, buffer.baseAddress, FIMFile.headBytes))
        }
    }

    /// The whole file, unless it is larger than what is read of XML.
    func bytes() throws -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw Findings(.fileUnreadable(path)) }
        defer { try? handle.close() }
        return [UInt8](try handle.read(upToCount: Limits.xmlDocumentBytes + 1) ?? Data())
    }
}
