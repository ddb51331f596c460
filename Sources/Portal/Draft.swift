import Basics
import Casework
import Forms
import FrontDoor
import Hall
import Pages
import ServicePackages

/// A draft in a visit: the case, its form with the answers, and its addresses.
struct Draft {
    var vorgang: Vorgang
    var filled: FilledForm
    let town: String
    /// The visit in a language that the service speaks.
    let visit: Visit

    var isSubmitted: Bool { vorgang.status != .entwurf }
    var receipt: Address { Address(town, "antrag", vorgang.id.text, "eingang") }
    var review: Address { Address(town, "antrag", vorgang.id.text, "pruefen") }
    var saved: Address { Address(town, "antrag", vorgang.id.text, "gespeichert") }

    func address(_ stop: Stop) -> Address { Address(town, "antrag", vorgang.id.text, stop.description) }

    /// A stop's address, or the review when there is none.
    func goal(_ stop: Stop?) -> Address { stop.map(address) ?? review }
}

extension PortalDoor {
    /// The draft (or submitted case) of the path.
    func draft(_ visit: Visit) async throws -> Draft { try await openDraft(visit).draft }

    /// The same with the case as it was opened, for a command that follows.
    func openDraft(_ visit: Visit) async throws -> (draft: Draft, opened: OpenedCase) {
        let opened = try await hall.opened(VorgangId(visit["id"]), scope: visit.scope)
        let vorgang = opened.vorgang
        let service = try await shelf.service(vorgang.service)
        let visit = visit.about(service)
        let filled = FilledForm(service.form(visit.language.form), vorgang.answers, clock: hall.clock)
        return (Draft(vorgang: vorgang, filled: filled, town: visit["town"], visit: visit), opened)
    }
}
