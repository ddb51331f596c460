public import Basics
import Forms

extension Vorgang {
    /// The case after its events; nil if the first is not the beginning of a draft.
    public static func replay(id: VorgangId, town: String, _ events: some Sequence<RecordedEvent>) -> Vorgang? {
        var vorgang: Vorgang?
        for event in events {
            if vorgang == nil { vorgang = Vorgang(id: id, town: town, beginning: event) } else { vorgang?.apply(event) }
        }
        return vorgang
    }

    /// The case that a first event begins; nil for any other event.
    public init?(id: VorgangId, town: String, beginning recorded: RecordedEvent) {
        guard case .entwurfBegonnen(let service, let language, let keyId, let secretHash) = recorded.event else {
            return nil
        }
        self.id = id
        self.town = town
        self.service = service
        self.language = language
        self.keyId = keyId
        self.secretHash = secretHash
        begun = recorded.at
        changed = recorded.at
        version = recorded.version
        history = [recorded]
    }

    /// Changes the case by what happened. The only place that does.
    public mutating func apply(_ recorded: RecordedEvent) {
        version = recorded.version
        changed = recorded.at
        files.formUnion(recorded.event.files)
        if case .staff = recorded.by { unread = false }
        switch recorded.event {
        case .entwurfBegonnen: return
        case .seiteGespeichert(let page, let stored):
            answers = stored.answers
            lastPage = page
            return
        case .verfahrenGegangen(let schritt):
            applyStep(schritt, recorded)
            return
        case .eingereicht(let submission): applySubmission(submission, recorded)
        case .uebernommen, .zugewiesen: applyAssignment(recorded)
        case .notizGeschrieben: notes.append(recorded)
        case .rueckfrageGestellt, .rueckfrageBeantwortet: applyQuestion(recorded)
        case .schreibenEntworfen, .schreibenGeaendert, .schreibenVerworfen, .schreibenGedruckt, .schreibenFreigegeben,
            .bescheidZurueckgegeben:
            applyLetter(recorded)
        case .eingriffBeantragt, .eingriffEntschieden, .versionGewechselt, .aufgabeErledigt, .fristAbgelaufen,
            .stoerungGeloest, .zahlungAngefordert, .zahlungEingegangen:
            applyProcess(recorded)
        case .entschieden(let kind, let letter):
            decision = Entscheidung(kind: kind, letter: letter, by: recorded.by, at: recorded.at)
            change(letter) { $0.state = .freigegeben }
            status = .entschieden
        case .zugestellt(let document, let way):
            deliveries.append(Zustellung(document: document, way: way, at: recorded.at))
            status = .zugestellt
        case .abgerufen(let document):
            for i in deliveries.indices where deliveries[i].document == document && deliveries[i].fetched == nil {
                deliveries[i].fetched = recorded.at
            }
        case .zurueckgezogen:
            status = .zurueckgezogen
            eingriff = nil
        case .abgeschlossen(let aktenzeichen, let unit, let retentionEnd, let basis):
            self.aktenzeichen = aktenzeichen
            aktenplaneinheit = unit
            self.retentionEnd = retentionEnd
            retentionBasis = basis
            closed = recorded.at
            status = .abgeschlossen
            unread = false
            eingriff = nil
        }
        history.append(recorded)
    }

    private mutating func applyStep(_ schritt: Verfahrensschritt, _ recorded: RecordedEvent) {
        if let beginn = schritt.beginn { verfahren = Verfahren(beginn) }
        verfahren?.apply(schritt, by: recorded.by)
        for stelle in schritt.aufgaben.compactMap(\.stelle) where !beteiligteStellen.contains(stelle) {
            beteiligteStellen.append(stelle)
        }
    }

    private mutating func applyProcess(_ recorded: RecordedEvent) {
        switch recorded.event {
        case .eingriffBeantragt(let changes, let reason, let asked):
            eingriff = Eingriff(
                changes: changes, reason: reason, asked: asked ?? [], by: recorded.by, at: recorded.at)
        case .eingriffEntschieden: eingriff = nil
        case .versionGewechselt(let to, let modell, _):
            service = to
            verfahren?.modell = modell
        case .zahlungAngefordert(let request): payments.append(Zahlung(request: request, at: recorded.at))
        case .zahlungEingegangen(let kassenzeichen):
            if let i = payments.firstIndex(where: { $0.request.kassenzeichen == kassenzeichen }) {
                payments[i].paid = recorded.at
            }
        default: return
        }
    }

    private mutating func applySubmission(_ submission: Einreichung, _ recorded: RecordedEvent) {
        self.submission = submission
        submitted = recorded.at
        status = .eingereicht
        unread = true
        letters.append(
            Schreiben(
                id: submission.receipt, template: "eingangsbestaetigung", title: "Eingangsbestätigung", values: [:],
                signer: "", changed: recorded.at, state: .freigegeben))
        for (path, answer) in answers.values.sorted(by: { $0.key < $1.key }) {
            guard case .files(let files) = answer else { continue }
            documents += files.map { Dokument(file: $0, path: path, at: recorded.at) }
        }
    }

    private mutating func applyAssignment(_ recorded: RecordedEvent) {
        switch (recorded.event, recorded.by) {
        case (.uebernommen, .staff(let id, let name)):
            assignee = id
            assigneeName = name
            if status == .eingereicht { status = .inPruefung }
        case (.zugewiesen(let id, let name, _), _):
            assignee = id
            assigneeName = name
            if status == .eingereicht { status = .inPruefung }
        default: return
        }
    }

    private mutating func applyQuestion(_ recorded: RecordedEvent) {
        switch recorded.event {
        case .rueckfrageGestellt(let id, let text, let due):
            questions.append(Rueckfrage(id: id, text: text, at: recorded.at, due: due))
            status = .rueckfrageOffen
        case .rueckfrageBeantwortet(let id, let text, let files):
            documents += files
            let answer = Rueckfrage.Answer(text: text, documents: files.map(\.id), at: recorded.at)
            if let i = questions.firstIndex(where: { $0.id == id }) { questions[i].answer = answer }
            if openQuestion == nil { status = hasDrafts ? .inEntscheidung : .inPruefung }
            unread = true
        default: return
        }
    }

    private mutating func applyLetter(_ recorded: RecordedEvent) {
        switch recorded.event {
        case .schreibenEntworfen(let id, let template, let title, let values):
            letters.append(
                Schreiben(
                    id: id, template: template, title: title, values: values, signer: recorded.by.words.de,
                    changed: recorded.at))
            if status == .inPruefung { status = .inEntscheidung }
        case .schreibenGeaendert(let id, let values):
            change(id) {
                $0.values = values
                $0.changed = recorded.at
            }
        case .schreibenVerworfen(let id):
            letters.removeAll { $0.id == id }
            if status == .inEntscheidung, !hasDrafts { status = .inPruefung }
        case .schreibenFreigegeben(let id):
            change(id) { $0.state = .freigegeben }
            if status == .inEntscheidung, !hasDrafts { status = .inPruefung }
        case .bescheidZurueckgegeben(let id, _):
            decision = nil
            change(id) { $0.state = .entwurf }
            status = .inEntscheidung
        case .schreibenGedruckt(let id, let document):
            documents.append(document)
            change(id) { $0.state = .gedruckt(document.id) }
        default: return
        }
    }

    private mutating func change(_ id: SchreibenId, _ body: (inout Schreiben) -> Void) {
        if let i = letters.firstIndex(where: { $0.id == id }) { body(&letters[i]) }
    }
}

extension Dokument {
    /// The document that an uploaded file of the form is.
    init(file: FileReference, path: AnswerPath, at: Instant) {
        self.init(
            id: DocumentId(file.blob.text), title: file.name, fileName: file.name, mediaType: file.mediaType,
            size: file.size, hash: file.hash, blob: file.blob.text, at: at, origin: .anlage(path: path.description))
    }
}
