public import Basics

extension Cipher {
    /// The double: a keystream and sums of a small mixing function, fast and repeatable.
    ///
    /// It notices every changed byte as the live ciphers do, and it protects nothing: for tests and simulations only.
    public static func double(randomness: Randomness) -> Cipher {
        Cipher(
            seal: { plain, key, context in
                let nonce = randomness.bytes(8)
                let text = Mixer.stream(over: plain, key: key.bytes, nonce: nonce)
                return nonce + text + Mixer.sum([key.bytes, nonce, context, text], words: 2)
            },
            open: { sealed, key, context in
                guard sealed.count >= 24 else { return nil }
                let (nonce, text) = (Array(sealed[..<8]), Array(sealed[8..<(sealed.count - 16)]))
                guard Array(sealed[(sealed.count - 16)...]) == Mixer.sum([key.bytes, nonce, context, text], words: 2)
                else { return nil }
                return Mixer.stream(over: text, key: key.bytes, nonce: nonce)
            },
            hash: { Mixer.sum([$0], words: 4) },
            authenticate: { Mixer.sum([$1.bytes, $0], words: 4) })
    }
}

/// A sponge of one word over SplitMix64's finaliser.
private struct Mixer {
    var state: UInt64 = 0x6a09_e667_f3bc_c908

    mutating func absorb(_ bytes: [UInt8]) {
        var (word, shift) = (UInt64(bytes.count), UInt64(0))
        step(word)
        word = 0
        for byte in bytes {
            word |= UInt64(byte) << shift
            shift += 8
            if shift == 64 {
                step(word)
                (word, shift) = (0, 0)
            }
        }
        step(word)
    }

    mutating func step(_ word: UInt64) {
        state = (state ^ word) &+ 0x9e37_79b9_7f4a_7c15
        state = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        state = (state ^ (state >> 27)) &* 0x94d0_49bb_1331_11eb
        state ^= state >> 31
    }

    static func sum(_ parts: [[UInt8]], words: Int) -> [UInt8] {
        var mixer = Mixer()
        for part in parts { mixer.absorb(part) }
        var out: [UInt8] = []
        for number in 0..<words {
            mixer.step(UInt64(number))
            out += bytes(mixer.state)
        }
        return out
    }

    static func stream(over text: [UInt8], key: [UInt8], nonce: [UInt8]) -> [UInt8] {
        var mixer = Mixer()
        mixer.absorb(key)
        mixer.absorb(nonce)
        var out = text
        var (word, left) = (UInt64(0), 0)
        for index in out.indices {
            if left == 0 {
                mixer.step(UInt64(index))
                (word, left) = (mixer.state, 8)
            }
            out[index] ^= UInt8(truncatingIfNeeded: word)
            word >>= 8
            left -= 1
        }
        return out
    }

    private static func bytes(_ word: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
    }
}
