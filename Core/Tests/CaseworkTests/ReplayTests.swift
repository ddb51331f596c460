import BPMN
import Basics
import FEEL
import Forms
import FoundationEssentials
import ServicePackages
import Testing

@testable import Casework

@Suite struct ReplayTests {
    @Test("Replay gives the state that was processed", arguments: Status.allCases)
    func replay(status: Status) throws {
        let story = try Story.reaching(status)
        let again = Vorgang.replay(id: story.vorgang.id, town: lauter, story.events)
        #expect(again == story.vorgang)
        #expect(again.map(VorgangRow.init) == VorgangRow(story.vorgang))
    }

    @Test("A stream that does not begin with a draft is no case")
    func headless() throws {
        let story = try Story.reaching(.eingereicht)
        #expect(Vorgang.replay(id: "v-1", town: lauter, story.events.dropFirst()) == nil)
        #expect(Vorgang.replay(id: "v-1", town: lauter, []) == nil)
    }

    @Test(
        "Random commands keep replay, versions and the meaning of the statuses",
        arguments: 1...200 as ClosedRange<UInt64>)
    func randomCommands(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        var story = try Story(seed: seed)
        for _ in 0..<60 {
            let line = CommandTable.lines[Int.random(in: 0..<CommandTable.lines.count, using: &dice)]
            _ = try? story.give(line.command(story.vorgang), by: line.actor)
            if Int.random(in: 0..<4, using: &dice) == 0 { try? story.print() }
            let vorgang = story.vorgang
            #expect(Vorgang.replay(id: vorgang.id, town: lauter, story.events) == vorgang)
            #expect(vorgang.version == story.events.count)
            #expect(story.events.map(\.version) == Array(1...story.events.count))
            #expect((vorgang.status == .entwurf) == (vorgang.submission == nil))
            #expect(
                (vorgang.status == .rueckfrageOffen) == (vorgang.openQuestion != nil) || vorgang.closed != nil
                    || vorgang.status == .zurueckgezogen)
            #expect(vorgang.status != .inPruefung || !vorgang.hasDrafts)
            #expect(vorgang.status != .inEntscheidung || vorgang.hasDrafts)
            #expect((vorgang.status == .abgeschlossen) == (vorgang.aktenzeichen != nil))
            #expect(vorgang.closed == nil || vorgang.letters.allSatisfy { $0.document != nil })
        }
    }

    @Test("The row says what lists need and nothing personal")
    func row() throws {
        let story = try Story.reaching(.abgeschlossen)
        let (vorgang, row) = (story.vorgang, VorgangRow(story.vorgang))
        #expect(
            row.id == "v-1" && row.town == lauter && row.service == "hundesteuer-anmeldung" && row.unit == "steuern")
        #expect(row.reference == vorgang.submission?.reference && row.serviceName == "Hundesteuer anmelden")
        #expect(row.begun == noon && row.submitted == vorgang.submitted && row.closed == vorgang.closed)
        #expect(row.changed == vorgang.changed && row.due == vorgang.submission?.due && row.assignee == "s-1")
        #expect(row.aktenzeichen == "32.1-0001/2026" && row.retentionEnd == "2036-12-31")
        #expect(row.status == .abgeschlossen && row.version == story.events.count && !row.unread)
        #expect(row.keyId == "k-1" && row.secretHash == "5ec7e7")
        let text = try String(decoding: JSONEncoder().encode(row), as: UTF8.self)
        for personal in ["Bello", "example.org", "Frau", "foto"] { #expect(!text.contains(personal)) }
    }

    @Test("A draft's row has neither number nor dates of later steps")
    func draftRow() throws {
        let row = VorgangRow(try Story().vorgang)
        #expect(row.reference == nil && row.submitted == nil && row.due == nil && row.closed == nil)
        #expect(row.status == .entwurf && row.version == 2)
    }
}

@Suite struct EventTests {
    static let document = Dokument.sample("d-1", .nachgereicht("q-1"))
    static let all: [Event] = [
        .entwurfBegonnen(service: .hund, language: "de-DE", keyId: "k", secretHash: "s"),
        .seiteGespeichert(page: "hund", answers: StoredAnswers(Story.commonAnswers)),
        .eingereicht(
            Einreichung(
                reference: "R-7K2M-9QXP", answersHash: "h", declarations: ["a", "b"], retrievalConsent: true,
                mail: "ä@example.org", receipt: "l-1", due: noon)),
        .uebernommen,
        .zugewiesen(to: "s-2", name: "Jörg „Çelik“", reason: "Urlaub\nbis Mai"),
        .notizGeschrieben(text: "\u{0}\u{1F415} </script>"),
        .rueckfrageGestellt(id: "q-1", text: "Welche?", due: "2026-03-20"),
        .rueckfrageBeantwortet(id: "q-1", text: "Dackel", documents: [document]),
        .schreibenEntworfen(id: "l-2", template: "bescheid", title: "Bescheid", values: ["a": "1", "": ""]),
        .schreibenGeaendert(id: "l-2", values: [:]),
        .schreibenVerworfen(id: "l-2"),
        .entschieden(kind: .teilbewilligung, letter: "l-2"),
        .schreibenGedruckt(id: "l-2", document: .sample("d-2", .schreiben("l-2"))),
        .zugestellt(document: "d-2", way: .abruf),
        .abgerufen(document: "d-2"),
        .zurueckgezogen(reason: ""),
        .verfahrenGegangen(
            Verfahrensschritt(
                beginn: .init(modell: "verfahren.bpmn", process: "p", nodes: 2, flows: 1),
                events: [.phase(.running), .variable(frame: 1, name: "ä", StoredValue(.null))],
                auftraege: [
                    Auftrag(
                        id: 1, element: "e", name: "n", verbinder: .dienst, settings: ["dienst": "k"], since: noon,
                        versuche: 3)
                ], erledigt: ["a"],
                nachrichten: [Nachricht(name: "antwort", schluessel: "q", until: noon, variables: Variables())])),
        .aufgabeErledigt(
            Erledigung(
                aufgabe: 3, element: "a", name: "A", taetigkeit: .aufgabe, values: Variables(["x": .boolean(true)]))),
        .schreibenFreigegeben(id: "l-2"),
        .bescheidZurueckgegeben(letter: "l-2", note: "Betrag"),
        .fristAbgelaufen(element: "t", name: "Frist"),
        .stoerungGeloest(element: "x", code: "c", solution: .aendern(name: "n", wert: "1"), reason: "r"),
        .zahlungAngefordert(Zahlungsanforderung(kassenzeichen: "K-1", betrag: 1_250, zweck: "Gebühr")),
        .zahlungEingegangen(kassenzeichen: "K-1"),
        .eingriffBeantragt(
            [.move(frame: 3, to: "b"), .cancel(frame: 4)], reason: "verlaufen", asked: [Words(de: "ä", en: "a")]),
        .eingriffEntschieden(approved: true),
        .versionGewechselt(to: .hund, modell: "verfahren.bpmn", reason: "neue Satzung"),
        .abgeschlossen(aktenzeichen: "32", aktenplaneinheit: "32", retentionEnd: "2036-12-31", retentionBasis: "AO"),
    ]

    @Test("Every kind of event is in the samples once")
    func complete() {
        #expect(Set(EventTests.all.map(\.name)).count == EventTests.all.count)
        #expect(EventTests.all.count == 28)
    }

    @Test("Every event comes back from its stored form", arguments: all)
    func roundTrip(event: Event) throws {
        let stored = try JSONEncoder().encode(event)
        #expect(try JSONDecoder().decode(Event.self, from: stored) == event)
    }

    @Test("A change that was asked for before its words were kept comes back without them")
    func changeWithoutWords() throws {
        let event = Event.eingriffBeantragt([.cancel(frame: 4)], reason: "r")
        let stored = try JSONEncoder().encode(event)
        #expect(!String(decoding: stored, as: UTF8.self).contains("asked"))
        #expect(try JSONDecoder().decode(Event.self, from: stored) == event)
    }

    @Test("The stored names do not change")
    func storedNames() throws {
        let stored = try String(
            decoding: JSONEncoder().encode(Event.zugestellt(document: "d", way: .post)), as: UTF8.self)
        #expect(
            stored.contains("zugestellt") && stored.contains("document") && stored.contains("way")
                && stored.contains("post"))
        let old = #"{"zurueckgezogen":{"reason":"verzogen"}}"#
        #expect(try JSONDecoder().decode(Event.self, from: Data(old.utf8)) == .zurueckgezogen(reason: "verzogen"))
    }

    @Test("Answers that cannot be read make the event unreadable")
    func damagedAnswers() {
        let damaged = #"{"seiteGespeichert":{"page":"a","answers":"{"}}"#
        #expect(throws: (any Error).self) { try JSONDecoder().decode(Event.self, from: Data(damaged.utf8)) }
    }

    @Test("Tasks come back from their stored form")
    func tasks() throws {
        for task in [
            OutboxTask.drucke("l-1"), .benachrichtige(mail: "a@b.de", .bereitstellung), .verrichte(3),
            .wecke(4, at: noon),
        ] {
            #expect(try JSONDecoder().decode(OutboxTask.self, from: JSONEncoder().encode(task)) == task)
        }
    }
}

@Suite struct TimelineTests {
    private func recorded(_ event: Event) -> RecordedEvent {
        RecordedEvent(version: 1, at: noon, by: .staff("s-1", name: "Frau Eins"), event: event)
    }

    @Test("Staff read a sentence about everything but single saves", arguments: EventTests.all)
    func staff(event: Event) {
        let sentence = recorded(event).sentence(forApplicant: false)
        #expect((sentence == nil) == ["SeiteGespeichert", "VerfahrenGegangen"].contains(event.name))
        if let sentence { #expect(!sentence.de.isEmpty && !sentence.en.isEmpty) }
    }

    @Test("The applicant reads nothing of notes, drafts, colleagues and file references", arguments: EventTests.all)
    func applicant(event: Event) {
        let hidden: Set = [
            "SeiteGespeichert", "Zugewiesen", "NotizGeschrieben", "SchreibenEntworfen", "SchreibenGeaendert",
            "SchreibenVerworfen", "SchreibenGedruckt", "VerfahrenGegangen", "AufgabeErledigt", "SchreibenFreigegeben",
            "BescheidZurueckgegeben", "FristAbgelaufen", "StoerungGeloest", "EingriffBeantragt",
            "EingriffEntschieden", "VersionGewechselt",
        ]
        let sentence = recorded(event).sentence(forApplicant: true)
        #expect((sentence == nil) == hidden.contains(event.name))
        #expect(sentence?.de.contains("32") != true && sentence?.de.contains("bewilligt") != true)
    }

    @Test("Actors are named by the name of that day")
    func names() {
        #expect(recorded(.uebernommen).by.words.de == "Frau Eins")
        #expect(Actor.Signature.antragsteller.words.en == "Applicant")
        #expect(Story.printer.signature.words.de.contains("automatisch"))
    }
}
