import Glibc
import Ports

/// Calls of the file system that the data folder needs, with their errors as storage errors.
enum FileSystem {
    /// Creates a folder that only its owner may enter; nothing happens if it is there.
    static func createFolder(_ path: String) throws {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        throw failure("cannot create the folder \(path)")
    }

    /// Creates an empty file that only its owner may read; nothing happens if it is there.
    static func createFile(_ path: String) throws {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("cannot create \(path)") }
        close(file)
    }

    /// The bytes of a file; nil if there is none.
    static func read(_ path: String) throws -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw failure("cannot read \(path)")
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        var status = stat()
        if fstat(file, &status) == 0 { bytes.reserveCapacity(Int(status.st_size)) }
        let size = 1 << 16
        while true {
            let count = try withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { buffer -> Int in
                let count = Glibc.read(file, buffer.baseAddress, size)
                if count < 0 { throw failure("cannot read \(path)") }
                bytes.append(contentsOf: buffer[..<count])
                return count
            }
            if count == 0 { return bytes }
        }
    }

    /// Writes a whole file so that it is there completely or not at all, and on the disk before this returns.
    static func write(_ bytes: [UInt8], to path: String, temporary: String, folder: String) throws {
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("cannot write \(temporary)") }
        do {
            defer { close(file) }
            try writeAll(bytes, file, temporary)
            guard fsync(file) == 0 else { throw failure("cannot sync \(temporary)") }
        } catch {
            unlink(temporary)
            throw error
        }
        guard rename(temporary, path) == 0 else {
            let failure = failure("cannot rename to \(path)")
            unlink(temporary)
            throw failure
        }
        try syncFolder(folder)
    }

    /// Writes a whole file unless there is one; whether it did. The temporary name is the caller's alone.
    static func writeFirst(_ bytes: [UInt8], to path: String, temporary: String, folder: String) throws -> Bool {
        try write(bytes, to: temporary, temporary: temporary + ".part", folder: folder)
        defer { unlink(temporary) }
        if link(temporary, path) == 0 {
            try syncFolder(folder)
            return true
        }
        if errno == EEXIST { return false }
        throw failure("cannot write \(path)")
    }

    /// Makes the entries of a folder durable.
    static func syncFolder(_ path: String) throws {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure("cannot open the folder \(path)") }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw failure("cannot sync the folder \(path)") }
    }

    /// Removes a file and makes that durable; nothing happens if there is none.
    static func remove(_ path: String, folder: String) throws {
        guard unlink(path) == 0 else {
            if errno == ENOENT { return }
            throw failure("cannot remove \(path)")
        }
        try syncFolder(folder)
    }

    private static func writeAll(_ bytes: [UInt8], _ file: Int32, _ path: String) throws {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + written, bytes.count - written) }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure("cannot write \(path)")
            }
            written += count
        }
    }

    private static func failure(_ what: String) -> StorageError {
        let number = errno
        let why = String(cString: strerror(number))
        let code: StorageError.Code =
            [ENOSPC, EDQUOT, EIO, EFBIG, EROFS].contains(number) ? .full : .unreachable
        return StorageError(code, "\(what): \(why)")
    }
}
