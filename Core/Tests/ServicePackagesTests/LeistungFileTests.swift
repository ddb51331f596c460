import Basics
import Calendar
import Catalogue
import Testing

@testable import ServicePackages

/// Deadlines and costs as exports of different editors and versions hold them.
@Suite struct LeistungFileTests {
    private func leistung(_ content: String) throws -> Leistung {
        let xml = """
            <x:leistung xmlns:x="http://xoev.de/schemata/xzufi/2_2_0"><x:id>a</x:id>\(content)</x:leistung>
            """
        let read = try LeistungFile.read(Array(xml.utf8))
        #expect(try LeistungFile.read(LeistungFile.bytes(read)) == read)
        return read
    }

    @Test func `a module that is described as a whole keeps its languages`() throws {
        let read = try leistung(
            """
            <x:modulFrist><x:beschreibung languageCode="de-DE"> Zwei Wochen. </x:beschreibung>\
            <x:beschreibung languageCode="en">Two weeks.</x:beschreibung></x:modulFrist>\
            <x:modulKosten><x:beschreibung languageCode="de">Je nach Satzung</x:beschreibung></x:modulKosten>\
            <x:modulBearbeitungsdauer><x:beschreibung>Kurz</x:beschreibung></x:modulBearbeitungsdauer>
            """)
        #expect(read.fristen.map(\.text.inhalte) == [["de": "Zwei Wochen.", "en": "Two weeks."]])
        #expect(read.kosten == [.variabel(text: "Je nach Satzung")])
        #expect(read.bearbeitungsdauer == Leistungsfrist("Kurz"))
        #expect(read.fristen[0].text.text("de-leicht") == "Zwei Wochen.")
    }

    @Test func `parts of a module stand deeper`() throws {
        let read = try leistung(
            """
            <x:modulFrist><x:frist><x:typ><code>001</code></x:typ><x:fristauswahl><x:fristDauer><x:dauer>1</x:dauer>\
            <x:einheit><code>MONAT</code></x:einheit></x:fristDauer></x:fristauswahl></x:frist>\
            <x:beschreibung languageCode="de">Widerspruch</x:beschreibung></x:modulFrist>\
            <x:modulBearbeitungsdauer><x:bearbeitungsdauer><x:fristDauer><x:dauer>2</x:dauer><x:einheit>WOCHE</x:einheit>\
            <x:dauerBis>4</x:dauerBis></x:fristDauer></x:bearbeitungsdauer></x:modulBearbeitungsdauer>\
            <x:modulKosten><x:kosten><x:typ><code>001</code></x:typ><x:kostenFix><x:betrag>1500.000</x:betrag></x:kostenFix>\
            <x:beschreibung languageCode="de">je Platz</x:beschreibung></x:kosten>\
            <x:kosten><x:kostenVariabel><x:betragUntergrenze>10.5</x:betragUntergrenze>\
            <x:betragObergrenze>20</x:betragObergrenze><x:beschreibungVariabilitaet languageCode="en">by size\
            </x:beschreibungVariabilitaet></x:kostenVariabel></x:kosten></x:modulKosten>
            """)
        #expect(read.fristen == [Leistungsfrist("Widerspruch", .months(1))])
        #expect(read.bearbeitungsdauer?.text.inhalte == ["de": "2 bis 4 Wochen", "en": "2 to 4 weeks"])
        var bySize = Sprachtext()
        bySize["en"] = "by size"
        #expect(
            read.kosten == [
                .fest(Cents(150_000), text: "je Platz"), .rahmen(von: Cents(1_050), bis: Cents(2_000), text: bySize),
            ])
    }

    @Test func `what is described and counted says both, and nothing is made up`() throws {
        let read = try leistung(
            """
            <x:modulFrist><x:frist><x:fristDauer><x:dauer>1</x:dauer><x:einheit><code>WERKTAG</code></x:einheit>\
            </x:fristDauer></x:frist><x:frist/><x:beschreibung>Beeilen Sie sich.</x:beschreibung></x:modulFrist>\
            <x:modulKosten><x:kosten><x:kostenFrei/></x:kosten><x:kosten><x:kostenFix><x:betrag>viel</x:betrag>\
            </x:kostenFix></x:kosten></x:modulKosten><x:modulBearbeitungsdauer/>
            """)
        #expect(read.fristen.map { $0.text.text() } == ["Beeilen Sie sich.", "1 Werktag"])
        #expect(read.fristen.allSatisfy { $0.laenge == nil })
        #expect(read.kosten == [.frei])
        #expect(read.bearbeitungsdauer == nil)
    }

    @Test(
        arguments: [
            (1, nil, "1 Woche", "1 week"), (2, nil, "2 Wochen", "2 weeks"), (1, 1, "1 Woche", "1 week"),
            (1, 2, "1 bis 2 Wochen", "1 to 2 weeks"),
        ] as [(Int, Int?, String, String)])
    func `a time is said as people say it`(count: Int, most: Int?, german: String, english: String) {
        let words = Zeiteinheit.woche.words(count, to: most)
        #expect(words.de == german && words.en == english)
    }
}
