/// How names and words are made comparable: small letters without marks, so that `Gießen`, `GIESSEN` and `Giesen`
/// differ as little as possible.
enum Folding {
    /// Base letters of U+00C0…U+017F and U+1E00…U+1EFF; `?` where there is none.
    private static let latin = Array(
        ("aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
            + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
    private static let latinAdditional = Array(
        ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
            + "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
            + "wwwwwwwwwwxxxxyyzzzzzzhtwy??????aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
            + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????").utf8)

    /// Words for searching: umlauts lose their dots and written-out umlauts their e, so both spellings meet; words are
    /// parted by one blank.
    static func search(_ text: some StringProtocol) -> [UInt8] {
        contract(fold(text, umlauts: false, gap: 0x20))
    }

    /// A name for addresses: umlauts written out, words parted by hyphens.
    static func slug(_ text: some StringProtocol) -> [UInt8] { fold(text, umlauts: true, gap: 0x2d) }

    private static func fold(_ text: some StringProtocol, umlauts: Bool, gap: UInt8) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count + 4)
        var pending = false
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if (0x300...0x36f).contains(value) {
                if umlauts && value == 0x308 && !out.isEmpty { out.append(0x65) }
                continue
            }
            guard let letter = base(value) else {
                pending = !out.isEmpty
                continue
            }
            if pending { out.append(gap) }
            pending = false
            append(letter, of: value, umlauts: umlauts, to: &out)
        }
        return out
    }

    private static func append(_ letter: UInt8, of value: UInt32, umlauts: Bool, to out: inout [UInt8]) {
        out.append(letter)
        switch value {
        case 0xdf, 0x1e9e: out.append(0x73)
        case 0xe4, 0xc4, 0xf6, 0xd6, 0xfc, 0xdc: if umlauts { out.append(0x65) }
        case 0xe6, 0xc6, 0x153, 0x152: out.append(0x65)
        case 0xfe, 0xde: out.append(0x68)
        default: break
        }
    }

    /// The small base letter or digit; `nil` for everything that parts words.
    private static func base(_ value: UInt32) -> UInt8? {
        switch value {
        case 0x30...0x39, 0x61...0x7a: return UInt8(value)
        case 0x41...0x5a: return UInt8(value + 0x20)
        case 0xc0...0x17f:
            let letter = latin[Int(value - 0xc0)]
            return letter == 0x3f ? nil : letter
        case 0x1e00...0x1eff:
            let letter = latinAdditional[Int(value - 0x1e00)]
            return letter == 0x3f ? nil : letter
        default: return nil
        }
    }

    /// Takes the e of ae, oe and ue away.
    private static func contract(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte == 0x65, let last = out.last, last == 0x61 || last == 0x6f || last == 0x75 { continue }
            out.append(byte)
        }
        return out
    }
}
