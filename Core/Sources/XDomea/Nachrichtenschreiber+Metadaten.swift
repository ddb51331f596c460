import Basics
import Calendar
import XML

extension Nachrichtenschreiber {
    mutating func identifikation(_ id: ObjektID) {
        group("Identifikation") { $0.value("ID", id.description) }
    }

    mutating func metadaten(_ metadaten: Schriftgut.Metadaten) {
        guard metadaten != Schriftgut.Metadaten() else { return }
        start("AllgemeineMetadaten")
        text("Betreff", metadaten.betreff)
        text("Kennzeichen", metadaten.kennzeichen)
        text("Federfuehrung", metadaten.federfuehrung)
        if !version.isSecond { text("Aktenfuehrung", metadaten.aktenfuehrung) }
        text("Bemerkung", metadaten.bemerkung)
        if let medium = metadaten.medium { code("Medium", medium.rawValue) }
        if let einheit = metadaten.aktenplaneinheit {
            group("Aktenplaneinheit") {
                $0.text("Kennzeichen", einheit.kennzeichen)
                $0.text("Inhaltsangabe", einheit.inhalt)
            }
        }
        end()
    }

    /// What the archive wants to know. 2.x knows years as a plain number and the year of the end only; what is kept
    /// for good has neither there.
    mutating func archiv(_ archiv: Schriftgut.Archivmetadaten) {
        guard !archiv.isEmpty else { return }
        start("ArchivspezifischeMetadaten")
        switch archiv.aufbewahrung {
        case .jahre(let years):
            let bounded = min(max(years, 0), 65_535)
            if version.isSecond {
                value("Aufbewahrungsdauer", String(bounded))
            } else {
                group("Aufbewahrungsdauer") { $0.value("AnzahlJahre", String(bounded)) }
            }
        case .unbefristet:
            if !version.isSecond { group("Aufbewahrungsdauer") { $0.bool("Unbefristet", true) } }
        case nil: break
        }
        if let art = archiv.aussonderungsart {
            if version.isSecond {
                code("Aussonderungsart", art.rawValue)
            } else {
                group("Aussonderungsart") { $0.code("Aussonderungsart", art.rawValue) }
            }
        }
        if let vorschlag = archiv.bewertungsvorschlag { code("Bewertungsvorschlag", vorschlag.rawValue) }
        if let ende = archiv.aufbewahrungsende {
            value("Aufbewahrungsende", version.isSecond ? String(ende.iso.prefix(4)) : ende.iso)
        }
        end()
    }

    mutating func zeitraum(_ name: String, _ zeitraum: Schriftgut.Zeitraum) {
        guard zeitraum.beginn != nil || zeitraum.ende != nil else { return }
        group(name) {
            $0.date("Beginn", zeitraum.beginn)
            $0.date("Ende", zeitraum.ende)
        }
    }

    mutating func historie(_ eintraege: [Schriftgut.Historieneintrag]) {
        for eintrag in eintraege {
            group("HistorienProtokollInformation") {
                let second = $0.version.isSecond
                $0.text(second ? "Metadatum" : "MetadatumName", eintrag.metadatum)
                $0.text(second ? "AlterWert" : "MetadatumAlterWert", eintrag.alterWert)
                $0.text(second ? "NeuerWert" : "MetadatumNeuerWert", eintrag.neuerWert)
                $0.text("Akteur", eintrag.akteur)
                $0.moment("DatumUhrzeit", eintrag.zeitpunkt)
                $0.text("Bemerkung", eintrag.bemerkung)
                $0.text("Aktion", eintrag.aktion)
            }
        }
    }
}
