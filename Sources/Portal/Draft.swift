import Basics
import Casework
import Forms
import FrontDoor
import Hall
import Pages

/// A draft in a visit: the case, its form with the answers, and its addresses.
struct Draft {
    var vorgang: Vorgang
    var filled: FilledForm
    let town: String

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
    func draft(_ visit: Visit) async throws -> Draft {
        let vorgang = try await hall.open(VorgangId(visit["id"]), scope: visit.scope)
        return Draft(vorgang: vorgang, filled: try await shelf.filled(vorgang), town: visit["town"])
    }
}
