public import HTTPTypes

/// One address of the house: method, path, who may use it, what its body may be, and what answers.
///
/// The path is Hummingbird's: `/{town}/antrag/{id}/{page}`.
public struct Route: Sendable {
    /// What a request may bring along.
    public enum Body: Sendable, Hashable {
        case none
        /// Form fields up to `Limits.formBodyBytes`.
        case form
        /// Form fields and files up to one file's limit.
        case files
    }

    public let method: HTTPRequest.Method
    public let path: String
    public let access: Access
    public let body: Body
    public let handler: @Sendable (Visit) async throws -> Answer

    private init(
        _ method: HTTPRequest.Method, _ path: String, _ access: Access, _ body: Body,
        _ handler: @escaping @Sendable (Visit) async throws -> Answer
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.body = body
        self.handler = handler
    }

    /// An address that shows and changes nothing.
    public static func get(
        _ path: String, _ access: Access, _ handler: @escaping @Sendable (Visit) async throws -> Answer
    ) -> Route {
        Route(.get, path, access, .none, handler)
    }

    /// An address that changes something. The front door has checked the token against forged requests.
    public static func post(
        _ path: String, _ access: Access, _ body: Body = .form,
        _ handler: @escaping @Sendable (Visit) async throws -> Answer
    ) -> Route {
        Route(.post, path, access, body, handler)
    }
}
