import Basics
import Forms

extension Vorgang {
    func decideForApplicant(_ command: Command, _ context: DecisionContext) throws(Findings) -> Decision {
        switch command {
        case .speichereSeite(let page, let answers):
            Decision([.seiteGespeichert(page: page, answers: StoredAnswers(answers))])
        case .reicheEin(let declarations, let consent, let mail):
            try decideSubmission(declarations, consent, mail, context)
        case .zieheZurueck(let reason):
            Decision([.zurueckgezogen(reason: reason)])
        case .beantworteRueckfrage(let id, let text, let documents):
            try decideAnswer(id, text, documents)
        case .rufeAb(let document):
            try decideRetrieval(document)
        default: throw Findings(.notAllowed)
        }
    }

    private func decideSubmission(
        _ declarations: [String], _ consent: Bool, _ mail: String?, _ context: DecisionContext
    ) throws(Findings) -> Decision {
        let findings = context.check(answers)
        if findings.haveErrors { throw Findings(findings) }
        let receipt: SchreibenId = context.randomness.id()
        let submission = Einreichung(
            reference: Vorgang.reference(context.randomness), answersHash: context.hash(answers.canonicalJSON),
            declarations: declarations, retrievalConsent: consent, mail: mail, receipt: receipt, due: context.due)
        return Decision(
            [.eingereicht(submission)],
            tasks: [.drucke(receipt)] + notice(mail, .eingang))
    }

    /// A number to say on the telephone: `R-7K2M-9QXP`, 40 random bits without letters that look alike.
    static func reference(_ randomness: Randomness) -> String {
        let text = Array(Randomness.base32(randomness.bytes(5)).uppercased())
        return "R-" + String(text[0..<4]) + "-" + String(text[4..<8])
    }

    private func decideAnswer(
        _ id: RueckfrageId, _ text: String, _ documents: [Dokument]
    ) throws(Findings) -> Decision {
        guard questions.contains(where: { $0.id == id && $0.answer == nil }) else { throw Findings(.answered) }
        guard text.contains(where: { !$0.isWhitespace }) || !documents.isEmpty else { throw Findings(.emptyAnswer) }
        guard ReadableText.holds(text) else { throw Findings(.unreadableAnswer) }
        return Decision([.rueckfrageBeantwortet(id: id, text: text, documents: documents)])
    }

    private func decideRetrieval(_ document: DocumentId) throws(Findings) -> Decision {
        guard let delivery = deliveries.first(where: { $0.document == document && $0.way == .abruf }) else {
            throw Findings(.notThere)
        }
        return Decision(delivery.fetched == nil ? [.abgerufen(document: document)] : [])
    }

    func notice(_ mail: String?, _ occasion: OutboxTask.Anlass) -> [OutboxTask] {
        mail.map { [.benachrichtige(mail: $0, occasion)] } ?? []
    }
}

extension Finding {
    static let answered = Finding(
        "question-answered", .error,
        Words(de: "Diese Rückfrage ist schon beantwortet.", en: "This question has been answered already."))
    static let emptyAnswer = Finding(
        "answer-empty", .error,
        Words(
            de: "Schreiben Sie eine Antwort oder fügen Sie eine Datei hinzu.", en: "Write an answer or add a file."),
        subject: "antwort")
    static let unreadableAnswer = Finding(
        "answer-unreadable", .error,
        Words(
            de: "Ihre Antwort enthält ein Zeichen, das nicht lesbar ist. Im Feld steht dafür „�“. Löschen Sie es.",
            en: "Your answer has a character that cannot be read, shown as “�” in the field. Delete it."),
        subject: "antwort")
}
