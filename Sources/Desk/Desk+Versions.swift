import BPMN
import Basics
import Calendar
import Casework
import Catalogue
import FrontDoor
import Hall
import Pages
import Ports
import ServicePackages

/// The change of a running case to another version of its service, by the head of office; the way back is the same.
extension DeskDoor {
    var versionRoutes: [Route] {
        [
            .get("/desk/vorgaenge/{id}/fassung", .staff(.leitung)) { visit in
                visit.deskPage(try await versionPage(try await open(visit), visit, hash: visit.query["zu"]))
            },
            .post("/desk/vorgaenge/{id}/fassung", .staff(.leitung)) { visit in try await changeVersion(visit) },
        ]
    }

    private func changeVersion(_ visit: Visit) async throws -> Answer {
        let vorgang = try await open(visit)
        let hash = visit.form["zu"]
        do {
            guard let version = try await version(hash, beside: vorgang) else { throw Findings(.noVersion) }
            _ = try await hall.perform(
                .wechsleVersion(version, reason: visit.form["grund"] ?? ""), on: vorgang.id, scope: visit.scope,
                by: visit.actor, seen: visit.form["gesehen"].flatMap { Int($0) })
            return .seeOther(caseAddress(vorgang, [("getan", "fassung"), ("von", vorgang.service.hash)]))
        } catch let moved as CaseMoved {
            return visit.deskPage(
                try await versionPage(moved.vorgang, visit, hash: hash, notice: DeskDoor.moved(moved)))
        } catch let findings as Findings {
            return visit.deskPage(
                try await versionPage(try await open(visit), visit, hash: hash, errors: findings.all))
        }
    }

    /// What was just done to a case; after a change of the version with the way back.
    func notice(_ visit: Visit, _ vorgang: Vorgang) -> Banner? {
        let done = visit.query["getan"]
        var notice = DeskDoor.notice(done)
        if done == "fassung", let before = visit.query["von"] {
            notice?.link = Link(
                "Rückgängig machen", Address("desk", "vorgaenge", vorgang.id.text, "fassung", query: [("zu", before)]))
        }
        return notice
    }

    /// One of the installed versions on which the case does not run yet.
    func version(_ hash: String?, beside vorgang: Vorgang) async throws -> ServiceRef? {
        guard let hash,
            var version = try await shelf.versions(beside: vorgang.service).first(where: { $0.hash == hash })
        else { return nil }
        version.name = try await shelf.service(version).leistung.name()
        return version
    }

    private func versionPage(
        _ vorgang: Vorgang, _ visit: Visit, hash: String?, errors given: [Finding] = [], notice: Banner? = nil
    ) async throws -> ProcessChangeView {
        guard let verfahren = vorgang.verfahren, let modell = try await modell(vorgang) else { throw CaseMissing() }
        var errors = given
        var preview: ProcessChangeView.Preview?
        if let version = try await version(hash, beside: vorgang) {
            preview = try await self.preview(version, modell, vorgang, visit, errors)
        } else if hash != nil, errors.isEmpty {
            errors = [.noVersion]
        }
        return ProcessChangeView(
            caption: caption(vorgang), heading: "Auf eine andere Fassung der Leistung wechseln",
            text:
                "Der Vorgang läuft auf Version \(vorgang.service.version). Laufende Vorgänge bleiben auf ihrer Fassung, bis "
                + "jemand sie wechselt. Der Weg zurück ist derselbe Wechsel in die andere Richtung.",
            now: .init(
                Address("desk", "vorgaenge", vorgang.id.text, "verfahren.svg"), words: standing(verfahren, modell)),
            choice: try await choice(vorgang, visit, hash, errors), preview: preview,
            errors: ErrorSummary(errors, in: visit.language).items, notice: notice,
            back: BackLink(caseAddress(vorgang), words: "Zurück zum Vorgang"))
    }

    private func choice(
        _ vorgang: Vorgang, _ visit: Visit, _ hash: String?, _ errors: [Finding]
    ) async throws -> CaseView.Deed {
        let versions = try await shelf.versions(beside: vorgang.service)
        guard !versions.isEmpty else {
            return CaseView.Deed(Button(""), obstacle: "Eine andere Fassung dieser Leistung ist nicht installiert.")
        }
        let offered = try await shelf.offered(in: vorgang.town)
        let choices = versions.map { version in
            var hints: [String] = []
            if offered.contains(version.hash) { hints.append("Diese Fassung bekommen neue Anträge.") }
            if let until = vorgang.left(version.hash) {
                hints.append("Auf dieser Fassung lief der Vorgang bis \(BerlinTime.local(until).german).")
            }
            return Choice(
                version.hash, "Version \(version.version)", hint: hints.isEmpty ? nil : hints.joined(separator: " "))
        }
        let error = errors.first { $0.subject == "zu" }.map { visit.language($0.words) }
        return CaseView.Deed(
            Button("Vorschau zeigen", .secondary),
            target: FormTarget(get: Address("desk", "vorgaenge", vorgang.id.text, "fassung")),
            controls: [
                .radios(
                    Radios(
                        Question("zu", "Mit welcher Fassung soll es weitergehen?", error: error), choices, chosen: hash)
                )
            ])
    }

    private func preview(
        _ version: ServiceRef, _ old: Verfahrensmodell, _ vorgang: Vorgang, _ visit: Visit, _ errors: [Finding]
    ) async throws -> ProcessChangeView.Preview? {
        guard
            let preview = try await hall.preview(
                of: .wechsleVersion(version, reason: ""), on: vorgang, by: visit.actor),
            let modell = try await shelf.service(version).procedure(named: nil)
        else { return nil }
        let picture = preview.after.map { after in
            ProcessChangeView.Picture(
                Address("desk", "vorgaenge", vorgang.id.text, "verfahren.svg", query: [("zu", version.hash)]),
                words: standing(after, modell))
        }
        return ProcessChangeView.Preview(
            preview, asked: "Der Vorgang geht mit Version \(version.version) weiter.",
            more: try await shelf.effects(of: version, on: vorgang),
            differences: DeskDoor.differences(old, modell), picture: picture,
            deed: deed("fassung", "Fassung wechseln", vorgang, visit, errors, hidden: ["zu": version.hash]))
    }
}

extension DeskDoor {
    /// How much of what differs between two models a page names.
    private static let differenceLimit = 60

    private static func differences(_ old: Verfahrensmodell, _ new: Verfahrensmodell) -> [String] {
        let all = ModelDiff(from: old.model, to: new.model).changes.map(\.words.de)
        let rest = all.count - differenceLimit
        return rest > 0 ? all.prefix(differenceLimit) + ["Und \(rest) weitere Unterschiede."] : all
    }
}

extension Vorgang {
    /// When the case last left a version of its service; nil if it never ran on it.
    fileprivate func left(_ hash: String) -> Instant? {
        var current: String?
        var left: Instant?
        for event in history {
            switch event.event {
            case .entwurfBegonnen(let service, _, _, _): current = service.hash
            case .versionGewechselt(let service, _, _):
                if current == hash { left = event.at }
                current = service.hash
            default: continue
            }
        }
        return left
    }
}

extension Finding {
    fileprivate static let noVersion = Finding(
        "version-missing", .error,
        Words(de: "Wählen Sie eine der Fassungen.", en: "Choose one of the versions."), subject: "zu")
}
