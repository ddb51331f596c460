import Basics
import Casework
import FrontDoor
import HTTPTypes
import Hall
import Pages

extension PortalDoor {
    /// The receipt as PDF, or a page that says that it is being made and asks again by itself, without script.
    func receiptDocument(_ visit: Visit) async throws -> Answer {
        let vorgang = try await hall.open(VorgangId(visit["id"]), scope: visit.scope)
        guard let submission = vorgang.submission else {
            return .seeOther(Address(visit["town"], "antrag", vorgang.id.text))
        }
        if let document = vorgang.letter(submission.receipt)?.document {
            return .seeOther(Address(visit["town"], "vorgang", vorgang.id.text, "dokumente", document.text))
        }
        let receipt = Address(visit["town"], "antrag", vorgang.id.text, "eingang")
        var answer = visit.page(
            TextView(
                visit.language("Ihre Eingangsbestätigung wird erstellt", "Your receipt is being made"),
                lead: visit.language(
                    "Diese Seite fragt alle paar Sekunden nach und öffnet dann das PDF. Ihr Antrag ist in jedem Fall "
                        + "angekommen: Zeichen \(submission.reference).",
                    "This page asks every few seconds and then opens the PDF. Your application has arrived in any case: "
                        + "reference \(submission.reference)."),
                sections: [],
                links: [
                    Link(
                        visit.language("Jetzt nachsehen", "Look now"),
                        Address(visit["town"], "antrag", vorgang.id.text, "eingang", "pdf"))
                ], back: BackLink(receipt)))
        if let name = HTTPField.Name("Refresh") { answer.headers[name] = "3" }
        return answer
    }
}
