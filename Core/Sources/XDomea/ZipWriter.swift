import Basics
import CZlib

/// Writes a ZIP whose bytes depend on names and contents only: fixed times, entries in the order given.
struct ZipWriter {
    private var out: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// Adds a file, deflated where that makes it smaller.
    mutating func add(_ name: String, _ bytes: [UInt8]) throws(Findings) {
        let path = Array(name.utf8)
        guard count < Limits.zipEntries, path.count <= Limits.zipPathBytes, bytes.count <= Limits.zipUnpackedBytes,
            out.count <= 2_000_000_000
        else {
            throw Findings(
                Finding(
                    "xdomea-package-size", .error,
                    Words(
                        de:
                            "Das Paket wird zu groß: höchstens \(Limits.zipEntries) Dateien, je \(Limits.zipUnpackedBytes >> 20) MB.",
                        en:
                            "The package grows too large: at most \(Limits.zipEntries) files of \(Limits.zipUnpackedBytes >> 20) MB."
                    )))
        }
        let packed = ZipWriter.deflate(bytes)
        let content = packed ?? bytes
        var entry: [UInt8] = []
        ZipWriter.append(20, 2, to: &entry)
        ZipWriter.append(0x0800, 2, to: &entry)
        ZipWriter.append(packed == nil ? 0 : 8, 2, to: &entry)
        ZipWriter.append(0, 2, to: &entry)
        ZipWriter.append(0x0021, 2, to: &entry)
        ZipWriter.append(ZipWriter.checksum(bytes), 4, to: &entry)
        ZipWriter.append(content.count, 4, to: &entry)
        ZipWriter.append(bytes.count, 4, to: &entry)
        ZipWriter.append(path.count, 2, to: &entry)
        ZipWriter.append(0, 2, to: &entry)
        let offset = out.count
        out += [0x50, 0x4b, 0x03, 0x04] + entry + path
        out += content
        directory += [0x50, 0x4b, 0x01, 0x02, 20, 0] + entry
        for width in [2, 2, 2, 4] { ZipWriter.append(0, width, to: &directory) }
        ZipWriter.append(offset, 4, to: &directory)
        directory += path
        count += 1
    }

    /// The whole archive.
    consuming func finish() -> [UInt8] {
        let start = out.count
        out += directory
        out += [0x50, 0x4b, 0x05, 0x06, 0, 0, 0, 0]
        ZipWriter.append(count, 2, to: &out)
        ZipWriter.append(count, 2, to: &out)
        ZipWriter.append(directory.count, 4, to: &out)
        ZipWriter.append(start, 4, to: &out)
        ZipWriter.append(0, 2, to: &out)
        return out
    }

    private static func append(_ value: Int, _ width: Int, to out: inout [UInt8]) {
        for byte in 0..<width { out.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
    }

    private static func checksum(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { Int(crc32(0, $0.baseAddress, uInt($0.count))) }
    }

    /// The deflated bytes; `nil` if they are no fewer.
    private static func deflate(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count > 64 else { return nil }
        var stream = z_stream()
        guard rathaus_deflateInit2(&stream, 6, -15) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: bytes.count)
        let status = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = uInt(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = uInt(target.count)
                return CZlib.deflate(&stream, Z_FINISH)
            }
        }
        guard status == Z_STREAM_END else { return nil }
        return Array(output[..<(bytes.count - Int(stream.avail_out))])
    }
}
