import Basics
import Calendar
import Records
import Testing
import XDomea

@Suite struct AktenplanTests {
    @Test("The shipped plan is whole: every unit stands below another, up to ten main groups")
    func shipped() throws {
        let plan = try Aktenplan.kommunal()
        #expect(
            plan.einheiten.filter { plan.oberhalb($0.kennzeichen) == nil }.map(\.kennzeichen)
                == (0...9).map(String.init))
        #expect(
            plan.pfad("120.20").map(\.titel) == [
                "Öffentliche Sicherheit und Ordnung", "Verkehr: Anordnungen und Genehmigungen", "Bewohnerparken",
            ])
        #expect(plan.unterhalb("14").map(\.kennzeichen) == ["140.10", "140.20"])
        #expect(plan["034.30"]?.aufbewahrung == .jahre(10))
        #expect(plan["120.20"]?.rechtsgrundlage == "§ 45 StVO")
    }

    @Test("What a unit leaves open is taken from the one above")
    func inherited() throws {
        let plan = try Aktenplan(
            name: "P", version: "1", table: "1|Oben|7 Jahre|A|Regel\n# Bemerkung\n\n11| Unten |||\n")
        #expect(plan["11"] == Aktenplaneinheit("11", "Unten", .jahre(7), .archivieren, rechtsgrundlage: "Regel"))
    }

    @Test(
        "A plan with faults is refused",
        arguments: [
            ("1|A|5 Jahre|B|\n1|B|5 Jahre|B|", "records-plan"), ("12|A|5 Jahre|B|", "records-plan"),
            ("1|A|5|B", "records-plan-row"),
            ("1|A|lange|B|", "records-plan-row"), ("1|A|5|X|", "records-plan-row"), ("x|A|5|B|", "records-plan"),
            ("1..2|A|5|B|", "records-plan"), ("11|A|||", "records-plan-row"),
        ])
    func faults(table: String, code: String) {
        #expect {
            try Aktenplan(name: "P", version: "1", table: table)
        } throws: { error in
            (error as? Findings)?.all.contains { $0.code == code } == true
        }
    }

    @Test("A service's own period goes before that of the unit")
    func settings() throws {
        let plan = try Aktenplan.kommunal()
        let own = Akteneinstellung(einheit: "120.20", aufbewahrung: .jahre(4), rechtsgrundlage: "Satzung")
        let unit = try own.aufgeloest(in: plan)
        #expect(unit.aufbewahrung == .jahre(4))
        #expect(unit.rechtsgrundlage == "Satzung")
        #expect(unit.art == .vernichten)
        #expect(throws: Findings.self) { try Akteneinstellung(einheit: "999").aufgeloest(in: plan) }
    }
}

@Suite struct AufbewahrungTests {
    @Test(
        "The period runs from the end of the year of closing",
        arguments: [
            ("5 Jahre", "2026-03-29", "2031-12-31"), ("0", "2026-12-31", "2026-12-31"),
            ("1 Jahr", "2026-01-01", "2027-12-31"),
            ("110 Jahre", "2026-06-01", "2136-12-31"), ("200", "9990-06-01", "9999-12-31"),
        ])
    func ends(period: String, closed: String, end: String) throws {
        let period = try #require(Aufbewahrung(period))
        #expect(period.ende(geschlossen: try #require(CivilDate(iso: closed)))?.iso == end)
    }

    @Test("What is kept for good has no end")
    func forGood() throws {
        #expect(Aufbewahrung("dauernd") == .dauernd)
        #expect(Aufbewahrung.dauernd.ende(geschlossen: .first) == nil)
        #expect(Aufbewahrung.longer(.jahre(3), .jahre(5)) == .jahre(5))
        #expect(Aufbewahrung.longer(.jahre(3), .dauernd) == .dauernd)
        for text in ["", "x", "-1", "201", "5 Monate", "5 Jahre lang", "5.5"] { #expect(Aufbewahrung(text) == nil) }
        for period in [Aufbewahrung.jahre(1), .jahre(30), .dauernd] { #expect(Aufbewahrung(period.text) == period) }
    }
}

@Suite struct AktenzeichenTests {
    @Test(
        "A file reference follows the town's pattern",
        arguments: [
            ("{einheit}-{jahr}/{nummer:4}", "120.20-2026/0017"), ("{nummer}/{jahr} ({einheit})", "17/2026 (120.20)"),
            ("OA {einheit}.{jahr}.{nummer:6}", "OA 120.20.2026.000017"),
        ])
    func pattern(pattern: String, text: String) throws {
        #expect(try Aktenzeichenregel(pattern).aktenzeichen(einheit: "120.20", jahr: 2026, nummer: 17) == text)
    }

    @Test(
        "A pattern that could give the same reference twice is refused",
        arguments: [
            "", "{einheit}", "{einheit}{jahr}/{nummer}", "{einheit}-{jahr}-{nummer}-{nummer}",
            "{einheit}-{jahr}-{nummer:0}",
            "{einheit}-{jahr}-{x}", "{einheit}-{jahr}-{nummer", "{einheit}-{jahr}}-{nummer}",
            "{einheit}-{jahr}-{nummer:x}",
        ])
    func refused(pattern: String) {
        #expect(throws: Findings.self) { try Aktenzeichenregel(pattern) }
    }

    @Test("Filing settles the reference and the end of the period")
    func filing() throws {
        let unit = try Akteneinstellung(einheit: "120.20").aufgeloest(in: Aktenplan.kommunal())
        let filed = Ablage(unit, geschlossen: try #require(CivilDate(iso: "2026-03-29")), nummer: 17)
        #expect(filed.aktenzeichen == "120.20-2026/0017")
        #expect(filed.aufbewahrungsende?.iso == "2029-12-31")
        #expect(Ablage(unit, geschlossen: filed.geschlossen, nummer: 1, jahr: 2025).aktenzeichen == "120.20-2025/0001")
    }
}
