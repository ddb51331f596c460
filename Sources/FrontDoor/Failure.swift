import Basics
import Casework
import HTTPTypes
import Hall
import Pages
import Ports

/// The one place where what was thrown becomes an answer. What a person sees helps on; what an attacker sees is nothing.
struct Failure {
    let kind: ErrorView.Kind
    let status: HTTPResponse.Status
    /// Whether the operator must know.
    var isOurs = false
    /// After how many seconds it is worth another try; nil where waiting changes nothing.
    var wait: Int64?

    init(_ kind: ErrorView.Kind, _ status: HTTPResponse.Status, isOurs: Bool = false) {
        self.kind = kind
        self.status = status
        self.isOurs = isOurs
    }

    init(_ error: any Error, number: String) {
        switch error {
        case let failure as Failure.Thrown: self = failure.failure
        case let refusal as Refusal: self.init(refusal)
        case let error as FormBodyError: self.init(error, limit: "1 MB")
        case is CaseMissing: self.init(.notFound(asked: nil), .notFound)
        case is CaseMoved: self.init(.wrongMethod, .conflict)
        case is Findings: self.init(.wrongMethod, .conflict)
        case let error as StorageError: self.init(storage: error, number: number)
        default: self.init(.failure(number: number), .internalServerError, isOurs: true)
        }
    }

    private init(storage error: StorageError, number: String) {
        switch error.code {
        case .conflict, .taken, .missing: self.init(.wrongMethod, .conflict)
        case .full, .unreachable: self.init(.unavailable, .serviceUnavailable, isOurs: true)
        case .newer, .damaged, .misconfigured: self.init(.failure(number: number), .internalServerError, isOurs: true)
        }
    }

    /// A failure on its way up.
    struct Thrown: Error { let failure: Failure }
}

/// What a door throws when it has no page of its own for what is wrong.
public enum Refusal: Error, Hashable, Sendable {
    /// No such page, town or service; what was asked for.
    case notFound(String?)
    case forbidden
    /// Too many tries; the next is let in after so many seconds.
    case tooMany(seconds: Int64)
}

extension Failure {
    init(_ refusal: Refusal) {
        switch refusal {
        case .notFound(let asked): self.init(.notFound(asked: asked), .notFound)
        case .forbidden: self.init(.forbidden, .forbidden)
        case .tooMany(let seconds):
            self.init(.tooMany(minutes: Int(max(1, (seconds + 59) / 60))), .tooManyRequests)
            wait = seconds
        }
    }
}
