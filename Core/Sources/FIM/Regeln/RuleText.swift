/// The prose of a rule as a row of bytes that is read from left to right, without regard to case and white space.
struct RuleText {
    private let bytes: [UInt8]
    private(set) var at = 0

    /// White space becomes single spaces, quotation marks of all kinds become `"`.
    init(_ text: String) {
        var out: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{201E}", "\u{201C}", "\u{201D}", "\u{201F}", "\u{00AB}", "\u{00BB}", "'", "\u{2018}", "\u{2019}",
                "\u{201A}":
                out.append(0x22)
            case " ", "\n", "\r", "\t", "\u{A0}": if out.last != 0x20 { out.append(0x20) }
            default: out += Array(String(scalar).utf8)
            }
        }
        bytes = out
    }

    var isAtEnd: Bool { bytes[skipped...].isEmpty }

    /// What is left, for messages.
    var rest: String { String(decoding: bytes[skipped...].prefix(40), as: UTF8.self) }

    mutating func reset(to position: Int) { at = position }

    private var skipped: Int {
        var here = at
        while here < bytes.count, bytes[here] == 0x20 { here += 1 }
        return here
    }

    /// Takes one of these phrases if it stands here as whole words, the longest first as given.
    mutating func take(_ phrases: String...) -> Bool {
        for phrase in phrases {
            if let end = match(Array(phrase.utf8), from: skipped) {
                at = end
                return true
            }
        }
        return false
    }

    /// Whether one of these phrases comes next.
    func sees(_ phrases: String...) -> Bool {
        phrases.contains { match(Array($0.utf8), from: skipped) != nil }
    }

    /// Takes a sign such as `<>`.
    mutating func sign(_ sign: String) -> Bool {
        let wanted = Array(sign.utf8)
        let from = skipped
        guard bytes[from...].starts(with: wanted) else { return false }
        at = from + wanted.count
        return true
    }

    /// A text in quotation marks.
    mutating func quoted() -> String? {
        let from = skipped
        guard from < bytes.count, bytes[from] == 0x22 else { return nil }
        guard let end = bytes[(from + 1)...].firstIndex(of: 0x22) else { return nil }
        at = end + 1
        return trim(bytes[(from + 1)..<end])
    }

    /// A run of letters and digits.
    mutating func word() -> String? {
        let from = skipped
        var end = from
        while end < bytes.count, RuleText.isWord(bytes[end]) { end += 1 }
        guard end > from else { return nil }
        at = end
        return String(decoding: bytes[from..<end], as: UTF8.self)
    }

    /// Ids joined by dots: `G1.G2.F3`. A stray quotation mark before it is passed over.
    mutating func path() -> [String]? {
        let start = at
        var from = skipped
        if from < bytes.count, bytes[from] == 0x22 { from += 1 }
        var ids: [String] = []
        while true {
            var end = from
            while end < bytes.count, RuleText.isWord(bytes[end]) { end += 1 }
            guard XDFNumbers.isId(bytes[from..<end]) else { break }
            ids.append(String(decoding: bytes[from..<end], as: UTF8.self))
            at = end
            guard end < bytes.count, bytes[end] == 0x2e else { break }
            from = end + 1
        }
        if ids.isEmpty { at = start }
        return ids.isEmpty ? nil : ids
    }

    /// Takes this text without quotation marks, as when a rule names an element beside its id.
    mutating func plain(_ text: String) -> Bool {
        let wanted = RuleText(text)
        guard !wanted.bytes.isEmpty, let end = match(wanted.trimmed, from: skipped) else { return false }
        at = end
        return true
    }

    /// Passes over a name without quotation marks that runs up to a sign of comparison: letters, digits, spaces and
    /// `/:()-`, but no word that begins another part of the sentence.
    mutating func skipLabel() {
        var end = skipped
        while end < bytes.count,
            RuleText.isWord(bytes[end]) || [0x20, 0x2f, 0x3a, 0x28, 0x29, 0x2d].contains(bytes[end])
        {
            end += 1
        }
        guard end < bytes.count, [0x3d, 0x3c, 0x21].contains(bytes[end]) else { return }
        let words = bytes[at..<end].split(whereSeparator: { !RuleText.isWord($0) })
        let stops = ["dann", "wenn", "oder", "und", "sonst", "nicht", "befüllt"]
        for word in words {
            let folded = String(decoding: word.map(RuleText.fold), as: UTF8.self)
            if stops.contains(folded) || XDFNumbers.isId(word) { return }
        }
        at = end
    }

    private var trimmed: [UInt8] {
        var all = bytes
        while all.last == 0x20 { all.removeLast() }
        return Array(all.drop { $0 == 0x20 })
    }

    private func trim(_ part: ArraySlice<UInt8>) -> String {
        var part = part
        while part.last == 0x20 { part.removeLast() }
        while part.first == 0x20 { part.removeFirst() }
        return String(decoding: part, as: UTF8.self)
    }

    private func match(_ phrase: [UInt8], from: Int) -> Int? {
        guard from + phrase.count <= bytes.count else { return nil }
        for (offset, byte) in phrase.enumerated() where RuleText.fold(bytes[from + offset]) != RuleText.fold(byte) {
            return nil
        }
        let end = from + phrase.count
        if end < bytes.count, let last = phrase.last, RuleText.isWord(last), RuleText.isWord(bytes[end]) { return nil }
        return end
    }

    static func fold(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }

    static func isWord(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte >= 0x80
    }
}
