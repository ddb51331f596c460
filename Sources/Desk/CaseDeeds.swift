import Basics
import Calendar
import Casework
import Forms
import FrontDoor
import HTTPTypes
import Hall
import Pages
import Ports
import ServicePackages

/// What can be done with a case now: one next step, and the others. The rules are Casework's; this only offers what they
/// will let through.
struct CaseDeeds {
    let vorgang: Vorgang
    let visit: Visit
    let errors: [Finding]

    private func target(_ deed: String) -> FormTarget {
        FormTarget(
            post: Address("desk", "vorgaenge", vorgang.id.text, deed), token: visit.token,
            hidden: ["gesehen": String(vorgang.version)])
    }

    private func error(_ name: String) -> String? {
        errors.first { $0.subject == name }.map { visit.language($0.words) }
    }

    /// Whether this deed was tried just now: what was typed for it is shown again.
    private func isTried(_ deed: String) -> Bool { visit.method == .post && visit.path == way(deed).text }

    private func way(_ deed: String) -> Address { Address("desk", "vorgaenge", vorgang.id.text, deed) }

    /// What is next; where a process drives the case its open tasks say that, and this only what stands beside them.
    var next: CaseView.Deed? {
        guard isCompetent else { return nil }
        if let verfahren = vorgang.verfahren, vorgang.status != .zurueckgezogen { return beside(verfahren) }
        return switch vorgang.status {
        case .entwurf, .abgeschlossen: nil
        case .eingereicht: take
        case .inPruefung:
            CaseView.Deed(
                Button("Bescheid schreiben", to: way("schreiben")),
                text: "Prüfen Sie die Angaben und Nachweise. Dann schreiben Sie den Bescheid oder fragen zurück.")
        case .rueckfrageOffen:
            CaseView.Deed(
                Button("Bescheid schreiben", to: way("schreiben"), .secondary),
                text: "Wir warten auf die Antwort\(vorgang.openQuestion.map { " bis \(day($0.due))" } ?? "").")
        case .inEntscheidung: decide
        case .entschieden: deliver
        case .zugestellt, .zurueckgezogen: close
        }
    }

    private func beside(_ verfahren: Verfahren) -> CaseView.Deed? {
        if vorgang.status == .eingereicht { return take }
        let acts = Set(verfahren.aufgaben.map(\.taetigkeit))
        if let question = vorgang.openQuestion, vorgang.status == .rueckfrageOffen {
            return CaseView.Deed(
                Button("Bescheid schreiben", to: way("schreiben"), .secondary),
                text: "Wir warten auf die Antwort bis \(day(question.due)).")
        }
        if acts.contains(.pruefen), vorgang.status.isOpen {
            return vorgang.hasDrafts
                ? decide
                : CaseView.Deed(
                    Button("Bescheid schreiben", to: way("schreiben")),
                    text: "Prüfen Sie die Angaben und Nachweise. Dann schreiben Sie den Bescheid oder fragen zurück.")
        }
        return nil
    }

    /// A query beside the process: while somebody examines, and the query is not the task itself.
    private var mayAsk: Bool {
        guard let verfahren = vorgang.verfahren else { return true }
        let acts = Set(verfahren.aufgaben.map(\.taetigkeit))
        return !acts.contains(.rueckfrage) && !acts.isDisjoint(with: [.pruefen, .beteiligen, .entscheiden])
    }

    /// Whether the case is of this person's office, and not only a task of it.
    private var isCompetent: Bool { vorgang.allows(.uebernehme, visit.actor) }

    var others: [(title: String, deed: CaseView.Deed)] {
        guard isCompetent else { return [] }
        var deeds: [(title: String, deed: CaseView.Deed)] = []
        if vorgang.status == .inPruefung || vorgang.status == .inEntscheidung, vorgang.openQuestion == nil, mayAsk {
            deeds.append(("Zurückfragen", ask))
        }
        if vorgang.status.isOpen, vorgang.assignee != visit.staff?.id, vorgang.status != .eingereicht {
            deeds.append(("Vorgang übernehmen", take))
        }
        if vorgang.status == .inEntscheidung {
            deeds.append(
                ("Anderes Schreiben", CaseView.Deed(Button("Schreiben auswählen", to: way("schreiben"), .secondary))))
        }
        if vorgang.status.isOpen || vorgang.status == .zurueckgezogen { deeds.append(("Notiz", note)) }
        return deeds
    }

    private func day(_ iso: String) -> String { CivilDate(iso: iso)?.german ?? iso }

    private var take: CaseView.Deed {
        CaseView.Deed(
            Button("Vorgang übernehmen"), target: target("uebernehmen"),
            text: "Mit dem Übernehmen bearbeiten Sie den Vorgang; die antragstellende Person sieht „In Prüfung“.")
    }

    var ask: CaseView.Deed {
        let week = BerlinTime.local(visit.now).date.adding(days: 14)
        let question = TextArea(
            Question(
                "rueckfrage", "Was möchten Sie wissen?",
                hint: "Die Person liest diesen Text auf ihrer Statusseite.", error: error("rueckfrage")),
            value: visit.form["rueckfrage"] ?? "", rows: 5)
        let names = DateInput.names(of: "frist")
        let typed = DateInput.Typed(
            day: visit.form[names.day] ?? "", month: visit.form[names.month] ?? "", year: visit.form[names.year] ?? "")
        let due = DateInput(
            Question("frist", "Antwort bis", error: error("frist")),
            typed: isTried("rueckfrage") ? typed : .init(iso: week.iso))
        return CaseView.Deed(
            Button("Rückfrage stellen", .secondary), target: target("rueckfrage"),
            controls: [.area(question), .date(due)], isOpen: isTried("rueckfrage"))
    }

    private var note: CaseView.Deed {
        CaseView.Deed(
            Button("Notiz speichern", .secondary), target: target("notiz"),
            controls: [
                .area(
                    TextArea(
                        Question("notiz", "Notiz", hint: "Nur im Haus sichtbar.", error: error("notiz")),
                        value: visit.form["notiz"] ?? "", rows: 3))
            ], isOpen: isTried("notiz"))
    }

    var decide: CaseView.Deed? {
        guard let draft = vorgang.letters.last(where: { $0.state == .entwurf }) else {
            return CaseView.Deed(Button("Bescheid schreiben", to: way("schreiben")))
        }
        return CaseView.Deed(
            Button(
                "Entwurf weiterschreiben", to: Address("desk", "vorgaenge", vorgang.id.text, "schreiben", draft.id.text)
            ),
            text: "Der Entwurf „\(draft.title)“ liegt vor. Prüfen Sie die Vorschau und geben Sie ihn frei.")
    }

    var deliver: CaseView.Deed {
        guard let letter = vorgang.decision.flatMap({ vorgang.letter($0.letter) }), let document = letter.document
        else {
            return CaseView.Deed(
                Button("Zustellen"),
                obstacle: "Der Bescheid wird gerade als PDF erstellt. Laden Sie die Seite gleich neu.")
        }
        var ways = [Choice(Casework.Bekanntgabeweg.post.rawValue, "mit der Post", hint: nil)]
        if vorgang.submission?.retrievalConsent == true {
            ways.insert(
                Choice(
                    Bekanntgabeweg.abruf.rawValue, "zum Abruf auf der Statusseite",
                    hint: "Die Person hat zugestimmt; sie bekommt eine Nachricht, wenn eine Adresse da ist."), at: 0)
        }
        let form = FormTarget(
            post: self.way("zustellen"), token: visit.token,
            hidden: ["gesehen": String(vorgang.version), "dokument": document.text])
        return CaseView.Deed(
            Button("Bescheid zustellen"), target: form,
            controls: [
                .radios(
                    Radios(
                        Question("weg", "Wie wird der Bescheid zugestellt?", error: error("weg")), ways,
                        chosen: ways[0].value))
            ])
    }

    var close: CaseView.Deed {
        CaseView.Deed(
            Button("Abschließen und zur Akte nehmen"), target: target("abschliessen"),
            text: "Der Vorgang bekommt ein Aktenzeichen und eine Aufbewahrungsfrist. Danach ändert sich nichts mehr.")
    }
}
