import Basics
import Calendar
import Forms

extension Vorgang {
    func decideForStaff(_ command: Command, _ context: DecisionContext) throws(Findings) -> Decision {
        switch command {
        case .uebernehme: Decision(assignee == staffId(context) && !unread ? [] : [.uebernommen])
        case .weiseZu(let id, let name, let reason): Decision([.zugewiesen(to: id, name: name, reason: reason)])
        case .schreibeNotiz(let text): Decision([.notizGeschrieben(text: try filled(text, "notiz"))])
        case .stelleRueckfrage(let text, let due): try decideQuestion(text, due, context)
        case .entwirfSchreiben(let template, let title, let values):
            Decision([
                .schreibenEntworfen(id: context.randomness.id(), template: template, title: title, values: values)
            ])
        case .aendereSchreiben(let id, let values):
            try draft(id).values == values ? Decision([]) : Decision([.schreibenGeaendert(id: id, values: values)])
        case .verwirfSchreiben(let id): Decision([.schreibenVerworfen(id: try draft(id).id)])
        case .entscheide(let kind, let letter): try decideOutcome(kind, letter, context)
        case .schreibenGedruckt(let id, let document): try decidePrinted(id, document)
        case .stelleZu(let document, let way): try decideDelivery(document, way)
        case .schliesseAb(let aktenzeichen, let unit, let retentionEnd, let basis):
            try decideClosing(aktenzeichen, unit, retentionEnd, basis, context)
        default: throw Findings(.notAllowed)
        }
    }

    private func staffId(_ context: DecisionContext) -> StaffId? {
        if case .staff(let staff) = context.actor { staff.id } else { nil }
    }

    private func filled(_ text: String, _ field: String) throws(Findings) -> String {
        guard text.contains(where: { !$0.isWhitespace }) else { throw Findings(.emptyText(field)) }
        return text
    }

    private func draft(_ id: SchreibenId) throws(Findings) -> Schreiben {
        guard let letter = letter(id) else { throw Findings(.noLetter) }
        guard letter.state == .entwurf else { throw Findings(.letterReleased) }
        return letter
    }

    private func decideQuestion(
        _ text: String, _ due: String, _ context: DecisionContext
    ) throws(Findings) -> Decision {
        guard openQuestion == nil else { throw Findings(.questionOpen) }
        guard let day = CivilDate(iso: due), day >= BerlinTime.local(context.now).date else { throw Findings(.dueDate) }
        return Decision(
            [.rueckfrageGestellt(id: context.randomness.id(), text: try filled(text, "rueckfrage"), due: due)],
            tasks: notice(submission?.mail, .rueckfrage))
    }

    /// Whether an open question stands in the way; where the process drives the case, only until its last day is over.
    private func isBlocked(_ context: DecisionContext) -> Bool {
        context.verfahren == nil ? openQuestion != nil : waitsForAnswer(at: context.now)
    }

    private func decideOutcome(
        _ kind: Entscheidung.Kind, _ letter: SchreibenId, _ context: DecisionContext
    ) throws(Findings) -> Decision {
        guard !isBlocked(context) else { throw Findings(.questionOpen) }
        guard decision == nil else { throw Findings(.decided) }
        return Decision([.entschieden(kind: kind, letter: try draft(letter).id)], tasks: [.drucke(letter)])
    }

    private func decidePrinted(_ id: SchreibenId, _ document: Dokument) throws(Findings) -> Decision {
        guard let letter = letter(id) else { throw Findings(.noLetter) }
        return Decision(letter.state == .freigegeben ? [.schreibenGedruckt(id: id, document: document)] : [])
    }

    private func decideDelivery(_ id: DocumentId, _ way: Bekanntgabeweg) throws(Findings) -> Decision {
        guard let document = document(id) else { throw Findings(.notPrinted) }
        guard case .schreiben(let letter) = document.origin, letter != submission?.receipt else {
            throw Findings(.noNotice)
        }
        guard way != .abruf || submission?.retrievalConsent == true else { throw Findings(.noConsent) }
        guard !deliveries.contains(where: { $0.document == id && $0.way == way }) else { return Decision([]) }
        return Decision(
            [.zugestellt(document: id, way: way)],
            tasks: way == .abruf ? notice(submission?.mail, .bereitstellung) : [])
    }

    private func decideClosing(
        _ aktenzeichen: String, _ unit: String, _ retentionEnd: String, _ basis: String, _ context: DecisionContext
    ) throws(Findings) -> Decision {
        // Where the process drives the case it may well end without a decision; a decision must have left the house.
        if status != .zurueckgezogen, context.verfahren == nil || decision != nil {
            guard !isBlocked(context) else { throw Findings(.questionOpen) }
            guard let letter = decision.flatMap({ self.letter($0.letter) }), let document = letter.document,
                deliveries.contains(where: { $0.document == document })
            else { throw Findings(.letterNotSent) }
        }
        guard !letters.contains(where: { $0.state == .freigegeben }) else { throw Findings(.notPrinted) }
        guard !hasDrafts else { throw Findings(.draftsLeft) }
        _ = try filled(aktenzeichen, "aktenzeichen")
        _ = try filled(unit, "aktenplaneinheit")
        guard CivilDate(iso: retentionEnd) != nil else { throw Findings(.retentionDate) }
        return Decision([
            .abgeschlossen(
                aktenzeichen: aktenzeichen, aktenplaneinheit: unit, retentionEnd: retentionEnd, retentionBasis: basis)
        ])
    }
}
