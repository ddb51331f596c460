import Basics
import Casework
import Forms
import FrontDoor
import Hall
import Pages
import Ports
import ServicePackages

extension PortalDoor {
    var applyRoutes: [Route] {
        [
            .get("/{town}/leistungen/{slug}/antrag", .everyone) { visit in try await firstPage(visit) },
            .post("/{town}/leistungen/{slug}/antrag", .everyone, .files) { visit in try await begin(visit) },
            .get("/{town}/antrag/{id}", .holder) { visit in
                let draft = try await draft(visit)
                return draft.isSubmitted ? .seeOther(draft.receipt) : .seeOther(draft.goal(draft.filled.firstOpenStop))
            },
            .get("/{town}/antrag/{id}/pruefen", .holder) { visit in try await review(visit) },
            .post("/{town}/antrag/{id}/pruefen", .holder) { visit in try await submit(visit) },
            .get("/{town}/antrag/{id}/gespeichert", .holder) { visit in try await saved(visit) },
            .get("/{town}/antrag/{id}/eingang", .holder) { visit in try await receipt(visit) },
            .get("/{town}/antrag/{id}/eingang/pdf", .holder) { visit in try await receiptDocument(visit) },
            .get("/{town}/antrag/{id}/{page}", .holder) { visit in try await page(visit) },
            .post("/{town}/antrag/{id}/{page}", .holder, .files) { visit in try await save(visit) },
        ]
    }

    /// The offer named by the path. Throws `notFound` with what was asked.
    func offer(_ visit: Visit) async throws -> Offer {
        guard let town = visit.town, let offer = try await directory.offer(visit["slug"], of: town.id) else {
            throw Refusal.notFound(visit["slug"])
        }
        return offer
    }

    /// The first page: nothing is stored before the first Continue. Where that would fail, nobody begins to type.
    private func firstPage(_ visit: Visit) async throws -> Answer {
        let offer = try await offer(visit)
        _ = try await shelf.reference(of: offer)
        let service = try await shelf.service(hash: offer.hash)
        let visit = visit.about(service)
        let filled = FilledForm(service.form(visit.language.form), Answers(), clock: hall.clock)
        guard let stop = filled.route.first, let page = filled.page(at: stop) else {
            throw Refusal.notFound(offer.slug)
        }
        let address = Address(visit["town"], "leistungen", offer.slug)
        let target = FormTarget(
            post: Address(visit["town"], "leistungen", offer.slug, "antrag"), token: visit.token, takesFiles: true)
        return visit.page(
            FormPageView(page, target: target, back: BackLink(address), in: visit.language))
    }

    /// The first Continue: the draft begins with this page, right or wrong.
    private func begin(_ visit: Visit) async throws -> Answer {
        let offer = try await offer(visit)
        let service = try await shelf.service(hash: offer.hash)
        let visit = visit.about(service)
        var filled = FilledForm(service.form(visit.language.form), Answers(), clock: hall.clock)
        guard let town = visit.town, let stop = filled.route.first, let shown = filled.page(at: stop) else {
            throw Refusal.notFound(offer.slug)
        }
        let new = try await hall.newDraft(of: try await shelf.reference(of: offer), town: town.id)
        filled.take(PortalDoor.inputs(visit.form), at: stop)
        let refused = try await attach(visit.form.files, to: &filled) { file, kind in
            try await hall.storeFile(file.bytes, name: file.name, mediaType: kind.type, for: new)
        }
        let vorgang = try await hall.begin(
            new, language: visit.language.form, page: stop.description, answers: filled.answers)
        let draft = Draft(vorgang: vorgang, filled: filled, town: town.slug, visit: visit)
        let answer =
            refused.isEmpty
            ? after(stop, draft, visit, asked: shown.asked)
            : try page(draft, stop, visit, findings: beside(refused, of: stop, draft, visit))
        return answer.holding(vorgang.id, visit)
    }

    /// What was sent with a page, by name.
    static func inputs(_ form: FormBody) -> [String: [String]] {
        Dictionary(grouping: form.fields, by: \.name).mapValues { $0.map(\.value) }
    }
}

extension Language {
    /// The language of a form for this language of the page.
    var form: String { rawValue }
}
