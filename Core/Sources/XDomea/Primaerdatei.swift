public import Basics

/// A primary document: the bytes of a file, and how it is described and named in a package.
public struct Primaerdatei: Hashable, Sendable {
    /// The name in the package.
    public let name: String
    public let bytes: [UInt8]
    /// How the message describes it.
    public let format: Schriftgut.Format

    /// - Parameters:
    ///   - key: a text that no other primary document of the house has; its UUID is made from it.
    ///   - name: the name the file had; what cannot stand in a name is replaced.
    ///   - version: the version of the format, if known; for PDF `A-…` chooses the archival kind.
    public init(
        key: String, name original: String, bytes: [UInt8], version: String? = nil, ersteller: String? = nil,
        zeitpunkt: Instant? = nil
    ) {
        let clean = Primaerdatei.clean(original)
        name = "\(ObjektID(of: "Primaerdatei \(key)"))_\(clean.stem).\(clean.ending)"
        self.bytes = bytes
        var (code, other) = Dateiformat.of(ending: clean.ending)
        if code == "018", let version, version.hasPrefix("A-") { (code, other) = (Dateiformat.pdfA, nil) }
        format = Schriftgut.Format(
            code: code, sonstiges: other, version: version ?? Primaerdatei.version(bytes) ?? "unbekannt",
            dateiname: name,
            dateinameOriginal: original.isEmpty ? nil : original, ersteller: ersteller, zeitpunkt: zeitpunkt)
    }

    /// Stem and ending in letters that every file system takes: ASCII letters, digits, hyphen, underscore; at most 80
    /// and 10 of them. Umlauts are written out.
    private static func clean(_ name: String) -> (stem: String, ending: String) {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let dot = last.lastIndex(of: ".")
        let stem = letters(dot.map { String(last[..<$0]) } ?? last, limit: 80)
        let ending = letters(dot.map { String(last[last.index(after: $0)...]) } ?? "", limit: 10).lowercased()
            .filter { $0 != "-" && $0 != "_" }
        return (stem.isEmpty ? "dokument" : stem, ending.isEmpty ? "bin" : ending)
    }

    private static func letters(_ text: String, limit: Int) -> String {
        var out = ""
        for scalar in text.unicodeScalars where out.utf8.count < limit {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", "_": out.unicodeScalars.append(scalar)
            case "ä": out += "ae"
            case "ö": out += "oe"
            case "ü": out += "ue"
            case "Ä": out += "Ae"
            case "Ö": out += "Oe"
            case "Ü": out += "Ue"
            case "ß": out += "ss"
            default: if !(0x300...0x36f).contains(scalar.value), out.last != "-", !out.isEmpty { out += "-" }
            }
        }
        while out.last == "-" { out.removeLast() }
        return out
    }

    /// The version that a PDF says at its beginning: `%PDF-1.7`.
    private static func version(_ bytes: [UInt8]) -> String? {
        guard bytes.starts(with: Array("%PDF-".utf8)), bytes.count >= 8 else { return nil }
        let digits = bytes[5..<8]
        guard digits.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2e }) else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }
}
