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
                leistung.texte.append(
                    Leistungstext(kind, content.trimmed, sprache: content[attribute: "languageCode"] ?? "de"))
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
        leistung.fristen = element.elements("modulFrist").compactMap(frist)
        leistung.bearbeitungsdauer = element.first("modulBearbeitungsdauer").flatMap(frist)
        leistung.kosten = element.elements("modulKosten").flatMap { $0.elements.compactMap(kosten) }
        leistung.typisierung = element.elements("typisierung").map(code)
        leistung.vertrauensniveau = element.first("vertrauensniveau").flatMap { niveau(code($0)) }
        leistung.stand = element.first(path: "versionsinformation", "geaendertDatumZeit")
            .flatMap { CivilDate(iso: $0.trimmed.prefix(10)) }
        return leistung
    }

    private static func code(_ element: XMLElement) -> String { element.first("code")?.trimmed ?? element.trimmed }

    private static func frist(_ module: XMLElement) -> Leistungsfrist? {
        let text = module.first("beschreibung")?.trimmed ?? ""
        let period = module.first("fristDauer")
        let count = period?.first("dauer").flatMap { Int($0.trimmed) }
        let length: StatutoryPeriod.Length? = count.flatMap { count in
            switch period?.first("einheit").map(code) {
            case "tag"?: .days(count)
            case "woche"?: .weeks(count)
            case "monat"?: .months(count)
            case "jahr"?: .years(count)
            default: nil
            }
        }
        return text.isEmpty && length == nil ? nil : Leistungsfrist(text, length)
    }

    private static func kosten(_ element: XMLElement) -> Leistungskosten? {
        let text = element.first("beschreibung")?.trimmed ?? ""
        switch element.local {
        case "frei": return .frei
        case "fix": return element.first("betrag").flatMap { Cents(german: $0.trimmed) }.map { .fest($0, text: text) }
        case "variabel":
            guard let from = element.first("betragVon").flatMap({ Cents(german: $0.trimmed) }),
                let to = element.first("betragBis").flatMap({ Cents(german: $0.trimmed) })
            else { return .variabel(text: text) }
            return .rahmen(von: from, bis: to, text: text)
        default: return nil
        }
    }

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
