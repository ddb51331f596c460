import Basics
import FIM
import FoundationEssentials

/// Small schemas written for the tests, and the folder of the corpus.
enum Samples {
    static let three = "urn:xoev-de:fim:standard:xdatenfelder_3.0.0"
    static let two = "urn:xoev-de:fim:standard:xdatenfelder_2"

    /// `$RATHAUS_CORPUS/NAME`, or nil with a word about what is skipped.
    static func corpus(_ name: String) -> String? {
        guard let root = ProcessInfo.processInfo.environment["RATHAUS_CORPUS"] else {
            print("\(name): skipped, RATHAUS_CORPUS is not set")
            return nil
        }
        return root + "/" + name
    }

    static func files(_ folder: String) -> [String] {
        guard let path = corpus(folder) else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".xml") }.sorted().map { path + "/" + $0 }
    }

    static func bytes(_ path: String) -> [UInt8] {
        FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? []
    }

    // MARK: XDatenfelder 3

    private static func base(_ id: String, _ name: String) -> String {
        """
        <identifikation><id>\(id)</id><version>1.0.0</version></identifikation><name>\(name)</name>\
        <freigabestatus listVersionID="2022-07-12"><code>6</code></freigabestatus>\
        <letzteAenderung>2026-01-01T00:00:00Z</letzteAenderung>
        """
    }

    static func field(
        _ id: String, _ name: String, _ type: String = "text", kind: String = "input", _ more: String = ""
    ) -> String {
        """
        <datenfeld>\(base(id, name))<bezeichnungEingabe>\(name)</bezeichnungEingabe>\
        <schemaelementart><code>ABS</code></schemaelementart><feldart><code>\(kind)</code></feldart>\
        <datentyp><code>\(type)</code></datentyp><vorbefuellung><code>keine</code></vorbefuellung>\(more)</datenfeld>
        """
    }

    static func choice(_ id: String, _ name: String, _ values: [(String, String)]) -> String {
        let all = values.map { "<wert><code>\($0.0)</code><name>\($0.1)</name></wert>" }.joined()
        return field(id, name, "text", kind: "select", "<werte>\(all)</werte>")
    }

    static func group(_ id: String, _ name: String, rules: String = "", _ places: [String]) -> String {
        """
        <datenfeldgruppe>\(base(id, name))<bezeichnungEingabe>\(name)</bezeichnungEingabe>\
        <schemaelementart><code>ABS</code></schemaelementart>\(rules)\(places.joined())</datenfeldgruppe>
        """
    }

    static func place(_ element: String, _ anzahl: String = "1:1") -> String {
        "<struktur><anzahl>\(anzahl)</anzahl><enthaelt>\(element)</enthaelt></struktur>"
    }

    static func rule(_ id: String, _ text: String) -> String {
        """
        <regel><identifikation><id>\(id)</id><version>1.0.0</version></identifikation><name>\(id)</name>\
        <freitextRegel>\(text)</freitextRegel><letzteAenderung>2026-01-01T00:00:00Z</letzteAenderung>\
        <typ><code>K</code></typ></regel>
        """
    }

    static func schema(rules: String = "", _ places: [String]) -> [UInt8] {
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <xdatenfelder.stammdatenschema.0102 xmlns="\(three)">
            <header><nachrichtID>1</nachrichtID><erstellungszeitpunkt>2026-01-01T00:00:00Z</erstellungszeitpunkt></header>
            <stammdatenschema>\(base("S99000000001", "Beispiel"))<bezeichnung>Beispiel für alle</bezeichnung>
            <ableitungsmodifikationenStruktur><code>3</code></ableitungsmodifikationenStruktur>
            <ableitungsmodifikationenRepraesentation><code>1</code></ableitungsmodifikationenRepraesentation>
            <dokumentsteckbrief><id>D99000000001</id></dokumentsteckbrief>
            \(rules)\(places.joined())</stammdatenschema></xdatenfelder.stammdatenschema.0102>
            """
        return Array(
            text.replacing("<code>", with: "<code xmlns=''>").replacing("<wert><code xmlns=''>", with: "<wert><code>")
                .utf8)
    }
}
