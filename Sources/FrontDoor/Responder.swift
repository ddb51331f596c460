import Basics
import Casework
import Foundation
import HTTPTypes
import Hall
public import Hummingbird
import Logging
import NIOCore
import Pages
import Ports

extension FrontDoor {
    /// What Hummingbird asks for every request: the routes of all doors behind the front door's rules.
    ///
    /// Two routes with one address and method end the start.
    public func responder(_ routes: [Route]) -> some HTTPResponder<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        for route in routes + ownRoutes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                try await counted(route) { try await respond(to: request, parameters: context.parameters, by: route) }
            }
        }
        return Doorkeeper(house: self, inner: router.buildResponder())
    }

    private func respond(to request: Request, parameters: Parameters, by route: Route) async throws -> Response {
        var named: [String: String] = [:]
        for (name, value) in parameters {
            let text = String(value)
            named[String(name)] = text.utf8.contains(UInt8(ascii: "%")) ? text.removingPercentEncoding ?? text : text
        }
        var visit = try await visit(of: request, named, by: route)
        if let refused = try await refusal(of: visit, by: route) {
            return response(try await keeping(visit, request, by: route) ?? refused, to: visit)
        }
        if route.method == .post {
            visit = visit.with(form: try await form(of: request, route.body))
            guard isOurOwn(request, visit) else { return response(try askAgain(visit, request), to: visit) }
        }
        return response(try await route.handler(visit), to: visit, known: request.headers[.ifNoneMatch])
    }
}

/// Stands before all routes: catches what they throw, adds what every answer carries.
struct Doorkeeper<Inner: HTTPResponder>: HTTPResponder where Inner.Context == BasicRequestContext {
    let house: FrontDoor
    let inner: Inner

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        try await house.rush.during { try await answer(request, context) }
    }

    private func answer(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        guard request.uri.string.utf8.count <= Limits.pathBytes else {
            return await house.failed(Failure(.notFound(asked: nil), .uriTooLong), request, number: "-")
        }
        guard !request.uri.path.contains("//") else {
            return await house.failed(Failure(.notFound(asked: nil), .notFound), request, number: "-")
        }
        do {
            let response = try await inner.respond(to: request, context: context)
            // The router answers addresses that it does not know by itself, with an empty body: people get a page.
            guard response.status.code >= 400, response.headers[.contentType]?.hasPrefix("text/") != true else {
                return response
            }
            return await house.failed(Doorkeeper.failure(response.status), request, number: "-")
        } catch let error as HTTPError {
            return await house.failed(Doorkeeper.failure(error.status), request, number: "-")
        } catch {
            let number = house.newNumber()
            let failure = Failure(error, number: number)
            if failure.isOurs {
                house.log.error(
                    "request failed", metadata: ["number": "\(number)", "error": "\(type(of: error)): \(error)"])
            }
            return await house.failed(failure, request, number: number)
        }
    }

    /// What the server library says, in our words.
    private static func failure(_ status: HTTPResponse.Status) -> Failure {
        switch status.code {
        case 404: Failure(.notFound(asked: nil), .notFound)
        case 405: Failure(.wrongMethod, .methodNotAllowed)
        case 413: Failure(.tooLarge(limit: "20 MB"), .contentTooLarge)
        default: Failure(.unreadable, .badRequest)
        }
    }
}
