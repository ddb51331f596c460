import BPMN
import Basics
import FEEL
import ServicePackages
import Testing

@testable import Casework

/// What connectors, couriers, incidents and bad models do to a case.
@Suite struct DrivenOutsideTests {
    static let courier = Actor.system("orders")

    private func story(_ service: String) throws -> Story {
        var story = try Story(rahmen: Modell.one(service))
        try story.submit()
        return story
    }

    @Test func `a fee is asked for with its amount, and paid by its number`() throws {
        var story = try story(Modell.service("x", "zahlung", "rathaus:betrag=\"steuer * hunde + 0.50\""))
        #expect(story.vorgang.payments.map(\.request.betrag) == [18_050] && story.open == ["ablegen"])
        let number = story.vorgang.payments[0].request.kassenzeichen
        #expect(story.vorgang.verfahren?.state.variables["zahlung"] == .string(number))
        try story.give(.bestaetigeZahlung(kassenzeichen: number), by: Story.clerk)
        #expect(story.vorgang.payments[0].paid == story.now)
        #expect(story.refusals(.bestaetigeZahlung(kassenzeichen: number), by: Story.clerk) == ["no-payment"])
    }

    @Test func `a decision of the package gives a variable`() throws {
        let text = Modell.service("x", "entscheidung", "rathaus:entscheidung=\"Gebühr\"")
        #expect(try story(text).vorgang.verfahren?.state.variables["gebühr"] == .number(Decimal128(60)))
        let rule = "<businessRuleTask id=\"x\" rathaus:entscheidung=\"Gebühr\" rathaus:ergebnis=\"betrag\"/>"
        #expect(try story(rule).vorgang.verfahren?.state.variables["betrag"] == .number(Decimal128(60)))
    }

    @Test func `a letter that is released goes to the printer, and the process waits for it`() throws {
        var story = try story(
            Modell.service("x", "schreiben", "rathaus:schreiben=\"zwischenbescheid\" rathaus:freigeben=\"ja\""))
        #expect(story.open == [] && story.orders.map(\.verbinder) == [.schreiben])
        #expect(story.vorgang.letters.map(\.state) == [.freigegeben, .freigegeben])
        try story.print()
        #expect(story.open == ["ablegen"] && story.orders == [])
    }

    @Test func `the process delivers the notice itself when it is printed`() throws {
        let nodes =
            Modell.start + Modell.user("entscheiden", "entscheiden") + Modell.service("x", "zustellen")
            + Modell.user("ablegen", "ablegen") + Modell.end
        var story = try Story(
            rahmen: Modell.rahmen(nodes, ["s>entscheiden", "entscheiden>x", "x>ablegen", "ablegen>e"]))
        try story.submit()
        try story.decide_()
        #expect(story.vorgang.deliveries.isEmpty)
        try story.print()
        #expect(story.vorgang.deliveries.map(\.way) == [.abruf] && story.vorgang.status == .zugestellt)
        #expect(story.open == ["ablegen"])
    }

    @Test func `an order waits for its courier, whose second answer changes nothing`() throws {
        var story = try story(Modell.service("x", "dienst", "rathaus:dienst=\"kasse\" rathaus:ergebnis=\"nummer\""))
        let id = story.orders.first?.id ?? 0
        #expect(story.tasks.contains(.verrichte(id)))
        let answer = Command.erledigeAuftrag(id, values: ["ergebnis": .string("4711")])
        #expect(story.refusals(answer, by: Story.clerk) == ["not-allowed"])
        try story.give(answer, by: DrivenOutsideTests.courier)
        #expect(story.vorgang.verfahren?.state.variables["nummer"] == .string("4711") && story.open == ["ablegen"])
        #expect(try story.give(answer, by: DrivenOutsideTests.courier).isEmpty)
    }

    @Test func `the key of a register may be a variable that is not handed in`() throws {
        let nodes =
            Modell.start + Modell.service("vor", "entscheidung", "rathaus:entscheidung=\"Gebühr\"")
                + """
                <serviceTask id="x" rathaus:verbinder="register" rathaus:register="hunde" rathaus:schluessel="gebühr">
                <extensionElements><rathaus:ioMapping><rathaus:input source="=steuer" target="steuer"/></rathaus:ioMapping>
                </extensionElements></serviceTask>
                """ + Modell.user("ablegen", "ablegen") + Modell.end
        var story = try Story(rahmen: Modell.rahmen(nodes, ["s>vor", "vor>x", "x>ablegen", "ablegen>e"]))
        try story.submit()
        let order = try #require(story.orders.first)
        #expect(order.settings["schluessel"] == "60" && order.inputs == ["steuer": .number(Decimal128(90))])
    }

    private func broken() throws -> Story {
        var story = try story(Modell.service("x", "dienst", "rathaus:dienst=\"kasse\""))
        let id = story.orders.first?.id ?? 0
        try story.give(.auftragGescheitert(id, reason: "keine Antwort"), by: DrivenOutsideTests.courier)
        #expect(story.incidents.map(\.element) == ["x"] && story.incidents.first?.words.de == "keine Antwort")
        #expect(story.incidents.first?.place?.line != nil)
        story.tasks = []
        return story
    }

    @Test func `an incident is tried again`() throws {
        var story = try broken()
        let id = story.incidents.first?.id ?? 0
        try story.give(.loeseStoerung(id, .wiederholen, reason: ""), by: Story.clerk)
        #expect(story.incidents.isEmpty && story.orders.count == 1)
        #expect(story.tasks == [.verrichte(story.orders[0].id)])
        #expect(story.refusals(.loeseStoerung(id, .wiederholen, reason: ""), by: Story.clerk) == ["incident-gone"])
    }

    @Test func `an incident is skipped with a reason only`() throws {
        var story = try broken()
        let id = story.incidents.first?.id ?? 0
        #expect(story.refusals(.loeseStoerung(id, .ueberspringen, reason: " "), by: Story.clerk) == ["text-empty"])
        try story.give(.loeseStoerung(id, .ueberspringen, reason: "von Hand erledigt"), by: Story.clerk)
        #expect(story.open == ["ablegen"] && story.orders.isEmpty)
    }

    @Test func `a value is changed and the step tried again`() throws {
        var story = try story(Modell.service("x", "zahlung", "rathaus:betrag=\"gebuehr\""))
        #expect(story.incidents.map(\.element) == ["x"])
        let id = story.incidents.first?.id ?? 0
        let wrong = Command.loeseStoerung(id, .aendern(name: "gebuehr", wert: "1 +"), reason: "fehlte")
        #expect(story.refusals(wrong, by: Story.clerk) == ["value-wrong"])
        try story.give(.loeseStoerung(id, .aendern(name: "gebuehr", wert: "12.50"), reason: "fehlte"), by: Story.clerk)
        #expect(story.vorgang.payments.map(\.request.betrag) == [1_250] && story.open == ["ablegen"])
    }

    // MARK: Bad models

    @Test(arguments: [
        ("zaubern", "", "bpmn-task-failed"), ("entscheidung", "rathaus:entscheidung=\"Wetter\"", "bpmn-task-failed"),
        ("zustellen", "", "bpmn-task-failed"), ("zahlung", "rathaus:betrag=\"&quot;viel&quot;\"", "bpmn-task-failed"),
        ("zahlung", "rathaus:betrag=\"1.005\"", "bpmn-task-failed"),
    ])
    func `a connector that cannot work is an incident at its element`(
        connector: String, attributes: String, code: String
    ) throws {
        let story = try story(Modell.service("x", connector, attributes))
        #expect(story.incidents.map(\.code) == [code] && story.incidents.first?.element == "x")
        #expect(story.vorgang.status == .eingereicht)
    }

    @Test func `a million instances are an incident, ten thousand tasks are refused`() throws {
        func many(_ count: Int) throws -> Verfahrensrahmen {
            try Modell.one(
                """
                <userTask id="x" name="x" rathaus:taetigkeit="aufgabe"><multiInstanceLoopCharacteristics>
                <loopCardinality>\(count)</loopCardinality></multiInstanceLoopCharacteristics></userTask>
                """)
        }
        var story = try Story(rahmen: many(1_000_000))
        try story.submit()
        #expect(story.incidents.map(\.element) == ["x"] && story.incidents.first?.place?.line != nil)
        story = try Story(rahmen: many(10_000))
        let submission = Command.reicheEin(declarations: ["wahr"], retrievalConsent: true, mail: nil)
        #expect(story.refusals(submission, by: .antragsteller) == ["process-too-large"])
        story = try Story(rahmen: many(900))
        try story.submit()
        #expect(story.open.count == 900)
    }

    @Test func `processes that call each other for ever end as an incident`() throws {
        let other = "<process id=\"q\" isExecutable=\"true\"><callActivity id=\"back\" calledElement=\"p\"/></process>"
        var story = try Story(
            rahmen: Modell.rahmen(
                Modell.start + "<callActivity id=\"call\" calledElement=\"q\"/>" + Modell.user("a", "ablegen")
                    + Modell.end, ["s>call", "call>a", "a>e"], outside: other))
        try story.submit()
        #expect(story.incidents.count == 1 && story.incidents.first?.element.isEmpty == false)
    }

    @Test func `a loop without a wait ends as an incident`() throws {
        var story = try Story(
            rahmen: Modell.rahmen(
                Modell.start + "<scriptTask id=\"x\"><script>1</script></scriptTask><exclusiveGateway id=\"g\"/>"
                    + Modell.user("a", "ablegen") + Modell.end,
                ["s>g", "g>x", "x>g", "g>a|false", "a>e"]))
        try story.submit()
        #expect(story.incidents.count == 1)
    }

    @Test(arguments: [("timeDate", "1970-01-01"), ("timeDuration", "P10000Y"), ("timeDuration", "-P1D")])
    func `timers of long ago and far away are kept or an incident`(kind: String, text: String) throws {
        let timer = """
            <intermediateCatchEvent id="x"><timerEventDefinition><\(kind) xsi:type="tFormalExpression">\(text)</\(kind)>
            </timerEventDefinition></intermediateCatchEvent>
            """
        let story = try story(timer)
        let wakes = story.tasks.compactMap { if case .wecke(_, let at) = $0 { at } else { nil } }
        #expect(wakes.count + story.incidents.count >= 1 && wakes.allSatisfy { $0 >= story.now })
    }

    @Test func `of two events that wait for one message the first gets it, once`() throws {
        let nodes =
            Modell.start + Modell.user("fragen", "rueckfrage") + "<parallelGateway id=\"g\"/>"
            + ["a", "b"].map {
                "<intermediateCatchEvent id=\"\($0)\" rathaus:schluessel=\"rueckfrage\"><messageEventDefinition "
                    + "messageRef=\"m\"/></intermediateCatchEvent>" + Modell.user("nach-\($0)", "pruefen")
            }.joined() + Modell.user("c", "ablegen") + Modell.end
        var story = try Story(
            rahmen: Modell.rahmen(
                nodes, ["s>fragen", "fragen>g", "g>a", "g>b", "a>nach-a", "b>nach-b", "nach-a>c", "c>e"],
                outside: "<message id=\"m\" name=\"antwort\"/>"))
        try story.submit()
        let question = try story.ask()
        try story.give(.beantworteRueckfrage(question, text: "so", documents: []), by: .antragsteller)
        #expect(story.open == ["nach-a"] && story.vorgang.verfahren?.nachrichten == [])
    }

    @Test func `a message that nobody awaits is kept for its time`() throws {
        let nodes =
            Modell.start + Modell.user("fragen", "rueckfrage") + Modell.user("x", "aufgabe")
            + "<intermediateCatchEvent id=\"a\" rathaus:schluessel=\"rueckfrage\"><messageEventDefinition "
            + "messageRef=\"m\"/></intermediateCatchEvent>" + Modell.user("c", "ablegen") + Modell.end
        func answered() throws -> Story {
            var story = try Story(
                rahmen: Modell.rahmen(
                    nodes, ["s>fragen", "fragen>x", "x>a", "a>c", "c>e"],
                    outside: "<message id=\"m\" name=\"antwort\"/>"))
            try story.submit()
            let question = try story.ask()
            try story.give(.beantworteRueckfrage(question, text: "so", documents: []), by: .antragsteller)
            #expect(story.vorgang.verfahren?.nachrichten.count == 1)
            return story
        }
        var story = try answered()
        try story.do_("x")
        #expect(story.open == ["c"] && story.vorgang.verfahren?.nachrichten == [])
        story = try answered()
        story.now = story.now.advanced(bySeconds: 86_400)
        try story.do_("x")
        #expect(story.open == [])
    }
}
