import BPMN
import Basics
import Calendar
import Casework
import FrontDoor
import Hall
import Pages
import Ports
import ServicePackages

extension DeskDoor {
    var processRoutes: [Route] {
        [
            .get("/desk/aufgaben", .staff(.sachbearbeitung)) { visit in try await tasks(visit) },
            .get("/desk/vorgaenge/{id}/verfahren.svg", .staff(.sachbearbeitung)) { visit in try await picture(visit) },
            .post("/desk/vorgaenge/{id}/aufgaben/{nummer}", .staff(.sachbearbeitung)) { visit in
                try await give(done: "erledigt", visit) { id in .erledigeAufgabe(id, values: typed(visit, id)) }
            },
            .post("/desk/vorgaenge/{id}/stoerungen/{nummer}", .staff(.sachbearbeitung)) { visit in
                try await give(done: "geloest", visit) { id in
                    .loeseStoerung(id, solution(visit), reason: visit.form["grund"] ?? "")
                }
            },
            .post("/desk/vorgaenge/{id}/zahlung", .staff(.sachbearbeitung)) { visit in
                try await give(done: "gespeichert", visit) { _ in
                    .bestaetigeZahlung(kassenzeichen: visit.form["kassenzeichen"] ?? "")
                }
            },
        ]
    }

    private func give(
        done: String, _ visit: Visit, _ command: @Sendable (Int) -> Command
    ) async throws -> Answer {
        try await answering(visit, done: done) { vorgang, seen in
            _ = try await hall.perform(
                command(Int(visit["nummer"]) ?? -1), on: vorgang.id, scope: visit.scope, by: visit.actor, seen: seen)
        }
    }

    /// What was typed into the small form of a task, by the names of its fields.
    private func typed(_ visit: Visit, _ id: Int) -> [String: String] {
        let prefix = "feld-\(id)-"
        var values: [String: String] = [:]
        for field in visit.form.fields where field.name.hasPrefix(prefix) {
            values[String(field.name.dropFirst(prefix.count))] = field.value
        }
        return values
    }

    private func solution(_ visit: Visit) -> Stoerungsloesung {
        switch visit.form["loesung"] {
        case "ueberspringen": .ueberspringen
        case "aendern": .aendern(name: visit.form["name"] ?? "", wert: visit.form["wert"] ?? "")
        default: .wiederholen
        }
    }

    /// The model of a case's process, if one drives it.
    func modell(_ vorgang: Vorgang) async throws -> Verfahrensmodell? {
        guard let verfahren = vorgang.verfahren else { return nil }
        return try await shelf.service(vorgang.service).procedure(named: verfahren.modell)
    }

    /// The process with the way taken and where it stands; after a change, if the address holds one.
    private func picture(_ visit: Visit) async throws -> Answer {
        let vorgang = try await open(visit)
        guard let verfahren = vorgang.verfahren, var modell = try await modell(vorgang) else { throw CaseMissing() }
        var state = verfahren.state
        if let command = try await planned(visit, vorgang) {
            guard let after = try await hall.preview(of: command, on: vorgang, by: visit.actor)?.after else {
                throw CaseMissing()
            }
            state = after
            if case .wechsleVersion(let version, _) = command,
                let new = try await shelf.service(version).procedure(named: nil)
            {
                modell = new
            }
        }
        return .picture(ProcessPicture(modell.model, state: state).svg(), type: "image/svg+xml")
    }

    /// The change that the address of a picture holds.
    private func planned(_ visit: Visit, _ vorgang: Vorgang) async throws -> Command? {
        if let chosen = ChosenChange({ visit.query[$0] }) {
            return .beantrageEingriff([try chosen.change()], reason: "")
        }
        guard let hash = visit.query["zu"] else { return nil }
        guard let version = try await version(hash, beside: vorgang) else { throw CaseMissing() }
        return .wechsleVersion(version, reason: "")
    }

    // MARK: The list

    private func tasks(_ visit: Visit) async throws -> Answer {
        guard let person = visit.staff else { throw Refusal.forbidden }
        let who = visit.query["wer"]
        let page = try await hall.registry.aufgaben(
            filter(visit, person), scope: visit.scope, after: visit.query["ab"], limit: 50)
        let rows = page.rows.map { row in
            TaskListView.Row(
                link: Link(row.name, Address("desk", "vorgaenge", row.vorgang.text)), reference: row.reference,
                service: row.serviceName, unit: row.unit, since: BerlinTime.local(row.since).date.germanShort,
                due: row.due.map { BerlinTime.local($0.advanced(bySeconds: -1)).date.germanShort },
                isOverdue: row.art == .aufgabe && row.due.map { $0 < visit.now } ?? false,
                mark: TaskListView.Mark(row.art))
        }
        func address(_ query: [(String, String)]) -> Address { Address("desk", "aufgaben", query: query) }
        let late = visit.query["frist"] == "vorbei"
        let kept = (who == "alle" ? [("wer", "alle")] : []) + (late ? [("frist", "vorbei")] : [])
        let view = TaskListView(
            chips: [
                Link("meine", address([]), isCurrent: who != "alle" && !late),
                Link("überfällig", address([("frist", "vorbei")]), isCurrent: late),
                Link("alle meiner Stellen", address([("wer", "alle")]), isCurrent: who == "alle" && !late),
            ], rows: rows, pages: Pagination(earlier: nil, later: page.next.map { address(kept + [("ab", $0)]) }))
        return visit.deskPage(view)
    }

    private func filter(_ visit: Visit, _ person: Actor.Staff) -> AufgabenFilter {
        var filter = AufgabenFilter()
        let isHead = person.roles.contains(.leitung)
        if !isHead {
            filter.units = person.units
            filter.rollen = [.sachbearbeitung]
        }
        if visit.query["wer"] != "alle" { filter.assignee = person.id }
        if visit.query["frist"] == "vorbei" { filter.dueBefore = visit.now }
        return filter
    }
}

extension TaskListView.Mark {
    fileprivate init?(_ art: AufgabeRow.Art) {
        switch art {
        case .aufgabe: return nil
        case .stoerung: self = .incident
        case .eingriff: self = .change
        }
    }
}
