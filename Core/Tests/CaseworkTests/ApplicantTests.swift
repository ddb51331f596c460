import Basics
import Forms
import Testing

@testable import Casework

@Suite struct ApplicantTests {
    @Test("Saving a page keeps all answers and where the person stopped")
    func save() throws {
        var story = try Story()
        let answers = Answers(values: ["F1": .text("Rex"), "F3": .date(DateText(day: "31", month: "2", year: "x"))])
        try story.give(.speichereSeite(page: "halter", answers: answers), by: .antragsteller)
        #expect(story.vorgang.answers == answers)
        #expect(story.vorgang.lastPage == "halter")
        #expect(story.vorgang.version == 3)
    }

    @Test("Saving the same page again appends nothing")
    func saveAgain() throws {
        var story = try Story()
        #expect(try story.give(.speichereSeite(page: "hund", answers: Story.commonAnswers), by: .antragsteller) == [])
        #expect(story.vorgang.version == 2)
    }

    @Test("A submission fixes number, hash, declarations and due date, and asks for receipt and mail")
    func submit() throws {
        var story = try Story()
        try story.submit()
        let submission = try #require(story.vorgang.submission)
        #expect(submission.declarations == ["wahr"])
        #expect(submission.answersHash == "h\(Story.commonAnswers.canonicalJSON.count)")
        #expect(submission.due == story.now.advanced(bySeconds: 28 * 86_400))
        #expect(story.vorgang.submitted == story.now)
        #expect(story.vorgang.unread)
        #expect(story.tasks == [.drucke(submission.receipt), .benachrichtige(mail: "a@example.org", .eingang)])
        #expect(story.vorgang.letter(submission.receipt)?.state == .freigegeben)
        #expect(story.vorgang.documents.map(\.origin) == [.anlage(path: "F2")])
    }

    @Test("Without a mail address nobody is written to")
    func noMail() throws {
        var story = try Story()
        try story.submit(mail: nil)
        #expect(story.tasks.map(\.kind) == ["letter"])
    }

    @Test("Errors of the form refuse the submission, all of them; warnings do not")
    func incomplete() throws {
        let story = try Story()
        let findings = ["name-missing", "date-wrong"].map { Finding($0, .error, Words(de: "x", en: "x")) }
        let warning = Finding("odd", .warning, Words(de: "x", en: "x"))
        let command = Command.reicheEin(declarations: [], retrievalConsent: false, mail: nil)
        #expect(
            story.refusals(command, by: .antragsteller, findings: findings + [warning])
                == ["name-missing", "date-wrong", "odd"])
        #expect(story.refusals(command, by: .antragsteller, findings: [warning]) == [])
    }

    @Test("The number has the form R-7K2M-9QXP without letters that look alike")
    func reference() {
        let letters = Set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        var seen: Set<String> = []
        let randomness = Randomness.seeded(7)
        for _ in 0..<1_000 {
            let number = Array(Vorgang.reference(randomness))
            #expect(number.count == 11 && number[0] == "R" && number[1] == "-" && number[6] == "-")
            #expect((number[2..<6] + number[7...]).allSatisfy(letters.contains))
            seen.insert(String(number))
        }
        #expect(seen.count == 1_000)
    }

    @Test("Submitting twice succeeds twice and happens once")
    func submitTwice() throws {
        var story = try Story()
        try story.submit()
        let (once, tasks) = (story.vorgang, story.tasks)
        try story.submit()
        #expect(story.vorgang == once)
        #expect(story.tasks == tasks)
        #expect(
            story.refusals(.reicheEin(declarations: ["wahr"], retrievalConsent: false, mail: nil), by: .antragsteller)
                == ["wrong-status"])
    }

    @Test("An answer ends the question, brings its documents and marks the case unread")
    func answer() throws {
        var story = try Story.reaching(.rueckfrageOffen)
        let question = try #require(story.vorgang.openQuestion).id
        let document = Dokument.sample("n-1", .nachgereicht(question))
        try story.give(.beantworteRueckfrage(question, text: "Dackel", documents: [document]), by: .antragsteller)
        #expect(story.vorgang.status == .inPruefung)
        #expect(story.vorgang.unread)
        #expect(story.vorgang.questions.first?.answer?.documents == ["n-1"])
        #expect(story.vorgang.documents.contains(document))
        #expect(
            try story.give(
                .beantworteRueckfrage(question, text: "Dackel", documents: [document]), by: .antragsteller) == [])
        #expect(
            story.refusals(.beantworteRueckfrage(question, text: "Pudel", documents: []), by: .antragsteller) == [
                "wrong-status"
            ])
    }

    @Test("An empty answer and an answer to another question are refused")
    func wrongAnswers() throws {
        let story = try Story.reaching(.rueckfrageOffen)
        let question = try #require(story.vorgang.openQuestion).id
        #expect(
            story.refusals(.beantworteRueckfrage(question, text: " \n ", documents: []), by: .antragsteller) == [
                "answer-empty"
            ])
        #expect(
            story.refusals(.beantworteRueckfrage("other", text: "ja", documents: []), by: .antragsteller) == [
                "question-answered"
            ])
        let document = Dokument.sample("n-1", .nachgereicht(question))
        #expect(
            story.refusals(.beantworteRueckfrage(question, text: "", documents: [document]), by: .antragsteller) == [])
    }

    @Test("After an answer the case goes on where the drafts are")
    func answerWithDrafts() throws {
        var story = try Story.reaching(.rueckfrageOffen)
        let question = try #require(story.vorgang.openQuestion).id
        let letter = try story.draft()
        #expect(story.vorgang.status == .rueckfrageOffen)
        try story.give(.beantworteRueckfrage(question, text: "Dackel", documents: []), by: .antragsteller)
        #expect(story.vorgang.status == .inEntscheidung)
        try story.give(.entscheide(.teilbewilligung, letter: letter), by: Story.clerk)
        #expect(story.vorgang.decision?.kind == .teilbewilligung)
    }

    @Test("Withdrawing twice succeeds twice and happens once")
    func withdraw() throws {
        var story = try Story.reaching(.rueckfrageOffen)
        #expect(try story.give(.zieheZurueck(reason: "verzogen"), by: .antragsteller).count == 1)
        #expect(try story.give(.zieheZurueck(reason: "verzogen"), by: .antragsteller) == [])
        #expect(story.refusals(.zieheZurueck(reason: "anders"), by: .antragsteller) == ["wrong-status"])
    }

    @Test("Only what was provided for retrieval is fetched, and the first time counts")
    func fetch() throws {
        var story = try Story.reaching(.zugestellt)
        let document = story.notice
        try story.give(.rufeAb(document), by: .antragsteller)
        let first = try #require(story.vorgang.deliveries.first?.fetched)
        #expect(try story.give(.rufeAb(document), by: .antragsteller) == [])
        #expect(story.vorgang.deliveries.first?.fetched == first)
        #expect(story.refusals(.rufeAb("b-1"), by: .antragsteller) == ["no-case"])
    }

    @Test("The person sees what they sent, the receipt, and a notice once it is provided")
    func visible() throws {
        var story = try Story.reaching(.entschieden)
        try story.print()
        let receipt = try #require(story.vorgang.submission.flatMap { story.vorgang.letter($0.receipt)?.document })
        #expect(story.vorgang.visibleDocuments.map(\.id) == ["b-1", receipt])
        try story.give(.stelleZu(story.notice, .post), by: Story.clerk)
        #expect(story.vorgang.visibleDocuments.map(\.id) == ["b-1", receipt])
        try story.give(.stelleZu(story.notice, .abruf), by: Story.clerk)
        #expect(story.vorgang.visibleDocuments.map(\.id) == ["b-1", receipt, story.notice])
    }
}
