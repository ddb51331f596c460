import Basics
import Forms
import Testing

@testable import Casework

/// Every command with who gives it and, written a second time by hand, in which statuses it may be given.
enum CommandTable {
    struct Line: Sendable, CustomTestStringConvertible {
        let name: String
        let actor: Actor
        /// One sign for each status in the order of `Status`: `x` allowed, `.` wrong status.
        let statuses: String
        let command: @Sendable (Vorgang) -> Command

        var testDescription: String { name }

        func allowed(in status: Status) -> Bool {
            let index = Status.allCases.firstIndex(of: status) ?? 0
            return Array(statuses)[index] == "x"
        }
    }

    static let lines = applicant + staff

    private static let applicant: [Line] = [
        Line(name: "beginneEntwurf", actor: .antragsteller, statuses: ".........") { _ in
            .beginneEntwurf(service: .hund, language: "de", keyId: "k", secretHash: "s")
        },
        Line(name: "speichereSeite", actor: .antragsteller, statuses: "x........") { _ in
            .speichereSeite(page: "halter", answers: Answers(values: ["F9": .text("neu")]))
        },
        Line(name: "reicheEin", actor: .antragsteller, statuses: "x........") { _ in
            .reicheEin(declarations: ["andere"], retrievalConsent: false, mail: nil)
        },
        Line(name: "zieheZurueck", actor: .antragsteller, statuses: ".xxxx....") { _ in
            .zieheZurueck(reason: "doch nicht")
        },
        Line(name: "beantworteRueckfrage", actor: .antragsteller, statuses: "...x.....") { vorgang in
            .beantworteRueckfrage(vorgang.openQuestion?.id ?? "q", text: "Dackel", documents: [])
        },
        Line(name: "rufeAb", actor: .antragsteller, statuses: "......xx.") { vorgang in
            .rufeAb(vorgang.deliveries.first?.document ?? "d")
        },
    ]

    private static let staff: [Line] = [
        Line(name: "uebernehme", actor: Story.clerk, statuses: ".xxxxxx..") { _ in .uebernehme },
        Line(name: "weiseZu", actor: Story.clerk, statuses: ".xxxxxx..") { _ in
            .weiseZu("s-2", name: "Herr Zwei", reason: "Urlaub")
        },
        Line(name: "schreibeNotiz", actor: Story.clerk, statuses: ".xxxxxx.x") { _ in .schreibeNotiz("Anruf") },
        Line(name: "stelleRueckfrage", actor: Story.clerk, statuses: "..x.x....") { _ in
            .stelleRueckfrage(text: "Welche?", due: "2026-03-20")
        },
        Line(name: "entwirfSchreiben", actor: Story.clerk, statuses: "..xxx....") { _ in
            .entwirfSchreiben(template: "bescheid", title: "Bescheid", values: [:])
        },
        Line(name: "aendereSchreiben", actor: Story.clerk, statuses: "...xx....") { vorgang in
            .aendereSchreiben(vorgang.letters.last?.id ?? "l", values: ["betrag": "90"])
        },
        Line(name: "verwirfSchreiben", actor: Story.clerk, statuses: "...xxxx.x") { vorgang in
            .verwirfSchreiben(vorgang.letters.last?.id ?? "l")
        },
        Line(name: "entscheide", actor: Story.clerk, statuses: "...xx....") { vorgang in
            .entscheide(.ablehnung, letter: vorgang.letters.last?.id ?? "l")
        },
        Line(name: "schreibenGedruckt", actor: Story.printer, statuses: ".xxxxxxxx") { vorgang in
            let letter = vorgang.letters.last?.id ?? "l"
            return .schreibenGedruckt(letter, .sample("d-x", .schreiben(letter)))
        },
        Line(name: "stelleZu", actor: Story.clerk, statuses: ".....xx..") { vorgang in
            .stelleZu(vorgang.documents.last?.id ?? "d", .post)
        },
        Line(name: "schliesseAb", actor: Story.clerk, statuses: "......x.x") { _ in Story.closing },
    ]
}

@Suite struct TransitionTests {
    @Test("Every story reaches its status", arguments: Status.allCases)
    func stories(status: Status) throws {
        #expect(try Story.reaching(status).vorgang.status == status)
    }

    @Test("A command is allowed in its statuses and is a wrong status in all others", arguments: CommandTable.lines)
    func table(line: CommandTable.Line) throws {
        for status in Status.allCases {
            let story = try Story.reaching(status)
            let refusals = story.refusals(line.command(story.vorgang), by: line.actor)
            #expect((refusals != ["wrong-status"]) == line.allowed(in: status), "\(line.name) in \(status)")
        }
    }

    @Test("A wrong status is said with its name")
    func words() throws {
        let story = try Story.reaching(.abgeschlossen)
        #expect(throws: Findings(.wrongStatus(.abgeschlossen))) { try story.decided(.uebernehme, by: Story.clerk) }
        #expect(Finding.wrongStatus(.abgeschlossen).words.de.contains("Abgeschlossen"))
    }

    @Test("Without a case only a draft may begin", arguments: CommandTable.lines)
    func nothing(line: CommandTable.Line) throws {
        let story = try Story()
        let command = line.command(story.vorgang)
        if case .beginneEntwurf = command {
            #expect(try decide(nil, command, story.context(.antragsteller)).events.map(\.name) == ["EntwurfBegonnen"])
        } else {
            #expect(throws: Findings(.notThere)) { try decide(nil, command, story.context(line.actor)) }
        }
    }
}

@Suite struct AccessTests {
    struct Who: Sendable, CustomTestStringConvertible {
        let name: String
        let actor: Actor
        let isHolder: Bool
        let isClerk: Bool
        let isSystem: Bool

        var testDescription: String { name }

        init(_ name: String, _ actor: Actor, holder: Bool = false, clerk: Bool = false, system: Bool = false) {
            (self.name, self.actor, isHolder, isClerk, isSystem) = (name, actor, holder, clerk, system)
        }
    }

    static let everybody = [
        Who("the applicant", .antragsteller, holder: true),
        Who("a clerk of the unit", Story.clerk, clerk: true),
        Who("a clerk of the whole town", .staff(.clerk("s-2", units: [])), clerk: true),
        Who("a clerk of two units", .staff(.clerk("s-3", units: ["ordnung", "steuern"])), clerk: true),
        Who("a clerk of another unit", .staff(.clerk("s-4", units: ["ordnung"]))),
        Who(
            "a head of office of another unit", .staff(.clerk("s-5", roles: [.leitung], units: ["ordnung"])),
            clerk: true),
        Who("an administrator", .staff(.clerk("s-6", roles: [.administration], units: []))),
        Who("an author of packages", .staff(.clerk("s-7", roles: [.redaktion], units: []))),
        Who("somebody without a role", .staff(.clerk("s-8", roles: [], units: []))),
        Who("a clerk of another town", .staff(.clerk("s-9", town: "091870002002"))),
        Who("a head of office of another town", .staff(.clerk("s-10", town: "091870002002", roles: [.leitung]))),
        Who("a courier", Story.printer, system: true),
    ]

    @Test("Every command is for its actors only", arguments: CommandTable.lines)
    func actors(line: CommandTable.Line) throws {
        for status in Status.allCases {
            let story = try Story.reaching(status)
            let command = line.command(story.vorgang)
            for who in AccessTests.everybody {
                let may =
                    switch line.name {
                    case "beginneEntwurf": true
                    case "schreibenGedruckt": who.isSystem
                    default: line.actor == .antragsteller ? who.isHolder : who.isClerk
                    }
                let refused = story.refusals(command, by: who.actor) == ["not-allowed"]
                #expect(refused == !may, "\(who.name): \(line.name) in \(status)")
            }
        }
    }

    @Test("The rules of administration and package writing are for those roles")
    func otherRoles() {
        for role in [Role.administration, .redaktion, .leitung] {
            for who in AccessTests.everybody {
                let has =
                    if case .staff(let staff) = who.actor { staff.roles.contains(role) && staff.town == lauter } else {
                        false
                    }
                #expect(
                    AccessRule.staff(role).allows(who.actor, town: lauter, unit: "bau") == has, "\(who.name) \(role)")
            }
        }
    }

    @Test("Everyone is everyone")
    func everyone() {
        for who in AccessTests.everybody { #expect(AccessRule.everyone.allows(who.actor, town: "", unit: "")) }
    }
}
