import Basics
import Calendar
import Casework
import Hall
import Pages
import ServicePackages

/// A case as its applicant sees it: what is asked first, then where it stands, documents, messages, and its end.
struct StatusPage {
    let vorgang: Vorgang
    let town: Town
    let language: Language
    /// How the file of the service is kept; nil when its package is gone.
    let akte: AkteSettings?
    let notice: Banner?
    let time: Instant

    var view: StatusView {
        let asked = asked
        return StatusView(
            service: vorgang.service.name, reference: vorgang.submission?.reference ?? "",
            status: StatusTag(language(vorgang.status.words), mood), asked: asked,
            now: asked.isEmpty ? now : nil, way: way, messages: messages, documents: documents, deletion: deletion,
            contact: Contact(of: town), notice: notice, withdrawal: withdrawal)
    }

    /// Whether the applicant may still withdraw: until the decision.
    static func mayWithdraw(_ status: Status) -> Bool {
        [.eingereicht, .inPruefung, .rueckfrageOffen, .inEntscheidung].contains(status)
    }

    private func address(_ more: String...) -> Address {
        Address(segments: [town.slug, "vorgang", vorgang.id.text] + more)
    }

    private func day(_ instant: Instant) -> String { language.date(BerlinTime.local(instant).date) }

    private func day(iso: String) -> String { CivilDate(iso: iso).map { language.date($0) } ?? iso }

    private var mood: StatusTag.Mood {
        switch vorgang.status {
        case .entwurf, .abgeschlossen, .zurueckgezogen: .quiet
        case .eingereicht, .inPruefung, .inEntscheidung: .info
        case .rueckfrageOffen: .attention
        case .entschieden, .zugestellt: .good
        }
    }

    // MARK: What is asked

    private var asked: [Banner] {
        var banners: [Banner] = []
        if vorgang.status == .rueckfrageOffen, let question = vorgang.openQuestion {
            let due = language(
                "Bitte antworten Sie bis zum \(day(iso: question.due)).", "Please answer by \(day(iso: question.due)).")
            banners.append(
                Banner(
                    .attention, language("Wir haben eine Frage an Sie", "We have a question for you"),
                    text: question.text + "\n\n" + due,
                    button: Button(language("Frage beantworten", "Answer the question"), to: address("rueckfrage"))))
        }
        for delivery in vorgang.deliveries where delivery.way == .abruf && delivery.fetched == nil {
            guard let document = vorgang.document(delivery.document) else { continue }
            banners.append(
                Banner(
                    .info, language("„\(document.title)“ liegt für Sie bereit", "“\(document.title)” is ready for you"),
                    text: language(
                        "Bereitgestellt am \(day(delivery.at)). Rufen Sie das Schreiben hier ab und speichern Sie es.",
                        "Provided on \(day(delivery.at)). Fetch the letter here and save it."),
                    button: Button(
                        language("Schreiben abrufen", "Fetch the letter"),
                        to: address("dokumente", document.id.text))))
        }
        return banners
    }

    /// What happens now, when nothing is asked.
    private var now: String {
        let due = vorgang.submission?.due.flatMap { $0 > time ? $0 : nil }
        let byWhen = due.map { day($0.advanced(bySeconds: -1)) }
        switch vorgang.status {
        case .entwurf: return language("Ihr Antrag ist noch nicht abgesendet.", "Your application is not sent yet.")
        case .eingereicht, .inPruefung, .rueckfrageOffen, .inEntscheidung:
            let doing =
                vorgang.status == .eingereicht
                ? language(
                    "Ihr Antrag ist da. Als Nächstes prüfen wir ihn.", "We have your application and review it next.")
                : language("Wir bearbeiten Ihren Antrag.", "We are working on your application.")
            let nothing = language(" Sie müssen gerade nichts tun.", " There is nothing you need to do.")
            let aim = byWhen.map { language(" Wir möchten bis zum \($0) entscheiden.", " We aim to decide by \($0).") }
            return doing + nothing + (aim ?? "")
        case .entschieden:
            return language(
                "Über Ihren Antrag ist entschieden. Der Bescheid kommt als Nächstes zu Ihnen.",
                "Your application has been decided. The notice reaches you next.")
        case .zugestellt:
            let byPost = vorgang.deliveries.last?.way == .post
            return byPost
                ? language(
                    "Der Bescheid ist mit der Post unterwegs zu Ihnen.", "The notice is on its way to you by post.")
                : language("Sie haben den Bescheid abgerufen.", "You have fetched the notice.")
        case .abgeschlossen: return language("Der Vorgang ist abgeschlossen.", "The case is closed.")
        case .zurueckgezogen:
            return language(
                "Sie haben den Antrag zurückgezogen. Wir entscheiden nicht mehr darüber.",
                "You have withdrawn the application. We no longer decide on it.")
        }
    }

    // MARK: The way, messages and documents

    private var way: [Timeline.Entry] {
        let past = vorgang.history.compactMap { event in
            event.sentence(forApplicant: true).map { Timeline.Entry(language($0), when: language.moment(event.at)) }
        }
        return past + ahead.map { Timeline.Entry(language($0), .ahead) }
    }

    private var ahead: [Words] {
        let review = Words(de: "Prüfung", en: "Review")
        let decision = Words(de: "Entscheidung", en: "Decision")
        let notice = Words(de: "Bescheid", en: "Notice")
        return switch vorgang.status {
        case .entwurf, .eingereicht: [review, decision, notice]
        case .inPruefung, .rueckfrageOffen, .inEntscheidung: [decision, notice]
        case .entschieden: [notice]
        case .zugestellt, .abgeschlossen, .zurueckgezogen: []
        }
    }

    private var messages: [StatusView.Message] {
        vorgang.questions.reversed().flatMap { question in
            let asked = StatusView.Message(from: town.name, when: language.moment(question.at), text: question.text)
            guard let answer = question.answer else { return [asked] }
            let files = answer.documents.compactMap { id in
                vorgang.document(id).map { Link($0.title, address("dokumente", id.text)) }
            }
            let mine = StatusView.Message(
                from: language("Sie", "You"), when: language.moment(answer.at), text: answer.text, files: files)
            return [mine, asked]
        }
    }

    private var documents: [StatusView.Document] {
        vorgang.visibleDocuments.reversed().map { document in
            let isNew = vorgang.deliveries.contains {
                $0.document == document.id && $0.way == .abruf && $0.fetched == nil
            }
            let kind = document.fileName.split(separator: ".").last.map { $0.uppercased() } ?? ""
            return StatusView.Document(
                Link(document.title, address("dokumente", document.id.text)),
                note: [kind, language.bytes(document.size), day(document.at)].filter { !$0.isEmpty }
                    .joined(separator: ", "), isNew: isNew)
        }
    }

    // MARK: The end

    private var deletion: String? {
        if let end = vorgang.retentionEnd {
            let basis = vorgang.retentionBasis.map { " (\($0))" } ?? ""
            return language(
                "Wir müssen den Vorgang bis zum \(day(iso: end)) aufbewahren\(basis). Danach wird er gelöscht oder dem Archiv "
                    + "angeboten.",
                "We must keep the case until \(day(iso: end))\(basis). After that it is deleted or offered to the archive."
            )
        }
        guard let akte else { return nil }
        let years = akte.retentionYears
        return language(
            "Nach dem Abschluss bewahren wir den Vorgang \(years == 1 ? "ein Jahr" : "\(years) Jahre") auf "
                + "(\(akte.retentionBasis)), gezählt vom Ende des Jahres. Das genaue Datum steht dann hier.",
            "After the case is closed we keep it for \(years == 1 ? "one year" : "\(years) years") "
                + "(\(akte.retentionBasis)), counted from the end of the year. The exact date is then shown here.")
    }

    private var withdrawal: Link? {
        guard StatusPage.mayWithdraw(vorgang.status) else { return nil }
        return Link(language("Antrag zurückziehen", "Withdraw the application"), address("zurueckziehen"))
    }
}
