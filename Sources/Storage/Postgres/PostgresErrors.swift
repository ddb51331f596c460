import Ports

/// Why a statement failed on PostgreSQL, and whether trying again may help.
struct PostgresError: Error {
    enum Recovery: Sendable { case none, retry, reconnect }

    let storage: StorageError
    let recovery: Recovery

    /// From the five letters of SQLSTATE; the detail is not taken over, since it may hold values.
    init(state: String, message: String) {
        let reason = "PostgreSQL \(state): \(message)"
        switch state {
        case "40001", "40P01": self.init(.unreachable, reason, .retry)
        case "23505": self.init(.taken, reason)
        case "53100", "53200", "58030": self.init(.full, reason)
        case "57P01", "57P02", "57P03": self.init(.unreachable, reason, .reconnect)
        case "28P01", "28000": self.init(.unreachable, reason + ". Give the right user and password.")
        case "3D000": self.init(.unreachable, reason + ". Create the database first.")
        case "42501": self.init(.unreachable, reason + ". Let the user create and use tables in its schema.")
        case _ where state.hasPrefix("08"): self.init(.unreachable, reason, .reconnect)
        case _ where state.hasPrefix("53") || state.hasPrefix("57") || state.hasPrefix("55"):
            self.init(.unreachable, reason)
        default: self.init(.damaged, reason)
        }
    }

    init(_ code: StorageError.Code, _ reason: String, _ recovery: Recovery = .none) {
        storage = StorageError(code, reason)
        self.recovery = recovery
    }
}
