public import Basics
import CZlib

extension ZIPArchive {
    /// Unpacks a container within the limits of `Basics.Limits`. Sizes are counted while reading and never believed.
    ///
    /// Throws `Findings` for anything but regular files and folders, stored or deflated, with proper and unique names.
    public static func unpack(_ bytes: [UInt8]) throws(Findings) -> PackageFiles {
        let directory = try directory(of: bytes)
        guard directory.count <= Limits.zipEntries else {
            throw fault("zip-entries", "zu viele Dateien", "too many files")
        }
        guard !directory.isEmpty else { throw fault("zip-empty", "das Archiv ist leer", "the archive is empty") }
        var files: [String: [UInt8]] = [:]
        var names = EntryNames()
        var total = 0
        for entry in directory {
            guard names.take(entry.name) else {
                throw fault("zip-name", "„\(entry.name)“ kommt zweimal vor", "“\(entry.name)” appears twice")
            }
            if entry.name.hasSuffix("/") {
                guard entry.size == 0, PackageFiles.isProper(String(entry.name.dropLast())) else {
                    throw improper(entry.name)
                }
                continue
            }
            guard PackageFiles.isProper(entry.name), entry.isRegular else { throw improper(entry.name) }
            let content = try content(of: entry, in: bytes, allowed: Limits.zipUnpackedBytes - total)
            total += content.count
            files[entry.name] = content
        }
        return PackageFiles(files)
    }

    private struct Entry {
        var name: String
        var flags: UInt16
        var method: UInt16
        var crc: UInt32
        var packed: Int
        var size: Int
        var offset: Int
        var isRegular: Bool
    }

    private static func improper(_ name: String) -> Findings {
        fault("zip-name", "„\(name)“ ist kein erlaubter Pfad", "“\(name)” is no path that is allowed")
    }

    private static var broken: Findings { fault("zip-broken", "das Archiv ist beschädigt", "the archive is damaged") }

    private static func directory(of bytes: [UInt8]) throws(Findings) -> [Entry] {
        guard bytes.count >= 22, bytes.count <= Limits.zipUnpackedBytes else { throw broken }
        let at = try endRecord(of: bytes)
        guard let count = bytes.short(at + 10), let start = bytes.long(at + 16), let size = bytes.long(at + 12),
            bytes.short(at + 4) == 0, bytes.short(at + 6) == 0, bytes.short(at + 8) == count,
            Int(start) + Int(size) == at
        else { throw broken }
        guard count <= Limits.zipEntries else { throw fault("zip-entries", "zu viele Dateien", "too many files") }
        var entries: [Entry] = []
        var next = Int(start)
        for _ in 0..<count {
            let (entry, length) = try entry(at: next, in: bytes)
            entries.append(entry)
            next += length
        }
        guard next == Int(start) + Int(size) else { throw broken }
        try checkTiling(entries, in: bytes, upTo: Int(start))
        return entries
    }

    /// Where the one end record stands: its comment ends with the file, and no other end record is in sight, so that no
    /// other reader sees another archive in the same bytes.
    private static func endRecord(of bytes: [UInt8]) throws(Findings) -> Int {
        var found: Int?
        for at in stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 65_535), by: -1)
        where bytes.long(at) == endSignature {
            guard found == nil else { throw broken }
            found = at
        }
        guard let found, let comment = bytes.short(found + 20), found + 22 + Int(comment) == bytes.count else {
            throw broken
        }
        return found
    }

    /// Every byte up to the directory belongs to exactly one entry: nothing before, between, after or twice.
    private static func checkTiling(_ entries: [Entry], in bytes: [UInt8], upTo end: Int) throws(Findings) {
        var next = 0
        for entry in entries.sorted(by: { $0.offset < $1.offset }) {
            guard entry.offset == next, let name = bytes.short(next + 26), let extra = bytes.short(next + 28) else {
                throw broken
            }
            next += 30 + Int(name) + Int(extra) + entry.packed
            // A packer that could not seek wrote the sizes behind the data.
            if entry.flags & 8 != 0 { next += bytes.long(next) == descriptorSignature ? 16 : 12 }
        }
        guard next == end else { throw broken }
    }

    private static func entry(at offset: Int, in bytes: [UInt8]) throws(Findings) -> (Entry, length: Int) {
        guard bytes.long(offset) == centralSignature, let flags = bytes.short(offset + 8),
            let method = bytes.short(offset + 10), let crc = bytes.long(offset + 16),
            let packed = bytes.long(offset + 20),
            let size = bytes.long(offset + 24), let name = bytes.short(offset + 28),
            let extra = bytes.short(offset + 30),
            let comment = bytes.short(offset + 32), let made = bytes.short(offset + 4),
            let attributes = bytes.long(offset + 38), let local = bytes.long(offset + 42)
        else { throw broken }
        let end = offset + 46 + Int(name)
        guard end + Int(extra) <= bytes.count, !hasOtherName(bytes[end..<(end + Int(extra))]),
            let text = String(validating: bytes[(offset + 46)..<end], as: UTF8.self)
        else {
            throw broken
        }
        guard flags & ~0x080e == 0 else {
            throw fault("zip-encrypted", "das Archiv ist verschlüsselt", "the archive is encrypted")
        }
        // Made under Unix, the upper half says what kind of file it is: regular, folder, or not said.
        let kind = made >> 8 == 3 ? attributes >> 28 : 0
        return (
            Entry(
                name: text, flags: flags, method: method, crc: crc, packed: Int(packed), size: Int(size),
                offset: Int(local),
                isRegular: kind == 0 || kind == 8),
            46 + Int(name) + Int(extra) + Int(comment)
        )
    }

    private static func content(of entry: Entry, in bytes: [UInt8], allowed: Int) throws(Findings) -> [UInt8] {
        let at = entry.offset
        guard bytes.long(at) == localSignature, let name = bytes.short(at + 26), let extra = bytes.short(at + 28),
            bytes.short(at + 6) == entry.flags, bytes.short(at + 8) == entry.method
        else { throw broken }
        let start = at + 30 + Int(name) + Int(extra)
        guard start + entry.packed <= bytes.count, isHonest(at, entry, in: bytes),
            !hasOtherName(bytes[(at + 30 + Int(name))..<start]),
            String(validating: bytes[(at + 30)..<(at + 30 + Int(name))], as: UTF8.self) == entry.name
        else { throw broken }
        let packed = bytes[start..<(start + entry.packed)]
        let ratio = max(entry.packed, 1).multipliedReportingOverflow(by: Limits.zipRatio)
        let limit = min(allowed, max(1 << 20, ratio.overflow ? allowed : ratio.partialValue))
        let content: [UInt8]
        switch entry.method {
        case 0: content = Array(packed)
        case 8: content = try inflated(packed, limit: limit)
        default:
            throw fault(
                "zip-method", "Verfahren \(entry.method) ist nicht erlaubt", "method \(entry.method) is not allowed")
        }
        guard content.count <= allowed else { throw tooLarge }
        guard content.count == entry.size,
            UInt32(truncatingIfNeeded: crc32(0, content, UInt32(content.count))) == entry.crc
        else { throw broken }
        return content
    }

    /// Whether the local header says the same of the data as the directory does, or leaves it to what follows.
    private static func isHonest(_ at: Int, _ entry: Entry, in bytes: [UInt8]) -> Bool {
        if entry.flags & 8 != 0 { return true }
        return bytes.long(at + 14) == entry.crc && bytes.long(at + 18).map(Int.init) == entry.packed
            && bytes.long(at + 22).map(Int.init) == entry.size
    }

    /// Whether an extra field gives the entry another name (Info-ZIP 0x7075) or other sizes (Zip64, 1).
    private static func hasOtherName(_ extra: ArraySlice<UInt8>) -> Bool {
        let all = Array(extra)
        var at = 0
        while let kind = all.short(at), let length = all.short(at + 2) {
            if kind == 0x7075 || kind == 1 { return true }
            at += 4 + Int(length)
        }
        return false
    }

    private static var tooLarge: Findings {
        fault("zip-size", "entpackt zu groß oder zu stark gepackt", "too large when unpacked, or packed too tightly")
    }

    private static func inflated(_ packed: ArraySlice<UInt8>, limit: Int) throws(Findings) -> [UInt8] {
        var stream = z_stream()
        guard rathaus_inflateInit2(&stream, -15) == Z_OK else { throw broken }
        defer { inflateEnd(&stream) }
        var input = Array(packed)
        var out: [UInt8] = []
        var portion = [UInt8](repeating: 0, count: 64 << 10)
        let ended = input.withUnsafeMutableBufferPointer { source -> Int32 in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            while true {
                let (code, count) = portion.withUnsafeMutableBufferPointer { target -> (Int32, Int) in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    let code = inflate(&stream, Z_NO_FLUSH)
                    return (code, target.count - Int(stream.avail_out))
                }
                guard code == Z_OK || code == Z_STREAM_END else { return code }
                guard out.count + count <= limit else { return Z_BUF_ERROR }
                out += portion[..<count]
                if code == Z_STREAM_END || count == 0 { return code }
            }
        }
        if ended == Z_BUF_ERROR { throw tooLarge }
        guard ended == Z_STREAM_END, stream.avail_in == 0 else { throw broken }
        return out
    }
}

extension [UInt8] {
    fileprivate func short(_ at: Int) -> UInt16? {
        guard at >= 0, at <= count - 2 else { return nil }
        return UInt16(self[at]) | UInt16(self[at + 1]) << 8
    }

    fileprivate func long(_ at: Int) -> UInt32? {
        guard let low = short(at), let high = short(at + 2) else { return nil }
        return UInt32(low) | UInt32(high) << 16
    }
}
