public import Basics
import Calendar

extension RecordedEvent {
    /// What the timeline says; nil for what only the machine needs. `public` tells what the applicant reads.
    public func sentence(forApplicant: Bool) -> Words? {
        switch event {
        case .entwurfBegonnen: Words(de: "Antrag begonnen", en: "Application begun")
        case .seiteGespeichert: nil
        case .eingereicht(let it):
            Words(de: "Antrag eingereicht (\(it.reference))", en: "Application submitted (\(it.reference))")
        case .uebernommen:
            forApplicant
                ? Words(de: "Prüfung begonnen", en: "Review begun") : Words(de: "Vorgang übernommen", en: "Case taken")
        case .zugewiesen(_, let name, _):
            forApplicant ? nil : Words(de: "Vorgang an \(name) gegeben", en: "Case given to \(name)")
        case .notizGeschrieben: forApplicant ? nil : Words(de: "Notiz geschrieben", en: "Note written")
        case .rueckfrageGestellt: Words(de: "Rückfrage gestellt", en: "Question asked")
        case .rueckfrageBeantwortet: Words(de: "Rückfrage beantwortet", en: "Question answered")
        case .schreibenEntworfen(_, _, let title, _):
            forApplicant ? nil : Words(de: "„\(title)“ entworfen", en: "“\(title)” drafted")
        case .schreibenGeaendert: forApplicant ? nil : Words(de: "Entwurf geändert", en: "Draft changed")
        case .schreibenVerworfen: forApplicant ? nil : Words(de: "Entwurf verworfen", en: "Draft discarded")
        case .entschieden(let kind, _):
            forApplicant
                ? Words(de: "Entscheidung getroffen", en: "Decision made")
                : Words(de: "Entschieden: \(kind.words.de)", en: "Decided: \(kind.words.en)")
        case .schreibenGedruckt(_, let document):
            forApplicant ? nil : Words(de: "„\(document.title)“ erstellt", en: "“\(document.title)” made")
        case .zugestellt(_, let way):
            Words(de: "Bescheid zugestellt: \(way.words.de)", en: "Notice delivered: \(way.words.en)")
        case .abgerufen: Words(de: "Bescheid abgerufen", en: "Notice fetched")
        case .zurueckgezogen: Words(de: "Antrag zurückgezogen", en: "Application withdrawn")
        case .verfahrenGegangen, .aufgabeErledigt, .schreibenFreigegeben, .bescheidZurueckgegeben, .fristAbgelaufen,
            .stoerungGeloest, .zahlungAngefordert, .zahlungEingegangen, .eingriffBeantragt, .eingriffEntschieden,
            .versionGewechselt:
            processSentence(forApplicant: forApplicant)
        case .abgeschlossen(let aktenzeichen, _, let end, _):
            forApplicant
                ? Words(de: "Vorgang abgeschlossen", en: "Case closed")
                : Words(
                    de: "Abgeschlossen und zur Akte \(aktenzeichen) genommen, aufzubewahren bis "
                        + (CivilDate(iso: end)?.german ?? end),
                    en: "Closed and filed under \(aktenzeichen), to be kept until \(end)")
        }
    }

    /// What the process did, or somebody with it.
    private func processSentence(forApplicant: Bool) -> Words? {
        switch event {
        case .verfahrenGegangen: nil
        case .aufgabeErledigt(let it):
            forApplicant ? nil : Words(de: "„\(it.name)“ erledigt", en: "“\(it.name)” done")
        case .schreibenFreigegeben:
            forApplicant ? nil : Words(de: "Schreiben freigegeben", en: "Letter released")
        case .bescheidZurueckgegeben:
            forApplicant ? nil : Words(de: "Bescheid nicht mitgezeichnet", en: "Notice not countersigned")
        case .fristAbgelaufen(let element, let name):
            forApplicant
                ? nil
                : Words(
                    de: "Frist abgelaufen: \(name.isEmpty ? element : name)",
                    en: "Deadline over: \(name.isEmpty ? element : name)")
        case .stoerungGeloest: forApplicant ? nil : Words(de: "Störung gelöst", en: "Incident solved")
        case .zahlungAngefordert(let it):
            Words(
                de: "\(it.zweck): \(Cents(Int64(it.betrag)).german) angefordert (\(it.kassenzeichen))",
                en: "\(it.zweck): \(Cents(Int64(it.betrag)).german) requested (\(it.kassenzeichen))")
        case .zahlungEingegangen(let kassenzeichen):
            Words(de: "Zahlung \(kassenzeichen) eingegangen", en: "Payment \(kassenzeichen) received")
        case .eingriffBeantragt:
            forApplicant ? nil : Words(de: "Eingriff ins Verfahren beantragt", en: "Change of the process requested")
        case .eingriffEntschieden(let approved):
            forApplicant
                ? nil
                : approved
                    ? Words(de: "Eingriff ins Verfahren ausgeführt", en: "Change of the process made")
                    : Words(de: "Eingriff ins Verfahren abgelehnt", en: "Change of the process refused")
        case .versionGewechselt(let to, _, _):
            forApplicant
                ? nil
                : Words(de: "Weiter mit Version \(to.version) der Leistung", en: "On with version \(to.version)")
        default: nil
        }
    }
}
