import BPMN
import Basics
import Calendar
import Casework
import FEEL
import Forms
import FrontDoor
import Hall
import Pages
import Ports
import ServicePackages

extension DeskDoor {
    var caseRoutes: [Route] {
        [
            .get("/desk/vorgaenge/{id}", .staff(.sachbearbeitung)) { visit in
                let vorgang = try await open(visit)
                return visit.deskPage(try await casePage(vorgang, visit, notice: notice(visit, vorgang)))
            },
            .get("/desk/vorgaenge/{id}/dokumente/{dokument}", .staff(.sachbearbeitung)) { visit in
                try await document(visit)
            },
        ]
    }

    /// The case of the path, if this person may work on it; a case of another unit looks like none.
    func open(_ visit: Visit) async throws -> Vorgang {
        let vorgang = try await hall.open(VorgangId(visit["id"]), scope: visit.scope)
        guard vorgang.status != .entwurf, vorgang.takesPart(visit.actor) else { throw CaseMissing() }
        return vorgang
    }

    /// A document for reading: pictures and PDF of the house are shown, everything else only downloaded.
    private func document(_ visit: Visit) async throws -> Answer {
        let vorgang = try await open(visit)
        guard let document = vorgang.document(DocumentId(visit["dokument"])) else { throw CaseMissing() }
        let bytes = try await hall.file(blob: document.blob, of: vorgang.id, scope: visit.scope)
        guard visit.query["laden"] == nil else {
            return .download(bytes, name: document.fileName, type: document.mediaType)
        }
        switch document.mediaType {
        case "application/pdf": return .shownPDF(bytes, name: document.fileName)
        case "image/jpeg", "image/png": return .picture(bytes, type: document.mediaType)
        default: return .download(bytes, name: document.fileName, type: document.mediaType)
        }
    }

    func casePage(
        _ vorgang: Vorgang, _ visit: Visit, notice: Banner? = nil, errors: [Finding] = []
    ) async throws -> CaseView {
        let filled = try await shelf.filled(vorgang)
        let deeds = CaseDeeds(vorgang: vorgang, visit: visit, errors: errors)
        return CaseView(
            reference: vorgang.submission?.reference ?? "", name: shelf.indexEntry(of: vorgang, filled).title,
            service: vorgang.service.name,
            status: StatusTag(vorgang.status), facts: facts(vorgang, visit), answers: answers(filled),
            documents: documents(vorgang, visit), reading: reading(vorgang, visit), next: deeds.next,
            others: deeds.others, process: try await process(vorgang, visit, deeds, errors),
            timeline: timeline(vorgang, try await modell(vorgang)),
            errors: ErrorSummary(errors, in: visit.language).items, notice: notice,
            back: BackLink(Address("desk", "vorgaenge"), words: "Vorgänge"))
    }

    private func process(
        _ vorgang: Vorgang, _ visit: Visit, _ deeds: CaseDeeds, _ errors: [Finding]
    ) async throws -> ProcessPanel? {
        guard let verfahren = vorgang.verfahren else { return nil }
        let tasks = CaseTasks(
            vorgang: vorgang, verfahren: verfahren, modell: try await modell(vorgang), deeds: deeds, visit: visit,
            errors: errors)
        var panel = tasks.panel()
        if let eingriff = vorgang.eingriff {
            let preview = try await hall.preview(
                of: .beantrageEingriff(eingriff.changes, reason: eingriff.reason), on: vorgang, by: visit.actor)
            panel.change = tasks.change(eingriff, preview)
        }
        return panel
    }

    private func facts(_ vorgang: Vorgang, _ visit: Visit) -> [Facts.Fact] {
        var facts: [Facts.Fact] = []
        if let submitted = vorgang.submitted { facts.append(.init("Eingang", BerlinTime.local(submitted).german)) }
        if let due = vorgang.submission?.due, vorgang.status.isOpen {
            facts.append(
                .init(
                    "Zielzeit", BerlinTime.local(due.advanced(bySeconds: -1)).date.german,
                    note: due < visit.now ? "überfällig" : nil))
        }
        facts.append(.init("Bearbeitung", vorgang.assigneeName ?? "noch niemand"))
        let way = vorgang.submission?.retrievalConsent == true ? "zum Abruf (zugestimmt)" : "mit der Post"
        facts.append(.init("Bescheid", way))
        for payment in vorgang.payments {
            facts.append(
                .init(
                    payment.request.zweck, Cents(Int64(payment.request.betrag)).german,
                    note: payment.request.kassenzeichen + (payment.paid == nil ? ", noch nicht bezahlt" : ", bezahlt")))
        }
        if let file = vorgang.aktenzeichen { facts.append(.init("Aktenzeichen", file)) }
        if let end = vorgang.retentionEnd.flatMap(CivilDate.init(iso:)) {
            facts.append(.init("Aufzubewahren bis", end.german, note: vorgang.retentionBasis))
        }
        return facts
    }

    /// What was answered, under the sections of the form: pages that follow each other in a section stand together.
    private func answers(_ filled: FilledForm) -> [ReviewList] {
        var lists: [ReviewList] = []
        for section in filled.overview {
            let rows = section.rows.filter { !$0.printed.isEmpty }.map { ReviewList.Row($0.label, [$0.printed]) }
            guard !rows.isEmpty else { continue }
            let name = section.section ?? section.title
            let title = section.row.map { "\(name) \($0)" } ?? name
            if lists.last?.title == title {
                lists[lists.count - 1].rows += rows
            } else {
                lists.append(ReviewList(title: title, rows))
            }
        }
        return lists + computed(filled)
    }

    /// What the form computes from the answers, such as a day of the law.
    private func computed(_ filled: FilledForm) -> [ReviewList] {
        let context = filled.context
        let rows = filled.form.journey.calculations.compactMap { calculation in
            context[calculation.name]?.plainWords.map { ReviewList.Row(calculation.label, [$0]) }
        }
        return rows.isEmpty ? [] : [ReviewList(title: "Berechnet", rows)]
    }

    private func documents(_ vorgang: Vorgang, _ visit: Visit) -> [Link] {
        let read = chosen(vorgang, visit)?.id
        return vorgang.documents.map { document in
            Link(
                document.title, Address("desk", "vorgaenge", vorgang.id.text, query: [("dokument", document.id.text)]),
                isCurrent: document.id == read)
        }
    }

    private func chosen(_ vorgang: Vorgang, _ visit: Visit) -> Dokument? {
        visit.query["dokument"].flatMap { vorgang.document(DocumentId($0)) } ?? vorgang.toRead
    }

    private func reading(_ vorgang: Vorgang, _ visit: Visit) -> CaseView.Reading? {
        guard let document = chosen(vorgang, visit) else { return nil }
        let address = Address("desk", "vorgaenge", vorgang.id.text, "dokumente", document.id.text)
        let kind: CaseView.Reading.Kind =
            switch document.mediaType {
            case "application/pdf": .frame(address)
            case "image/jpeg", "image/png": .picture(address)
            default: .download
            }
        return CaseView.Reading(
            title: document.title,
            note: "\(BerlinTime.local(document.at).date.germanShort) · \(visit.language.bytes(document.size))",
            kind: kind,
            download: Link("Herunterladen", address.adding("laden", "1"), hidden: document.title))
    }

    private func timeline(_ vorgang: Vorgang, _ modell: Verfahrensmodell?) -> [Timeline.Entry] {
        vorgang.history.reversed().compactMap { event in
            event.sentence(forApplicant: false).map { words in
                Timeline.Entry(
                    words.de, when: BerlinTime.local(event.at).germanShort, who: event.by.words.de,
                    text: event.detail(modell))
            }
        }
    }
}

extension Vorgang {
    /// What a clerk reads first: what came last from the applicant, then what came with the application, then the rest.
    fileprivate var toRead: Dokument? {
        documents.last {
            if case .nachgereicht = $0.origin { true } else { false }
        }
            ?? documents.first {
                if case .anlage = $0.origin { true } else { false }
            } ?? documents.last
    }
}

extension RecordedEvent {
    /// What was written in it, for the clerk's timeline.
    fileprivate func detail(_ modell: Verfahrensmodell?) -> String? {
        switch event {
        case .notizGeschrieben(let text), .rueckfrageGestellt(_, let text, _), .rueckfrageBeantwortet(_, let text, _):
            text
        case .zurueckgezogen(let reason): reason
        case .aufgabeErledigt(let it): it.detail(modell?.fields(of: it.element) ?? [])
        case .bescheidZurueckgegeben(_, let note): note
        case .eingriffBeantragt(_, let reason, let asked): ((asked ?? []).map(\.de) + [reason]).joined(separator: " ")
        case .versionGewechselt(_, _, let reason): reason
        case .stoerungGeloest(_, _, _, let reason): reason.isEmpty ? nil : reason
        case .zugewiesen(_, _, let reason): reason.isEmpty ? nil : reason
        default: nil
        }
    }
}

extension Erledigung {
    /// What was entered, for the clerk's timeline: in the words of the form and its order, then what it does not know.
    fileprivate func detail(_ fields: [TaskField]) -> String? {
        let known = fields.filter { values.values[$0.name] != nil }
        let others = values.values.keys.filter { name in !known.contains { $0.name == name } }.sorted()
        let parts = (known.map { ($0.name, $0.label) } + others.map { ($0, $0) }).compactMap { name, label -> String? in
            guard let text = values.values[name]?.plainWords else { return nil }
            return label.hasSuffix("?") ? "\(label) \(text)" : "\(label): \(text)"
        }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }
}

extension Value {
    /// The value as a clerk reads it; nil for none.
    fileprivate var plainWords: String? {
        let text = StoredValue(self).text
        return switch self {
        case .null: nil
        case .boolean(let yes): yes ? "ja" : "nein"
        case .date: CivilDate(iso: text)?.german ?? text
        case .number: String(text.map { $0 == "." ? "," : $0 })
        default: text
        }
    }
}

extension Verfahrensmodell {
    /// The small form of a task by the element where it stands; empty where the model has none such.
    fileprivate func fields(of element: String) -> [TaskField] {
        let found = library.processes.keys.sorted().lazy.compactMap { self.task(process: $0, element: element) }.first
        return found?.task.formFields ?? []
    }
}
