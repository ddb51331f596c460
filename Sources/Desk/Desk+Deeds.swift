import Basics
import Calendar
import Casework
import FrontDoor
import Hall
import Pages
import Ports

extension DeskDoor {
    var deedRoutes: [Route] {
        [
            deed("uebernehmen", done: "uebernommen") { _ in .uebernehme },
            deed("notiz", done: "gespeichert") { visit in .schreibeNotiz(visit.form["notiz"] ?? "") },
            deed("rueckfrage", done: "rueckfrage") { visit in
                .stelleRueckfrage(text: visit.form["rueckfrage"] ?? "", due: try due(visit))
            },
            deed("zustellen", done: "zugestellt") { visit in
                .stelleZu(
                    DocumentId(visit.form["dokument"] ?? ""),
                    Bekanntgabeweg(rawValue: visit.form["weg"] ?? "") ?? .post)
            },
            .post("/desk/vorgaenge/{id}/abschliessen", .staff(.sachbearbeitung)) { visit in
                try await answering(visit, done: "abgeschlossen") { vorgang, seen in
                    _ = try await hall.close(
                        vorgang.id, scope: visit.scope, by: visit.actor, seen: seen, shelf: shelf)
                }
            },
        ]
    }

    private func deed(
        _ name: String, done: String, _ command: @escaping @Sendable (Visit) throws -> Command
    ) -> Route {
        .post("/desk/vorgaenge/{id}/\(name)", .staff(.sachbearbeitung)) { visit in
            try await answering(visit, done: done) { vorgang, seen in
                _ = try await hall.perform(
                    try command(visit), on: vorgang.id, scope: visit.scope, by: visit.actor, seen: seen)
            }
        }
    }

    /// Does something to the case of the path; what stands against it is shown on the case's page, with what was typed.
    func answering(
        _ visit: Visit, done: String, _ body: (Vorgang, Int?) async throws -> Void
    ) async throws -> Answer {
        let vorgang = try await open(visit)
        do {
            try await body(vorgang, visit.form["gesehen"].flatMap { Int($0) })
            return .seeOther(Address("desk", "vorgaenge", vorgang.id.text, query: [("getan", done)]))
        } catch let moved as CaseMoved {
            return visit.deskPage(try await casePage(moved.vorgang, visit, notice: DeskDoor.moved(moved)))
        } catch let findings as Findings {
            let now = try await open(visit)
            return visit.deskPage(try await casePage(now, visit, errors: findings.all))
        }
    }

    /// What happened while the clerk was reading.
    static func moved(_ moved: CaseMoved) -> Banner {
        let since = moved.since.compactMap { event in
            event.sentence(forApplicant: false).map { "\($0.de) (\(event.by.words.de))" }
        }
        return Banner(
            .attention, "Der Vorgang hat sich inzwischen geändert",
            text:
                "Es wurde nichts gespeichert. Neu ist: \(since.joined(separator: "; ")). Sehen Sie sich den Stand an und "
                + "entscheiden Sie dann noch einmal.",
            isAnswer: true)
    }

    /// The day that was typed into three inputs. A text that is missing beside a wrong day is said with it.
    private func due(_ visit: Visit) throws -> String {
        let parts = ["frist-tag", "frist-monat", "frist-jahr"].map {
            visit.form[$0].flatMap { Int($0.filter(\.isNumber)) }
        }
        guard let day = parts[0], let month = parts[1], let year = parts[2],
            let date = CivilDate(year: year, month: month, day: day), date > BerlinTime.local(visit.now).date
        else {
            let date = Finding(
                "due-date", .error,
                Words(
                    de: "Geben Sie als Frist einen Tag an, der noch kommt, zum Beispiel 27 3 2027.",
                    en: "Give a day that is still to come, for example 27 3 2027."), subject: "frist")
            let hasText = (visit.form["rueckfrage"] ?? "").contains { !$0.isWhitespace }
            throw Findings(hasText ? [date] : [.emptyText("rueckfrage"), date])
        }
        return date.iso
    }
}
