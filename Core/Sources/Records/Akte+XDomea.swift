public import Basics
public import XDomea

extension Akte {
    /// The disposal process that a file goes through once; offer, answer and transfer carry it.
    public var prozess: ObjektID { ObjektID(of: "Aussonderung \(schluessel)") }

    /// The package for an archive: the offer with metadata only (0501), or the transfer with the documents (0503).
    public func paket(
        _ art: Nachrichtenart, _ version: XDomeaVersion, absender: Nachrichtenkopf.Kontakt,
        empfaenger: Nachrichtenkopf.Kontakt, erstellt: Instant, produktversion: String = "1"
    ) throws(Findings) -> Aussonderungspaket {
        let kopf = Nachrichtenkopf(
            prozess: prozess, erstellt: erstellt, absender: absender, empfaenger: empfaenger,
            produktversion: produktversion)
        let (akte, dateien) = schriftgut
        let nachricht = Aussonderungsnachricht(art, version, kopf, [.akte(akte)])
        return try Aussonderungspaket(nachricht, dateien: art == .aussonderung ? dateien : [])
    }

    /// The file as the standard sees it, and its primary documents.
    public var schriftgut: (akte: Schriftgut.Akte, dateien: [Primaerdatei]) {
        var akte = Schriftgut.Akte(id: ObjektID(of: "Akte \(schluessel)"))
        akte.metadaten.betreff = betreff
        akte.metadaten.kennzeichen = aktenzeichen
        akte.metadaten.federfuehrung = federfuehrung
        akte.metadaten.medium = .elektronisch
        akte.metadaten.aktenplaneinheit = Schriftgut.Einheit(einheit.kennzeichen, einheit.titel)
        akte.archiv = archivmetadaten
        akte.laufzeit = Schriftgut.Zeitraum(angelegt, geschlossen)
        akte.zdA = geschlossen
        var dateien: [Primaerdatei] = []
        akte.vorgaenge = vorgaenge.map { $0.schriftgut(in: self, &dateien) }
        return (akte, dateien)
    }

    var archivmetadaten: Schriftgut.Archivmetadaten {
        var archiv = Schriftgut.Archivmetadaten()
        switch einheit.aufbewahrung {
        case .jahre(let years): archiv.aufbewahrung = .jahre(years)
        case .dauernd: archiv.aufbewahrung = .unbefristet
        }
        archiv.aussonderungsart = einheit.art
        archiv.aufbewahrungsende = aufbewahrungsende
        return archiv
    }
}

extension Aktenvorgang {
    fileprivate func schriftgut(in akte: Akte, _ dateien: inout [Primaerdatei]) -> Schriftgut.Vorgang {
        var vorgang = Schriftgut.Vorgang(id: ObjektID(of: "Vorgang \(schluessel)"))
        vorgang.metadaten.betreff = betreff
        vorgang.metadaten.kennzeichen = akte.aktenzeichen
        vorgang.metadaten.federfuehrung = akte.federfuehrung
        vorgang.metadaten.medium = .elektronisch
        vorgang.archiv = akte.archivmetadaten
        vorgang.typ = art
        vorgang.laufzeit = Schriftgut.Zeitraum(beginn, ende)
        vorgang.zdA = ende
        vorgang.historie = protokoll.map {
            Schriftgut.Historieneintrag($0.wer, $0.wann, $0.was, bemerkung: $0.warum)
        }
        for dokument in dokumente { vorgang.dokumente.append(dokument.schriftgut(&dateien)) }
        return vorgang
    }
}

extension Aktendokument {
    fileprivate func schriftgut(_ dateien: inout [Primaerdatei]) -> Schriftgut.Dokument {
        var dokument = Schriftgut.Dokument(id: ObjektID(of: "Dokument \(schluessel)"))
        dokument.metadaten.betreff = titel
        dokument.metadaten.medium = .elektronisch
        dokument.typ = art
        dokument.posteingang = eingang
        dokument.postausgang = ausgang
        dokument.datum = datum
        dokument.bearbeiter = bearbeiter
        for version in versionen {
            let datei = Primaerdatei(
                key: "\(schluessel) \(version.nummer)", name: version.dateiname, bytes: version.inhalt,
                version: version.formatversion, ersteller: version.ersteller, zeitpunkt: version.zeitpunkt)
            dateien.append(datei)
            dokument.versionen.append(Schriftgut.Version(String(version.nummer), [datei.format]))
        }
        for anlage in anlagen { dokument.anlagen.append(anlage.schriftgut(&dateien)) }
        return dokument
    }
}
