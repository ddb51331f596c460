import HTTPTypes
import Pages
// The doors see what a browser sent through the front door.
@_exported public import WebInput

extension Failure {
    /// A form that is too much, or that cannot be read.
    init(_ error: FormBodyError, limit: String) {
        self =
            error.isTooMuch
            ? Failure(.tooLarge(limit: limit), .contentTooLarge) : Failure(.unreadable, .badRequest)
    }
}
