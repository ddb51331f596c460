import Basics
import Casework
import FrontDoor
import HTTPTypes
import Hall
import Pages
import Ports
import ServicePackages

extension PortalDoor {
    /// How an application stands, for whoever holds its reference and code: no account needed.
    var statusRoutes: [Route] {
        let own: [Route] = [
            .get("/{town}/status", .everyone) { visit in
                visit.page(codeEntry(try visit.place, visit, reference: visit.query["zeichen"]?.trimmed ?? ""))
            },
            .post("/{town}/status", .everyone) { visit in try await enter(visit) },
            .get("/{town}/vorgang/{id}", .holder) { visit in try await status(visit) },
            .get("/{town}/vorgang/{id}/dokumente/{dokument}", .holder) { visit in try await document(visit) },
        ]
        return own + replyRoutes + withdrawalRoutes
    }

    // MARK: The door without an account

    private func codeEntry(
        _ town: Town, _ visit: Visit, reference: String, errors: [ErrorSummary.Item] = []
    ) -> CodeEntryView {
        CodeEntryView(
            .status, reference: reference, errors: errors,
            target: FormTarget(post: Address(town.slug, "status"), token: visit.token),
            back: BackLink(Address(town.slug, ""), words: town.name), carried: visit.carried)
    }

    /// A wrong reference and a wrong code get the same answer: nobody learns which references exist.
    private func enter(_ visit: Visit) async throws -> Answer {
        let town = try visit.place
        let reference = (visit.form[CodeEntryView.Name.reference] ?? "").trimmed
        let code = (visit.form[CodeEntryView.Name.code] ?? "").trimmed
        let missing = missing(reference, code, visit.language)
        guard missing.isEmpty else {
            return visit.page(codeEntry(town, visit, reference: reference, errors: missing))
        }
        let key = "code:" + reference.uppercased().filter { $0.isLetter || $0.isNumber }
        try visit.limit(key, .codes)
        guard let vorgang = try await opened(reference, code, visit) else {
            let words = visit.language(
                "Zeichen und Code passen nicht zusammen. Vergleichen Sie beides mit dem, was wir Ihnen beim Absenden oder "
                    + "Speichern gezeigt haben, zum Beispiel R-7K2M-9QXP und k7m2-9xqp-0abc-defg.",
                "Reference and code do not belong together. Compare both with what we showed you when you sent or saved the "
                    + "application, for example R-7K2M-9QXP and k7m2-9xqp-0abc-defg.")
            let errors = [ErrorSummary.Item(words, name: CodeEntryView.Name.reference)]
            return visit.page(codeEntry(town, visit, reference: reference, errors: errors))
        }
        visit.forgive(key, .codes)
        return opened(vorgang, town, visit).holding(vorgang.id, visit)
    }

    /// The case, or first what was typed for it before the session on this device had ended.
    private func opened(_ vorgang: Vorgang, _ town: Town, _ visit: Visit) -> Answer {
        let home = address(of: vorgang, town)
        guard let carried = visit.carried,
            ["antrag", "vorgang"].contains(where: {
                carried.address.text.hasPrefix(Address(town.slug, $0, vorgang.id.text, "").text)
            })
        else { return .seeOther(home) }
        let cancel = Link(visit.language("Weiter, ohne zu senden", "Go on without sending"), home)
        return visit.page(visit.resend(carried, cancel: cancel))
    }

    private func missing(_ reference: String, _ code: String, _ language: Language) -> [ErrorSummary.Item] {
        var items: [ErrorSummary.Item] = []
        if reference.isEmpty {
            let words = language(
                "Geben Sie das Zeichen an, zum Beispiel R-7K2M-9QXP.", "Give the reference, for example R-7K2M-9QXP.")
            items.append(.init(words, name: CodeEntryView.Name.reference))
        }
        if code.isEmpty {
            let words = language(
                "Geben Sie den Code an, zum Beispiel k7m2-9xqp-0abc-defg.",
                "Give the code, for example k7m2-9xqp-0abc-defg.")
            items.append(.init(words, name: CodeEntryView.Name.code))
        }
        return items
    }

    private func opened(_ reference: String, _ code: String, _ visit: Visit) async throws -> Vorgang? {
        do {
            return try await hall.open(reference: reference, secret: code, scope: visit.scope)
        } catch is CaseMissing {
            return nil
        }
    }

    // MARK: The status page

    /// Where a case is seen: a draft where it goes on, everything else on its status page.
    func address(of vorgang: Vorgang, _ town: Town) -> Address {
        vorgang.status == .entwurf
            ? Address(town.slug, "antrag", vorgang.id.text) : Address(town.slug, "vorgang", vorgang.id.text)
    }

    /// The case of the path, which this browser holds.
    func held(_ visit: Visit) async throws -> Vorgang {
        try await hall.open(VorgangId(visit["id"]), scope: visit.scope)
    }

    private func status(_ visit: Visit) async throws -> Answer {
        let town = try visit.place
        let vorgang = try await held(visit)
        guard vorgang.status != .entwurf else { return .seeOther(address(of: vorgang, town)) }
        return visit.page(try await statusPage(vorgang, visit, notice: notice(visit)))
    }

    func statusPage(_ vorgang: Vorgang, _ visit: Visit, notice: Banner? = nil) async throws -> StatusView {
        let akte = try? await shelf.service(vorgang.service).akte
        return StatusPage(
            vorgang: vorgang, town: try visit.place, language: visit.language, akte: akte, notice: notice,
            time: visit.now
        ).view
    }

    /// What is said on the next page after something was done.
    private func notice(_ visit: Visit) -> Banner? {
        let words: String? =
            switch visit.query["getan"] {
            case "beantwortet": visit.language("Ihre Antwort ist angekommen.", "Your answer has arrived.")
            case "zurueckgezogen": visit.language("Ihr Antrag ist zurückgezogen.", "Your application is withdrawn.")
            default: nil
            }
        return words.map { Banner(.good, $0, isAnswer: true) }
    }

    // MARK: Documents

    /// A document that the person may see. Fetching a notice that was provided for retrieval is kept as its retrieval.
    private func document(_ visit: Visit) async throws -> Answer {
        let vorgang = try await held(visit)
        let id = DocumentId(visit["dokument"])
        guard let document = vorgang.visibleDocuments.first(where: { $0.id == id }) else { throw CaseMissing() }
        let bytes = try await hall.file(blob: document.blob, of: vorgang.id, scope: visit.scope)
        let isProvided = vorgang.deliveries.contains { $0.document == id && $0.way == .abruf && $0.fetched == nil }
        if isProvided, visit.method == .get, [.zugestellt, .abgeschlossen].contains(vorgang.status) {
            _ = try await hall.perform(.rufeAb(id), on: vorgang.id, scope: visit.scope, by: visit.actor)
        }
        if case .schreiben = document.origin, document.mediaType == "application/pdf", visit.query["laden"] == nil {
            return .shownPDF(bytes, name: document.fileName)
        }
        return .download(bytes, name: document.fileName, type: document.mediaType)
    }
}
