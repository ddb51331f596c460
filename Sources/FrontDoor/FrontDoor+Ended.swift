import Basics
import HTTPTypes
import Hall
import Hummingbird
public import Pages

extension FrontDoor {
    /// The answer to a form whose sender is not let in any more: the way in, with everything that was typed.
    ///
    /// Nil where there is nothing to keep. What another site sent is not kept: it would be sent in somebody's name.
    func keeping(_ visit: Visit, _ request: Request, by route: Route) async throws -> Answer? {
        guard route.method == .post else { return nil }
        if let name = HTTPField.Name.secFetchSite, request.headers[name] == "cross-site" { return nil }
        let visit = visit.with(form: try await form(of: request, route.body))
        guard let carried = Carried(to: visit.path, visit.form.pairs) else { return nil }
        var answer: Answer
        switch route.access {
        case .everyone: return nil
        case .staff, .anyStaff:
            answer = visit.deskPage(
                DeskSignInView(
                    .password(login: ""), notice: .sessionEnded(keepsText: true),
                    target: FormTarget(post: Address("desk", "anmelden"), token: visit.token), carried: carried))
        case .holder:
            guard let town = visit.town else { return nil }
            let isDraft = visit.path.hasPrefix(Address(town.slug, "antrag", "").text)
            answer = visit.page(
                CodeEntryView(
                    isDraft ? .draft : .status, reference: isDraft ? TownHall.grouped(visit["id"]) : "",
                    target: FormTarget(post: Address(town.slug, "status"), token: visit.token), carried: carried))
        }
        answer.status = .unprocessableContent
        return answer
    }
}

extension Visit {
    /// What a form brought along from before a sign-in.
    public var carried: Carried? { Carried(in: form.pairs) }

    /// The page that sends what was carried through a sign-in once more. Who may do that is asked again then.
    public func resend(_ carried: Carried, button: String? = nil, cancel: Link? = nil) -> ResendView {
        ResendView(
            fields: carried.fields, target: FormTarget(post: carried.address, token: token), reason: .signedIn,
            button: button, cancel: cancel)
    }
}

extension FormBody {
    /// The fields as pages take them.
    var pairs: [(name: String, value: String)] { fields.map { (name: $0.name, value: $0.value) } }
}
