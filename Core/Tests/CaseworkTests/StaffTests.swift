import Basics
import Testing

@testable import Casework

@Suite struct StaffTests {
    private let clerk = Story.clerk

    @Test("Taking a case begins its review; taking it again changes nothing")
    func take() throws {
        var story = try Story.reaching(.eingereicht)
        try story.give(.uebernehme, by: clerk)
        #expect(story.vorgang.status == .inPruefung)
        #expect(story.vorgang.assignee == "s-1")
        #expect(story.vorgang.assigneeName == "Frau s-1")
        #expect(!story.vorgang.unread)
        #expect(try story.give(.uebernehme, by: clerk) == [])
        #expect(try story.give(.uebernehme, by: .staff(.clerk("s-2"))) == [.uebernommen])
        #expect(story.vorgang.assignee == "s-2")
    }

    @Test("Giving a case to somebody begins its review")
    func assign() throws {
        var story = try Story.reaching(.eingereicht)
        try story.give(.weiseZu("s-7", name: "Herr Sieben", reason: "Urlaub"), by: clerk)
        #expect(story.vorgang.status == .inPruefung)
        #expect(story.vorgang.assignee == "s-7")
    }

    @Test("What a clerk does with a case marks it as read")
    func read() throws {
        var story = try Story.reaching(.rueckfrageOffen)
        let question = try #require(story.vorgang.openQuestion).id
        try story.give(.beantworteRueckfrage(question, text: "Dackel", documents: []), by: .antragsteller)
        #expect(story.vorgang.unread)
        var other = story
        #expect(try other.give(.uebernehme, by: clerk) == [.uebernommen])
        #expect(!other.vorgang.unread)
        try story.give(.schreibeNotiz("gesehen"), by: clerk)
        #expect(!story.vorgang.unread)
    }

    @Test("A note has words and is for staff only")
    func note() throws {
        var story = try Story.reaching(.eingereicht)
        #expect(story.refusals(.schreibeNotiz(" "), by: clerk) == ["text-empty"])
        try story.give(.schreibeNotiz("Anruf"), by: clerk)
        #expect(story.vorgang.notes.map(\.event) == [.notizGeschrieben(text: "Anruf")])
        #expect(story.vorgang.notes.first?.sentence(forApplicant: true) == nil)
    }

    @Test(
        "A question needs words and a day that is not over",
        arguments: [
            (" ", "2026-03-20", "text-empty"), ("Wann?", "", "due-date"), ("Wann?", "20.3.2026", "due-date"),
            ("Wann?", "2026-02-30", "due-date"), ("Wann?", "2026-02-24", "due-date"),
        ])
    func wrongQuestions(text: String, due: String, code: String) throws {
        let story = try Story.reaching(.inPruefung)
        #expect(story.refusals(.stelleRueckfrage(text: text, due: due), by: clerk) == [code])
        #expect(story.refusals(.stelleRueckfrage(text: "Wann?", due: "2026-02-25"), by: clerk) == [])
    }

    @Test("A question is told by mail, and nothing is decided while it is open")
    func question() throws {
        var story = try Story.reaching(.inEntscheidung)
        let letter = try #require(story.vorgang.letters.last).id
        _ = try story.ask()
        #expect(story.tasks.last == .benachrichtige(mail: "a@example.org", .rueckfrage))
        #expect(story.refusals(.entscheide(.ablehnung, letter: letter), by: clerk) == ["question-open"])
    }

    @Test("A draft can be changed and discarded until it is released")
    func drafts() throws {
        var story = try Story.reaching(.inPruefung)
        let letter = try story.draft()
        #expect(story.vorgang.status == .inEntscheidung)
        #expect(story.vorgang.letter(letter)?.signer == "Frau s-1")
        try story.give(.aendereSchreiben(letter, values: ["betrag": "95"]), by: clerk)
        #expect(story.vorgang.letter(letter)?.values == ["betrag": "95"])
        #expect(try story.give(.aendereSchreiben(letter, values: ["betrag": "95"]), by: clerk) == [])
        #expect(story.refusals(.aendereSchreiben("other", values: [:]), by: clerk) == ["no-letter"])
        try story.give(.verwirfSchreiben(letter), by: clerk)
        #expect(story.vorgang.status == .inPruefung)
        #expect(story.vorgang.letter(letter) == nil)
    }

    @Test("A decision releases its letter for printing")
    func decide() throws {
        var story = try Story.reaching(.inEntscheidung)
        let letter = try #require(story.vorgang.letters.last).id
        try story.give(.entscheide(.ablehnung, letter: letter), by: clerk)
        #expect(story.vorgang.decision?.kind == .ablehnung)
        #expect(story.vorgang.decision?.by == clerk.signature)
        #expect(story.tasks.last == .drucke(letter))
        #expect(story.refusals(.verwirfSchreiben(letter), by: clerk) == ["letter-released"])
    }

    @Test("A letter becomes one document, however often the printer answers")
    func printed() throws {
        var story = try Story.reaching(.entschieden)
        try story.print()
        let (vorgang, letter) = (story.vorgang, try #require(story.vorgang.letters.last).id)
        #expect(
            try story.give(.schreibenGedruckt(letter, .sample("d-2", .schreiben(letter))), by: Story.printer) == [])
        #expect(story.vorgang == vorgang)
        #expect(
            story.refusals(.schreibenGedruckt("gone", .sample("d-3", .schreiben("gone"))), by: Story.printer)
                == ["no-letter"])
    }

    @Test("Only a printed notice is delivered: no upload, no receipt, nothing that is not there")
    func deliverNoticesOnly() throws {
        var story = try Story.reaching(.entschieden)
        let receipt = try #require(story.vorgang.submission.flatMap { story.vorgang.letter($0.receipt)?.document })
        for (document, code) in [("b-1", "no-notice"), (receipt, "no-notice"), ("other", "not-printed")] {
            #expect(story.refusals(.stelleZu(document, .post), by: clerk) == [code])
        }
        try story.print()
        #expect(story.refusals(.stelleZu(story.notice, .post), by: clerk) == [])
    }

    @Test("Providing for retrieval needs consent and is told by mail; the post needs neither")
    func deliver() throws {
        var story = try Story()
        try story.submit(consent: false)
        try story.print()
        try story.give(.uebernehme, by: clerk)
        try story.give(.entscheide(.bewilligung, letter: story.draft()), by: clerk)
        try story.print()
        #expect(story.refusals(.stelleZu(story.notice, .abruf), by: clerk) == ["no-consent"])
        let before = story.tasks.count
        try story.give(.stelleZu(story.notice, .post), by: clerk)
        #expect(story.tasks.count == before)
        #expect(story.vorgang.status == .zugestellt)

        var willing = try Story.reaching(.zugestellt)
        #expect(willing.tasks.last == .benachrichtige(mail: "a@example.org", .bereitstellung))
        #expect(try willing.give(.stelleZu(willing.notice, .abruf), by: clerk) == [])
        #expect(try willing.give(.stelleZu(willing.notice, .post), by: clerk).count == 1)
    }

    @Test("Closing files the case")
    func close() throws {
        let vorgang = try Story.reaching(.abgeschlossen).vorgang
        #expect(vorgang.aktenzeichen == "32.1-0001/2026")
        #expect(vorgang.aktenplaneinheit == "32.1")
        #expect(vorgang.retentionEnd == "2036-12-31")
        #expect(vorgang.closed == vorgang.changed)
        #expect(!vorgang.unread)
    }

    @Test("A case is not closed while drafts are left, and they can be discarded")
    func closeWithDrafts() throws {
        var story = try Story.reaching(.inEntscheidung)
        let chosen = try #require(story.vorgang.letters.last).id
        let left = try story.draft()
        try story.give(.entscheide(.bewilligung, letter: chosen), by: clerk)
        try story.print()
        try story.give(.stelleZu(story.notice, .post), by: clerk)
        #expect(story.refusals(Story.closing, by: clerk) == ["drafts-left"])
        try story.give(.verwirfSchreiben(left), by: clerk)
        #expect(story.vorgang.status == .zugestellt)
        #expect(story.refusals(Story.closing, by: clerk) == [])
    }

    @Test("A withdrawn case is closed without a notice, open question or not, but not before its receipt is printed")
    func closeWithdrawn() throws {
        var story = try Story.reaching(.inEntscheidung)
        _ = try story.ask()
        try story.give(.zieheZurueck(reason: "verzogen"), by: .antragsteller)
        #expect(story.refusals(Story.closing, by: clerk) == ["drafts-left"])
        try story.give(.verwirfSchreiben(try #require(story.vorgang.letters.last).id), by: clerk)
        #expect(story.refusals(Story.closing, by: clerk) == [])
        let early = try Story.reaching(.zurueckgezogen)
        #expect(early.refusals(Story.closing, by: clerk) == ["not-printed"])
    }

    @Test(
        "A file needs its reference, its unit and a day until which it is kept",
        arguments: [
            (" ", "32.1", "2036-12-31", "text-empty"), ("32.1-1/26", "", "2036-12-31", "text-empty"),
            ("32.1-1/26", "32.1", "2036-13-31", "retention-date"),
        ])
    func badFiling(reference: String, unit: String, end: String, code: String) throws {
        let story = try Story.reaching(.zugestellt)
        let command = Command.schliesseAb(
            aktenzeichen: reference, aktenplaneinheit: unit, retentionEnd: end, retentionBasis: "§ 147 AO")
        #expect(story.refusals(command, by: clerk) == [code])
    }
}
