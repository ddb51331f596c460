import Basics
import Calendar
import Records
import Testing
import XDomea

@Suite struct AussonderungTests {
    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    private func akte(_ period: Aufbewahrung = .jahre(5), closed: String? = "2026-03-29") throws -> Akte {
        let unit = Aktenplaneinheit("120.20", "Bewohnerparken", period, .bewerten)
        let closed = closed.flatMap { CivilDate(iso: $0) }
        let letter = Aktendokument(
            schluessel: "d1", titel: "Bescheid", art: "Bescheid", ausgang: closed, datum: closed, bearbeiter: "Sauer",
            versionen: [
                Dokumentversion(1, dateiname: "Entwurf.odt", inhalt: [1, 2, 3]),
                Dokumentversion(2, dateiname: "Bescheid.pdf", inhalt: Array("%PDF-1.7".utf8), formatversion: "A-3a"),
            ])
        let moment = try #require(Instant(iso: "2026-03-29T10:00:00Z"))
        let case1 = Aktenvorgang(
            schluessel: "v1", betreff: "Antrag Müller", art: "Bewohnerparkausweis", beginn: try day("2026-01-02"),
            ende: closed,
            protokoll: [Protokolleintrag("Sauer", moment, "Abgeschlossen")], dokumente: [letter])
        return Akte(
            schluessel: "v1", aktenzeichen: "120.20-2026/0017", betreff: "Bewohnerparken Müller", einheit: unit,
            angelegt: try day("2026-01-02"), geschlossen: closed, federfuehrung: "Ordnungsamt", vorgaenge: [case1])
    }

    @Test("A file is kept until its period ends, then offered, decided, handed over, taken over, and only then deleted")
    func wholeWay() throws {
        let akte = try akte()
        let late = try day("2032-01-01")
        var way = Aussonderung()
        #expect(way.schritt(akte, am: try day("2031-12-31")) == .warten(bis: try day("2031-12-31")))
        #expect(way.schritt(akte, am: late) == .anbieten)
        try way.angeboten(akte, am: late)
        #expect(way.stand == .angeboten(late, prozess: akte.prozess))
        #expect(throws: Findings.self) { try way.geloescht(akte, am: late) }
        try way.bewertet(.archivieren, akte, am: late)
        #expect(throws: Findings.self) { try way.geloescht(akte, am: late) }
        try way.uebergeben(akte, am: late)
        #expect(throws: Findings.self) { try way.geloescht(akte, am: late) }
        try way.bestaetigt(.init(erfolgreich: false, archivkennung: nil, meldung: "defekt"), akte, am: late)
        #expect(way.schritt(akte, am: late) == .uebergeben)
        try way.uebergeben(akte, am: late)
        try way.bestaetigt(.init(erfolgreich: true, archivkennung: "StA 7", meldung: nil), akte, am: late)
        try way.geloescht(akte, am: late)
        #expect(way.stand == .geloescht(late, archivkennung: "StA 7"))
        #expect(way.schritt(akte, am: late) == .fertig)
    }

    @Test("What the archive declines is deleted without a hand-over")
    func declined() throws {
        let akte = try akte()
        let late = try day("2032-01-01")
        var way = Aussonderung()
        try way.angeboten(akte, am: late)
        try way.bewertet(.vernichten, akte, am: late)
        #expect(throws: Findings.self) { try way.uebergeben(akte, am: late) }
        try way.geloescht(akte, am: late)
        #expect(way.stand == .geloescht(late, archivkennung: nil))
    }

    @Test("A hold stops every step until it is lifted")
    func hold() throws {
        var akte = try akte()
        let late = try day("2032-01-01")
        akte.sperren = [Sperre("Klage 4 K 1/31", von: "Rechtsamt", seit: try day("2031-05-01"))]
        var way = Aussonderung()
        #expect(way.schritt(akte, am: late) == .gesperrt(grund: "Klage 4 K 1/31"))
        #expect {
            try way.angeboten(akte, am: late)
        } throws: { error in
            (error as? Findings)?.all.first?.code == "records-hold"
        }
        akte.sperren[0].aufgehoben = late
        try way.angeboten(akte, am: late)
    }

    @Test("An open file waits, and what is kept for good moves to the archive only")
    func others() throws {
        let late = try day("2100-01-01")
        #expect(Aussonderung().schritt(try akte(closed: nil), am: late) == .warten(bis: nil))
        #expect(Aussonderung().schritt(try akte(.dauernd), am: late) == .dauernd)
        var way = Aussonderung()
        #expect(throws: Findings.self) { try way.angeboten(try akte(), am: try day("2031-12-31")) }
        try way.angeboten(try akte(.dauernd), am: late)
    }

    @Test(
        "The package of a file holds all versions, and the same file gives the same package",
        arguments: XDomeaVersion.allCases)
    func package(version: XDomeaVersion) throws {
        let akte = try akte()
        let moment = try #require(Instant(iso: "2032-01-01T10:00:00Z"))
        func make(_ art: Nachrichtenart) throws -> Aussonderungspaket {
            try akte.paket(
                art, version, absender: .init("Stadt Gießen"), empfaenger: .init("Stadtarchiv"), erstellt: moment)
        }
        let transfer = try make(.aussonderung)
        #expect(try make(.aussonderung) == transfer)
        #expect(transfer.name == "\(akte.prozess)_Aussonderung.Aussonderung.0503.zip")
        let (object, files) = akte.schriftgut
        #expect(files.count == 2)
        for file in files { #expect(String(decoding: transfer.bytes, as: UTF8.self).contains(file.name)) }
        #expect(object.archiv.aufbewahrungsende?.iso == "2031-12-31")
        #expect(object.vorgaenge[0].dokumente[0].versionen.map { $0.formate[0].code } == ["015", "044"])
        #expect(try make(.anbieteverzeichnis).bytes.count < transfer.bytes.count)
    }
}
