import Basics
import Calendar
import XML

/// Reads files, cases and documents out of a message of any version.
struct Schriftgutleser {
    /// Objects without a UUID.
    private(set) var findings: [Finding] = []

    mutating func objekt(_ element: XMLElement) -> Schriftgut.Objekt? {
        if let akte = element.first("Akte") { return self.akte(akte).map { .akte($0) } }
        if let vorgang = element.first("Vorgang") { return self.vorgang(vorgang).map { .vorgang($0) } }
        return element.first("Dokument").flatMap { dokument($0) }.map { .dokument($0) }
    }

    /// The UUID of an object: `ID`, or `xdomeaUUID` since 4.0, in `Identifikation` or directly.
    static func id(_ element: XMLElement) -> ObjektID? {
        let place = element.first("Identifikation") ?? element
        return (place.first("ID") ?? place.first("xdomeaUUID")).flatMap { ObjektID($0.trimmed) }
    }

    private mutating func identify(_ element: XMLElement) -> ObjektID? {
        if let id = Schriftgutleser.id(element) { return id }
        if findings.count < 100 {
            findings.append(
                Finding(
                    "xdomea-id", .error,
                    Words(
                        de: "\(element.local) hat keine UUID.", en: "\(element.local) has no UUID."), at: element.place)
            )
        }
        return nil
    }

    private mutating func akte(_ element: XMLElement) -> Schriftgut.Akte? {
        guard let id = identify(element) else { return nil }
        var akte = Schriftgut.Akte(id: id)
        akte.metadaten = metadaten(element)
        akte.archiv = archiv(element)
        akte.typ = text(element, "Typ")
        akte.laufzeit = zeitraum(element)
        akte.historie = historie(element)
        akte.zdA = date(element, "ZdADatum")
        let content = [element.first("Akteninhalt"), element].compactMap(\.self)
        for place in content {
            for child in place.elements {
                switch child.local {
                case "Vorgang": vorgang(child).map { akte.vorgaenge.append($0) }
                case "Dokument": dokument(child).map { akte.dokumente.append($0) }
                case "Teilakte": self.akte(child).map { akte.teilakten.append($0) }
                case "DokumentOderDokumentMitSchriftstueck":
                    for inner in child.elements { dokument(inner).map { akte.dokumente.append($0) } }
                default: break
                }
            }
        }
        return akte
    }

    private mutating func vorgang(_ element: XMLElement) -> Schriftgut.Vorgang? {
        guard let id = identify(element) else { return nil }
        var vorgang = Schriftgut.Vorgang(id: id)
        vorgang.metadaten = metadaten(element)
        vorgang.archiv = archiv(element)
        vorgang.typ = text(element, "Typ")
        vorgang.laufzeit = zeitraum(element)
        vorgang.historie = historie(element)
        vorgang.zdA = date(element, "ZdADatum")
        for child in element.elements {
            switch child.local {
            case "Dokument": dokument(child).map { vorgang.dokumente.append($0) }
            case "Teilvorgang": self.vorgang(child).map { vorgang.teilvorgaenge.append($0) }
            case "DokumentOderDokumentMitSchriftstueck":
                for inner in child.elements { dokument(inner).map { vorgang.dokumente.append($0) } }
            default: break
            }
        }
        return vorgang
    }

    private mutating func dokument(_ element: XMLElement) -> Schriftgut.Dokument? {
        guard let id = identify(element) else { return nil }
        var dokument = Schriftgut.Dokument(id: id)
        dokument.metadaten = metadaten(element)
        dokument.fremdesGeschaeftszeichen = text(element, "FremdesGeschaeftszeichen")
        dokument.posteingang = date(element, "Posteingangsdatum")
        dokument.postausgang = date(element, "Postausgangsdatum")
        dokument.datum = date(element, "DatumDesSchreibens")
        dokument.bearbeiter = text(element, "Bearbeiter")
        dokument.typ = text(element, "Typ")
        dokument.historie = historie(element)
        dokument.versionen = element.elements("Version").map { version in
            Schriftgut.Version(text(version, "Nummer") ?? "", version.elements("Format").compactMap { format($0) })
        }
        for anlage in element.elements("Anlage") { self.dokument(anlage).map { dokument.anlagen.append($0) } }
        return dokument
    }

    private func format(_ element: XMLElement) -> Schriftgut.Format? {
        guard let file = element.first("Primaerdokument"), let name = text(file, "Dateiname") else { return nil }
        return Schriftgut.Format(
            code: element.first(path: "Name", "code")?.trimmed ?? "", sonstiges: text(element, "SonstigerName"),
            version: text(element, "Version") ?? "", dateiname: name,
            dateinameOriginal: text(file, "DateinameOriginal"),
            ersteller: text(file, "Ersteller"), zeitpunkt: moment(file, "DatumUhrzeit"))
    }

    private func metadaten(_ element: XMLElement) -> Schriftgut.Metadaten {
        var metadaten = Schriftgut.Metadaten()
        guard let source = element.first("AllgemeineMetadaten") else { return metadaten }
        metadaten.betreff = text(source, "Betreff")
        metadaten.kennzeichen = text(source, "Kennzeichen")
        metadaten.federfuehrung = text(source, "Federfuehrung")
        metadaten.aktenfuehrung = text(source, "Aktenfuehrung")
        metadaten.bemerkung = text(source, "Bemerkung")
        metadaten.medium = source.first(path: "Medium", "code").flatMap { Schriftgut.Medium(rawValue: $0.trimmed) }
        metadaten.aktenplaneinheit = source.first("Aktenplaneinheit").map {
            Schriftgut.Einheit(text($0, "Kennzeichen") ?? "", text($0, "Inhaltsangabe") ?? "")
        }
        return metadaten
    }

    private func archiv(_ element: XMLElement) -> Schriftgut.Archivmetadaten {
        var archiv = Schriftgut.Archivmetadaten()
        guard let source = element.first("ArchivspezifischeMetadaten") ?? element.first("Aussonderungsmetadaten") else {
            return archiv
        }
        if let duration = source.first("Aufbewahrungsdauer") {
            let years = (duration.first("AnzahlJahre") ?? duration).trimmed
            archiv.aufbewahrung =
                duration.first("Unbefristet") != nil ? .unbefristet : Int(years.prefix(9)).map { .jahre($0) }
        }
        let outer = source.first("Aussonderungsart")
        let code = (outer?.first("Aussonderungsart") ?? outer)?.first("code")?.trimmed
        archiv.aussonderungsart = code.flatMap { Schriftgut.Aussonderungsart(rawValue: $0) }
        archiv.bewertungsvorschlag = source.first(path: "Bewertungsvorschlag", "code")
            .flatMap { Schriftgut.Bewertungsvorschlag(rawValue: $0.trimmed) }
        if let end = text(source, "Aufbewahrungsende") {
            archiv.aufbewahrungsende = CivilDate(iso: end.prefix(10)) ?? CivilDate(iso: end.prefix(4) + "-12-31")
        }
        return archiv
    }

    private func historie(_ element: XMLElement) -> [Schriftgut.Historieneintrag] {
        element.elements("HistorienProtokollInformation").compactMap { source in
            guard let at = moment(source, "DatumUhrzeit") else { return nil }
            var entry = Schriftgut.Historieneintrag(
                text(source, "Akteur") ?? "", at, text(source, "Aktion") ?? "", bemerkung: text(source, "Bemerkung"))
            entry.metadatum = text(source, "MetadatumName") ?? text(source, "Metadatum")
            entry.alterWert = text(source, "MetadatumAlterWert") ?? text(source, "AlterWert")
            entry.neuerWert = text(source, "MetadatumNeuerWert") ?? text(source, "NeuerWert")
            return entry
        }
    }

    private func zeitraum(_ element: XMLElement) -> Schriftgut.Zeitraum {
        guard let source = element.first("Laufzeit") else { return Schriftgut.Zeitraum() }
        return Schriftgut.Zeitraum(date(source, "Beginn"), date(source, "Ende"))
    }

    private func text(_ element: XMLElement, _ name: String) -> String? {
        element.first(name).map(\.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    }

    private func date(_ element: XMLElement, _ name: String) -> CivilDate? {
        text(element, name).flatMap { CivilDate(iso: $0.prefix(10)) }
    }

    /// A moment with an offset as it says, one without in the legal time of Germany.
    private func moment(_ element: XMLElement, _ name: String) -> Instant? {
        guard let text = text(element, name) else { return nil }
        return Instant(iso: text) ?? CivilDateTime(iso: text.prefix(19)).map { BerlinTime.instant($0) }
    }
}
