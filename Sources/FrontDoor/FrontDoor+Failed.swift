import Basics
import Catalogue
import Foundation
import HTTPTypes
import Hall
import Hummingbird
import Pages

extension FrontDoor {
    /// The page for a request that no route answered or whose route threw: it says what happened, and leads on from where
    /// the person was.
    func failed(_ failure: Failure, _ request: Request, number: String) async -> Response {
        let path = request.uri.path
        let first = path.split(separator: "/").first.map(String.init) ?? ""
        let isDesk = first == "desk"
        if case .notFound = failure.kind, !isDesk, let moved = await inOtherLetters(first, request) {
            return response(moved, [:])
        }
        let town = isDesk ? nil : try? await tenancy.town(slug: first)
        let query = (try? FormBody(query: request.uri.query ?? "")) ?? FormBody()
        let visit = Visit(
            method: request.method, path: path, parameters: [:], query: query, form: FormBody(),
            language: language(query, request.headers, isDesk: isDesk), preferred: .german, hasLanguageCookie: false,
            now: hall.clock.now(), town: town, staff: nil, staffToken: nil, visitor: seals.newVisitor(), number: number,
            house: self)
        var view = ErrorView(failure.kind, ways: visit.ways(after: failure, isDesk: isDesk))
        if case .notFound = failure.kind, !isDesk {
            if let town {
                view.search = FormTarget(get: Address(town.slug, "leistungen"))
            } else {
                view.placeSearch = FormTarget(get: .root)
            }
        }
        var fields: HTTPFields = [:]
        if let wait = failure.wait { fields[.retryAfter] = String(wait) }
        // What is left of a body that was refused is not read as a request.
        let endsHere: Set<HTTPResponse.Status> = [.badRequest, .requestTimeout, .contentTooLarge]
        if endsHere.contains(failure.status) { fields[.connection] = "close" }
        let page = visit.shell(isDesk ? .desk : .portal, languages: isDesk ? [] : visit.languages).page(view)
        return response(.page(page, status: failure.status), fields)
    }

    /// Where a town's address leads that somebody wrote as its name is written (`/Lindenau/`); nil for anything else.
    private func inOtherLetters(_ first: String, _ request: Request) async -> Answer? {
        guard [.get, .head].contains(request.method), let typed = first.removingPercentEncoding else { return nil }
        let (slug, asked) = (Koerperschaft.slug(of: typed), request.uri.string)
        guard slug != first, asked.hasPrefix("/" + first), let town = try? await tenancy.town(slug: slug) else {
            return nil
        }
        return Address(local: "/" + town.slug + asked.dropFirst(1 + first.count)).map(Answer.moved)
    }
}

extension Visit {
    /// Where somebody can go on from a failure: back to what was being filled in, then the town, then the house.
    fileprivate func ways(after failure: Failure, isDesk: Bool) -> [Link] {
        var ways: [Link] = []
        if method == .post, !isDesk, [.contentTooLarge, .badRequest].contains(failure.status),
            let address = Address(local: path)
        {
            ways.append(Link(language("Zurück zur Seite davor", "Back to the page before"), address))
        }
        if isDesk {
            ways.append(Link(language("Meine Arbeit", "My work"), Address("desk", "")))
            return ways
        }
        guard let town else { return ways + [Link(language("Zur Startseite", "To the start"), .root)] }
        return ways + [
            Link(language("Leistungen von \(town.name)", "Services of \(town.name)"), Address(town.slug, "leistungen")),
            Link(language("Mein Antrag", "My application"), Address(town.slug, "status")),
        ]
    }
}
