import Basics
import CLibXML2
import FIM

/// Rates of reading XDatenfelder in megabytes a second, held against libxml2's own stream reader that only walks
/// through the same bytes. The schema is made here in the usual mixture: nine tenths of it are relations.
struct FIMBench {
    let measure: Measure

    func rows() throws -> [Row] {
        let bytes = FIMBench.schema()
        _ = try SchemaImport(bytes)
        let size = Double(bytes.count) / 1e6
        let rates = measure.rates([
            { rounds in for _ in 0..<rounds { keep(try? SchemaImport(bytes).datenfelder.count) } },
            { rounds in for _ in 0..<rounds { keep(FIMBench.walk(bytes)) } },
        ])
        let against = Row.Against(name: "libxml2 xmlTextReader", value: rates[1] * size)
        return [Row(area: "fim", name: "import", value: rates[0] * size, unit: "MB/s", against: against)]
    }

    /// The elements that libxml2 counts.
    private static func walk(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBytes { raw in
            let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let reader = xmlReaderForMemory(start, Int32(raw.count), nil, nil, 0) else { return 0 }
            defer { xmlFreeTextReader(reader) }
            var count = 0
            while xmlTextReaderRead(reader) == 1 {
                if xmlTextReaderNodeType(reader) == 1 { count += 1 }
            }
            return count
        }
    }

    private static func schema() -> [UInt8] {
        let places = (0..<10).map { number in
            let fields = (0..<12).map { place(field(String(12_000 + number * 12 + $0))) }.joined()
            let rule = """
                <regel>\(identity("R990000\(10_000 + number)"))<name>Regel</name><freitextRegel>Wenn F990000\(12_000 + number * 12) \
                nicht leer, dann darf F990000\(12_001 + number * 12) nicht leer sein.</freitextRegel>\
                <letzteAenderung>2026-01-01T00:00:00Z</letzteAenderung><typ><code xmlns="">K</code></typ></regel>
                """
            return place(
                "<datenfeldgruppe>\(base("G990000\(11_000 + number)"))\(labels)\(rule)\(fields)</datenfeldgruppe>")
        }
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <xdatenfelder.stammdatenschema.0102 xmlns="urn:xoev-de:fim:standard:xdatenfelder_3.0.0"><header>\
            <nachrichtID>1</nachrichtID><erstellungszeitpunkt>2026-01-01T00:00:00Z</erstellungszeitpunkt></header>\
            <stammdatenschema>\(base("S99000010000"))<bezeichnung>Antrag</bezeichnung>\(places.joined())\
            </stammdatenschema></xdatenfelder.stammdatenschema.0102>
            """
        return Array(text.utf8)
    }

    private static func identity(_ id: String) -> String {
        "<identifikation><id>\(id)</id><version>1.0.0</version></identifikation>"
    }

    private static func base(_ id: String) -> String {
        let relation = """
            <relation><praedikat listURI="urn:xoev-de:fim-datenfelder:codeliste:relation" listVersionID="1.1">\
            <code xmlns="">VKN</code></praedikat><objekt><id>F60000000227</id><version>1.1.0</version></objekt></relation>
            """
        return """
            \(identity(id))<name>Angabe \(id)</name><definition>Was die Person über sich mitteilt.</definition>\
            <bezug link="https://www.gesetze-im-internet.de/">§ 1 Gesetz</bezug><freigabestatus listVersionID="2022-07-12">\
            <code xmlns="">6</code></freigabestatus><letzteAenderung>2026-01-01T00:00:00Z</letzteAenderung>\
            \(String(repeating: relation, count: 50))
            """
    }

    private static let labels = """
        <bezeichnungEingabe>Angabe</bezeichnungEingabe><schemaelementart><code xmlns="">RNG</code></schemaelementart>\
        <hilfetextEingabe>Geben Sie an, was gefragt ist.</hilfetextEingabe>
        """

    private static func field(_ number: String) -> String {
        """
        <datenfeld>\(base("F990000" + number))\(labels)<feldart><code xmlns="">input</code></feldart><datentyp>\
        <code xmlns="">text</code></datentyp><praezisierung minLength="1" maxLength="120"/><vorbefuellung>\
        <code xmlns="">keine</code></vorbefuellung></datenfeld>
        """
    }

    private static func place(_ element: String) -> String {
        "<struktur><anzahl>1:1</anzahl><enthaelt>\(element)</enthaelt></struktur>"
    }
}
