import Basics

/// Walks over the UTF-8 bytes of a source: white space, comments, words, signs, names with spaces.
struct Reader {
    let source: String
    let bytes: [UInt8]
    var position = 0

    init(_ source: String) {
        self.source = source
        var bytes = Array(source.utf8)
        bytes.append(0)
        self.bytes = bytes
    }

    var end: Int { bytes.count - 1 }
    var isAtEnd: Bool { position >= end }
    var byte: UInt8 { bytes[position] }
    var next: UInt8 { position + 1 < bytes.count ? bytes[position + 1] : 0 }

    /// The code point at a place and how many bytes it has. The source is well-formed, since it was a `String`.
    func codePoint(at place: Int) -> (UInt32, Int) {
        let first = bytes[place]
        if first < 0x80 { return (UInt32(first), 1) }
        func more(_ offset: Int) -> UInt32 { UInt32(bytes[min(place + offset, end)] & 0x3F) }
        if first < 0xE0 { return (UInt32(first & 0x1F) << 6 | more(1), 2) }
        if first < 0xF0 { return (UInt32(first & 0x0F) << 12 | more(1) << 6 | more(2), 3) }
        return (UInt32(first & 0x07) << 18 | more(1) << 12 | more(2) << 6 | more(3), 4)
    }

    /// Goes to the next sign that counts.
    mutating func skipSpace() {
        while position < end {
            let byte = bytes[position]
            if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
                position += 1
            } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "/") {
                while position < end, bytes[position] != 0x0A { position += 1 }
            } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
                position += 2
                while position < end, !(bytes[position] == UInt8(ascii: "*") && next == UInt8(ascii: "/")) {
                    position += 1
                }
                position = min(position + 2, end)
            } else if byte >= 0x80 {
                let (point, length) = codePoint(at: position)
                guard Characters.isSpace(point) else { return }
                position += length
            } else {
                return
            }
        }
    }

    /// Takes a sign if it stands here.
    mutating func take(_ sign: StaticString) -> Bool {
        guard stands(sign) else { return false }
        position += sign.utf8CodeUnitCount
        return true
    }

    /// Whether this sign stands here.
    func stands(_ sign: StaticString) -> Bool {
        let count = sign.utf8CodeUnitCount
        guard position + count <= end else { return false }
        let start = sign.utf8Start
        for offset in 0..<count where bytes[position + offset] != start[offset] { return false }
        return true
    }

    /// Whether this word stands here, not just its letters in a longer word.
    func standsWord(_ word: StaticString) -> Bool {
        stands(word) && !isNamePart(at: position + word.utf8CodeUnitCount)
    }

    /// Takes a word and the white space after it, if it stands here.
    mutating func takeWord(_ word: StaticString) -> Bool {
        guard standsWord(word) else { return false }
        position += word.utf8CodeUnitCount
        skipSpace()
        return true
    }

    func isNamePart(at place: Int) -> Bool {
        place < end && Characters.isNamePart(codePoint(at: place).0)
    }

    func isNameStart(at place: Int) -> Bool {
        place < end && Characters.isNameStart(codePoint(at: place).0)
    }

    /// Where the run of name parts that starts here ends.
    func wordEnd(from place: Int) -> Int {
        var place = place
        while place < end {
            let byte = bytes[place]
            if byte < 0x80 {
                guard Characters.isNamePart(UInt32(byte)) else { break }
                place += 1
            } else {
                let (point, length) = codePoint(at: place)
                guard Characters.isNamePart(point) else { break }
                place += length
            }
        }
        return place
    }

    func text(_ from: Int, _ to: Int) -> String { String(decoding: bytes[from..<to], as: UTF8.self) }

    /// Where a name ends if it stands at a place, white space between its words and signs being free; `nil` if not.
    func match(_ name: SpacedName, at start: Int) -> Int? {
        var probe = self
        probe.position = start
        for (index, part) in name.parts.enumerated() {
            if index > 0 { probe.skipSpace() }
            let utf8 = part.utf8
            guard probe.position + utf8.count <= end else { return nil }
            var place = probe.position
            for byte in utf8 {
                if bytes[place] != byte { return nil }
                place += 1
            }
            if name.isWord[index], isNamePart(at: place) { return nil }
            probe.position = place
        }
        return probe.position
    }
}

/// A known name of more than one word, or with signs, in its parts.
struct SpacedName: Sendable, Hashable {
    let name: String
    let parts: [String]
    let isWord: [Bool]

    /// `nil` if the name is a single word, which needs no looking up.
    init?(_ name: String) {
        let reader = Reader(name)
        guard reader.wordEnd(from: 0) < reader.end else { return nil }
        var parts: [String] = []
        var isWord: [Bool] = []
        var probe = reader
        probe.skipSpace()
        while !probe.isAtEnd {
            let start = probe.position
            let end = probe.wordEnd(from: start)
            isWord.append(end > start)
            probe.position = end > start ? end : start + probe.codePoint(at: start).1
            parts.append(probe.text(start, min(probe.position, probe.end)))
            probe.skipSpace()
        }
        guard !parts.isEmpty else { return nil }
        self.name = name
        self.parts = parts
        self.isWord = isWord
    }

    /// The form in which names are compared: one space between words, none around signs (DMN 1.5, 10.3.1.4).
    static func normalized(_ name: String) -> String {
        guard let spaced = SpacedName(name) else { return name }
        var text = ""
        for (index, part) in spaced.parts.enumerated() {
            if index > 0, spaced.isWord[index], spaced.isWord[index - 1] { text += " " }
            text += part
        }
        return text
    }
}
