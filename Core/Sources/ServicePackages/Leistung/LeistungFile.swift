public import Basics
import Calendar
public import Catalogue
import XML

/// The description of the service as a file in the shape of XZuFi: `leistung.xml` (one `leistung` of namespace 2_2_0).
///
/// Elements are found by their local names in any XZuFi namespace, so that exports of 2.1 and 2.3 are read as well.
public enum LeistungFile {
    public static let path = "leistung.xml"
    static let namespace = "http://xoev.de/schemata/xzufi/2_2_0"

    /// Whether the first bytes look like XZuFi, to spare reading what is none.
    public static func looksLike(_ head: ArraySlice<UInt8>) -> Bool {
        let wanted = Array("http://xoev.de/schemata/xzufi/".utf8)
        return head.withUnsafeBufferPointer { bytes in
            guard bytes.count >= wanted.count else { return false }
            return (0...(bytes.count - wanted.count)).contains { start in
                bytes[start] == wanted[0] && wanted.indices.allSatisfy { bytes[start + $0] == wanted[$0] }
            }
        }
    }

    public static func read(_ bytes: [UInt8], file: String = path) throws(Findings) -> Leistung {
        let document = try XMLDocument(bytes, file: file)
        guard let element = leistung(in: document.root, depth: 0) else {
            throw Findings(
                Finding(
                    "package-leistung", .error,
                    Words(de: "Die Datei enthält keine Leistung nach XZuFi.", en: "the file holds no service in XZuFi"),
                    at: document.root.place ?? Place(file: file)))
        }
        return read(element)
    }

    /// The first service in a message, or the element itself.
    private static func leistung(in element: XMLElement, depth: Int) -> XMLElement? {
        let isOurs = element.namespace?.hasPrefix("http://xoev.de/schemata/xzufi/") ?? false
        if isOurs, element.local == "leistung" { return element }
        guard isOurs, depth < 4 else { return nil }
        return element.elements.lazy.compactMap { leistung(in: $0, depth: depth + 1) }.first
    }

    private static func read(_ element: XMLElement) -> Leistung {
        var leistung = Leistung(id: Id(element.first("id")?.trimmed ?? ""))
        leistung.schluessel = element.elements("referenzLeiKa").compactMap { LeiKaKey(code($0)) }
        for module in element.elements("modulText") {
            guard let kind = module.first("leikaTextmodul").flatMap({ Textmodul(rawValue: code($0)) }) else { continue }
            for content in module.elements("inhalt") where !content.trimmed.isEmpty {
                leistung.texte.append(Leistungstext(kind, content.trimmed, sprache: sprache(of: content)))
            }
        }
        for module in element.elements("modulBegriffImKontext") {
            for term in module.elements("begriffImKontext") {
                let words = term.first("begriff")?.trimmed ?? ""
                switch term.first("typ").map(code) {
                case "alltag"?: leistung.alltagswoerter.append(words)
                case "lebenslage"?: leistung.lebenslagen.append(words)
                default: leistung.synonyme.append(words)
                }
            }
        }
        leistung.fristen = element.elements("modulFrist").flatMap { fristen($0, each: "frist") }
        leistung.bearbeitungsdauer =
            element.elements("modulBearbeitungsdauer").flatMap { fristen($0, each: "bearbeitungsdauer") }.first
        leistung.kosten = element.elements("modulKosten").flatMap(kosten)
        leistung.typisierung = element.elements("typisierung").map(code)
        leistung.vertrauensniveau = element.first("vertrauensniveau").flatMap { niveau(code($0)) }
        leistung.stand = element.first(path: "versionsinformation", "geaendertDatumZeit")
            .flatMap { CivilDate(iso: $0.trimmed.prefix(10)) }
        return leistung
    }

    static func code(_ element: XMLElement) -> String { element.first("code")?.trimmed ?? element.trimmed }

    private static func niveau(_ code: String) -> Vertrauensniveau? {
        switch code {
        case "00": .keines
        case "10", "15", "20": .basis
        case "30": .substanziell
        case "40": .hoch
        default: nil
        }
    }
}
