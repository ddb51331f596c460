public import Basics

/// The UUID of an object, a process or a primary document, in small letters.
public struct ObjektID: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let description: String

    /// Reads a UUID: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(37))
        guard bytes.count == 36 else { return nil }
        var out: [UInt8] = []
        for (place, byte) in bytes.enumerated() {
            if place == 8 || place == 13 || place == 18 || place == 23 {
                guard byte == 0x2d else { return nil }
                out.append(byte)
            } else {
                switch byte {
                case 0x30...0x39, 0x61...0x66: out.append(byte)
                case 0x41...0x46: out.append(byte + 0x20)
                default: return nil
                }
            }
        }
        description = String(decoding: out, as: UTF8.self)
    }

    /// A new random one (UUID version 4).
    public init(_ randomness: Randomness) {
        var bytes = Array(randomness.bytes(16).prefix(16))
        while bytes.count < 16 { bytes.append(0) }
        self.init(bytes: bytes, version: 4)
    }

    /// One that is always the same for the same text (UUID version 8 over FNV-1a): a record that is exported twice
    /// keeps its identity. It is an identity, not a proof.
    public init(of text: String) {
        var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
        for byte in text.utf8 {
            hash ^= UInt128(byte)
            hash = hash &* 0x0000_0000_0100_0000_0000_0000_0000_013b
        }
        self.init(bytes: (0..<16).map { UInt8(truncatingIfNeeded: hash >> UInt128(120 - 8 * $0)) }, version: 8)
    }

    private init(bytes: [UInt8], version: UInt8) {
        var bytes = bytes
        bytes[6] = bytes[6] & 0x0f | version << 4
        bytes[8] = bytes[8] & 0x3f | 0x80
        let hex = Array("0123456789abcdef".utf8)
        var out: [UInt8] = []
        for (place, byte) in bytes.enumerated() {
            if place == 4 || place == 6 || place == 8 || place == 10 { out.append(0x2d) }
            out += [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
        }
        description = String(decoding: out, as: UTF8.self)
    }

    public static func < (a: ObjektID, b: ObjektID) -> Bool { a.description < b.description }
}
