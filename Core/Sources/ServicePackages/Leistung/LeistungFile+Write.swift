import Basics
import Calendar
public import Catalogue
import XML

extension LeistungFile {
    /// The file as `read` reads it.
    public static func bytes(_ leistung: Leistung) -> [UInt8] {
        var out = XMLWriter(prefixes: [XMLNamespace("xzufi", namespace)], indent: 2)
        out.start(name("leistung"), [XMLAttribute("xzufiVersion", "2.2.0")])
        out.element(name("id"), leistung.id.text)
        for key in leistung.schluessel { coded("referenzLeiKa", key.description, into: &out) }
        for module in Textmodul.allCases {
            let texts = leistung.texte.filter { $0.modul == module }
            guard !texts.isEmpty else { continue }
            out.start(name("modulText"))
            coded("leikaTextmodul", module.rawValue, into: &out)
            for text in texts { out.element(name("inhalt"), text.inhalt, [XMLAttribute("languageCode", text.sprache)]) }
            out.end()
        }
        terms(leistung, into: &out)
        for frist in leistung.fristen { write(frist, "modulFrist", into: &out) }
        for kosten in leistung.kosten { write(kosten, into: &out) }
        if let dauer = leistung.bearbeitungsdauer { write(dauer, "modulBearbeitungsdauer", into: &out) }
        for typ in leistung.typisierung { coded("typisierung", typ, into: &out) }
        if let niveau = leistung.vertrauensniveau { coded("vertrauensniveau", code(of: niveau), into: &out) }
        if let stand = leistung.stand {
            out.start(name("versionsinformation"))
            out.element(name("geaendertDatumZeit"), stand.iso + "T00:00:00")
            out.end()
        }
        out.end()
        return out.finish()
    }

    private static func name(_ local: String) -> XMLName { XMLName(local, in: namespace) }

    private static func coded(_ local: String, _ code: String, into out: inout XMLWriter) {
        out.start(name(local))
        out.element(XMLName("code"), code)
        out.end()
    }

    private static func terms(_ leistung: Leistung, into out: inout XMLWriter) {
        let all =
            leistung.synonyme.map { ($0, "synonym") } + leistung.alltagswoerter.map { ($0, "alltag") }
            + leistung.lebenslagen.map { ($0, "lebenslage") }
        guard !all.isEmpty else { return }
        out.start(name("modulBegriffImKontext"))
        for (words, kind) in all {
            out.start(name("begriffImKontext"))
            out.element(name("begriff"), words)
            coded("typ", kind, into: &out)
            out.end()
        }
        out.end()
    }

    private static func write(_ frist: Leistungsfrist, _ local: String, into out: inout XMLWriter) {
        out.start(name(local))
        describe(frist.text, into: &out)
        let period: (Int, String)? =
            switch frist.laenge {
            case .days(let count)?: (count, "tag")
            case .weeks(let count)?: (count, "woche")
            case .months(let count)?: (count, "monat")
            case .years(let count)?: (count, "jahr")
            case nil: nil
            }
        if let (count, unit) = period {
            out.start(name("fristDauer"))
            out.element(name("dauer"), String(count))
            coded("einheit", unit, into: &out)
            out.end()
        }
        out.end()
    }

    private static func describe(_ text: Sprachtext, into out: inout XMLWriter) {
        for (language, content) in text.inhalte.sorted(by: { $0.key < $1.key }) {
            out.element(name("beschreibung"), content, [XMLAttribute("languageCode", language)])
        }
    }

    private static func write(_ kosten: Leistungskosten, into out: inout XMLWriter) {
        out.start(name("modulKosten"))
        switch kosten {
        case .frei: out.element(name("frei"))
        case .fest(let cents, let text):
            out.start(name("fix"))
            out.element(name("betrag"), cents.decimal)
            describe(text, into: &out)
            out.end()
        case .rahmen(let from, let to, let text):
            out.start(name("variabel"))
            out.element(name("betragVon"), from.decimal)
            out.element(name("betragBis"), to.decimal)
            describe(text, into: &out)
            out.end()
        case .variabel(let text):
            out.start(name("variabel"))
            describe(text, into: &out)
            out.end()
        }
        out.end()
    }

    private static func code(of niveau: Vertrauensniveau) -> String {
        switch niveau {
        case .keines: "00"
        case .basis: "10"
        case .substanziell: "30"
        case .hoch: "40"
        }
    }
}
