import Basics
import HTTPTypes
import Hall
import Hummingbird
import Logging

extension FrontDoor {
    /// Answers a route and counts how long it took: the log and the metrics know its pattern, never the address.
    func counted(_ route: Route, _ answer: () async throws -> Response) async throws -> Response {
        let begun = hall.clock.now()
        do {
            let response = try await answer()
            count(route, response.status.code, since: begun)
            return response
        } catch {
            count(route, Failure(error, number: "-").status.code, since: begun)
            throw error
        }
    }

    private func count(_ route: Route, _ status: Int, since begun: Instant) {
        let (microseconds, _) = hall.clock.now().microseconds.subtractingReportingOverflow(begun.microseconds)
        tally.count(route.method.rawValue, route: route.path, status: status, microseconds: microseconds)
        log.debug(
            "answered",
            metadata: [
                "method": "\(route.method.rawValue)", "route": "\(route.path)", "status": "\(status)",
                "microseconds": "\(microseconds)",
            ])
    }
}
