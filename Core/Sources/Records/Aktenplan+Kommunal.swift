public import Basics

extension Aktenplan {
    /// A municipal file plan in ten main groups by tasks, as towns have long used it, with the subjects of the
    /// services that ship with Rathaus. A town takes it as it is, or brings its own table.
    public static func kommunal() throws(Findings) -> Aktenplan {
        try Aktenplan(name: "Kommunaler Aktenplan (Muster)", version: "1", table: kommunaleTafel)
    }

    private static let kommunaleTafel = """
        0|Allgemeine Verwaltung|10 Jahre|B|Aktenordnung der Gemeinde
        00|Gemeindeorgane, Ortsrecht||A|
        000.10|Satzungen und Verordnungen|dauernd|A|
        01|Organisation, Statistik, Wahlen|||
        012.20|Wahlen und Abstimmungen: Helfende, Wahlscheine|5 Jahre|V|
        02|Hauptverwaltung|||
        020.05|Allgemeine Anträge und Anliegen|5 Jahre|B|
        020.10|Anregungen und Beschwerden|5 Jahre|B|
        03|Finanzverwaltung|||§ 37 GemHVO
        034.10|Grundsteuer|10 Jahre|V|§ 147 AO
        034.20|Gewerbesteuer|10 Jahre|V|§ 147 AO
        034.30|Hundesteuer|10 Jahre|V|§ 147 AO
        034.40|Zweitwohnungs- und Spielapparatesteuer|10 Jahre|V|§ 147 AO
        035.10|Gemeindekasse: SEPA-Mandate, Abgabenkonten|10 Jahre|V|§ 37 GemHVO
        05|Besondere Dienststellen: Standesamt|||PStG
        050.10|Urkunden aus Personenstandsregistern|5 Jahre|V|§ 7 PStG
        050.20|Eheschließungen: Sammelakten|80 Jahre|A|§ 7 PStG
        050.30|Sterbefälle: Sammelakten|30 Jahre|A|§ 7 PStG
        050.40|Geburten: Sammelakten|110 Jahre|A|§ 7 PStG
        1|Öffentliche Sicherheit und Ordnung|5 Jahre|B|Aktenordnung der Gemeinde
        11|Öffentliche Ordnung|||
        110.10|Meldewesen: An- und Ummeldungen, Bescheinigungen|5 Jahre|V|§ 14 BMG
        110.20|Auskünfte und Übermittlungssperren|5 Jahre|V|BMG
        110.30|Ausweise und Pässe|10 Jahre|V|PAuswG, PassG
        111.10|Gewerbeanzeigen|10 Jahre|B|§ 14 GewO
        111.20|Gaststätten und Veranstaltungen|5 Jahre|B|HGastG
        112.10|Hunde: Haltung und Gefahrenabwehr|5 Jahre|V|HundeVO
        113.10|Fundsachen|3 Jahre|V|§§ 965 ff. BGB
        114.10|Feuer im Freien, Brauchtum|3 Jahre|V|
        12|Verkehr: Anordnungen und Genehmigungen|||StVO
        120.10|Verkehrsrechtliche Anordnungen|5 Jahre|V|§ 45 StVO
        120.20|Bewohnerparken|3 Jahre|V|§ 45 StVO
        120.30|Ausnahmegenehmigungen|5 Jahre|V|§ 46 StVO
        121.10|Verkehrsordnungswidrigkeiten|3 Jahre|V|OWiG
        13|Brandschutz, Hilfeleistung|||
        14|Jagd und Fischerei|||
        140.10|Jagdscheine|10 Jahre|B|BJagdG
        140.20|Fischereischeine|10 Jahre|V|HFischG
        2|Schulen|10 Jahre|B|Aktenordnung der Gemeinde
        20|Schulverwaltung|||
        200.10|Schulanmeldung, Ganztag|5 Jahre|V|
        3|Wissenschaft, Kultur|10 Jahre|A|Aktenordnung der Gemeinde
        30|Kultur|||
        300.10|Förderung von Vereinen und Kultur|10 Jahre|B|
        35|Volksbildung: Musikschule, Bücherei|5 Jahre|V|
        4|Soziale Sicherung|10 Jahre|B|Aktenordnung der Gemeinde
        40|Verwaltung der sozialen Angelegenheiten|||
        400.10|Wohngeld|10 Jahre|V|WoGG
        400.20|Ehrenamt: Karten und Ehrungen|5 Jahre|B|
        46|Einrichtungen der Jugendhilfe|||
        460.10|Kindertagesstätten: Anmeldung und Plätze|5 Jahre|V|SGB VIII
        5|Gesundheit, Sport, Erholung|10 Jahre|B|Aktenordnung der Gemeinde
        55|Sport|||
        550.10|Förderung des Sports|10 Jahre|B|
        58|Park- und Gartenanlagen|||
        580.10|Baumschutz: Anträge auf Fällung|10 Jahre|V|
        6|Bauen, Wohnen, Verkehr|30 Jahre|B|Aktenordnung der Gemeinde
        60|Bauverwaltung|||
        600.10|Einsicht in Bauakten|3 Jahre|V|
        63|Gemeindestraßen|||
        630.10|Aufbruch und Sondernutzung|10 Jahre|V|HStrG
        630.20|Mängel an Straßen und Anlagen|3 Jahre|V|
        7|Öffentliche Einrichtungen|10 Jahre|B|Aktenordnung der Gemeinde
        70|Abwasser und Abfall|||
        700.10|Abfallbehälter, Sperrmüll|5 Jahre|V|
        71|Wasserversorgung|||
        710.10|Wasserzähler und Verbrauch|10 Jahre|V|§ 147 AO
        75|Bestattungswesen|||
        750.10|Grabnutzung|30 Jahre|B|FBG
        76|Sonstige Einrichtungen|||
        760.10|Bürgerhäuser: Vermietung|10 Jahre|V|§ 147 AO
        8|Wirtschaft, Vermögen|10 Jahre|B|Aktenordnung der Gemeinde
        9|Finanzen und Haushalt|10 Jahre|B|§ 37 GemHVO
        """
}
