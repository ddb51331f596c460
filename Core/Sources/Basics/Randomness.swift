/// Gives random bytes. The live source is the machine's; a test's is drawn from a seed, so that a run repeats.
public struct Randomness: Sendable {
    public let bytes: @Sendable (_ count: Int) -> [UInt8]

    public init(bytes: @escaping @Sendable (Int) -> [UInt8]) { self.bytes = bytes }

    /// An identifier of 128 random bits in 26 characters of Crockford's base 32, in lower case.
    public func id<Kind>(_: Kind.Type = Kind.self) -> Id<Kind> {
        Id(Randomness.base32(bytes(16)))
    }

    /// An identifier that sorts by the moment in which it was made, so that neighbours in time stand together in an index: 48
    /// bits of milliseconds and 80 random ones, the layout of a ULID (RFC 9562, section 6.11, on sorting).
    public func id<Kind>(at moment: Instant, _: Kind.Type = Kind.self) -> Id<Kind> {
        let milliseconds = UInt64(max(0, moment.microseconds / 1_000))
        let time = stride(from: UInt64(40), through: 0, by: -8).map { UInt8(truncatingIfNeeded: milliseconds >> $0) }
        return Id(Randomness.base32(time + bytes(10)))
    }

    /// Crockford's base 32 without padding: no i, l, o or u, so that it can be read aloud.
    public static func base32(_ bytes: [UInt8]) -> String {
        let letters = StaticString("0123456789abcdefghjkmnpqrstvwxyz").utf8Start
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count * 8 + 4) / 5)
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                out.append(letters[Int(buffer >> bits & 31)])
            }
            buffer &= (1 << bits) - 1
        }
        if bits > 0 { out.append(letters[Int(buffer << (5 - bits) & 31)]) }
        return String(decoding: out, as: UTF8.self)
    }
}

/// A small random generator with a seed (SplitMix64), for tests and simulations: the same seed, the same run.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
