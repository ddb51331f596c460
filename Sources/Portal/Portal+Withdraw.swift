import Basics
import Casework
import FrontDoor
import Hall
import Pages

extension PortalDoor {
    /// Withdrawing an application, after a page that says what it means.
    var withdrawalRoutes: [Route] {
        [
            .get("/{town}/vorgang/{id}/zurueckziehen", .holder) { visit in
                let vorgang = try await held(visit)
                guard StatusPage.mayWithdraw(vorgang.status) else {
                    return .seeOther(address(of: vorgang, try visit.place))
                }
                return visit.page(confirm(vorgang, try visit.place, visit))
            },
            .post("/{town}/vorgang/{id}/zurueckziehen", .holder) { visit in try await withdraw(visit) },
        ]
    }

    private func confirm(_ vorgang: Vorgang, _ town: Town, _ visit: Visit) -> ConfirmView {
        let language = visit.language
        let here = Address(town.slug, "vorgang", vorgang.id.text)
        let reason = TextArea(
            Question("grund", language("Warum ziehen Sie ihn zurück?", "Why do you withdraw it?"), isOptional: true),
            value: visit.form["grund"] ?? "", rows: 3, maxLength: 1_000)
        return ConfirmView(
            caption: "\(vorgang.submission?.reference ?? "") · \(vorgang.service.name)",
            question: language("Möchten Sie den Antrag zurückziehen?", "Do you want to withdraw the application?"),
            effects: [
                language("Wir entscheiden nicht mehr über den Antrag.", "We no longer decide on the application."),
                language(
                    "Das lässt sich nicht rückgängig machen. Sie können aber jederzeit einen neuen Antrag stellen.",
                    "This cannot be undone. You can make a new application at any time."),
            ], controls: [.area(reason)],
            target: FormTarget(
                post: Address(town.slug, "vorgang", vorgang.id.text, "zurueckziehen"), token: visit.token),
            button: Button(language("Antrag zurückziehen", "Withdraw the application"), .grave),
            cancel: Link(language("Nein, zurück zum Antrag", "No, back to the application"), here))
    }

    private func withdraw(_ visit: Visit) async throws -> Answer {
        let town = try visit.place
        let id = VorgangId(visit["id"])
        let reason = String((visit.form["grund"] ?? "").prefix(1_000))
        do {
            let after = try await hall.perform(
                .zieheZurueck(reason: reason), on: id, scope: visit.scope, by: visit.actor)
            return .seeOther(address(of: after, town).adding("getan", "zurueckgezogen"))
        } catch is Findings {
            let vorgang = try await held(visit)
            guard vorgang.status != .entwurf else { return .seeOther(address(of: vorgang, town)) }
            let words = visit.language(
                "Der Antrag lässt sich nicht mehr zurückziehen", "The application can no longer be withdrawn")
            let text = visit.language(
                "Darüber ist inzwischen entschieden, oder er war schon zurückgezogen.",
                "It has been decided meanwhile, or was withdrawn before.")
            return visit.page(
                try await statusPage(vorgang, visit, notice: Banner(.attention, words, text: text, isAnswer: true)))
        }
    }
}
