import BPMN
import Basics
import Casework
import FrontDoor
import Hall
import Pages
import Ports
import ServicePackages

/// Repairs of a running process by hand: chosen, looked at, asked for with a reason, decided by a second person.
extension DeskDoor {
    var changeRoutes: [Route] {
        [
            .get("/desk/vorgaenge/{id}/eingriff", .staff(.sachbearbeitung)) { visit in
                visit.deskPage(try await changePage(try await open(visit), visit, ChosenChange { visit.query[$0] }))
            },
            .post("/desk/vorgaenge/{id}/eingriff", .staff(.sachbearbeitung)) { visit in try await ask(visit) },
            .post("/desk/vorgaenge/{id}/eingriff/entscheiden", .staff(.sachbearbeitung)) { visit in
                let isApproved = visit.form["tat"] == "ausfuehren"
                return try await answering(visit, done: isApproved ? "eingegriffen" : "eingriff-abgelehnt") {
                    vorgang, seen in
                    _ = try await hall.perform(
                        .entscheideEingriff(approved: isApproved), on: vorgang.id, scope: visit.scope, by: visit.actor,
                        seen: seen)
                }
            },
        ]
    }

    private func ask(_ visit: Visit) async throws -> Answer {
        let vorgang = try await open(visit)
        let chosen = ChosenChange { visit.form[$0] }
        do {
            guard let change = try chosen?.change() else { throw Findings([]) }
            _ = try await hall.perform(
                .beantrageEingriff([change], reason: visit.form["grund"] ?? ""), on: vorgang.id, scope: visit.scope,
                by: visit.actor, seen: visit.form["gesehen"].flatMap { Int($0) })
            return .seeOther(caseAddress(vorgang, [("getan", "eingriff-beantragt")]))
        } catch let moved as CaseMoved {
            return visit.deskPage(
                try await changePage(moved.vorgang, visit, chosen, notice: DeskDoor.moved(moved)))
        } catch let findings as Findings {
            return visit.deskPage(
                try await changePage(try await open(visit), visit, chosen, errors: findings.all))
        }
    }

    func caseAddress(_ vorgang: Vorgang, _ query: [(String, String)] = []) -> Address {
        Address("desk", "vorgaenge", vorgang.id.text, query: query)
    }

    // MARK: The page

    private func changePage(
        _ vorgang: Vorgang, _ visit: Visit, _ chosen: ChosenChange?, errors given: [Finding] = [],
        notice: Banner? = nil
    ) async throws -> ProcessChangeView {
        guard let verfahren = vorgang.verfahren, let modell = try await modell(vorgang) else { throw CaseMissing() }
        var errors = given
        var preview: ProcessChangeView.Preview?
        if let chosen, errors.allSatisfy({ $0.subject == "grund" }) {
            do {
                let change = try chosen.change()
                preview = try await self.preview(change, chosen, vorgang, modell, visit, errors)
            } catch let findings as Findings { errors += findings.all }
        }
        let words = standing(verfahren, modell)
        return ProcessChangeView(
            caption: caption(vorgang), heading: "Einen Schritt von Hand versetzen",
            text:
                "Das ist für Ausnahmen: wenn das Verfahren an der falschen Stelle steht oder an einer Störung hängt. Sie "
                + "beantragen den Eingriff mit einem Grund; ausgeführt wird er, wenn eine zweite Person zustimmt.",
            now: .init(Address("desk", "vorgaenge", vorgang.id.text, "verfahren.svg"), words: words),
            choice: choice(vorgang, verfahren, modell, chosen, visit, errors), preview: preview,
            errors: ErrorSummary(errors, in: visit.language).items, notice: notice,
            back: BackLink(caseAddress(vorgang), words: "Zurück zum Vorgang"))
    }

    func caption(_ vorgang: Vorgang) -> String { "\(vorgang.submission?.reference ?? "") · \(vorgang.service.name)" }

    /// Where the process stands, in a sentence.
    func standing(_ verfahren: Verfahren, _ modell: Verfahrensmodell) -> String {
        let path = ProcessPath(verfahren.weg, state: verfahren.state, library: modell.library)
        let waiting = path.waiting.map(\.words.de).joined(separator: ", ")
        return waiting.isEmpty ? "Das Verfahren ist zu Ende." : "Der Vorgang steht bei: \(waiting)."
    }

    private func choice(
        _ vorgang: Vorgang, _ verfahren: Verfahren, _ modell: Verfahrensmodell, _ chosen: ChosenChange?,
        _ visit: Visit, _ errors: [Finding]
    ) -> CaseView.Deed {
        guard vorgang.eingriff == nil else {
            return CaseView.Deed(Button(""), obstacle: "Ein Eingriff wartet schon auf eine zweite Person.")
        }
        func question(_ name: String, _ words: String) -> Question {
            Question(name, words, error: errors.first { $0.subject == name }.map { visit.language($0.words) })
        }
        let places = verfahren.state.standings(in: modell.library).map { standing in
            let isIncident = if case .incident = standing.token { true } else { false }
            return Choice(ChosenChange(standing).from, (isIncident ? "Störung: " : "") + standing.words.de)
        }
        let targets = verfahren.state.targets(in: modell.library).map { Choice($0.element, $0.words.de) }
        return CaseView.Deed(
            Button("Vorschau zeigen", .secondary),
            target: FormTarget(get: Address("desk", "vorgaenge", vorgang.id.text, "eingriff")),
            controls: [
                .radios(
                    Radios(
                        question("von", "Was soll enden?"),
                        places + [Choice(ChosenChange.addition, "Nichts: ein weiterer Schritt soll beginnen")],
                        chosen: chosen?.from)),
                .select(
                    Select(
                        question("nach", "Wo soll es weitergehen?"),
                        [Choice(ChosenChange.nowhere, "nirgends, der Schritt endet nur")] + targets,
                        chosen: chosen?.to)),
            ])
    }

    private func preview(
        _ change: TokenChange, _ chosen: ChosenChange, _ vorgang: Vorgang, _ modell: Verfahrensmodell,
        _ visit: Visit, _ errors: [Finding]
    ) async throws -> ProcessChangeView.Preview? {
        guard let verfahren = vorgang.verfahren,
            let preview = try await hall.preview(
                of: .beantrageEingriff([change], reason: ""), on: vorgang, by: visit.actor)
        else { return nil }
        let picture = preview.after.map { after in
            ProcessChangeView.Picture(
                Address("desk", "vorgaenge", vorgang.id.text, "verfahren.svg", query: chosen.query),
                words: standing(after, modell))
        }
        return ProcessChangeView.Preview(
            preview, asked: change.words(in: verfahren.state, modell.library).de, picture: picture,
            deed: deed(
                "eingriff", "Eingriff beantragen", vorgang, visit, errors,
                hidden: ["von": chosen.from, "nach": chosen.to]))
    }

    /// Where an instance would stand, in a sentence.
    func standing(_ state: ProcessState, _ modell: Verfahrensmodell) -> String {
        let waiting = ProcessPath([], state: state, library: modell.library).waiting.map(\.words.de)
        return waiting.isEmpty
            ? "Danach wäre das Verfahren zu Ende."
            : "Danach stünde der Vorgang bei: \(waiting.joined(separator: ", "))."
    }

    /// The form with the reason that does or asks for what is previewed.
    func deed(
        _ path: String, _ words: String, _ vorgang: Vorgang, _ visit: Visit, _ errors: [Finding],
        hidden: [String: String]
    ) -> CaseView.Deed {
        let error = errors.first { $0.subject == "grund" }.map { visit.language($0.words) }
        return CaseView.Deed(
            Button(words),
            target: FormTarget(
                post: Address("desk", "vorgaenge", vorgang.id.text, path), token: visit.token,
                hidden: hidden.merging(["gesehen": String(vorgang.version)]) { own, _ in own }),
            controls: [
                .area(
                    TextArea(
                        Question("grund", "Warum?", hint: "Der Grund steht im Verlauf des Vorgangs.", error: error),
                        value: visit.form["grund"] ?? "", rows: 3))
            ])
    }
}

extension ProcessChangeView.Preview {
    /// What the engine foresees, in the words of the desk.
    init(
        _ preview: ProcessPreview, asked: String, more: [Finding] = [], differences: [String] = [],
        picture: ProcessChangeView.Picture?,
        deed: CaseView.Deed
    ) {
        let findings = preview.findings + more
        self.init(
            asked: asked, effects: preview.effects.map(\.words.de),
            warnings: findings.filter { $0.severity != .error }.map(\.words.de),
            obstacles: findings.filter { $0.severity == .error }.map(\.words.de), differences: differences,
            picture: picture, deed: deed)
    }
}
