public import Basics
import CZlib

/// The container of a service package: a ZIP archive with the same bytes for the same files.
///
/// Entries stand in the order of their paths, are deflated, and bear the first moment that ZIP can say (1980-01-01).
public enum ZIPArchive {
    static let localSignature: UInt32 = 0x0403_4b50
    static let centralSignature: UInt32 = 0x0201_4b50
    static let endSignature: UInt32 = 0x0605_4b50
    static let descriptorSignature: UInt32 = 0x0807_4b50
    /// 1 January 1980, midnight, as DOS writes it.
    private static let moment: UInt32 = 0x0021_0000
    /// Names are UTF-8.
    private static let flags: UInt16 = 0x0800

    /// Packs files. Throws `Findings` if they pass a limit.
    public static func pack(_ files: PackageFiles) throws(Findings) -> [UInt8] {
        let paths = files.paths
        guard paths.count <= Limits.zipEntries else { throw fault("zip-entries", "zu viele Dateien", "too many files") }
        var out = ByteWriter()
        var directory = ByteWriter()
        for path in paths {
            let content = files[path] ?? []
            let packed = try deflated(content)
            let offset = out.bytes.count
            let header = Header(
                name: Array(path.utf8), crc: UInt32(truncatingIfNeeded: crc32(0, content, UInt32(content.count))),
                packed: packed.count, size: content.count)
            guard offset + packed.count < Limits.zipUnpackedBytes else {
                throw fault("zip-size", "die Dateien sind zusammen zu groß", "the files are too large together")
            }
            out.add(localSignature)
            header.write(into: &out)
            out.bytes += header.name + packed
            directory.add(centralSignature)
            directory.add(UInt16(20))
            header.write(into: &directory)
            for _ in 0..<3 { directory.add(UInt16(0)) }
            directory.add(UInt32(0))
            directory.add(UInt32(offset))
            directory.bytes += header.name
        }
        let start = out.bytes.count
        out.bytes += directory.bytes
        out.add(endSignature)
        out.add(UInt32(0))
        out.add(UInt16(paths.count))
        out.add(UInt16(paths.count))
        out.add(UInt32(directory.bytes.count))
        out.add(UInt32(start))
        out.add(UInt16(0))
        return out.bytes
    }

    private struct Header {
        let name: [UInt8]
        let crc: UInt32
        let packed: Int
        let size: Int

        /// What the local and the central header have in common.
        func write(into out: inout ByteWriter) {
            out.add(UInt16(20))
            out.add(ZIPArchive.flags)
            out.add(UInt16(8))
            out.add(ZIPArchive.moment)
            out.add(crc)
            out.add(UInt32(packed))
            out.add(UInt32(size))
            out.add(UInt16(name.count))
            out.add(UInt16(0))
        }
    }

    private static func deflated(_ bytes: [UInt8]) throws(Findings) -> [UInt8] {
        var stream = z_stream()
        guard rathaus_deflateInit2(&stream, 9, -15) == Z_OK else {
            throw fault("zip-memory", "kein Speicher zum Packen", "no memory to pack")
        }
        defer { deflateEnd(&stream) }
        var input = bytes
        var out = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let written = input.withUnsafeMutableBufferPointer { source in
            out.withUnsafeMutableBufferPointer { target -> Int in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END ? target.count - Int(stream.avail_out) : -1
            }
        }
        guard written >= 0 else { throw fault("zip-memory", "kein Speicher zum Packen", "no memory to pack") }
        return Array(out.prefix(written))
    }

    static func fault(_ code: String, _ de: String, _ en: String) -> Findings {
        Findings(Finding(code, .error, Words(de: "Container: \(de)", en: "container: \(en)")))
    }
}

/// Numbers with the lowest byte first, as ZIP has them.
struct ByteWriter {
    var bytes: [UInt8] = []

    mutating func add(_ value: UInt16) { bytes += [UInt8(value & 0xff), UInt8(value >> 8)] }

    mutating func add(_ value: UInt32) {
        add(UInt16(value & 0xffff))
        add(UInt16(value >> 16))
    }
}
