import Ports

/// Why a statement failed on PostgreSQL, and whether trying again may help.
struct PostgresError: Error {
    enum Recovery: Sendable { case none, retry, reconnect }

    let storage: StorageError
    let recovery: Recovery

    /// From the five letters of SQLSTATE; the detail is not taken over, since it may hold values.
    init(state: String, message: String) {
        let reason = message.isEmpty ? "PostgreSQL \(state)" : "PostgreSQL \(state): \(message)"
        switch state {
        case "40001", "40P01": self.init(.unreachable, reason, .retry)
        case "23505": self.init(.taken, reason)
        case "53100", "58030":
            self.init(.full, reason + ". Make room on the disk of PostgreSQL; nothing was changed.")
        case "53200": self.init(.full, reason + ". Give PostgreSQL more memory; nothing was changed.")
        case "53300":
            self.init(.unreachable, "PostgreSQL has no connection left: raise its max_connections.", .reconnect)
        case "57014", "55P03":
            self.init(.unreachable, "PostgreSQL did not answer in time: try again in a moment.")
        case "57P01", "57P02", "57P03":
            self.init(.unreachable, "PostgreSQL is stopping or starting: try again in a moment.", .reconnect)
        case "28P01", "28000":
            self.init(
                .misconfigured, "PostgreSQL does not accept user or password: give the right ones (see pg_hba.conf).")
        case "3D000":
            self.init(.misconfigured, "There is no such database on this PostgreSQL: create it first, with createdb.")
        case "42501":
            self.init(
                .misconfigured,
                reason + ". Give the user the right to create and use tables: "
                    + "GRANT USAGE, CREATE ON SCHEMA public TO its name.")
        case "3F000":
            self.init(.misconfigured, "There is no schema to create tables in: create the one of search_path first.")
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
