import Basics
import Casework
import Foundation
import HTTPTypes
import Hall
import Hummingbird
import NIOCore
public import Pages
import Ports
import WebInput

extension FrontDoor {
    func newNumber() -> String { Randomness.base32(hall.randomness.bytes(5)).uppercased() }

    /// The request as a door will see it, without its body.
    func visit(of request: Request, _ parameters: [String: String], by route: Route) async throws -> Visit {
        let now = hall.clock.now()
        let visitor = cookies.value(.visitor, in: request.headers).flatMap(seals.visitor(of:)) ?? seals.newVisitor()
        var staff: Actor.Staff?
        var token: String?
        switch route.access {
        case .staff, .anyStaff:
            token = cookies.value(.staff, in: request.headers)
            if let token { staff = try await sessions.staff(token: token, now: now) }
        case .everyone, .holder: break
        }
        var town: Town?
        if let staff {
            town = try await tenancy.town(TownId(staff.town))
        } else if let slug = parameters["town"] {
            guard let found = try await tenancy.town(slug: slug) else { throw Refusal.notFound(slug) }
            town = found
        }
        let query = try FormBody(query: request.uri.query ?? "")
        return Visit(
            method: request.method, path: request.uri.path, parameters: parameters, query: query, form: FormBody(),
            language: language(query, request.headers, isDesk: route.path.hasPrefix("/desk")),
            preferred: Language(acceptable: request.headers[.acceptLanguage]),
            hasLanguageCookie: cookies.value(.language, in: request.headers) != nil, now: now, town: town, staff: staff,
            staffToken: token, visitor: visitor, number: newNumber(), house: self)
    }

    /// What the address says, else the cookie, else what the browser asks for. The desk speaks German.
    func language(_ query: FormBody, _ headers: HTTPFields, isDesk: Bool) -> Language {
        if isDesk { return .german }
        let chosen = query["sprache"] ?? cookies.value(.language, in: headers)
        return chosen.flatMap(Language.init(rawValue:)) ?? Language(acceptable: headers[.acceptLanguage])
    }

    /// The answer to somebody whom the route's rule does not let in; nil if it does.
    func refusal(of visit: Visit, by route: Route) async throws -> Answer? {
        switch route.access {
        case .everyone: return nil
        case .holder:
            guard visit.holds(VorgangId(visit["id"])) else {
                guard let town = visit.town else { throw Refusal.notFound(nil) }
                return .seeOther(Address(town.slug, "status"))
            }
        case .anyStaff, .staff:
            guard let staff = visit.staff else {
                var way = Address("desk", "anmelden")
                if visit.method == .get { way = way.adding("weiter", visit.path) }
                if visit.staffToken?.isEmpty == false { way = way.adding("beendet", "1") }
                return .seeOther(way)
            }
            if case .staff(let role) = route.access, !staff.roles.contains(role),
                !(role == .sachbearbeitung && staff.roles.contains(.leitung))
            {
                throw Refusal.forbidden
            }
        }
        return nil
    }

    /// The form that came with a request, read piece by piece within the route's limits.
    func form(of request: Request, _ body: Route.Body) async throws -> FormBody {
        let most =
            switch body {
            case .none: 0
            case .form: Limits.formBodyBytes
            case .files: Limits.applicationUploadBytes + Limits.formBodyBytes
            }
        let tooLarge = Failure(.tooLarge(limit: body == .files ? "100 MB" : "1 MB"), .contentTooLarge)
        if let stated = request.headers[.contentLength], Int(stated).map({ $0 > most }) ?? true {
            throw Failure.Thrown(failure: tooLarge)
        }
        do {
            return try await read(request, most: most, tooLarge: tooLarge)
        } catch let error as FormBodyError {
            throw Failure.Thrown(failure: error.isTooMuch ? tooLarge : Failure(error, limit: "1 MB"))
        } catch let error as Failure.Thrown {
            throw error
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // The body breaks off, or its pieces do not follow the grammar.
            throw Failure.Thrown(failure: Failure(.unreadable, .badRequest))
        }
    }

    private func read(_ request: Request, most: Int, tooLarge: Failure) async throws -> FormBody {
        var reader = try FormReader(contentType: request.headers[.contentType] ?? "")
        var size = 0
        let began = ContinuousClock.now
        for try await piece in request.body {
            size += piece.readableBytes
            guard size <= most else { throw Failure.Thrown(failure: tooLarge) }
            let seconds = Int((ContinuousClock.now - began).components.seconds)
            guard seconds < Limits.bodyGraceSeconds || size >= seconds * Limits.bodyBytesPerSecond else {
                throw Failure.Thrown(failure: Failure(.unreadable, .requestTimeout))
            }
            try reader.feed(Array(piece.readableBytesView)[...])
        }
        return composed(try reader.finish())
    }

    /// The fields in composed form (Unicode NFC), so that what looks alike is alike for search, comparison and standards.
    private func composed(_ form: FormBody) -> FormBody {
        var form = form
        for index in form.fields.indices where form.fields[index].value.utf8.contains(where: { $0 >= 0xcc }) {
            form.fields[index].value = form.fields[index].value.precomposedStringWithCanonicalMapping
        }
        return form
    }

    /// Whether a form was sent by one of our own pages to this visitor.
    func isOurOwn(_ request: Request, _ visit: Visit) -> Bool {
        seals.accepts(visit.form[FormTarget.Name.token], of: visit.visitor)
    }

    /// Answers a form whose token is missing or stale: everything that was typed, to be sent once more with one press.
    /// A form that another site sent is refused.
    func askAgain(_ visit: Visit, _ request: Request) throws -> Answer {
        if let name = HTTPField.Name.secFetchSite, request.headers[name] == "cross-site" { throw Refusal.forbidden }
        let fields = visit.form.fields.filter { $0.name != FormTarget.Name.token }
        let target = FormTarget(post: Address(local: visit.path) ?? .root, token: visit.token)
        return visit.page(ResendView(fields: fields.map { .init(name: $0.name, value: $0.value) }, target: target))
    }
}

extension Visit {
    func with(form: FormBody) -> Visit {
        Visit(
            method: method, path: path, parameters: parameters, query: query, form: form, language: language,
            preferred: preferred, hasLanguageCookie: hasLanguageCookie, now: now, town: town, staff: staff,
            staffToken: staffToken, visitor: visitor, number: number, house: house, languages: languages)
    }

    /// The same visit to something that is written in these languages only: in German if the person's is not among them.
    public func speaking(_ languages: [Language]) -> Visit {
        Visit(
            method: method, path: path, parameters: parameters, query: query, form: form,
            language: languages.contains(language) ? language : .german, preferred: preferred,
            hasLanguageCookie: hasLanguageCookie, now: now, town: town, staff: staff, staffToken: staffToken,
            visitor: visitor, number: number, house: house, languages: languages)
    }
}
