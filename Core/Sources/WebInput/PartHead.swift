import Basics

/// What a part of a multipart form says about itself.
struct PartHead: Hashable, Sendable {
    /// The name of its field.
    let name: [UInt8]
    /// The name of its file; nil for a plain field.
    let fileName: [UInt8]?
    /// What the browser says the file is.
    let type: String

    /// Reads the lines before the content (without the blank line).
    init(_ lines: ArraySlice<UInt8>) throws(FormBodyError) {
        var disposition: MediaType?
        var type = "application/octet-stream"
        for line in PartHead.split(lines) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { throw .broken }
            let value = Array(line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 })
            switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
            case "content-disposition":
                guard disposition == nil, let read = MediaType(value) else { throw .broken }
                disposition = read
            case "content-type":
                type = MediaType(value)?.name ?? type
            case "content-transfer-encoding":
                let encoding = String(decoding: value, as: UTF8.self).lowercased()
                guard ["7bit", "8bit", "binary"].contains(encoding) else { throw .broken }
            default: break
            }
        }
        guard let disposition, disposition.name == "form-data", let name = disposition.parameters["name"] else {
            throw .broken
        }
        self.name = PartHead.unescape(name)
        fileName = disposition.parameters["filename"].map(PartHead.unescape)
        self.type = type
    }

    /// The three characters that browsers escape in names (WHATWG HTML, multipart/form-data encoding algorithm).
    private static func unescape(_ text: String) -> [UInt8] {
        var out: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = URLEncoded.digit(bytes[index + 1]), let low = URLEncoded.digit(bytes[index + 2]),
                [0x0a, 0x0d, 0x22].contains(high << 4 | low)
            {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    private static func split(_ lines: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var out: [ArraySlice<UInt8>] = []
        var rest = lines
        while !rest.isEmpty {
            let feed = rest.firstIndex(of: 0x0a) ?? rest.endIndex
            var line = rest[rest.startIndex..<feed]
            if line.last == 0x0d { line.removeLast() }
            if !line.isEmpty { out.append(line) }
            rest = feed < rest.endIndex ? rest[(feed + 1)...] : []
        }
        return out
    }

    /// A file's name as it may be shown: the last step of a path, without control characters and signs that turn the
    /// direction of writing, at most `Limits.uploadNameBytes` long with its ending kept.
    static func shownName(_ bytes: [UInt8]) -> String {
        let last =
            bytes.lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }.map { bytes[($0 + 1)...] }
            ?? bytes[...]
        let text = String(decoding: last, as: UTF8.self)
        let clean = String(String.UnicodeScalarView(text.unicodeScalars.filter { !isHidden($0) }))
        guard !clean.isEmpty, clean != ".", clean != ".." else { return "Datei" }
        return shortened(clean)
    }

    private static func shortened(_ name: String) -> String {
        guard name.utf8.count > Limits.uploadNameBytes else { return name }
        let dot = name.lastIndex(of: ".").flatMap { name[$0...].utf8.count <= 12 ? $0 : nil }
        let ending = dot.map { String(name[$0...]) } ?? ""
        var stem = ""
        for character in name[..<(dot ?? name.endIndex)] {
            guard stem.utf8.count + String(character).utf8.count + ending.utf8.count <= Limits.uploadNameBytes else {
                break
            }
            stem.append(character)
        }
        return stem + ending
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7f..<0xa0, 0x200b...0x200f, 0x2028...0x202e, 0x2060...0x206f, 0xfeff: true
        default: false
        }
    }
}
