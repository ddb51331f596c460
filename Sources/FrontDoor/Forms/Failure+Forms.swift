import HTTPTypes
import Pages

extension Failure {
    /// A form that is too much, or that cannot be read.
    init(_ error: FormBodyError, limit: String) {
        self =
            error.isTooMuch
            ? Failure(.tooLarge(limit: limit), .contentTooLarge) : Failure(.unreadable, .badRequest)
    }
}
