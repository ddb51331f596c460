import Basics
import FIM
import Forms
import Testing

@Suite struct RuleTests {
    /// A group with a choice, a yes/no, a list that is not at hand, and what rules act on.
    private func form(_ rule: String, _ anzahl: String = "1:1") throws -> (effects: [RuleEffect], open: [OpenRule]) {
        let inner = Samples.group("G99000000002", "Anschrift", [Samples.place(Samples.field("F99000000006", "Straße"))])
        let places = [
            Samples.place(
                Samples.choice(
                    "F99000000001", "Art der Person", [("001", "Ja"), ("002", "Nein, danke"), ("003", "Später")])),
            Samples.place(Samples.field("F99000000002", "Vertreter", "bool")),
            Samples.place(Samples.field("F99000000003", "Telefon"), "0:1"),
            Samples.place(Samples.field("F99000000004", "E-Mail"), "0:1"),
            Samples.place(Samples.field("F99000000005", "Beginn", "date")),
            Samples.place(inner, anzahl),
        ]
        let text = rule.replacing("<", with: "&lt;")
        let group = Samples.group("G99000000001", "Person", rules: Samples.rule("R99000000001", text), places)
        let read = try SchemaImport(Samples.schema([Samples.place(group)]))
        guard case .group(let translated) = read.form.structure[0].element else { return ([], []) }
        #expect(read.rulesCompiled + read.rulesOpen.count == 1)
        return (translated.rules.first?.effects ?? [], read.rulesOpen)
    }

    private func lines(_ rule: String) throws -> [String] {
        try form(rule).effects.map { "\($0.action.rawValue) \($0.target) if \($0.condition.source)" }
    }

    @Test(arguments: [
        (
            #"Wenn das Feld F99000000001 "Art" = 001 "Ja", dann muss die Gruppe G99000000002 "Anschrift" befüllt sein. Wenn das Feld F99000000001 <> 001 "Ja", dann darf die Gruppe G99000000002 nicht befüllt sein."#,
            [#"require G99000000002 if F99000000001 = "001""#, #"forbid G99000000002 if F99000000001 != "001""#]
        ),
        (
            "WENN F99000000002 Vertreter = JA, DANN zeige als Pflicht F99000000003 Telefon an, SONST zeige F99000000003 Telefon nicht an.",
            [
                "show F99000000003 if F99000000002 = true", "require F99000000003 if F99000000002 = true",
                "forbid F99000000003 if F99000000002 != true",
            ]
        ),
        (
            "WENN F99000000001 Art der Person = 002 Nein, danke ODER 003, DANN aktiviere G99000000002.F99000000006 und F99000000003.",
            [
                #"show G99000000002.F99000000006 if F99000000001 in ("002", "003")"#,
                #"show F99000000003 if F99000000001 in ("002", "003")"#,
            ]
        ),
        (
            #"Wenn F99000000001 === "Später", dann zeige F99000000003, ansonsten nicht."#,
            [#"show F99000000003 if F99000000001 = "003""#, #"forbid F99000000003 if F99000000001 != "003""#]
        ),
        (
            #"Es muss mindestens eines der Felder F99000000003 "Telefon" oder F99000000004 "E-Mail" befüllt sein."#,
            ["check F99000000003 if F99000000003 != null or F99000000004 != null"]
        ),
        (
            "Wenn F99000000003 nicht leer, dann darf F99000000004 nicht leer sein.",
            ["require F99000000004 if F99000000003 != null"]
        ),
        (
            "Wenn das Feld F99000000001 <> (001 UND 002), dann wird F99000000003 zur Pflichtangabe.",
            [#"require F99000000003 if not(F99000000001 in ("001", "002"))"#]
        ),
    ])
    func knownPhrasesBecomeEffects(prose: String, expected: [String]) throws {
        #expect(try lines(prose) == expected)
    }

    @Test(arguments: [
        "Für das Land SL gilt: Das Feld F99000000003 muss befüllt werden.",
        "Wenn F99000000001 = 009, dann muss F99000000003 befüllt sein.",
        "Wenn F99000000001 = 001 UND 002, dann muss F99000000003 befüllt sein.",
        "Wenn F99000000001 = 001, dann muss F99000000009 befüllt sein.",
        "Wenn F99000000002 = vielleicht, dann muss F99000000003 befüllt sein.",
        "Wenn F99000000003 = 001, dann muss F99000000004 befüllt sein.",
        "Wenn F99000000001 = 001, dann zeige F99000000003 an, bei <> 002 blende F99000000003 aus.",
        "Wenn F99000000001 = 001, dann muss F99000000003 befüllt sein, außer sonntags.", "",
    ])
    func whatIsNotWhollyUnderstoodStaysProseWithAReason(prose: String) throws {
        let (effects, open) = try form(prose)
        #expect(effects.isEmpty)
        #expect(open.count == 1 && open[0].reason.isEmpty == false && open[0].text == prose)
    }

    @Test(arguments: [
        ("", "num_int", true),
        (
            " D.h. es muss z.B. 30.02.2019 oder der 31.11.1968 verhindert werden, da diese keine korrekten Datumsangaben sind.",
            "num_int", true
        ),
        (" D.h. es muss z.B. der 30.02.2019 erlaubt werden.", "num_int", false), ("", "text", false),
    ])
    func dayMonthAndYearMakeADate(explained: String, type: String, isRead: Bool) throws {
        let prose =
            #"Wenn alle drei Felder F99000000001 "Tag", F99000000002 "Monat" und F99000000003 "Jahr" befüllt sind, muss die Validität des sich ergebenden Kalenderdatums sichergestellt werden."#
            + explained
        let places = [("F99000000001", "Tag"), ("F99000000002", "Monat"), ("F99000000003", "Jahr")].map {
            Samples.place(Samples.field($0, $1, type), "0:1")
        }
        let group = Samples.group("G99000000001", "Geburt", rules: Samples.rule("R99000000001", prose), places)
        let read = try SchemaImport(Samples.schema([Samples.place(group)]))
        guard case .group(let translated) = read.form.structure[0].element else { return }
        #expect(read.rulesCompiled == (isRead ? 1 : 0))
        let check = translated.rules.first?.effects.first
        #expect((check != nil) == isRead)
        guard let check else { return }
        #expect(
            check.condition.source
                == "F99000000001 = null or F99000000002 = null or F99000000003 = null or date(F99000000003, F99000000002, F99000000001) != null"
        )
        #expect(check.message?.contains("gibt es nicht") == true)
    }

    @Test func aConditionOnARepeatedGroupIsNotGuessedAt() throws {
        let prose = "Wenn G99000000002.F99000000006 nicht leer, dann darf F99000000003 nicht leer sein."
        #expect(try form(prose, "1:*").open.count == 1)
        #expect(try form(prose, "1:1").effects.first?.condition.source == "G99000000002.F99000000006 != null")
        #expect(
            try form(prose, "0:1").effects.first?.condition.source
                == "count(flatten([G99000000002.F99000000006])[item != null]) > 0")
    }

    @Test func theSameIdAtTwoPlacesMeansTheNearestOrNone() throws {
        let yes = Samples.field("F99000000001", "Ja oder nein", "bool")
        let text = Samples.field("F99000000002", "Text")
        let rule = Samples.rule("R99000000001", "Wenn F99000000001 = JA, dann muss F99000000002 befüllt sein.")
        func open(_ outer: [String]) throws -> Int {
            let first = Samples.group("G99000000002", "A", [Samples.place(yes)])
            let second = Samples.group("G99000000003", "B", [Samples.place(yes)])
            let places = outer + [Samples.place(first), Samples.place(second), Samples.place(text)]
            let group = Samples.group("G99000000001", "Außen", rules: rule, places)
            return try SchemaImport(Samples.schema([Samples.place(group)])).rulesOpen.count
        }
        #expect(try open([Samples.place(yes)]) == 0)
        #expect(try open([]) == 1)
    }
}
