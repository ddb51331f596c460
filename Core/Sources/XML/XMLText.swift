import Basics

/// A document's bytes as UTF-8 without a byte order mark, checked: every character is one that XML 1.0 allows.
///
/// Only UTF-8, UTF-16 with a byte order mark, ISO-8859-1, ISO-8859-15 and Windows-1252 are read; the conversion is done
/// here, so that no encoding reaches the parser that could hide a DOCTYPE from it.
struct XMLText {
    let bytes: [UInt8]

    init(_ source: [UInt8], file: String?) throws(Findings) {
        guard source.count <= Limits.xmlDocumentBytes else { throw Findings(.xmlSize(file)) }
        guard !source.isEmpty else { throw Findings(.xmlEmpty(file)) }
        bytes = try XMLText.unicode(source, file: file)
        guard bytes.count <= Limits.xmlDocumentBytes else { throw Findings(.xmlSize(file)) }
        guard !bytes.starts(with: [0xef, 0xbb, 0xbf]) else {
            throw Findings(.xmlCharacter(Place(file: file), "a second byte order mark"))
        }
        if let (offset, reason) = XMLText.firstFault(bytes) {
            throw Findings(.xmlCharacter(XMLText.place(of: offset, in: bytes, file: file), reason))
        }
    }

    /// Line and column of a byte, both from 1, columns in code points.
    static func place(of offset: Int, in bytes: [UInt8], file: String?) -> Place {
        var counter = PlaceCounter(file: file)
        return counter.place(of: offset, in: bytes)
    }

    private static func unicode(_ source: [UInt8], file: String?) throws(Findings) -> [UInt8] {
        func starts(_ mark: [UInt8]) -> Bool { source.starts(with: mark) }
        if starts([0xff, 0xfe, 0, 0]) || starts([0, 0, 0xfe, 0xff]) {
            throw Findings(.xmlEncoding(file, "UTF-32"))
        }
        if starts([0xff, 0xfe]) || starts([0xfe, 0xff]) {
            let text = try utf16(source, littleEndian: source[0] == 0xff, file: file)
            let declared = declaredEncoding(text)
            guard ["utf-16", "utf-16le", "utf-16be", nil].contains(declared) else {
                throw Findings(.xmlEncoding(file, declared ?? ""))
            }
            return text
        }
        if starts([0xef, 0xbb, 0xbf]) {
            guard ["utf-8", nil].contains(declaredEncoding(source.dropFirst(3))) else {
                throw Findings(.xmlEncoding(file, declaredEncoding(source.dropFirst(3)) ?? ""))
            }
            return Array(source.dropFirst(3))
        }
        guard source.prefix(4).allSatisfy({ $0 != 0 }) else { throw Findings(.xmlEncoding(file, "UTF-16 ohne BOM")) }
        switch declaredEncoding(source) {
        case nil, "utf-8", "utf8", "us-ascii", "ascii": return source
        case "iso-8859-1", "latin1", "iso_8859-1": return oneByte(source) { UInt32($0) }
        case "iso-8859-15", "latin-9", "iso_8859-15": return oneByte(source, latin9)
        case "windows-1252", "cp1252": return oneByte(source, windows1252)
        case let other?: throw Findings(.xmlEncoding(file, other))
        }
    }

    /// The encoding that the XML declaration names, in lower case.
    private static func declaredEncoding(_ bytes: some Sequence<UInt8>) -> String? {
        let head = Array(bytes.prefix(400))
        guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let declaration = head[..<end]
        let key = Array("encoding".utf8)
        guard var at = declaration.indices.first(where: { declaration[$0...].starts(with: key) }) else { return nil }
        at += key.count
        func isSpaceOrEquals(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0a, 0x0d, UInt8(ascii: "=")].contains(byte) }
        while at < end, isSpaceOrEquals(declaration[at]) { at += 1 }
        guard at < end else { return nil }
        let quote = declaration[at]
        guard let close = declaration[(at + 1)...].firstIndex(of: quote) else { return nil }
        return String(decoding: declaration[(at + 1)..<close], as: UTF8.self).lowercased()
    }

    private static func utf16(_ source: [UInt8], littleEndian: Bool, file: String?) throws(Findings) -> [UInt8] {
        guard source.count % 2 == 0 else {
            throw Findings(.xmlCharacter(Place(file: file), "UTF-16 with an odd number of bytes"))
        }
        func unit(_ at: Int) -> UInt32 {
            littleEndian
                ? UInt32(source[at]) | UInt32(source[at + 1]) << 8 : UInt32(source[at]) << 8 | UInt32(source[at + 1])
        }
        var out: [UInt8] = []
        out.reserveCapacity(source.count)
        var at = 2
        while at < source.count {
            var value = unit(at)
            at += 2
            if value & 0xfc00 == 0xd800, at < source.count, unit(at) & 0xfc00 == 0xdc00 {
                value = 0x10000 + (value & 0x3ff) << 10 + (unit(at) & 0x3ff)
                at += 2
            } else if value & 0xf800 == 0xd800 {
                let place = place(of: out.count, in: out, file: file)
                throw Findings(.xmlCharacter(place, "a half surrogate in UTF-16"))
            }
            append(value, to: &out)
        }
        return out
    }

    private static func oneByte(_ source: [UInt8], _ meaning: (UInt8) -> UInt32) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(source.count + source.count / 8)
        for byte in source { append(byte < 0x80 ? UInt32(byte) : meaning(byte), to: &out) }
        return out
    }

    private static func append(_ value: UInt32, to out: inout [UInt8]) {
        switch value {
        case ..<0x80: out.append(UInt8(value))
        case ..<0x800: out += [UInt8(0xc0 | value >> 6), UInt8(0x80 | value & 0x3f)]
        case ..<0x10000:
            out += [UInt8(0xe0 | value >> 12), UInt8(0x80 | value >> 6 & 0x3f), UInt8(0x80 | value & 0x3f)]
        default:
            out += [
                UInt8(0xf0 | value >> 18), UInt8(0x80 | value >> 12 & 0x3f), UInt8(0x80 | value >> 6 & 0x3f),
                UInt8(0x80 | value & 0x3f),
            ]
        }
    }

    private static func latin9(_ byte: UInt8) -> UInt32 {
        switch byte {
        case 0xa4: 0x20ac
        case 0xa6: 0x160
        case 0xa8: 0x161
        case 0xb4: 0x17d
        case 0xb8: 0x17e
        case 0xbc: 0x152
        case 0xbd: 0x153
        case 0xbe: 0x178
        default: UInt32(byte)
        }
    }

    /// The five bytes without a meaning become U+FFFF, which the check of characters refuses.
    private static func windows1252(_ byte: UInt8) -> UInt32 {
        let high: [UInt32] = [
            0x20ac, 0xffff, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0xffff,
            0x17d, 0xffff, 0xffff, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a,
            0x153, 0xffff, 0x17e, 0x178,
        ]
        return byte < 0xa0 ? high[Int(byte - 0x80)] : UInt32(byte)
    }

    // MARK: The check of characters

    /// The first byte that is not UTF-8 or not a character of XML 1.0, with what is wrong.
    private static func firstFault(_ bytes: [UInt8]) -> (Int, String)? {
        bytes.withUnsafeBytes { raw in
            var at = 0
            let end = raw.count
            while at < end {
                if at + 8 <= end {
                    let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                    let low = (word &- 0x2020_2020_2020_2020) & ~word
                    if (word | low) & 0x8080_8080_8080_8080 == 0 {
                        at += 8
                        continue
                    }
                }
                let byte = raw[at]
                if byte >= 0x20 && byte < 0x80 || byte == 0x0a || byte == 0x09 || byte == 0x0d {
                    at += 1
                } else if byte < 0x20 {
                    return (at, "a control character")
                } else {
                    guard let length = sequence(raw, at) else { return (at, "bytes that are not UTF-8") }
                    if byte == 0xef, raw[at + 1] == 0xbf, raw[at + 2] >= 0xbe { return (at, "a noncharacter") }
                    at += length
                }
            }
            return nil
        }
    }

    /// Length of the well-formed sequence (Unicode table 3-7) that starts here.
    private static func sequence(_ raw: UnsafeRawBufferPointer, _ at: Int) -> Int? {
        let first = raw[at]
        func follows(_ index: Int, _ range: ClosedRange<UInt8> = 0x80...0xbf) -> Bool {
            at + index < raw.count && range.contains(raw[at + index])
        }
        switch first {
        case 0xc2...0xdf: return follows(1) ? 2 : nil
        case 0xe0: return follows(1, 0xa0...0xbf) && follows(2) ? 3 : nil
        case 0xed: return follows(1, 0x80...0x9f) && follows(2) ? 3 : nil
        case 0xe1...0xef: return follows(1) && follows(2) ? 3 : nil
        case 0xf0: return follows(1, 0x90...0xbf) && follows(2) && follows(3) ? 4 : nil
        case 0xf4: return follows(1, 0x80...0x8f) && follows(2) && follows(3) ? 4 : nil
        case 0xf1...0xf3: return follows(1) && follows(2) && follows(3) ? 4 : nil
        default: return nil
        }
    }
}

/// Turns byte offsets into lines and columns, going on from the last one asked for.
struct PlaceCounter {
    let file: String?
    private var offset = 0
    private var line = 1
    private var column = 1

    init(file: String?) { self.file = file }

    mutating func place(of wanted: Int, in bytes: [UInt8]) -> Place {
        if wanted < offset { (offset, line, column) = (0, 1, 1) }
        let end = min(wanted, bytes.count)
        bytes.withUnsafeBufferPointer { all in
            while offset < end {
                let byte = all[offset]
                if byte == 0x0a {
                    line += 1
                    column = 1
                } else if byte & 0xc0 != 0x80 {
                    column += 1
                }
                offset += 1
            }
        }
        return Place(file: file, line: line, column: column)
    }
}
