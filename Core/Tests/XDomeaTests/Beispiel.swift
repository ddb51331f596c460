import Basics
import Calendar
import XDomea

/// A file with two cases, letters with several versions, and names that are hard to write.
enum Beispiel {
    static let moment = Instant(iso: "2026-03-29T12:00:00Z") ?? Instant(microseconds: 0)

    static let pdf = Primaerdatei(
        key: "1/bescheid/1", name: "Bescheid für Müller & Söhne.pdf",
        bytes: Array("%PDF-1.7\n".utf8) + Array(repeating: 65, count: 500),
        ersteller: "Frau Sauer", zeitpunkt: moment)
    static let photo = Primaerdatei(key: "1/foto/1", name: "../../Foto.JPG", bytes: [0xff, 0xd8, 0xff])
    static let odd = Primaerdatei(key: "1/odd/1", name: "no ending", bytes: [], version: "1")

    static var dateien: [Primaerdatei] { [pdf, photo, odd] }

    static func akte() -> Schriftgut.Akte {
        var akte = Schriftgut.Akte(id: ObjektID(of: "akte"))
        akte.metadaten.betreff = "Bewohnerparken – „Nordstadt“ 2026 ≤ 3,5 t"
        akte.metadaten.kennzeichen = "140.20-2026/0001"
        akte.metadaten.federfuehrung = "Ordnungsamt"
        akte.metadaten.aktenfuehrung = "Registratur"
        akte.metadaten.medium = .elektronisch
        akte.metadaten.aktenplaneinheit = Schriftgut.Einheit("140.20", "Verkehrsrechtliche Genehmigungen")
        akte.archiv.aufbewahrung = .jahre(5)
        akte.archiv.aussonderungsart = .bewerten
        akte.archiv.aufbewahrungsende = CivilDate(iso: "2031-12-31")
        akte.archiv.bewertungsvorschlag = .vernichten
        akte.laufzeit = Schriftgut.Zeitraum(CivilDate(iso: "2026-01-02"), CivilDate(iso: "2026-03-29"))
        akte.zdA = CivilDate(iso: "2026-03-29")
        akte.historie = [Schriftgut.Historieneintrag("Sauer", moment, "Abgeschlossen", bemerkung: "zu den Akten")]
        akte.historie[0].metadatum = "Status"
        akte.historie[0].alterWert = "In Prüfung"
        akte.historie[0].neuerWert = "Abgeschlossen"
        akte.vorgaenge = [vorgang()]
        return akte
    }

    static func vorgang() -> Schriftgut.Vorgang {
        var vorgang = Schriftgut.Vorgang(id: ObjektID(of: "vorgang"))
        vorgang.metadaten.betreff = "Antrag <Müller> & Söhne 🅿"
        vorgang.zdA = CivilDate(iso: "2026-03-29")
        var letter = Schriftgut.Dokument(id: ObjektID(of: "bescheid"))
        letter.metadaten.betreff = "Bescheid"
        letter.datum = CivilDate(iso: "2026-03-28")
        letter.postausgang = CivilDate(iso: "2026-03-28")
        letter.bearbeiter = "Sauer"
        letter.typ = "Bescheid"
        letter.versionen = [Schriftgut.Version("1", [pdf.format]), Schriftgut.Version("2", [odd.format])]
        var photo = Schriftgut.Dokument(id: ObjektID(of: "foto"))
        photo.versionen = [Schriftgut.Version("1", [self.photo.format])]
        letter.anlagen = [photo]
        vorgang.dokumente = [letter]
        var part = Schriftgut.Vorgang(id: ObjektID(of: "teil"))
        part.metadaten.betreff = "Rückfrage"
        vorgang.teilvorgaenge = [part]
        return vorgang
    }

    static func nachricht(_ art: Nachrichtenart, _ version: XDomeaVersion) -> Aussonderungsnachricht {
        var sender = Nachrichtenkopf.Kontakt(
            "Universitätsstadt Gießen", schluessel: "065310005005", organisationseinheit: "Ordnungsamt")
        (sender.strasse, sender.postleitzahl, sender.ort) = ("Berliner Platz 1", "35390", "Gießen")
        sender.person = "Sauer"
        let kopf = Nachrichtenkopf(
            prozess: ObjektID(of: "prozess"), erstellt: moment, absender: sender,
            empfaenger: Nachrichtenkopf.Kontakt("Stadtarchiv Gießen"), hinweis: "Testlieferung")
        return Aussonderungsnachricht(art, version, kopf, [.akte(akte())])
    }
}
