import BPMN
import Basics
import Calendar
import Casework
import FrontDoor
import Hall
import Pages
import ServicePackages

/// The open tasks of a case as the page shows them: each with the act that does it, or why this person cannot.
struct CaseTasks {
    let vorgang: Vorgang
    let verfahren: Verfahren
    let modell: Verfahrensmodell?
    let deeds: CaseDeeds
    let visit: Visit
    let errors: [Finding]

    func panel() -> ProcessPanel {
        let mine = verfahren.aufgaben.filter { vorgang.allows($0, visit.actor) }
        let others = verfahren.aufgaben.filter { !vorgang.allows($0, visit.actor) }
        let path = modell.map { ProcessPath(verfahren.weg, state: verfahren.state, library: $0.library) }
        let waiting = path?.waiting.map(\.words.de).joined(separator: ", ") ?? ""
        let summary = waiting.isEmpty ? "Das Verfahren ist zu Ende." : "Der Vorgang steht bei: \(waiting)."
        return ProcessPanel(
            tasks: (mine + others).map(task), incidents: verfahren.stoerungen.map(incident),
            picture: .init(address("verfahren.svg"), words: summary), lines: path?.lines(.de) ?? [], changes: changes)
    }

    /// The ways to change the process by hand, for those who may.
    private var changes: [Link] {
        guard vorgang.status.isOpen, !verfahren.state.hasEnded,
            vorgang.allows(.beantrageEingriff([], reason: ""), visit.actor)
        else { return [] }
        let isHead = vorgang.allows(.wechsleVersion(vorgang.service, reason: ""), visit.actor)
        return [Link("Einen Schritt von Hand versetzen", address("eingriff"))]
            + (isHead ? [Link("Auf eine andere Fassung der Leistung wechseln", address("fassung"))] : [])
    }

    /// The repair that waits for a second person, with what it would do now.
    func change(_ eingriff: Vorgang.Eingriff, _ preview: ProcessPreview?) -> ProcessPanel.Change {
        let mayDecide = vorgang.allows(.entscheideEingriff(approved: true), visit.actor)
        let isOwn = eingriff.by == visit.actor.signature
        let refuse = decision(isOwn ? "Antrag zurücknehmen" : "Ablehnen", "ablehnen", .secondary)
        let hindrance = CaseView.Deed(
            Button(""),
            obstacle: mayDecide
                ? "Vier-Augen-Prinzip: Zustimmen muss jemand anderes als Sie."
                : "Darüber entscheidet die zuständige Stelle.")
        let deeds =
            !mayDecide
            ? [hindrance]
            : isOwn ? [hindrance, refuse] : [decision("Eingriff ausführen", "ausfuehren", .primary), refuse]
        return ProcessPanel.Change(
            asked: eingriff.asked.map(\.de).joined(separator: " "),
            note: "beantragt von \(eingriff.by.words.de), \(BerlinTime.local(eingriff.at).germanShort)",
            reason: eingriff.reason,
            effects: (preview?.effects.map(\.words.de) ?? []) + (preview?.findings.map(\.words.de) ?? []), deeds: deeds)
    }

    private func decision(_ words: String, _ deed: String, _ weight: Button.Weight) -> CaseView.Deed {
        CaseView.Deed(
            Button(words, weight),
            target: FormTarget(
                post: address("eingriff", "entscheiden"), token: visit.token,
                hidden: ["gesehen": String(vorgang.version), "tat": deed]))
    }

    private func address(_ more: String...) -> Address {
        Address(segments: ["desk", "vorgaenge", vorgang.id.text] + more)
    }

    private func task(_ task: Aufgabe) -> ProcessPanel.Task {
        var notes = [task.bahn ?? "", "seit \(BerlinTime.local(task.since).date.germanShort)"]
        if let due = task.due { notes.append("bis \(BerlinTime.local(due).date.germanShort)") }
        return ProcessPanel.Task(
            name: task.name, note: notes.filter { !$0.isEmpty }.joined(separator: " · "),
            isOverdue: task.due.map { $0 < visit.now } ?? false, hint: task.hinweis, deed: deed(task))
    }

    private func deed(_ task: Aufgabe) -> CaseView.Deed? {
        if !vorgang.allows(task, visit.actor) {
            let who = task.rolle == .leitung ? "die Leitung" : task.bahn ?? task.stelle ?? "eine andere Stelle"
            return CaseView.Deed(Button(""), obstacle: "Das tut \(who).")
        }
        if vorgang.isBarred(visit.actor, from: task) {
            return CaseView.Deed(
                Button(""), obstacle: "Vier-Augen-Prinzip: Das muss jemand anderes tun als Sie.")
        }
        if task.taetigkeit == .pruefen, let question = vorgang.openQuestion,
            let last = CivilDate(iso: question.due), BerlinTime.local(visit.now).date <= last
        {
            return CaseView.Deed(Button(""), obstacle: "Wir warten auf die Antwort bis \(last.german).")
        }
        switch task.taetigkeit {
        case .pruefen, .beteiligen, .mitzeichnen, .aufgabe: return form(task)
        case .rueckfrage: return deeds.ask
        case .entscheiden: return deeds.decide
        case .bescheiden, .zustellen: return deeds.deliver
        case .ablegen: return deeds.close
        }
    }

    private func form(_ task: Aufgabe) -> CaseView.Deed {
        let found = modell?.task(process: task.process, element: task.element)?.task
        let weight: Button.Weight = task.taetigkeit == .pruefen ? .secondary : .primary
        return CaseView.Deed(
            Button(task.taetigkeit == .pruefen ? "Prüfung abschließen" : task.taetigkeit.words.de, weight),
            target: FormTarget(
                post: address("aufgaben", String(task.id)), token: visit.token,
                hidden: ["gesehen": String(vorgang.version)]),
            controls: (found?.formFields ?? []).map { control($0, task) })
    }

    private func control(_ field: TaskField, _ task: Aufgabe) -> Control {
        let name = "feld-\(task.id)-\(field.name)"
        let question = Question(
            name, field.label, error: errors.first { $0.subject == field.name }.map { visit.language($0.words) },
            isOptional: !field.isRequired)
        let value = visit.form[name] ?? ""
        switch field.type {
        case "ja-nein":
            return .radios(
                Radios(question, [Choice("ja", "Ja"), Choice("nein", "Nein")], chosen: value, isInline: true))
        case "auswahl":
            return .radios(Radios(question, field.options.map { Choice($0, $0) }, chosen: value))
        case "text" where ["stellungnahme", "anmerkung"].contains(field.name):
            return .area(TextArea(question, value: value, rows: 4))
        default: return .text(TextInput(question, value: value))
        }
    }

    // MARK: Incidents

    private func incident(_ incident: Incident) -> ProcessPanel.Incident {
        let name = modell.flatMap { modell in
            modell.library[incident.process]?.nodes.first { $0.id == incident.element }?.name
        }
        let line = incident.place.map { ", Zeile \($0.line)" } ?? ""
        return ProcessPanel.Incident(
            name: name ?? incident.element, text: "\(incident.words.de) (\(incident.element)\(line))",
            solutions: [
                ("Noch einmal versuchen", solution(incident, "wiederholen", "Noch einmal versuchen", [])),
                (
                    "Einen Wert ändern",
                    solution(
                        incident, "aendern", "Wert ändern und noch einmal versuchen",
                        [
                            .text(TextInput(Question("name", "Name des Werts"), value: visit.form["name"] ?? "")),
                            .text(
                                TextInput(
                                    Question(
                                        "wert", "Neuer Wert", hint: "Texte in Anführungszeichen: \"so\"",
                                        error: error("wert")), value: visit.form["wert"] ?? "")),
                            reason,
                        ])
                ),
                ("Überspringen", solution(incident, "ueberspringen", "Überspringen", [reason])),
            ])
    }

    private var reason: Control {
        .area(TextArea(Question("grund", "Grund", error: error("grund")), value: visit.form["grund"] ?? "", rows: 2))
    }

    private func error(_ name: String) -> String? {
        errors.first { $0.subject == name }.map { visit.language($0.words) }
    }

    private func solution(
        _ incident: Incident, _ kind: String, _ words: String, _ controls: [Control]
    ) -> CaseView.Deed {
        CaseView.Deed(
            Button(words, .secondary),
            target: FormTarget(
                post: address("stoerungen", String(incident.id)), token: visit.token,
                hidden: ["gesehen": String(vorgang.version), "loesung": kind]),
            controls: controls,
            isOpen: visit.form["loesung"] == kind && visit["nummer"] == String(incident.id))
    }
}
