import Basics
import Calendar
import Casework
import Forms
import FrontDoor
import Hall
import Pages
import Ports
import ServicePackages

extension PortalDoor {
    private enum Name {
        static let mail = "_mail"
        static let consent = "_abruf"
        static func declaration(_ id: String) -> String { "_erklaerung-" + id }
    }

    func review(_ visit: Visit) async throws -> Answer {
        let draft = try await draft(visit)
        return draft.isSubmitted
            ? .seeOther(draft.receipt) : draft.visit.page(reviewView(draft, draft.visit, errors: []))
    }

    private func reviewView(_ draft: Draft, _ visit: Visit, errors: [Finding]) -> ReviewView {
        let open = openPages(draft, visit)
        let wrong = Dictionary(errors.compactMap { f in f.subject.map { ($0, visit.language(f.words)) } }) { a, _ in a }
        var declarations = draft.filled.form.journey.declarations.map { one in
            ReviewView.Declaration(
                Name.declaration(one.id), one.text, isConfirmed: visit.form[Name.declaration(one.id)] != nil,
                error: wrong[one.id])
        }
        declarations.append(
            ReviewView.Declaration(
                Name.consent,
                visit.language(
                    "Ich bin einverstanden, dass mir der Bescheid auf der Statusseite zum Abruf bereitgestellt wird. Ohne "
                        + "Ihr Einverständnis kommt er mit der Post. (freiwillig)",
                    "I agree that the notice is provided for retrieval on the status page. Without your consent it comes "
                        + "by post. (voluntary)"),
                isConfirmed: visit.form[Name.consent] != nil))
        let items = errors.map { finding in
            ErrorSummary.Item(visit.language(finding.words), name: finding.subject.map(Name.declaration))
        }
        return ReviewView(
            service: draft.vorgang.service.name,
            sections: ReviewView.sections(draft.filled.review, in: visit.language) { stop in
                draft.address(stop).adding("zurueck", "pruefen")
            },
            open: open, declarations: declarations,
            privacy: Link(
                visit.language("Datenschutzhinweise", "Privacy notice"), Address(visit["town"], "datenschutz")),
            errors: items, target: FormTarget(post: draft.review, token: visit.token, once: draft.vorgang.id.text),
            back: draft.filled.route.last.map { BackLink(draft.address($0)) })
    }

    private func openPages(_ draft: Draft, _ visit: Visit) -> [Link] {
        var seen: Set<Stop> = []
        return draft.filled.findings.compactMap { placed in
            guard seen.insert(placed.stop).inserted else { return nil }
            let title = draft.filled.page(at: placed.stop)?.title ?? placed.stop.description
            return Link(title, draft.address(placed.stop).adding("fehler", "1"))
        }
    }

    /// Sends the application. Pressed twice, the second finds it sent and shows the same receipt.
    func submit(_ visit: Visit) async throws -> Answer {
        let (draft, opened) = try await openDraft(visit)
        let visit = draft.visit
        if draft.isSubmitted { return .seeOther(draft.receipt) }
        let declared = draft.filled.form.journey.declarations.map(\.id).filter {
            visit.form[Name.declaration($0)] != nil
        }
        do {
            _ = try await hall.perform(
                .reicheEin(
                    declarations: declared, retrievalConsent: visit.form[Name.consent] != nil, mail: mail(draft)),
                on: opened, by: .antragsteller)
            return .seeOther(draft.receipt)
        } catch let findings as Findings {
            let now = try await self.draft(visit)
            if now.isSubmitted { return .seeOther(now.receipt) }
            let declarations = findings.all.filter { $0.code == "declaration-missing" }
            return visit.page(reviewView(now, visit, errors: declarations.isEmpty ? findings.all : declarations))
        }
    }

    /// The address for notices: the answer that is one.
    private func mail(_ draft: Draft) -> String? {
        draft.filled.values(where: \.asksForMail).first?.value.printed
    }

    /// After „Speichern und später weitermachen“.
    func saved(_ visit: Visit) async throws -> Answer {
        let draft = try await draft(visit)
        if draft.isSubmitted { return .seeOther(draft.receipt) }
        let days = try await shelf.draftDays(of: draft.vorgang.service)
        let until = BerlinTime.local(draft.vorgang.changed).date.adding(days: days)
        return visit.page(
            SavedView(
                service: draft.vorgang.service.name, reference: TownHall.grouped(draft.vorgang.id.text),
                code: try await hall.secret(of: draft.vorgang.id, scope: visit.scope),
                resume: Button(
                    visit.language("Jetzt weitermachen", "Continue now"),
                    to: Address(visit["town"], "antrag", draft.vorgang.id.text)),
                keptUntil: visit.language(
                    "Wir bewahren sie bis zum \(until.german) auf.", "We keep them until \(until.iso).")))
    }

    func receipt(_ visit: Visit) async throws -> Answer {
        let vorgang = try await hall.open(VorgangId(visit["id"]), scope: visit.scope)
        guard let submission = vorgang.submission, let at = vorgang.submitted else {
            return .seeOther(Address(visit["town"], "antrag", vorgang.id.text))
        }
        var next = [
            visit.language("Wir prüfen Ihren Antrag.", "We review your application."),
            visit.language(
                "Wenn uns etwas fehlt, fragen wir auf der Statusseite nach.",
                "If anything is missing, we ask on the status page."),
        ]
        next.append(
            submission.retrievalConsent
                ? visit.language(
                    "Der Bescheid liegt dann auf der Statusseite für Sie bereit.",
                    "The notice will then be ready for you on the status page.")
                : visit.language("Der Bescheid kommt mit der Post.", "The notice comes by post."))
        var facts: [Facts.Fact] = []
        if let due = submission.due {
            let day = BerlinTime.local(due.advanced(bySeconds: -1)).date
            facts.append(.init(visit.language("Entscheidung voraussichtlich bis", "Decision expected by"), day.german))
        }
        let isPending = vorgang.letter(submission.receipt)?.document == nil
        return visit.page(
            ReceiptView(
                service: vorgang.service.name, reference: submission.reference,
                code: try await hall.secret(of: vorgang.id, scope: visit.scope), arrived: BerlinTime.local(at).german,
                next: next, facts: facts,
                document: Link(
                    visit.language("Eingangsbestätigung als PDF", "Receipt as PDF"),
                    Address(visit["town"], "antrag", vorgang.id.text, "eingang", "pdf")), isDocumentPending: isPending,
                status: Link(
                    visit.language("Zur Statusseite", "To the status page"),
                    Address(visit["town"], "vorgang", vorgang.id.text)),
                contact: visit.town.map { Contact(of: $0) }))
    }
}
