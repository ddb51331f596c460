import Basics
import XML

extension Nachrichtenschreiber {
    mutating func objekt(_ objekt: Schriftgut.Objekt) {
        start("Schriftgutobjekt")
        switch objekt {
        case .akte(let akte): self.akte(akte, as: "Akte")
        case .vorgang(let vorgang): self.vorgang(vorgang, as: "Vorgang")
        case .dokument(let dokument): self.dokument(dokument, as: "Dokument")
        }
        end()
    }

    private mutating func akte(_ akte: Schriftgut.Akte, as name: String) {
        start(name)
        identifikation(akte.id)
        metadaten(akte.metadaten)
        archiv(akte.archiv)
        text("Typ", akte.typ)
        zeitraum("Laufzeit", akte.laufzeit)
        historie(akte.historie)
        inhalt(akte)
        if !version.isSecond, let zdA = akte.zdA {
            bool("ZdA", true)
            date("ZdADatum", zdA)
        }
        end()
    }

    /// What a file holds. In 2.x a file holds either documents or cases: loose documents beside cases go into a part
    /// of the file, and parts stand behind the contents.
    private mutating func inhalt(_ akte: Schriftgut.Akte) {
        var teilakten = akte.teilakten
        var dokumente = akte.dokumente
        if version.isSecond, !dokumente.isEmpty, !akte.vorgaenge.isEmpty {
            var teil = Schriftgut.Akte(id: ObjektID(of: "Einzeldokumente \(akte.id)"))
            teil.metadaten.betreff = "Einzeldokumente"
            teil.dokumente = dokumente
            teilakten.append(teil)
            dokumente = []
        }
        let hasContent = !dokumente.isEmpty || !akte.vorgaenge.isEmpty || (!version.isSecond && !teilakten.isEmpty)
        if hasContent {
            start("Akteninhalt")
            for dokument in dokumente { self.dokument(dokument, as: "Dokument") }
            for vorgang in akte.vorgaenge { self.vorgang(vorgang, as: "Vorgang") }
            if !version.isSecond { for teil in teilakten { self.akte(teil, as: "Teilakte") } }
            end()
        }
        if version.isSecond { for teil in teilakten { self.akte(teil, as: "Teilakte") } }
    }

    private mutating func vorgang(_ vorgang: Schriftgut.Vorgang, as name: String) {
        start(name)
        identifikation(vorgang.id)
        metadaten(vorgang.metadaten)
        archiv(vorgang.archiv)
        text("Typ", vorgang.typ)
        if let zdA = vorgang.zdA {
            bool("ZdA", true)
            if !version.isSecond { date("ZdADatum", zdA) }
        }
        zeitraum("Laufzeit", vorgang.laufzeit)
        historie(vorgang.historie)
        for dokument in vorgang.dokumente { self.dokument(dokument, as: "Dokument") }
        for teil in vorgang.teilvorgaenge { self.vorgang(teil, as: "Teilvorgang") }
        end()
    }

    private mutating func dokument(_ dokument: Schriftgut.Dokument, as name: String) {
        start(name)
        identifikation(dokument.id)
        metadaten(dokument.metadaten)
        text("FremdesGeschaeftszeichen", dokument.fremdesGeschaeftszeichen)
        date("Posteingangsdatum", dokument.posteingang)
        date("Postausgangsdatum", dokument.postausgang)
        date("DatumDesSchreibens", dokument.datum)
        text("Bearbeiter", dokument.bearbeiter)
        text("Typ", dokument.typ)
        historie(dokument.historie)
        if withFiles { for one in dokument.versionen where !one.formate.isEmpty { version(one) } }
        for anlage in dokument.anlagen { self.dokument(anlage, as: "Anlage") }
        end()
    }

    private mutating func version(_ version: Schriftgut.Version) {
        start("Version")
        text("Nummer", version.nummer)
        for format in version.formate { self.format(format) }
        end()
    }

    private mutating func format(_ format: Schriftgut.Format) {
        start("Format")
        let list = [
            XMLAttribute("listURI", "urn:xoev-de:xdomea:codeliste:dateiformat"), XMLAttribute("listVersionID", "1.0"),
        ]
        code("Name", format.code, list)
        text("SonstigerName", format.sonstiges)
        text("Version", format.version.isEmpty ? "unbekannt" : format.version)
        group("Primaerdokument") {
            $0.value("Dateiname", format.dateiname)
            if !$0.version.isSecond { $0.text("DateinameOriginal", format.dateinameOriginal) }
            $0.text("Ersteller", format.ersteller)
            $0.moment("DatumUhrzeit", format.zeitpunkt)
        }
        end()
    }
}
